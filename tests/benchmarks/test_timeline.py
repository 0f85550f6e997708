"""Frames of the timeline while it is dragged and magnified, offscreen at 1600×900 with 12 lanes.

A frame is everything from the move to the last pixel: arranging, titles, painting, both widgets.
"""

import random
import time
import tracemalloc
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from khronika.domain.dates import Ordinals
from khronika.domain.kinds import RecordId
from khronika.domain.spans import Laid, Lane, Spans, Stretch, gathered, lay
from khronika.ui.style.theme import Theme
from khronika.ui.style.tokens import Scheme
from khronika.ui.timeline.about import About
from khronika.ui.timeline.timeline import Timeline

FIRST, DAYS, LANES = 738_000, 1_800, 12
TODAY = FIRST + DAYS + 200
SIZE = (1600, 900)
MOST = 32.0  # milliseconds


def bounds(chance: random.Random) -> tuple[Ordinals, bool]:
    """Dates as documenters have them: most of a day, some of a month or year, some lasting."""
    day = FIRST + int(chance.betavariate(2, 3) * DAYS)
    kind = chance.random()
    if kind < 0.6:
        return (day, day, day, day), False
    if kind < 0.75:
        return (day, day + 29, day, day + 29), False
    if kind < 0.87:
        end = day + chance.randrange(200)
        return (day, day, end, end + 10), False
    if kind < 0.9:
        return (day, day, day, None), True
    if kind < 0.95:
        return (day, day + 364, day, day + 364), False
    return (None, None, None, None), False


@pytest.fixture(scope="module", params=[10_000, 100_000])
def spans(request: pytest.FixtureRequest) -> Spans:
    chance = random.Random(1)
    stretches = []
    for n in range(request.param):
        days, ongoing = bounds(chance)
        lane = (chance.randrange(LANES),)
        stretches.append(Stretch(RecordId(n + 1), days, lane, chance.randrange(6), ongoing))
    return gathered(stretches, [Lane(title=f"Lane {n}") for n in range(LANES)])


@pytest.fixture
def timeline(qapp: QApplication, spans: Spans) -> Iterator[Timeline]:
    def titles(records: Sequence[RecordId]) -> Mapping[RecordId, str]:
        return {one: f"Enlistment office no. {one} set on fire at night" for one in records}

    def tell(record: RecordId) -> About:
        return About(title=f"Incident {record}")

    made = Timeline(Theme(qapp, Scheme.LIGHT), titles, tell, today=TODAY)
    made.resize(*SIZE)
    made.show()
    made.show_laid(lay(spans, TODAY))
    made.grab()
    yield made
    made.close()
    made.deleteLater()


def share(timeline: Timeline, of_all: float) -> None:
    """Bring so much of all time into view."""
    first, last = timeline.canvas.laid.extent or (1, 1)
    half = (last - first) * of_all / 2
    middle = FIRST + DAYS // 3
    timeline.look_at(int(middle - half), int(middle + half) + 1)


def told(benchmark: Any, what: str, taken: list[float]) -> None:
    """Keep what the slowest frames took, in milliseconds."""
    ordered = sorted(taken)
    for name, part in (("p50", 0.5), ("p95", 0.95), ("p99.5", 0.995)):
        at = min(len(ordered) - 1, int(len(ordered) * part))
        benchmark.extra_info[f"{what}{name}, ms"] = round(ordered[at], 1)


def frames(timeline: Timeline, benchmark: Any, move: Callable[[int], object]) -> None:
    taken: list[float] = []
    reckoned: list[float] = []  # of the processor, in milliseconds: others may use it too
    steps = iter(range(1_000_000))

    def frame() -> None:
        began, before = time.perf_counter(), time.process_time()
        move(next(steps))
        timeline.canvas.repaint()
        timeline.band.repaint()
        taken.append((time.perf_counter() - began) * 1000)
        reckoned.append((time.process_time() - before) * 1000)

    benchmark.pedantic(frame, rounds=200, warmup_rounds=3)
    told(benchmark, "", taken)
    told(benchmark, "processor ", reckoned)
    assert benchmark.extra_info["processor p50, ms"] < MOST


@pytest.mark.parametrize("of_all", [1.0, 0.3, 0.03, 0.001])
def test_dragging(timeline: Timeline, benchmark: Any, of_all: float) -> None:
    share(timeline, of_all)
    canvas = timeline.canvas
    frames(
        timeline,
        benchmark,
        lambda step: canvas.put_scale(canvas.scale.moved(9 if step % 100 < 50 else -9)),
    )


def test_zooming(timeline: Timeline, benchmark: Any) -> None:
    """From all of it down to days, and back, about one place."""
    timeline.fit()
    frames(
        timeline,
        benchmark,
        lambda step: timeline.canvas.zoom(1.1 if step % 100 < 50 else 1 / 1.1, 700),
    )


def test_walking(timeline: Timeline, benchmark: Any) -> None:
    """The right arrow held down."""
    share(timeline, 0.01)
    canvas = timeline.canvas
    canvas.point(timeline.canvas.laid.dated // 2)
    frames(timeline, benchmark, lambda _step: canvas.point(canvas.walk.next(1)))


def test_laying_out(spans: Spans, benchmark: Any) -> None:
    """What a filter costs before it is seen; and the memory of spans laid out."""
    tracemalloc.start()
    laid: Laid = lay(spans, TODAY)
    kept, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    # What `Spans` itself holds: an id of 8 bytes, four days of 4, lane, tone and whether ongoing.
    own = len(spans) * (8 + 16 + 2 + 1 + 1)
    benchmark.extra_info["MB kept, at most"] = f"{(kept + own) / 1e6:.1f}, {most / 1e6:.1f}"
    assert kept + own < 30e6
    assert laid.dated
    benchmark.pedantic(lay, args=(spans, TODAY), rounds=5)
