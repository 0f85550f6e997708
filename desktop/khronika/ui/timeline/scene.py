"""What is drawn where: bars on lines, or bars of a density where there is no room for those."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import add

from khronika.domain import ticks
from khronika.domain.kinds import RecordId
from khronika.domain.packing import Extent, pack
from khronika.domain.spans import EMPTY, Bounds, Laid
from khronika.domain.timescale import Timescale
from khronika.ui.style import tokens
from khronika.ui.timeline import measures
from khronika.ui.timeline.titles import Titles

_MOST_IN_LANE, _MOST_IN_ALL = 320, 800  # bars that a frame has time for
_DAY_MARK = 2.5  # a day is drawn as a mark until it is so many times as wide
_ICON = tokens.ICON + tokens.GAP
_WHOLE_SCALE = 4096  # bins: so many are looked at for the highest, however few are in view


@dataclass(slots=True)
class Bar:
    """One incident as it is drawn, in pixels from the left edge of time and the top of its lane.

    Attributes:
        left, right: The possible stretch, or the mark that stands for a short one.
        core: The certain stretch, None if there is none.
        fades_left, fades_right: No bound there; `reach` tells how far the fading goes.
    """

    row: int
    bounds: Bounds
    left: float
    right: float
    core: tuple[float, float] | None
    is_mark: bool
    reach: float
    top: float = 0.0
    height: float = 0.0
    title: str = ""
    title_left: float = 0.0
    title_room: float = 0.0  # pixels that its title, with an icon before it, takes at most
    is_inside: bool = False
    on_core: bool = False

    @property
    def fades_left(self) -> bool:
        return not self.bounds.earliest_start

    @property
    def fades_right(self) -> bool:
        return not self.bounds.latest_end

    @property
    def outer(self) -> tuple[float, float]:
        """Where it begins and ends with its fading ends."""
        return (
            self.left - (self.reach if self.fades_left else 0.0),
            self.right + (self.reach if self.fades_right else 0.0),
        )


@dataclass(slots=True)
class LaneScene:
    """One lane: where it is, and either its bars (with the size of titles) or its density (by which
    division of time, and the highest there is).

    `count` may have been going on in the days in view, `through` of them all the time, not drawn.
    """

    lane: int
    top: float
    height: float
    count: int
    through: int = 0
    bars: list[Bar] | None = None
    pixels: int = 0
    step: ticks.Step = ticks.STEPS[0]
    peak: float = 1.0

    def bar_at(self, x: float, y: float) -> Bar | None:
        """Return the bar that is drawn, or whose title is written, at a point of the lane."""
        for bar in self.bars or ():
            if bar.top <= y < bar.top + bar.height:
                left, right = bar.outer
                if bar.title and not bar.is_inside:
                    left = min(left, bar.title_left)
                    right = max(right, bar.title_left + bar.title_room)
                if left - 2 <= x <= right + 2:
                    return bar
        return None

    def bin_at(self, day: int) -> tuple[int, int] | None:
        """Return the first and last day of the bar of the density that holds `day`."""
        if self.bars is not None:
            return None
        begin, after = ticks.edges(self.step, day, day)[:2]
        return begin, after - 1


class Arranger:
    """Makes scenes; remembers on which line each bar was, so that bars stay where they are."""

    def __init__(self, titles: Titles) -> None:
        self._titles = titles
        self.show(EMPTY)

    def show(self, laid: Laid) -> None:
        """Arrange something else."""
        self._laid = laid
        self._lines: dict[int, tuple[int, dict[int, int]]] = {}
        self._peaks: dict[ticks.Step, float] = {}

    def arrange(
        self, scale: Timescale, lanes: Sequence[tuple[int, float, float]]
    ) -> list[LaneScene]:
        """Return the scene of `lanes`: which, from where, and how high."""
        first, last = scale.day(-measures.FADE_FAR), scale.day(scale.width + measures.FADE_FAR)
        scenes = [
            LaneScene(lane, top, height, self._laid.lanes[lane].count(first, last))
            for lane, top, height in lanes
        ]
        left = _MOST_IN_ALL
        for scene in sorted(scenes, key=lambda one: one.count):
            rows = self._rows(scene, first, last, min(_MOST_IN_LANE, left))
            if rows is not None:
                left -= len(rows)
                self._lay_bars(scene, scale, rows)
        dense = [scene for scene in scenes if scene.bars is None]
        if dense:
            self._lay_densities(dense, scale)
        return scenes

    def _rows(self, scene: LaneScene, first: int, last: int, most: int) -> list[int] | None:
        """Return the rows to draw: all, else what begins or ends in view; None if too many.

        What goes on all through tells nothing where there is much of it: it is only counted.
        """
        lane = self._laid.lanes[scene.lane]
        if scene.count <= most:
            return lane.between(first, last)
        rows = lane.moving(first, last, most)
        if rows is not None:
            scene.through = scene.count - len(rows)
        return rows

    # -- density --------------------------------------------------------------------------

    def _lay_densities(self, scenes: list[LaneScene], scale: Timescale) -> None:
        step = ticks.step_of(scale.per_day, measures.BIN)
        peak = self._peak(step, scale)
        for scene in scenes:
            scene.step, scene.peak = step, peak

    def _peak(self, step: ticks.Step, scale: Timescale) -> float:
        """Return the highest of all lanes over all time: bars keep their height while one moves."""
        if (found := self._peaks.get(step)) is not None:
            return found
        begin, end = self._laid.extent or (1, 1)
        whole = (end - begin) / step.days <= _WHOLE_SCALE
        days = (begin, end) if whole else (scale.first, scale.last)
        edges = ticks.edges(step, *days)
        highest = 1.0
        for lane in range(len(self._laid.lanes)):
            sharp, vague = self._laid.density.of_lane(lane, edges)
            highest = max(highest, max(map(add, sharp, vague), default=0.0))
        if whole:
            self._peaks[step] = highest
        return highest

    # -- bars -----------------------------------------------------------------------------

    def _lay_bars(self, scene: LaneScene, scale: Timescale, rows: list[int]) -> None:
        """Put the bars of a lane on lines, as high ones as there is room for, if there is any."""
        room = scene.height - 2 * measures.LANE_PAD
        lowest = measures.LINES[-1][0]
        if _depth(self._extents(rows, scale, lowest)) > room // lowest:
            return
        if self._lay_titled(scene, scale, rows, room):
            return
        for height, pixels in measures.LINES:
            if self._put(scene, scale, self._extents(rows, scale, height), height, room):
                scene.pixels = pixels
                if pixels:
                    self._entitle_all(scene.bars or [], scale, pixels)
                return

    def _lay_titled(self, scene: LaneScene, scale: Timescale, rows: list[int], room: float) -> bool:
        """Try lines on which every bar has its title beside or in it."""
        for height, pixels in measures.LINES:
            lines = int(room // height)
            if not pixels or len(rows) * measures.TITLE_LEAST > lines * scale.width:
                continue
            self._titles.want(RecordId(self._laid.spans.records[row]) for row in rows)
            extents = [self._titled(self._bar(row, scale, height), scale, pixels) for row in rows]
            if self._put(scene, scale, extents, height, room):
                scene.pixels = pixels
                self._entitle_all(scene.bars or [], scale, pixels)
                return True
        return False

    def _put(
        self, scene: LaneScene, scale: Timescale, extents: list[Extent], height: int, room: float
    ) -> bool:
        """Put what takes up `extents` on lines of that height, if there are enough of them."""
        lines = int(room // height)
        extents.sort(key=_begins_at)
        if lines < 1 or _depth(extents) > lines:
            return False
        before, kept = self._lines.get(scene.lane, (0, {}))
        found = pack(extents, lines, kept if before == height else None)
        if found is None:
            return False
        self._lines[scene.lane] = (height, found)
        scene.bars = []
        for row, line in found.items():
            bar = self._bar(row, scale, height)
            bar.top, bar.height = measures.LANE_PAD + line * height, float(height)
            scene.bars.append(bar)
        return True

    def _extents(self, rows: list[int], scale: Timescale, line: int) -> list[Extent]:
        """Return what bars take up alone; `_bar` reckons the same, but makes more of it."""
        begins, ends, spans = self._laid.begins, self._laid.ends, self._laid.spans
        open_left, open_right = spans.earliest_start, spans.latest_end
        start, per_day = scale.start, scale.per_day
        mark, reach = _mark(line), _reach(line)
        found = []
        for row in rows:
            left, right = (begins[row] - start) * per_day, (ends[row] + 1 - start) * per_day
            if spans.bounds(row).is_one_sided:
                is_before = not open_left[row]
                left = right - measures.FADE_FAR if is_before else left
                right = right if is_before else left + measures.FADE_FAR
                found.append((row, left, right))
                continue
            if right - left < (mark if begins[row] != ends[row] else _DAY_MARK * mark):
                left = (left + right - mark) / 2
                right = left + mark
            if not open_left[row]:
                left -= reach
            if not open_right[row]:
                right += reach
            found.append((row, left, right))
        found.sort(key=_begins_at)
        return found

    def _bar(self, row: int, scale: Timescale, line: int) -> Bar:
        laid, mark = self._laid, _mark(line)
        left, right = scale.x(laid.begins[row]), scale.x(laid.ends[row] + 1)
        bounds = laid.spans.bounds(row)
        if bounds.is_one_sided:  # its bound has no length: no day of it is likelier than others
            at = left if bounds.earliest_start else right
            return Bar(row=row, bounds=bounds, left=at, right=at, core=None, is_mark=False,
                       reach=float(measures.FADE_FAR))  # fmt: skip
        short = mark if laid.begins[row] != laid.ends[row] else _DAY_MARK * mark
        is_mark = right - left < short
        if is_mark:
            left = (left + right - mark) / 2
            right = left + mark
        core = bounds.certain
        return Bar(
            row=row,
            bounds=bounds,
            left=left,
            right=right,
            core=(scale.x(core[0]), scale.x(core[1] + 1)) if core else None,
            is_mark=is_mark,
            reach=_reach(line),
        )

    # -- titles ---------------------------------------------------------------------------

    def _titled(self, bar: Bar, scale: Timescale, pixels: int) -> Extent:
        """Return what a bar takes up together with its title, if that does not fit into it."""
        left, right = bar.outer
        record = RecordId(self._laid.spans.records[bar.row])
        wanted = min(measures.TITLE_WIDEST, self._titles.width(record, pixels)) + _icon(pixels)
        if _inner(bar, scale, wanted) is None:
            if _stands_before(bar, scale, wanted):
                left -= _beside(wanted)
            else:
                right += _beside(wanted)
        return bar.row, left, right + tokens.GAP

    def _entitle_all(self, bars: list[Bar], scale: Timescale, pixels: int) -> None:
        """Write titles into the room that is free between the bars of each line."""
        lines: dict[float, list[Bar]] = {}
        for bar in bars:
            lines.setdefault(bar.top, []).append(bar)
        for line in lines.values():
            line.sort(key=lambda bar: bar.left)
        gaps = [gap for line in lines.values() for gap in _gaps(line) if _has_room(*gap)]
        self._titles.want(RecordId(self._laid.spans.records[bar.row]) for bar, *_ends in gaps)
        taken: dict[float, float] = {}  # by line: how far its titles go by now
        for bar, begin, end, following in gaps:
            if following is not None:
                end = self._left_for(bar, following, scale, pixels)
            self._entitle(bar, scale, pixels, (max(begin, taken.get(bar.top, begin)), end))
            taken[bar.top] = max(bar.outer[1], bar.title_left + bar.title_room)

    def _wanted(self, bar: Bar, pixels: int) -> float:
        """Return how wide a bar's title is, with the icon before it."""
        record = RecordId(self._laid.spans.records[bar.row])
        return self._titles.width(record, pixels) + _icon(pixels)

    def _left_for(self, bar: Bar, following: Bar, scale: Timescale, pixels: int) -> float:
        """Return how far a bar's title may go, where that of the one after it may stand before it:
        each has the room that the line was chosen for.
        """
        end, widest = following.outer[0], measures.TITLE_WIDEST
        theirs = min(widest, self._wanted(following, pixels))
        if _inner(following, scale, theirs) or not _stands_before(following, scale, theirs):
            return end
        own = bar.outer[1] + _beside(min(widest, self._wanted(bar, pixels)))
        return min(end, max(own, end - _beside(theirs)))

    def _entitle(self, bar: Bar, scale: Timescale, pixels: int, free: tuple[float, float]) -> None:
        """Write a bar's title into it where it fits, else beside it, as far as it is `free` there:
        behind it, or before it where the view ends; where it fits neither in nor beside, where
        more of it can be read.
        """
        wanted = self._wanted(bar, pixels)
        beside = bar.outer[1] + tokens.GAP
        room = min(min(free[1], scale.width) - tokens.SPACE - beside, wanted)
        if _stands_before(bar, scale, min(measures.TITLE_WIDEST, wanted)):
            before = bar.outer[0] - tokens.GAP - max(0.0, free[0] + tokens.PAD)
            if before > room:
                room = min(before, wanted)
                beside = bar.outer[0] - tokens.GAP - room
        inside = _inner(bar, scale, wanted)
        if inside is None and room < wanted:
            inside = _widest(bar, scale, max(room, measures.TITLE_LEAST))
        if inside is not None:
            bar.title_left, room, bar.on_core = inside
            bar.is_inside = True
        elif room < min(wanted, measures.TITLE_LEAST):
            return
        else:
            bar.title_left = beside
        record = RecordId(self._laid.spans.records[bar.row])
        bar.title = self._titles.cut(record, pixels, room - _icon(pixels))
        bar.title_room = room


def _begins_at(extent: Extent) -> float:
    return extent[1]


def _mark(line: int) -> float:
    """Return how wide a mark is on a line of that height."""
    return float(min(measures.MARK, line - 1))


def _reach(line: int) -> float:
    """Return how far an open end fades."""
    return float(min(measures.FADE, line + tokens.GAP))


def _icon(pixels: int) -> int:
    """Return the room of the grade's shape, which is shown beside titles of full size."""
    return _ICON if pixels == tokens.TEXT else 0


def _beside(wanted: float) -> float:
    """Return what a title so wide takes up beside its bar."""
    return tokens.GAP + wanted + tokens.PAD


def _stands_before(bar: Bar, scale: Timescale, wanted: float) -> bool:
    """Return whether a title beside its bar stands before it: behind it the view ends."""
    left, right = bar.outer
    is_in_view = left > 0 and bar.left < scale.width
    return is_in_view and right + tokens.GAP + wanted + tokens.SPACE > scale.width


def _gaps(line: list[Bar]) -> Iterator[tuple[Bar, float, float, Bar | None]]:
    """Yield the bars of a line, each with where the one before ends, where the one after it begins,
    and that one.
    """
    far = float("inf")
    for before, bar, after in zip([None, *line], line, [*line[1:], None], strict=False):
        begin = before.outer[1] if before is not None else -far
        yield bar, begin, after.outer[0] if after is not None else far, after


def _has_room(bar: Bar, begin: float, end: float, _after: Bar | None) -> bool:
    """Return whether there may be room for a title in a bar or beside it."""
    left, right = bar.outer
    widest = max(end - right, left - begin, bar.right - bar.left)
    return widest > measures.TITLE_LEAST


def _inner(bar: Bar, scale: Timescale, wanted: float) -> tuple[float, float, bool] | None:
    """Return where in a bar there is room for its title, how much, and whether on the core.

    What reaches beyond the right edge has its title inside, whatever room that leaves.
    """
    beyond = bar.right + tokens.SPACE + min(wanted, measures.TITLE_LEAST * 2) > scale.width
    return _widest(bar, scale, min(wanted, measures.TITLE_LEAST) if beyond else wanted)


def _widest(bar: Bar, scale: Timescale, least: float) -> tuple[float, float, bool] | None:
    """Return the widest room for words in a bar, as `_inner` does; None if that is not `least`."""
    if bar.is_mark:
        return None
    parts = [(bar.left, bar.right, False)]
    if bar.core is not None:
        low, high = bar.core
        parts = [(low, high, True), (bar.left, low, False), (high, bar.right, False)]
    seen = [(max(left, 0.0), min(right, scale.width), core) for left, right, core in parts]
    left, right, core = max(seen, key=lambda part: part[1] - part[0])
    room = right - left - 2 * tokens.SPACE
    return (left + tokens.SPACE, room, core) if room >= least else None


def _depth(extents: Sequence[Extent]) -> int:
    """Return how many of `extents`, ordered by where they begin, lie over one another at most."""
    ends = sorted([right for _key, _left, right in extents])
    deepest = closed = 0
    for opened, (_key, left, _right) in enumerate(extents, 1):
        while ends[closed] <= left:
            closed += 1
        deepest = max(deepest, opened - closed)
    return deepest
