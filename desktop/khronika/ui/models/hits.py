"""What a search found, for a list: the places, those of one record under its name."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, Qt

from khronika.archive.search import NOTHING, Found
from khronika.domain.kinds import RecordId
from khronika.domain.values import Hit
from khronika.domain.ways import WAYS, Mark
from khronika.i18n import _
from khronika.language.veiling import SHADE
from khronika.ui.qt import NOWHERE, Index
from khronika.ui.words import KINDS

HIT = Qt.ItemDataRole.UserRole
SEEN = Qt.ItemDataRole.UserRole + 1

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A place as a list shows it: what its record is called, and the words found in it.

    `title` is empty for the second place of a record and those after it. `in_title` and
    `in_words` say where the words sought stand. `why` says how, where not as typed. `goes_on`: the
    next place is one of the same record.
    """

    title: str
    words: str
    in_title: tuple[Span, ...] = ()
    in_words: tuple[Span, ...] = ()
    why: str = ""
    goes_on: bool = False


def seen(hit: Hit, in_title: Sequence[Mark], *, first: bool, goes_on: bool = False) -> Seen:
    """Return how `hit` is shown, the `first` place of its record or a further one.

    `in_title` are the words sought in the title. The title is not said twice.
    """
    title = " ".join(hit.title.split()) or hit.snippet
    words = _besides(title, hit.snippet)
    dropped = len(hit.snippet) - len(words)  # at the beginning: the ends are the same
    spans = tuple(
        (mark.start - dropped, mark.end - dropped)
        for mark in hit.marks
        # A mark on what is hidden would say that it is the name which was typed.
        if mark.start >= dropped and SHADE not in hit.snippet[mark.start : mark.end]
    )
    return Seen(
        title=title if first else "",
        words=words,
        in_title=tuple((mark.start, mark.end) for mark in in_title) if first else (),
        in_words=spans,
        why=_(WAYS[hit.way]) if first and hit.way in WAYS else "",
        goes_on=goes_on,
    )


def place_of(hit: Hit) -> tuple[RecordId, int, int]:
    """Return what tells a place from all others that a search found."""
    return hit.id, hit.start, hit.end


class Hits(QAbstractListModel):
    """The places found, the nearest first, those of one record one after another."""

    def __init__(self) -> None:
        super().__init__()
        self._hits: tuple[Hit, ...] = ()
        self._seen: tuple[Seen, ...] = ()

    def show(self, hits: Sequence[Hit], found: Found = NOTHING) -> None:
        """Hold `hits` instead: those of `found`, as they may be shown."""
        self.beginResetModel()
        self._hits = tuple(hits)
        ids = (None, *(hit.id for hit in hits), None)
        self._seen = tuple(
            seen(
                hit,
                found.sought.marks(" ".join(hit.title.split())),
                first=hit.id != before,
                goes_on=hit.id == after,
            )
            for hit, before, after in zip(hits, ids, ids[2:], strict=False)
        )
        self.endResetModel()

    def row_of(self, hit: Hit) -> int:
        """Return the row of the same place as `hit`, else of the same record, else the first."""
        places = [place_of(one) for one in self._hits]
        if place_of(hit) in places:
            return places.index(place_of(hit))
        return next((at for at, one in enumerate(self._hits) if one.id == hit.id), 0)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        hit, shown = self._hits[index.row()], self._seen[index.row()]
        if role == HIT:
            return hit
        if role == SEEN:
            return shown
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            kind = _(KINDS[hit.kind]) if shown.title else ""
            return "; ".join(part for part in (kind, shown.title, shown.words, shown.why) if part)
        return None


def _besides(title: str, snippet: str) -> str:
    """Return `snippet` without `title`, where it begins with it."""
    called = title.removesuffix("…")
    rest = snippet.removeprefix(called)
    if rest == snippet:
        return snippet
    if called != title:
        return f"…{rest.lstrip()}" if rest else ""
    return rest.lstrip(" ·") if rest[:1] in ("", " ", "…") else snippet
