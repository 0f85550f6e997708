"""Densities: differences of running totals say what plain counting says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.domain.density import Beginning, Densities

FIRST, LAST = 738_000, 738_400
FOUND = st.lists(
    st.tuples(st.integers(0, 1), st.integers(FIRST, LAST - 60), st.integers(0, 60)).map(
        lambda one: (one[0], one[1], one[1] + one[2], True)
    ),
    max_size=30,
)
EDGES = st.lists(st.integers(FIRST - 50, LAST + 50), min_size=2, max_size=8).map(sorted)


def counted(found: list[Beginning], lane: int, first: int, last: int, *, sharp: bool) -> float:
    """How much of `found` begins from `first` to before `last`, each spread over its days."""
    total = 0.0
    for at, earliest, latest, _anew in found:
        if at == lane and (latest - earliest < 31) is sharp:
            days = range(max(first, earliest), min(last, latest + 1))
            total += len(days) / (latest - earliest + 1)
    return total


@given(FOUND, EDGES)
def test_what_began_between_two_days(found: list[Beginning], edges: list[int]) -> None:
    densities = Densities(2, FIRST, LAST, found)
    for lane in (0, 1):
        sharp, vague = densities.of_lane(lane, edges)
        for n in range(len(edges) - 1):
            ends = edges[n], edges[n + 1]
            assert sharp[n] == pytest.approx(counted(found, lane, *ends, sharp=True), abs=1e-4)
            assert vague[n] == pytest.approx(counted(found, lane, *ends, sharp=False), abs=1e-4)


@given(FOUND, EDGES)
def test_the_whole_is_the_sum_of_lanes_where_each_is_another(
    found: list[Beginning], edges: list[int]
) -> None:
    densities = Densities(2, FIRST, LAST, found)
    lanes = [densities.of_lane(lane, edges) for lane in (0, 1)]
    for n, count in enumerate(densities.whole(edges)):
        assert count == pytest.approx(sum(one[n] for lane in lanes for one in lane), abs=1e-4)


def test_what_stands_in_two_lanes_counts_once_in_the_whole() -> None:
    found = [(0, FIRST, FIRST, True), (1, FIRST, FIRST, False)]
    densities = Densities(2, FIRST, LAST, found)
    assert densities.whole([FIRST, LAST]) == [1.0]


def test_ages_are_kept_coarser_and_nothing_is_lost() -> None:
    found = [(0, 1, 1, True), (0, 700_000, 700_000, True), (0, 738_000, 738_000, True)]
    densities = Densities(1, 1, 738_000, found)
    edges = [1, 1000, 700_100, 738_100]
    assert densities.whole(edges) == pytest.approx([1, 1, 1])
