"""What each list shows: the shared filter, put to the facet tables and to what waits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from khronika.domain.changed import Changed
from khronika.domain.facet_values import Order
from khronika.domain.facets import Facets
from khronika.domain.filters import Facet, Filter, Value
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.waiting import WAITING
from khronika.domain.ways import Way
from khronika.i18n import N_, _
from khronika.ui.facets import LiveFacets
from khronika.ui.filtering.shared import SharedFilter

if TYPE_CHECKING:  # a session holds the narrowing of its lists
    from khronika.ui.session import Session

SORTS = "sorts"  # the key, inside the archive, of how lists are sorted
ORDERS: Mapping[Kind, Mapping[Order, str]] = {
    Kind.INCIDENT: {
        Order.DATE: N_("By date"),
        Order.TITLE: N_("By title"),
        Order.PLACE: N_("By place"),
        Order.GRADE: N_("By confirmation"),
        Order.ADDED: N_("By time of recording"),
    },
    Kind.DOCUMENT: {
        Order.TITLE: N_("By title"),
        Order.DATE: N_("By date"),
        Order.ADDED: N_("By time of recording"),
    },
}
# What documents are told apart by. Their other facets say who wrote them, while a chip of a person
# means whoever is in what happened.
_OF_DOCUMENTS = (Facet.SOURCE, Facet.TAG, Facet.STATUS)
# Lists of what incidents have in common show only what occurs in the incidents let through.
_OCCUR = {Kind.AGENT: Facet.PERSON, Kind.SOURCE: Facet.SOURCE, Kind.PLACE: Facet.PLACE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorting:
    """How one list is sorted."""

    order: Order
    descending: bool = False


class Narrowing(QObject):
    """One for the window. `changed` says that lists may show other records, or in another order."""

    changed = Signal()

    def __init__(self, session: "Session", tables: LiveFacets) -> None:
        super().__init__()
        self._session, self._tables = session, tables
        self.filter = SharedFilter()
        self._sortings = {kind: Sorting(order=next(iter(ORDERS[kind]))) for kind in ORDERS}
        self._waiting: tuple[str, frozenset[RecordId]] = ("", frozenset())
        self._recall(session.archive.state(SORTS) or {})
        self.filter.changed.connect(self._look)
        tables.changed.connect(lambda _kinds: self.changed.emit())
        session.others.changed.connect(self.changed)
        session.changed.connect(self._hear)

    # -- what is listed -------------------------------------------------------------------

    def ids(self, kind: Kind, place: str) -> Sequence[RecordId] | None:
        """Return the records of `kind` that the filter of `place` lets through, in order; None
        where all of them are, in the order that the archive has.
        """
        wanted = self.filter.of(place)
        if kind in _OCCUR:
            return self._occurring(kind, wanted)
        if (table := self._tables.of(kind)) is None:
            return None
        sorting, meant = self._sortings[kind], self.meant(kind, wanted)
        mask = table.mask(meant, self._session.others.of(wanted.text))
        listed = table.listed(mask, sorting.order, descending=sorting.descending)
        held = self._held(kind, wanted)
        return listed if held is None else [one for one in listed if one in held]

    def way(self, kind: Kind, place: str, record: RecordId) -> Way:
        """Return how the words of `place` are met by `record`: EXACT where they all stand in it
        letter for letter, and where nobody can tell.
        """
        text, table = self.filter.of(place).text, self._tables.of(kind)
        if table is None:
            return Way.EXACT
        others = self._session.others.by_way(text)
        return next((way for way in others if table.says(text, record, others[way])), Way.EXACT)

    def facets(self, kind: Kind) -> Sequence[Facet]:
        """Return what the list of `kind` can be narrowed by; nothing until it has been read."""
        table = self._tables.of(Kind.INCIDENT if kind in _OCCUR else kind)
        if table is None:
            return ()
        return [one for one in table.facets if kind is not Kind.DOCUMENT or one in _OF_DOCUMENTS]

    def meant(self, kind: Kind, wanted: Filter) -> Filter:
        """Return what `wanted` means for the list of `kind`: chips of other lists are let be."""
        for facet in wanted.chosen.keys() - set(self.facets(kind)):
            wanted = wanted.choosing(facet, ())
        return wanted

    def total(self, kind: Kind) -> int | None:
        """Return how many records of `kind` there are; None where no table knows."""
        table = self._tables.of(kind)
        return None if table is None else len(table)

    def table(self, kind: Kind) -> Facets | None:
        """Return the facet table of `kind`, once it has been read."""
        return self._tables.of(kind)

    def about(self, kind: Kind) -> "Counts":
        """Return what the filter bar over the list of `kind` asks."""
        return Counts(self._session, self, kind)

    def _occurring(self, kind: Kind, wanted: Filter) -> Sequence[RecordId] | None:
        held = self._held(kind, wanted)
        if kind is Kind.AGENT and (levels := wanted.chosen.get(Facet.PROTECTION)):
            marked = self._session.catalogue.agents.marked(str(level) for level in levels)
            held = marked if held is None else held & marked
            wanted = wanted.choosing(Facet.PROTECTION, ())
        table = self._tables.of(Kind.INCIDENT)
        if table is not None and (wanted.is_dated or wanted.chosen):
            met = table.values_of(table.mask(wanted.saying("")), _OCCUR[kind])
            occurring = frozenset(RecordId(int(one)) for one in met)
            held = occurring if held is None else held & occurring
        return None if held is None else list(held)

    def _held(self, kind: Kind, wanted: Filter) -> frozenset[RecordId] | None:
        what, found = self._waiting
        return found if wanted.waiting == what and WAITING.get(what) is kind else None

    # -- how it is sorted -----------------------------------------------------------------

    def sorting(self, kind: Kind) -> Sorting:
        """Return how the list of `kind` is sorted."""
        return self._sortings[kind]

    def sort(self, kind: Kind, sorting: Sorting) -> None:
        """Sort the list of `kind` in another way, now and after a lock."""
        self._sortings[kind] = sorting
        kept = {one.value: [how.order.value, how.descending] for one, how in self._sortings.items()}
        self._session.keep_state(SORTS, kept)
        self.changed.emit()

    def _recall(self, kept: Mapping[str, Any]) -> None:
        for kind, known in ORDERS.items():
            order, descending = kept.get(kind.value, ("", False))
            if order in {one.value for one in known}:
                self._sortings[kind] = Sorting(order=Order(order), descending=bool(descending))

    # -- what waits -----------------------------------------------------------------------

    def _look(self) -> None:
        """What waits is found behind the window; until then the rest of the filter holds."""
        what = self.filter.chips.waiting
        if what and what != self._waiting[0]:
            self._find(what)
        elif not what:
            self._waiting = ("", frozenset())
        self.changed.emit()

    def _hear(self, _changed: Changed) -> None:
        if what := self._waiting[0]:
            self._find(what)

    def _find(self, what: str) -> None:
        archive, today = self._session.archive, date.today()  # noqa: DTZ011 (their own day)

        def found(records: Sequence[RecordId]) -> None:
            if self.filter.chips.waiting == what:
                self._waiting = (what, frozenset(records))
                self.changed.emit()

        self._session.behind(
            _("Finding what waits"), lambda _job: archive.catalogue.waiting.ids(what, today), found
        )


class Counts:
    """What the filter panel of one list asks; see `offers.Counted`."""

    def __init__(self, session: "Session", narrowing: Narrowing, kind: Kind) -> None:
        self._session, self._narrowing = session, narrowing
        self._shown, self._kind = kind, Kind.INCIDENT if kind in _OCCUR else kind

    def facets(self) -> Sequence[Facet]:
        """Return what the list can be narrowed by; nothing until its table has been read."""
        return self._narrowing.facets(self._shown)

    def counts(self, wanted: Filter, facet: Facet) -> Mapping[Value, int]:
        """Return how many records each value would leave."""
        table = self._narrowing.table(self._kind)
        if table is None:
            return {}
        rest = self._narrowing.meant(self._shown, wanted.choosing(facet, ()))
        return table.counts(table.mask(rest, self._session.others.known(wanted.text)), facet)

    def names(self, facet: Facet, values: Sequence[Value]) -> Mapping[Value, str]:
        """Return what records are called."""
        records = [RecordId(one) for one in values if isinstance(one, int)]
        named = self._session.catalogue.records.named(records)
        return {record: one.title for record, one in named.items()}

    def depths(self, facet: Facet) -> Mapping[Value, int]:
        """Return how deep categories stand under one another, in their order."""
        tree = self._session.catalogue.terms.tree() if facet is Facet.CATEGORY else {}
        return dict(tree.items())

    def years(self) -> Sequence[int]:
        """Return the years that the records of the list lie in."""
        table = self._narrowing.table(self._kind)
        return () if table is None else table.years()
