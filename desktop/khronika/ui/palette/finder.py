"""Finding records by what they are called."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from khronika.archive.called import KINDS, Called
from khronika.domain.changed import Changed
from khronika.domain.errors import Cancelled
from khronika.domain.kinds import Kind, RecordId, parse_reference, spoken
from khronika.i18n import N_, _
from khronika.language.folding import fold
from khronika.ui.jobs import Job
from khronika.ui.palette.names import Names, Rank, words
from khronika.ui.session import Session
from khronika.ui.veil import Calling

_PAGE = 1_000  # names read at once: some ten milliseconds
_SOME = 24  # records written meanwhile that are read at once on the window's thread: some five
READING = N_("Reading the names")
# On a Ukrainian or Russian keyboard these letters look like those of the numbers.
Shown = Callable[[Kind, Sequence[Calling]], Sequence[Calling]]
_LOOK_ALIKES = str.maketrans("ІРСТіртс", "IPCTIPTC")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One record, as a list shows it.

    number: as people say it, such as "I-207"; empty for kinds without one. also: the name by which
    it was found, when its title does not show why. fit: as in `Rank`, less is better. is_group: as
    in `Named`.
    """

    record: RecordId
    kind: Kind
    title: str
    number: str = ""
    also: str = ""
    fit: int = 0
    is_group: bool = False


class Finder(Protocol):
    """Whoever can tell records by some letters of their names, between two keys."""

    @property
    def is_whole(self) -> bool:
        """Whether it knows all names yet: before, it cannot say that nothing is called so."""

    def find(
        self, text: str, limit: int, kinds: Sequence[Kind] = KINDS
    ) -> Sequence[Sequence[Found]]:
        """Return, for each of `kinds`, at most `limit` records, the best first."""

    def newest(self, limit: int, kind: Kind) -> Sequence[Found]:
        """Return at most `limit` records of `kind`, those named last first."""

    def show(self, records: Iterable[RecordId]) -> dict[RecordId, Found]:
        """Return those of `records` that are there and not in the trash, as a list shows them."""


class NamesFinder(QObject):
    """Holds the names of all records; reads them behind, once, and what is written as it comes."""

    read = Signal()  # more can be found than before

    def __init__(self, session: Session) -> None:
        """Begin to read."""
        super().__init__()
        self._session, self._names = session, Names()
        self._missed: list[Changed] | None = []  # written while the names were being read
        self._round = 0  # grows with each reading: only the last one counts
        self._unread: dict[tuple[Kind, RecordId], None] = {}  # written since, in their order
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._go_on)
        session.changed.connect(self._hear)
        session.veiled.connect(self._begin)
        self._begin()

    @property
    def is_whole(self) -> bool:
        """Whether all names have been read."""
        return self._missed is None

    def find(
        self, text: str, limit: int, kinds: Sequence[Kind] = KINDS
    ) -> Sequence[Sequence[Found]]:
        self._read_rest()
        numbered, sought = self._numbered(text), words(text)
        best = [self._best(text, kind, numbered, limit) for kind in kinds]
        called = self._called(record for ranked in best for _rank, record in ranked)
        shown = self._shown(called)
        return [
            [
                _explained(shown[record], called[record], sought, rank)
                for rank, record in ranked
                if record in shown
            ]
            for ranked in best
        ]

    def newest(self, limit: int, kind: Kind) -> Sequence[Found]:
        self._read_rest()
        order = self._names.newest(kind, limit)
        shown = self.show(order)
        return [shown[record] for record in order if record in shown]

    def show(self, records: Iterable[RecordId]) -> dict[RecordId, Found]:
        return self._shown(self._called(records))

    # -- finding --------------------------------------------------------------------------

    def _best(
        self, text: str, kind: Kind, numbered: tuple[Kind, RecordId] | None, limit: int
    ) -> list[tuple[Rank, RecordId]]:
        ranked = self._names.find(text, kind)[:limit]
        if numbered is not None and numbered[0] is kind:
            ranked.insert(0, (Rank(-1, 0, 0), numbered[1]))
        return ranked

    def _numbered(self, text: str) -> tuple[Kind, RecordId] | None:
        """Return the record that `text` names by its number: I-207, i207, І-207."""
        said = text.strip().translate(_LOOK_ALIKES).replace(" ", "")
        meant = parse_reference(said) or parse_reference(f"{said[:1]}-{said[1:]}")
        if meant is None:
            return None
        record = self._session.catalogue.callings.numbered(*meant)
        return (meant[0], record) if record is not None else None

    def _called(self, records: Iterable[RecordId]) -> dict[RecordId, Called]:
        return self._session.catalogue.callings.many(records)

    def _shown(self, called: dict[RecordId, Called]) -> dict[RecordId, Found]:
        titles = self._session.catalogue.records.named(called)
        return {
            record: Found(
                record=record,
                kind=one.kind,
                title=titles[record].title,
                number=spoken(one.kind, one.ref),
                is_group=titles[record].is_group,
            )
            for record, one in called.items()
        }

    # -- reading --------------------------------------------------------------------------

    def _begin(self) -> None:
        """Read all, as it is shown: whoever is hidden is found by nothing that is not seen."""
        self._names, self._missed = Names(), []
        self._unread.clear()
        self._round += 1
        self._session.behind(
            _(READING),
            partial(self._load, self._names, self._session.called),
            partial(self._loaded, self._round),
            failed=self._not_loaded,
        )

    def _load(self, names: Names, shown: Shown, job: Job) -> None:
        callings = self._session.archive.catalogue.callings
        total, done = callings.count(), 0
        for kind, named in callings.pages(_PAGE):
            names.add(kind, shown(kind, named))
            done += len(named)
            job.step(min(done, total), total)

    def _loaded(self, round_: int, _none: object) -> None:
        if round_ != self._round:
            return
        missed, self._missed = self._missed or [], None
        for changed in missed:
            self._hear(changed)
        self.read.emit()

    def _not_loaded(self, error: BaseException, doing: str) -> None:
        if not isinstance(error, Cancelled):  # Stop, or a lock: what was read can be found
            self._session.tools.notices.report(error, doing)

    def _hear(self, changed: Changed) -> None:
        if self._missed is not None:
            self._missed.append(changed)
            return
        self._unread |= dict.fromkeys(
            (kind, record) for kind in KINDS for record in changed.records.get(kind, ())
        )
        if self._unread:
            self._soon.start()

    def _go_on(self) -> None:
        self._read_some()
        if self._unread:
            self._soon.start()
        self.read.emit()

    def _read_some(self) -> None:
        """Read the names of some of what was written: of an import's sixty documents at once the
        window would wait longer than for all else that hears of them.
        """
        some = list(islice(self._unread, _SOME))
        callings = self._session.archive.catalogue.callings
        for kind in KINDS:
            records = {record for of, record in some if of is kind}
            if not records:
                continue
            touched = callings.heads(records) if kind is Kind.AGENT else records
            named = self._session.called(kind, callings.names(kind, touched))
            self._names.replace(kind, touched, named)
        for one in some:
            del self._unread[one]

    def _read_rest(self) -> None:
        """Read what is left before something is looked for: names that were written are found."""
        while self._unread:
            self._read_some()


def holds(name: str, sought: Sequence[str]) -> bool:
    """Whether every word sought stands in `name`, or in a word of it."""
    folded = fold(name)
    return all(word in folded for word in sought)


def _explained(found: Found, called: Called, sought: Sequence[str], rank: Rank) -> Found:
    """Say by which name it was found, if its title does not."""
    is_plain = rank.fit < 0 or holds(found.title, sought)
    named = (name for name in sorted(called.names, key=len) if holds(name, sought))
    return replace(found, also="" if is_plain else next(named, ""), fit=rank.fit)
