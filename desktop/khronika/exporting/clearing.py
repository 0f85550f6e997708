"""The gate that every string passes on its way out, and the list of what stays behind it."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from khronika.domain.kinds import RecordId
from khronika.i18n import _
from khronika.language.names import Hit, NameGuard, blocks

# Letters looked at in one go: longer stretches would hold the interpreter lock for too long.
PIECE = 1 << 16
OVERLAP = 400  # longer than any name with what may stand between its words
_REMEMBERED = 200  # letters; titles, names and tags repeat, texts do not


def names_reaching(hits: Sequence[Hit], start: int, end: int) -> frozenset[str]:
    """Return the names of those of `hits`, in order, of which a part lies from `start` to `end`."""
    first = bisect_left(hits, start - OVERLAP, key=lambda hit: hit.start)
    last = bisect_left(hits, end, key=lambda hit: hit.start)
    return frozenset(hit.name for hit in hits[first:last] if hit.end > start)


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """One string, or one whole record, that was held back; told to the person at the desk alone.

    Attributes:
        kind, field: What it is, as `Hidden` counts it.
        record: Where it can be looked at; None where it belongs to no record.
        names: The recorded names that stand in it, as recorded.
        people: Whom it is about, where that alone holds it back.
    """

    kind: str
    field: str
    record: RecordId | None = None
    names: frozenset[str] = frozenset()
    people: frozenset[RecordId] = frozenset()


class Clearing:
    """Lets strings pass that hold no name of a protected person; keeps a list of those that do.

    Args:
        guard: What the names of protected people look like.
        marks: Whether “[held back]” stands where a string was; otherwise nothing does.
    """

    def __init__(self, guard: NameGuard, *, marks: bool = False) -> None:
        self._guard = guard
        self._mark = _("[held back]") if marks else None
        self._known: dict[str, bool] = {}
        self.withheld: list[Withheld] = []

    @property
    def hidden(self) -> Counter[tuple[str, str]]:
        """How many things were held back, by kind of record and field of it."""
        return Counter((one.kind, one.field) for one in self.withheld)

    def is_clean(self, said: str) -> bool:
        """Say whether no protected name stands in `said`."""
        if len(said) > _REMEMBERED:
            return not self._holds(said)
        if said not in self._known:
            self._known[said] = not self._holds(said)
        return self._known[said]

    def _holds(self, said: str) -> bool:
        return any(self._guard.holds(piece) for _at, piece in blocks(said, PIECE))

    def names_in(self, said: str) -> frozenset[str]:
        """Return the protected names that stand in `said`, as recorded."""
        return frozenset(
            hit.name for _at, piece in blocks(said, PIECE) for hit in self._guard.find(piece)
        )

    def names_between(self, text: str, start: int, end: int) -> frozenset[str]:
        """Return the protected names of which a part lies in `text[start:end]` (code points).

        A stretch may begin or end in the middle of a name, and hold a part that by itself is
        none: the text around it is looked at too.
        """
        first = max(0, start - OVERLAP)
        hits = self._guard.find(text[first : end + OVERLAP])
        return names_reaching(hits, start - first, end - first)

    def hits(self, text: str) -> list[Hit]:
        """Return where protected names stand in all of `text`, in order: for whoever asks of many
        stretches of it, each of which would be looked through with what stands around it.
        """
        return sorted(
            Hit(offset + hit.start, offset + hit.end, hit.name)
            for offset, block in blocks(text, PIECE)
            for hit in self._guard.find(block)
        )

    def is_clean_between(self, text: str, start: int, end: int) -> bool:
        """Say whether no part of a protected name lies in `text[start:end]`."""
        return not self.names_between(text, start, end)

    def text(
        self, said: str | None, kind: str, field: str, of: RecordId | None = None
    ) -> str | None:
        """Return `said`, or the mark or None if it is held back, which is counted.

        It is held back whole: what is left of a sentence without the name may say as much.
        `of` is the record in which it can be looked at.
        """
        if not said or self.is_clean(said):
            return said or None
        return self.held_back(kind, field, of, names=self.names_in(said))

    def held_back(
        self, kind: str, field: str, of: RecordId | None = None, *, names: Iterable[str] = ()
    ) -> str | None:
        """Note a text held back; return what stands in its place: the mark or nothing."""
        self.hide(kind, field, of, names=names)
        return self._mark

    def title(
        self, said: str | None, kind: str, field: str, of: RecordId | None = None
    ) -> str | None:
        """Return `said` or None, never the mark: who or what it names gets a label or a number."""
        if not said or self.is_clean(said):
            return said or None
        self.hide(kind, field, of, names=self.names_in(said))
        return None

    def hide(
        self,
        kind: str,
        field: str,
        of: RecordId | None = None,
        *,
        names: Iterable[str] = (),
        people: Iterable[RecordId] = (),
    ) -> None:
        """Note something held back: of which kind of record, which field of it, and why."""
        why = frozenset(names), frozenset(people)
        self.withheld.append(
            Withheld(kind=kind, field=field, record=of, names=why[0], people=why[1])
        )
