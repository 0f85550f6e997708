"""How the parts of a total add up against it, with open bounds."""

from hypothesis import given
from hypothesis import strategies as st

from khronika.domain.kinds import RecordId
from khronika.domain.tallies import Breakdown, Part


def part(low: int | None, high: int | None) -> Part:
    return Part(incident=RecordId(1), title="", low=low, high=high)


@st.composite
def bounded(draw: st.DrawFn) -> tuple[int, tuple[int | None, int | None]]:
    """Return a true number and bounds that hold it."""
    true = draw(st.integers(0, 400))
    low = draw(st.none() | st.integers(0, true))
    return true, (low, draw(st.none() | st.integers(true, 500)))


@given(st.lists(bounded(), min_size=1, max_size=6), st.integers(0, 300), st.data())
def test_what_is_left_over_holds_the_truth(
    parts: list[tuple[int, tuple[int | None, int | None]]], rest: int, data: st.DataObject
) -> None:
    whole = sum(true for true, _bounds in parts) + rest
    low = data.draw(st.none() | st.integers(0, whole))
    high = data.draw(st.none() | st.integers(whole, whole + 100))
    found = Breakdown(low=low, high=high, parts=tuple(part(*bounds) for _true, bounds in parts))
    assert found.rest_low <= rest
    assert found.rest_high is None or found.rest_high >= rest
    assert not found.exceeds


def test_the_rest_of_310_is_53() -> None:
    parts = (part(128, 128), part(111, 111), part(18, 18))
    found = Breakdown(low=310, high=310, parts=parts)
    assert (found.sum_low, found.sum_high) == (257, 257)
    assert (found.rest_low, found.rest_high) == (53, 53)


def test_an_open_part_leaves_the_rest_open_at_its_end() -> None:
    parts = (part(156, 156), part(176, 176), part(37, None))
    found = Breakdown(low=401, high=None, parts=parts)
    assert (found.sum_low, found.sum_high) == (369, None)
    assert (found.rest_low, found.rest_high) == (0, None)


def test_parts_that_are_more_than_the_whole_are_told() -> None:
    parts = (part(50, 50), part(17, 17), part(7, 7))
    assert Breakdown(low=63, high=63, parts=parts).exceeds
