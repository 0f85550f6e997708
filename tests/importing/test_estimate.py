"""How true the time left is, over imports on a clock of their own (`simulated`)."""

import logging
from collections.abc import Callable
from itertools import pairwise
from math import inf
from random import Random
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khronika.domain.outlook import MINUTES
from khronika.importing.estimate import Estimate, Thing
from tests.importing.simulated import (
    ORDERS,
    File,
    Moment,
    Run,
    by_format,
    folder,
    largest_last,
    looked_at,
    run,
    shuffled,
    smallest_last,
)

PARTS = (0.1, 0.25, 0.5, 0.75)
SEEDS, FILES = 6, 1_500
HOSTILE = 0.003  # of the files that are parsed
Order = Callable[[File], tuple[str, float]]
log = logging.getLogger(__name__)


def _runs(order: Order, *, writing: float = 0.0, known: bool = False) -> list[Run]:
    runs = []
    for seed in range(SEEDS):
        chance = Random(seed)
        files = sorted(folder(chance, FILES, hostile=HOSTILE if seed % 2 else 0), key=order)
        runs.append(run(looked_at(files, chance) if known else files, writing))
    return runs


def _times(run: Run, moment: Moment) -> float:
    """Return how many times too much or too little a person is told; 1: just what is so."""
    assert moment.said is not None
    left, step = (run.end - moment.now) / 60, MINUTES.index(moment.said)
    least = (MINUTES[step - 1] + MINUTES[step]) / 2 if step > 1 else step * 5 / 6
    most = (MINUTES[step] + MINUTES[step + 1]) / 2 if step else 1.0
    return max(least / left, left / most, 1.0)


def _off(run: Run, moment: Moment) -> float:
    """Return how many times too much or too little is expected."""
    left = run.end - moment.now
    return max(moment.expected / left, left / moment.expected) if moment.expected else inf


def _judged(runs: list[Run]) -> tuple[dict[float, float], float, float]:
    """Return how many times too much or too little is expected in the middle, at each of `PARTS`;
    what nine of ten times that something is said are within; and how often that is. `pytest -rP
    --log-level=INFO` shows the figures.
    """
    middles = {}
    for part in PARTS:
        middles[part] = median(_off(one, one.at(part)) for one in runs)
    # What is left of the last seconds is of no use to anybody.
    moments = [(one, m) for one in runs for m in one.moments if m.now < 0.95 * one.end]
    said = sorted(_times(one, m) for one, m in moments if m.said is not None)
    times, often = said[len(said) * 9 // 10], len(said) / len(moments)
    at = ", ".join(f"at {part:.0%} ×{off:.2f}" for part, off in middles.items())
    log.info("%s; said %.0f %% of the time, nine of ten within ×%.2f", at, 100 * often, times)
    return middles, times, often


@pytest.mark.parametrize(
    ("order", "middle", "times", "often"),
    [
        (shuffled, 1.5, 1.5, 0.8),
        (by_format, 2.0, 1.6, 0.4),
        (largest_last, 1.6, 1.6, 0.5),
        (smallest_last, 6.0, 2.5, 0.0),  # what is small was never seen: hardly anything is said
    ],
)
def test_looking_at_files_never_seen(
    order: Order, middle: float, times: float, often: float
) -> None:
    middles, said, part = _judged(_runs(order))
    assert max(middles[at] for at in (0.25, 0.5, 0.75)) < middle
    assert said < times
    assert part > often


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("writing", [0.0, 0.006])
def test_taking_in_what_was_looked_at(order: Order, writing: float) -> None:
    middles, said, part = _judged(_runs(order, writing=writing, known=True))
    assert max(middles.values()) < 1.6
    assert said < 1.35
    assert part > 0.9


@settings(max_examples=30, deadline=None)
@given(
    st.integers(0, 10**6),
    st.integers(1, 300),
    st.sampled_from(ORDERS),
    st.sampled_from([0.0, 0.01, 0.2]),
    st.sampled_from([0.0, 0.006]),
)
def test_whatever_comes_it_is_never_negative_and_goes_down_steadily(
    seed: int, number: int, order: Order, hostile: float, writing: float
) -> None:
    files = sorted(folder(Random(seed), number, hostile=hostile), key=order)
    moments = run(files, writing).moments
    assert all(one.expected >= 0 for one in moments)
    steps = [None if one.said is None else MINUTES.index(one.said) for one in moments]
    said = [(a, b) for a, b in pairwise(steps) if a is not None and b is not None]
    assert all(a - b <= 1 for a, b in said)
    assert sum(b > a for a, b in said) <= max(3, len(said) // 20), "it flickers"


def test_when_all_have_ended_nothing_is_left() -> None:
    things = [Thing("pdf", 0.1 * n) for n in range(50)]
    estimate = Estimate(things, 0.0)
    for now, thing in enumerate(things):
        estimate.clocked(estimate.ended(thing, 1.0), float(now))
    assert estimate.left().seconds == estimate.left().spread == 0


def test_a_computer_that_slept_has_not_become_slow() -> None:
    things = [Thing("pdf", 1.0)] * 200
    estimate, now = Estimate(things, 0.0), 0.0
    for at, thing in enumerate(things[:100]):
        now += 8 * 3600 if at == 50 else 0.5
        estimate.clocked(estimate.ended(thing, 1.0), now)
    assert estimate.left().seconds <= 3 * 50
