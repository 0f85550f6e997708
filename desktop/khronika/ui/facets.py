"""The facet tables of the open archive: read behind the window, then kept up to date.

    live = LiveFacets(session)
    live.load()                       # once; `ready` follows
    table = live.of(Kind.INCIDENT)    # None until then: list what SQL says meanwhile
    mask = table.mask(Filter(text="strike"))
    table.listed(mask, Order.DATE)    # ids for `RecordList.show_ids`
    table.spans(mask, Facet.SOURCE)   # for the timeline
    live.changed.connect(again)       # masks made before are of the table as it was

Tables belong to the window's thread.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from khronika.archive.finding.sight import Sight
from khronika.domain.changed import Changed
from khronika.domain.errors import Cancelled
from khronika.domain.facet_values import Order
from khronika.domain.facets import Facets
from khronika.domain.filters import Filter
from khronika.domain.kinds import Kind, RecordId
from khronika.i18n import _
from khronika.ui.jobs import Job

if TYPE_CHECKING:  # a session holds its tables
    from khronika.ui.session import Session

KINDS = (Kind.INCIDENT, Kind.DOCUMENT)
# Rows that are read again here and now, a hundred of them in some 20 ms; more make the window
# wait, so those are read behind with all the rest.
_AT_ONCE = 200

_Tables = Mapping[Kind, Facets]


class LiveFacets(QObject):
    """The tables of one session."""

    ready = Signal()  # after the first reading
    changed = Signal(object)  # frozenset of the kinds whose table says something else now

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._session = session
        self._tables: dict[Kind, Facets] = {}
        self._is_reading = self._was_asked = False
        self._missed: list[Changed] = []  # while all was read
        self._round = 0  # grows with each reading: only the last one counts
        session.changed.connect(self._hear)
        session.veiled.connect(self._look_again)

    @property
    def is_ready(self) -> bool:
        """Whether there are tables to ask."""
        return bool(self._tables)

    def of(self, kind: Kind) -> Facets | None:
        """Return the table of `kind`, or None: it is not read yet, or this kind has none."""
        return self._tables.get(kind)

    def listed(
        self, kind: Kind, wanted: Filter, order: Order, *, descending: bool = False
    ) -> Sequence[RecordId] | None:
        """Return the records of `kind` that `wanted` lets through, in `order`; None: ask SQL."""
        if (table := self.of(kind)) is None:
            return None
        return table.listed(table.mask(wanted), order, descending=descending)

    def load(self) -> None:
        """Read all tables, behind the window."""
        self._is_reading, self._was_asked = True, True
        self._round += 1
        self._session.behind(
            _("Getting the lists ready"),
            partial(self._read, self._session.sight),
            partial(self._take, self._round),
            failed=self._failed,
        )

    def _look_again(self) -> None:
        """Names were hidden, or are shown: what is typed is sought in words as they are shown."""
        for table in self._tables.values():
            table.be_mute()
        if self._was_asked:
            self.load()

    def _read(self, sight: Sight, job: Job) -> _Tables:
        with self._session.archive.snapshot() as catalogue:
            return {kind: catalogue.facets.load(kind, job, sight) for kind in KINDS}

    def _take(self, round_: int, tables: _Tables) -> None:
        if round_ != self._round:
            return
        is_first, self._is_reading = not self.is_ready, False
        self._tables = dict(tables)
        missed, self._missed = self._missed, []
        for changed in missed:
            self._hear(changed)
        if is_first:
            self.ready.emit()
        self.changed.emit(frozenset(KINDS))

    def _failed(self, error: BaseException, doing: str) -> None:
        """Lists go on as SQL has them; an old table would say what is no longer so."""
        self._tables, self._is_reading, self._missed = {}, False, []
        if not isinstance(error, Cancelled):
            self._session.tools.notices.report(error, doing)

    def _hear(self, changed: Changed) -> None:
        if self._is_reading:
            self._missed.append(changed)
            return
        catalogue, told, is_much = self._session.archive.catalogue, set(), False
        sight = self._session.sight
        for kind, table in self._tables.items():
            affected = catalogue.facets.affected(kind, changed)
            if len(affected) > _AT_ONCE:
                table.drop(affected - catalogue.records.living(affected))
                is_much = True
            elif (fresh := catalogue.facets.fresh(kind, changed, sight)).is_empty:
                continue
            else:
                fresh.put_into(table)
            told.add(kind)
        if told:
            self.changed.emit(frozenset(told))
        if is_much:
            self.load()
