"""Marked stretches of a text as the reader draws them, apart from where they come from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QColor

from khronika.domain.kinds import RecordId
from khronika.domain.values import Passage
from khronika.ui.style.theme import Theme


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text: code points, `end` excluded."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A passage to draw: one colour for each of its tags, a neutral one for none."""

    passage: RecordId
    start: int
    end: int
    colours: tuple[QColor, ...]
    important: bool = False
    lane: int = 0


def marks_of(passages: Iterable[Passage], theme: Theme, lanes: int) -> list[Mark]:
    """Return `passages`, which come by their start, as marks in at most `lanes` lanes."""
    marks: list[Mark] = []
    ends = [0] * lanes
    for passage in passages:
        lane = _free_lane(ends, passage.start)
        ends[lane] = max(ends[lane], passage.end)
        colours = tuple(theme.tag(tag.colour, tag.id) for tag in passage.tags)
        marks.append(
            Mark(
                passage=passage.id,
                start=passage.start,
                end=passage.end,
                colours=colours or (QColor(theme.colours.quiet),),
                important=passage.important,
                lane=lane,
            )
        )
    return marks


def _free_lane(ends: Sequence[int], start: int) -> int:
    """Return the first lane that is free at `start`, else the one that ends soonest."""
    free = next((lane for lane, end in enumerate(ends) if end <= start), None)
    return free if free is not None else min(range(len(ends)), key=ends.__getitem__)
