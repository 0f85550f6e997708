"""What the keys of the reader are about: words that are selected, or a passage that is marked."""

from dataclasses import dataclass

from khronika.domain.kinds import RecordId
from khronika.domain.values import Passage
from khronika.ui.reader.marks import Marked, Span


@dataclass(frozen=True, slots=True)
class Aim:
    """A passage that is marked, or words that are not yet."""

    document: RecordId
    span: Span
    passage: Passage | None = None


class Turns:
    """Passages that lie over one another at the cursor, one of them in its turn.

    Without a turn taken, the selected words are meant, else the shortest passage about the cursor.
    """

    def __init__(self) -> None:
        self._order: tuple[RecordId, ...] = ()
        self._at = 0

    def settle_on(self, passage: RecordId | None) -> None:
        """Mean just `passage` until the cursor is moved; None: whatever the cursor says."""
        self._order, self._at = ((passage,) if passage is not None else ()), 0

    @property
    def chosen(self) -> RecordId | None:
        """The passage whose turn it is."""
        return self._order[self._at] if self._order else None

    def aim(self, document: RecordId, marked: Marked, selected: Span | None, at: int) -> Aim | None:
        """Return what is meant with `selected` words, or else the cursor at code point `at`."""
        passage = marked.get(self.chosen)
        if passage is None and selected is not None:
            return Aim(document, selected, marked.of(selected))
        passage = passage or next(iter(marked.around(at)), None)
        if passage is None:
            return None
        return Aim(document, Span(passage.start, passage.end), passage)

    def go_on(
        self, marked: Marked, selected: Span | None, at: int
    ) -> tuple[Passage, int, int] | None:
        """Give the turn to the next; return it, its number from 1, and how many take turns."""
        if len(self._order) < 2 or any(marked.get(one) is None for one in self._order):
            here = marked.crossing(selected) if selected else marked.around(at)
            order = tuple(one.id for one in here)
            first = self.chosen or (order[0] if order and selected is None else None)
            if first is None and selected is not None and (same := marked.of(selected)):
                first = same.id
            self._order = order
            self._at = order.index(first) if first in order else -1
        if not self._order:
            return None
        self._at = (self._at + 1) % len(self._order)
        passage = marked.get(self._order[self._at])
        return (passage, self._at + 1, len(self._order)) if passage is not None else None
