"""What a search found, for a list."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, Qt

from khronika.archive.search import first_match
from khronika.domain.query import Query, parse
from khronika.domain.values import Hit
from khronika.i18n import _
from khronika.ui.qt import NOWHERE, Index
from khronika.ui.words import KINDS

HIT = Qt.ItemDataRole.UserRole
SEEN = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A hit as a list shows it: what its record is called, and what is found beside that.

    `in_title` and `in_words` say where the words sought stand; (0, 0) where they do not.
    """

    title: str
    words: str
    in_title: tuple[int, int]
    in_words: tuple[int, int]


def seen(hit: Hit, query: Query) -> Seen:
    """Return how `hit` is shown to who looked for `query`; its title is not said twice."""
    title = " ".join(hit.title.split()) or hit.snippet
    words = _besides(title, hit.snippet)
    return Seen(
        title=title,
        words=words,
        in_title=first_match(title, query),
        in_words=first_match(words, query),
    )


class Hits(QAbstractListModel):
    """The places found, the best first."""

    def __init__(self) -> None:
        super().__init__()
        self._hits: tuple[Hit, ...] = ()
        self._seen: tuple[Seen, ...] = ()

    def show(self, hits: Sequence[Hit], sought: str = "") -> None:
        """Hold `hits` instead, which were found by `sought`."""
        query = parse(sought)
        self.beginResetModel()
        self._hits = tuple(hits)
        self._seen = tuple(seen(hit, query) for hit in hits)
        self.endResetModel()

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
            return "; ".join(
                part for part in (_(KINDS[hit.kind]), shown.title, shown.words) if part
            )
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
