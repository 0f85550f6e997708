"""The gate that every string passes on its way out, and the count of what stays behind it."""

from collections import Counter
from collections.abc import Iterator

from khronika.i18n import _
from khronika.language.names import NameGuard

# Letters looked at in one go: longer stretches would hold the interpreter lock for too long.
PIECE = 1 << 16
OVERLAP = 400  # longer than any name with what may stand between its words
_REMEMBERED = 200  # letters; titles, names and tags repeat, texts do not


def pieces(text: str) -> Iterator[str]:
    """Cut `text` at spaces into overlapping pieces, so that no name is cut in two."""
    start = 0
    while len(text) - start > PIECE:
        end = _space_before(text, start + PIECE)
        yield text[start:end]
        start = _space_before(text, end - OVERLAP)
    yield text[start:]


def _space_before(text: str, place: int) -> int:
    found = max(text.rfind(space, place - OVERLAP, place) for space in " \n")
    return found if found >= 0 else place


class Clearing:
    """Lets strings pass that hold no name of a protected person; counts those that do.

    Args:
        guard: What the names of protected people look like.
        marks: Whether “[held back]” stands where a string was; otherwise nothing does.
    """

    def __init__(self, guard: NameGuard, *, marks: bool = False) -> None:
        self._guard = guard
        self._mark = _("[held back]") if marks else None
        self._known: dict[str, bool] = {}
        self.hidden: Counter[tuple[str, str]] = Counter()

    def is_clean(self, said: str) -> bool:
        """Say whether no protected name stands in `said`."""
        if len(said) > _REMEMBERED:
            return not self._holds(said)
        if said not in self._known:
            self._known[said] = not self._holds(said)
        return self._known[said]

    def _holds(self, said: str) -> bool:
        return any(self._guard.holds(piece) for piece in pieces(said))

    def is_clean_between(self, text: str, start: int, end: int) -> bool:
        """Say whether no part of a protected name lies in `text[start:end]` (code points).

        A stretch may begin or end in the middle of a name, and hold a part that by itself is
        none: the text around it is looked at too.
        """
        first = max(0, start - OVERLAP)
        hits = self._guard.find(text[first : end + OVERLAP])
        return all(first + hit.end <= start or end <= first + hit.start for hit in hits)

    def text(self, said: str | None, kind: str, field: str) -> str | None:
        """Return `said`, or the mark or None if it is held back, which is counted.

        It is held back whole: what is left of a sentence without the name may say as much.
        """
        if not said or self.is_clean(said):
            return said or None
        return self.held_back(kind, field)

    def held_back(self, kind: str, field: str) -> str | None:
        """Count a text held back; return what stands in its place: the mark or nothing."""
        self.hide(kind, field)
        return self._mark

    def title(self, said: str | None, kind: str, field: str) -> str | None:
        """Return `said` or None, never the mark: who or what it names gets a label or a number."""
        if not said or self.is_clean(said):
            return said or None
        self.hide(kind, field)
        return None

    def hide(self, kind: str, field: str) -> None:
        """Count something held back: of which kind of record, and which field of it."""
        self.hidden[kind, field] += 1
