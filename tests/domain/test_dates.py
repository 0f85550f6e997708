"""When: what follows from four bounds."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.domain.dates import (
    UNKNOWN,
    DatesOutOfOrder,
    Fit,
    Precision,
    Quality,
    When,
    extent,
    in_range,
)
from khronika.domain.edtf import parse_edtf

_DATES = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))


@st.composite
def whens(draw: st.DrawFn) -> When:
    """Any value: starts between two days, ends between two days, any bound missing."""
    es, ls, ee, le = (day.toordinal() for day in sorted(draw(st.tuples(*[_DATES] * 4))))
    if draw(st.booleans()):
        ls, ee = ee, ls  # the spans of start and end overlap
    known = draw(st.tuples(*[st.booleans()] * 4))
    days = (day if kept else None for day, kept in zip((es, ls, ee, le), known, strict=True))
    a, b, c, d = days
    return When.from_ordinals((a, b, c, d), words="as stated", ongoing=draw(st.booleans()))


def day(text: str) -> date:
    return date.fromisoformat(text)


def test_the_default_is_unknown() -> None:
    assert UNKNOWN.is_unknown
    assert UNKNOWN.precision is Precision.UNKNOWN
    assert UNKNOWN.quality is Quality.STATED
    assert UNKNOWN.shown("en") == ""


def test_what_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(DatesOutOfOrder, match="first, last"):
        When(words="first, last", earliest_start=day("2022-02-02"), latest_end=day("2022-02-01"))


@pytest.mark.parametrize(
    ("edtf", "start", "end", "fit"),
    [
        ("2022-04-17", "2022-04-01", "2022-04-30", Fit.CERTAIN),
        ("2022-04-17", "2022-04-17", "2022-04-17", Fit.CERTAIN),
        ("2022-04-17", "2022-04-18", "2022-04-30", Fit.OUTSIDE),
        ("2022-04", "2022-04-01", "2022-04-30", Fit.CERTAIN),
        ("2022-04", "2022-04-10", "2022-05-30", Fit.POSSIBLE),
        ("2022-04", "2022-05-01", "2022-05-30", Fit.OUTSIDE),
        ("[..2023-08-31]", "2023-01-01", "2023-12-31", Fit.POSSIBLE),
        ("[..2023-08-31]", None, "2023-12-31", Fit.CERTAIN),
        ("[..2023-08-31]", "2023-09-01", None, Fit.OUTSIDE),
        ("2022-05/2022-07", "2022-06-01", "2022-06-30", Fit.CERTAIN),
        ("2022-05-03/..", "2023-01-01", "2023-12-31", Fit.POSSIBLE),
        ("2022-05-03/..", "2022-01-01", "2022-12-31", Fit.CERTAIN),
        ("2022-05-03/..", "2021-01-01", "2021-12-31", Fit.OUTSIDE),
        ("{2022-03-08,2022-03-13}", "2022-03-09", "2022-03-10", Fit.CERTAIN),
        ("[2022-03-08,2022-03-13]", "2022-03-09", "2022-03-10", Fit.POSSIBLE),
    ],
)
def test_certainly_and_possibly_in_range(
    edtf: str, start: str | None, end: str | None, fit: Fit
) -> None:
    limits = (day(start) if start else None, day(end) if end else None)

    assert parse_edtf(edtf).fit(*limits) is fit


def test_what_is_undated_is_told_apart() -> None:
    limits = (day("2022-01-01"), day("2022-12-31"))

    assert UNKNOWN.fit(*limits) is Fit.UNDATED
    assert UNKNOWN.possibly_within(*limits)
    assert not UNKNOWN.certainly_within(*limits)


@pytest.mark.parametrize(
    ("edtf", "precision"),
    [
        ("2022-04-17", Precision.DAY),
        ("2022-02", Precision.MONTH),
        ("2022", Precision.YEAR),
        ("2022-21", Precision.SPAN),
        ("2022-04-17/2022-04-19", Precision.SPAN),
        ("2022-04-17/..", Precision.OPEN),
        ("[..2022]", Precision.OPEN),
        ("Y-17E7", Precision.UNKNOWN),
    ],
)
def test_precision(edtf: str, precision: Precision) -> None:
    assert parse_edtf(edtf).precision is precision


def test_order_is_by_earliest_start_then_by_what_is_known_closer() -> None:
    texts = ["[..2021-06-30]", "2022-01-01", "2022-01", "2022", "2022-01-01/..", "2022-02-03"]
    dated = [parse_edtf(text) for text in texts]

    assert [w.words for w in sorted([UNKNOWN, *reversed(dated)], key=lambda w: w.sort_key)] == [
        *texts,
        "",
    ]


def test_a_list_is_filtered_and_put_in_order() -> None:
    dated = [(text, parse_edtf(text)) for text in ("2022-05", "2022", "2023", "2022-04-17")]
    dated.append(("never said", UNKNOWN))
    start, end = day("2022-04-01"), day("2022-06-30")

    assert in_range(dated, start, end) == ["2022", "2022-04-17", "2022-05"]
    assert in_range(dated, start, end, certainly=True) == ["2022-04-17", "2022-05"]


def test_the_extent_of_several() -> None:
    several = [parse_edtf("2022-04"), parse_edtf("[..2023-08-31]"), UNKNOWN]

    assert extent(several) == (day("2022-04-01"), day("2023-08-31"))
    assert extent([UNKNOWN]) is None


@given(whens())
def test_ordinals_come_back(when: When) -> None:
    same = When.from_ordinals(when.ordinals(), words=when.words, ongoing=when.ongoing)

    assert same == when


@given(whens(), _DATES, st.integers(0, 4000))
def test_certain_implies_possible(when: When, start: date, days: int) -> None:
    end = start + min(timedelta(days=days), date.max - start)

    if when.certainly_within(start, end):
        assert when.possibly_within(start, end)


@given(st.tuples(*[st.integers(0, 12)] * 4), st.integers(0, 12), st.integers(0, 12))
def test_the_answer_is_that_of_every_event_that_fits_the_bounds(
    bounds: tuple[int, int, int, int], start: int, length: int
) -> None:
    """Against the definition: all pairs of a start and an end, tried one by one."""
    base = date(2022, 4, 1).toordinal()
    es, ls, ee, le = (base + offset for offset in sorted(bounds))
    when = When.from_ordinals((es, ls, ee, le))
    low, high = base + start, base + start + length
    events = [(s, e) for s in range(es, ls + 1) for e in range(ee, le + 1)]
    touching = [s <= high and e >= low for s, e in events]
    limits = (date.fromordinal(low), date.fromordinal(high))

    assert when.certainly_within(*limits) == all(touching)
    assert when.possibly_within(*limits) == any(touching)
