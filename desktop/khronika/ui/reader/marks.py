"""Marked stretches of a text as the reader draws them, apart from where they come from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtGui import QColor

from khronika.domain.kinds import RecordId
from khronika.domain.values import Passage, Tag
from khronika.ui.reader.stretches import Stretches
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
    names: tuple[str, ...] = ()
    important: bool = False
    comment: str = ""
    lane: int = 0


class Marked:
    """The passages of one text, found by where they lie in it."""

    def __init__(self, passages: Iterable[Passage] = ()) -> None:
        self.all = sorted(passages, key=_order)
        self._places = {one.id: place for place, one in enumerate(self.all)}
        self._where = Stretches([(one.start, one.end) for one in self.all])

    def __len__(self) -> int:
        return len(self.all)

    def get(self, passage: RecordId | None) -> Passage | None:
        """Return one of them."""
        place = self._places.get(passage) if passage is not None else None
        return self.all[place] if place is not None else None

    def with_(self, gone: Iterable[RecordId], come: Iterable[Passage]) -> "Marked":
        """Return them without `gone`, and with `come` in the place of what they were."""
        come = list(come)
        left = {*gone, *(one.id for one in come)}
        return Marked([*(one for one in self.all if one.id not in left), *come])

    def crossing(self, span: Span) -> list[Passage]:
        """Return those that have something of `span`, the shortest first."""
        return _shortest([self.all[at] for at in self._where.crossing(span.start, span.end)])

    def around(self, at: int) -> list[Passage]:
        """Return those that a cursor at `at` stands in, or at an end of, the shortest first."""
        return _shortest([self.all[one] for one in self._where.touching(at)])

    def of(self, span: Span) -> Passage | None:
        """Return the one that is just `span`."""
        found = self.crossing(span)
        return next((one for one in found if (one.start, one.end) == (span.start, span.end)), None)

    def after(self, passage: Passage | None, at: int) -> Passage | None:
        """Return the next one after `passage`, or after `at` where none is pointed at."""
        place = self._places[passage.id] + 1 if passage else self._where.first_from(at)
        return self.all[place] if place < len(self.all) else None

    def before(self, passage: Passage | None, at: int) -> Passage | None:
        """Return the one before `passage`, or before `at` where none is pointed at."""
        place = (self._places[passage.id] if passage else self._where.first_from(at)) - 1
        return self.all[place] if place >= 0 else None


class Marks:
    """The same passages as marks in lanes; those that have not changed are not made anew."""

    def __init__(self, theme: Theme, lanes: int) -> None:
        self._theme, self._lanes = theme, lanes
        self._made: dict[RecordId, tuple[Passage, Mark]] = {}
        self._colours: dict[tuple[RecordId, str | None], QColor] = {}

    def forget(self) -> None:
        """Make all of them anew, in other colours."""
        self._made.clear()
        self._colours.clear()

    def of(self, passages: Iterable[Passage]) -> list[Mark]:
        """Return `passages`, which come by their start, as marks in at most so many lanes."""
        marks, made, ends = list[Mark](), dict[RecordId, tuple[Passage, Mark]](), [0] * self._lanes
        for passage in passages:
            lane = _free_lane(ends, passage.start)
            ends[lane] = max(ends[lane], passage.end)
            known, mark = self._made.get(passage.id, (None, None))
            if mark is None or known is not passage:
                mark = self._mark(passage, lane)
            elif mark.lane != lane:
                mark = replace(mark, lane=lane)
            made[passage.id] = (passage, mark)
            marks.append(mark)
        self._made = made
        return marks

    def _mark(self, passage: Passage, lane: int) -> Mark:
        colours = tuple(self._colour(tag) for tag in passage.tags)
        return Mark(
            passage=passage.id,
            start=passage.start,
            end=passage.end,
            colours=colours or (QColor(self._theme.colours.quiet),),
            names=tuple(tag.name for tag in passage.tags),
            important=passage.important,
            comment=passage.comment or "",
            lane=lane,
        )

    def _colour(self, tag: Tag) -> QColor:
        key = (tag.id, tag.colour)
        if key not in self._colours:
            self._colours[key] = self._theme.tag(tag.colour, tag.id)
        return self._colours[key]


def _order(passage: Passage) -> tuple[int, int, int]:
    return passage.start, passage.end, passage.id


def _shortest(passages: list[Passage]) -> list[Passage]:
    return sorted(passages, key=lambda one: (one.end - one.start, *_order(one)))


def _free_lane(ends: Sequence[int], start: int) -> int:
    """Return the first lane that is free at `start`, else the one that ends soonest."""
    for lane, end in enumerate(ends):
        if end <= start:
            return lane
    return min(range(len(ends)), key=ends.__getitem__)
