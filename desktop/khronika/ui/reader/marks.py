"""Marked stretches of a text as the reader draws them, apart from where they come from."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QColor

from khronika.domain.kinds import RecordId
from khronika.domain.values import Passage, Tag
from khronika.ui.reader.evidence import evidence
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
    evidence: str = ""  # in words
    important: bool = False
    comment: str = ""
    lane: int = 0


class Marked:
    """The passages of one text, found by where they lie in it."""

    def __init__(self, passages: Iterable[Passage] = (), *, in_order: bool = False) -> None:
        """`in_order`: they come by their start, end and id already."""
        self.all = list(passages) if in_order else sorted(passages, key=_order)
        self._by_id = {one.id: one for one in self.all}
        starts, ends = [one.start for one in self.all], [one.end for one in self.all]
        self._where = Stretches(starts, ends)

    def __len__(self) -> int:
        return len(self.all)

    def get(self, passage: RecordId | None) -> Passage | None:
        """Return one of them."""
        return self._by_id.get(passage) if passage is not None else None

    def with_(self, gone: Iterable[RecordId], come: Iterable[Passage]) -> "Marked":
        """Return them without `gone`, and with `come` in the place of what they were."""
        come, left = list(come), self.all.copy()
        for passage in {*gone, *(one.id for one in come)} & self._by_id.keys():
            del left[bisect_left(left, _order(self._by_id[passage]), key=_order)]
        for one in come:
            insort(left, one, key=_order)
        return Marked(left, in_order=True)

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
        place = self._place(passage) + 1 if passage else self._where.first_from(at)
        return self.all[place] if place < len(self.all) else None

    def before(self, passage: Passage | None, at: int) -> Passage | None:
        """Return the one before `passage`, or before `at` where none is pointed at."""
        place = (self._place(passage) if passage else self._where.first_from(at)) - 1
        return self.all[place] if place >= 0 else None

    def _place(self, passage: Passage) -> int:
        return bisect_left(self.all, _order(passage), key=_order)


class Marks:
    """The same passages as marks in lanes.

    Where no passage reaches over the beginning of the next, lanes begin anew; so a change alters
    those marks only that hang together with it, and all others are taken from the time before.
    """

    def __init__(self, theme: Theme, lanes: int) -> None:
        self._theme, self._lanes = theme, lanes
        self._passages: Sequence[Passage] = ()
        self._marks: list[Mark] = []
        self._fresh: list[bool] = []  # whether lanes begin anew here
        self._colours: dict[tuple[RecordId, str | None], QColor] = {}

    def forget(self) -> None:
        """Make all of them anew, in other colours."""
        self._passages, self._marks, self._fresh = (), [], []
        self._colours.clear()

    def of(self, passages: Sequence[Passage]) -> list[Mark]:
        """Return `passages`, which come by their start, as marks in at most so many lanes."""
        old = self._passages
        head = alike(old, passages)
        shift = len(passages) - len(old)
        tail = len(passages) - alike(old[head:][::-1], passages[head:][::-1])
        head = max(0, head - 1)  # one that both have: what comes new may reach back over it
        while head and not self._fresh[head]:
            head -= 1
        marks, fresh, ends = self._marks[:head], self._fresh[:head], [0] * self._lanes
        for place in range(head, len(passages)):
            passage = passages[place]
            is_fresh = passage.start >= max(ends)
            if is_fresh and place >= tail and self._fresh[place - shift]:
                marks += self._marks[place - shift :]
                fresh += self._fresh[place - shift :]
                break
            lane = _free_lane(ends, passage.start)
            ends[lane] = max(ends[lane], passage.end)
            marks.append(self._mark(passage, lane))
            fresh.append(is_fresh)
        self._passages, self._marks, self._fresh = passages, marks, fresh
        return marks

    def _mark(self, passage: Passage, lane: int) -> Mark:
        colours = tuple(self._colour(tag) for tag in passage.tags)
        return Mark(
            passage=passage.id,
            start=passage.start,
            end=passage.end,
            colours=colours or (QColor(self._theme.colours.quiet),),
            names=tuple(tag.called for tag in passage.tags),
            evidence=evidence(passage),
            important=passage.important,
            comment=passage.comment or "",
            lane=lane,
        )

    def _colour(self, tag: Tag) -> QColor:
        key = (tag.id, tag.colour)
        if key not in self._colours:
            self._colours[key] = self._theme.tag(tag.colour, tag.id)
        return self._colours[key]


def alike(old: Sequence[Passage], new: Sequence[Passage]) -> int:
    """Return how many passages at the beginning are the very same."""
    for place, (one, other) in enumerate(zip(old, new, strict=False)):
        if one is not other:
            return place
    return min(len(old), len(new))


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
