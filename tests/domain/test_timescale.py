"""The view of time: what is under the pointer stays there, and nothing gets out of sight."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.domain.timescale import CLOSEST, Timescale, fitting

SCALES = st.builds(
    Timescale,
    start=st.floats(1, 738_000),
    per_day=st.floats(0.01, CLOSEST),
    width=st.floats(50, 4000),
)
XS = st.floats(0, 1)


@given(SCALES, XS, st.floats(0.1, 10))
def test_zooming_keeps_the_moment_under_the_pointer(
    scale: Timescale, share: float, factor: float
) -> None:
    x = share * scale.width
    zoomed = scale.zoomed(factor, x, 0.001)
    assert zoomed.moment(x) == pytest.approx(scale.moment(x), abs=1e-4)
    assert zoomed.per_day == pytest.approx(min(CLOSEST, max(0.001, scale.per_day * factor)))


@given(SCALES, st.floats(-5000, 5000))
def test_moving_moves_by_pixels_and_back(scale: Timescale, pixels: float) -> None:
    moved = scale.moved(pixels)
    assert scale.x(moved.start) == pytest.approx(pixels, abs=1e-3)
    assert moved.moved(-pixels).start == pytest.approx(scale.start, abs=1e-4)


@given(SCALES, XS)
def test_a_moment_is_where_it_is_drawn(scale: Timescale, share: float) -> None:
    x = share * scale.width
    assert scale.x(scale.moment(x)) == pytest.approx(x, abs=1e-3)
    assert scale.first <= scale.day(x) <= scale.last + 1


@given(st.integers(1, 738_000), st.integers(0, 5000), st.floats(50, 4000))
def test_what_fits_is_in_view_whole(first: int, days: int, width: float) -> None:
    scale = fitting(first, first + days, width)
    assert scale.x(first) >= -1e-3
    assert scale.x(first + days + 1) <= width + 1e-3
    assert scale.per_day <= CLOSEST


@given(SCALES, st.floats(50, 4000))
def test_another_width_shows_the_same_days(scale: Timescale, width: float) -> None:
    resized = scale.resized(width)
    assert resized.start == scale.start
    assert resized.end == pytest.approx(scale.end)


@given(SCALES, st.integers(1, 738_000), st.integers(0, 900))
def test_the_middle_is_kept_where_something_is(scale: Timescale, first: int, days: int) -> None:
    kept = scale.kept_at(first, first + days)
    middle = kept.moment(kept.width / 2)
    assert first - 1e-4 <= middle <= first + days + 1 + 1e-4
    assert kept.per_day == scale.per_day


@given(SCALES, st.integers(1, 738_000), st.integers(0, 900), st.floats(0, 20))
def test_what_is_to_be_seen_is_brought_in_and_no_farther_than_needed(
    scale: Timescale, first: int, days: int, margin: float
) -> None:
    last = first + days
    shown = scale.showing(first, last, margin)
    left, right = shown.x(first), shown.x(last + 1)
    room = scale.width - 2 * margin
    is_whole = left >= margin - 1e-2 and right <= scale.width - margin + 1e-2
    is_nothing_but_it = left < margin and right > scale.width - margin
    if right - left <= room - 1e-2:
        assert is_whole
    else:  # longer than the view: its beginning, or nothing but it
        assert is_whole or abs(left - margin) < 1e-2 or is_nothing_but_it
    assert shown.showing(first, last, margin).start == pytest.approx(shown.start, abs=1e-4)


def test_days_stay_within_the_calendar() -> None:
    scale = Timescale(start=-500.0, per_day=0.01, width=100.0)
    assert scale.first == 1
    late = Timescale(start=3_652_000.0, per_day=0.01, width=100.0)
    assert late.last == late.day(100) == 3_652_059
