"""Lines and heights: nothing overlaps, nothing jumps, everything has its room."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.domain.packing import Extent, heights, pack

EXTENTS = st.lists(
    st.tuples(st.integers(0, 300), st.integers(1, 80)), max_size=20
).map(lambda found: [
    (n, float(left), float(left + wide)) for n, (left, wide) in enumerate(sorted(found))
])  # fmt: skip


def deepest(extents: list[Extent]) -> int:
    return max(
        (sum(left <= at < right for _key, left, right in extents) for _key, at, _end in extents),
        default=0,
    )


def overlap(one: Extent, other: Extent) -> bool:
    return one[1] < other[2] and other[1] < one[2]


@given(EXTENTS, st.integers(0, 6), st.dictionaries(st.integers(0, 19), st.integers(0, 7)))
def test_as_few_lines_as_needed_and_nothing_on_top_of_another(
    extents: list[Extent], lines: int, kept: dict[int, int]
) -> None:
    found = pack(extents, lines, kept)
    if found is None:
        assert deepest(extents) > lines
        return
    assert set(found) == {key for key, _left, _right in extents}
    assert all(0 <= line < lines for line in found.values())
    for one, other in combinations(extents, 2):
        assert found[one[0]] != found[other[0]] or not overlap(one, other)


@given(EXTENTS, st.integers(1, 6), st.floats(-40, 40))
def test_what_was_on_a_line_stays_there_while_one_moves(
    extents: list[Extent], lines: int, by: float
) -> None:
    found = pack(extents, lines)
    if found is not None:
        moved = [(key, left + by, right + by) for key, left, right in extents]
        assert pack(moved, lines, found) == found


@given(st.lists(st.integers(0, 100_000), max_size=12), st.floats(0, 2000))
def test_lanes_share_the_room(counts: list[int], room: float) -> None:
    found = heights(counts, room, 40)
    assert len(found) == len(counts)
    assert all(height >= 39 for height in found)
    assert all(height == int(height) for height in found)
    if counts:
        assert sum(found) == pytest.approx(max(room, 40 * len(counts)), abs=1)
    ordered = sorted(zip(counts, found, strict=True))
    assert all(after[1] >= before[1] - 1 for before, after in pairwise(ordered))
