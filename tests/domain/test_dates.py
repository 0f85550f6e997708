"""When: what follows from four bounds."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.domain.dates import (
    UNKNOWN,
    DatesOutOfOrder,
    Quality,
    When,
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
    assert UNKNOWN.quality is Quality.STATED
    assert UNKNOWN.shown("en") == ""


def test_what_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(DatesOutOfOrder, match="first, last"):
        When(words="first, last", earliest_start=day("2022-02-02"), latest_end=day("2022-02-01"))


def test_order_is_by_earliest_start_then_by_what_is_known_closer() -> None:
    texts = ["[..2021-06-30]", "2022-01-01", "2022-01", "2022", "2022-01-01/..", "2022-02-03"]
    dated = [parse_edtf(text) for text in texts]

    assert [w.words for w in sorted([UNKNOWN, *reversed(dated)], key=lambda w: w.sort_key)] == [
        *texts,
        "",
    ]


@given(whens())
def test_ordinals_come_back(when: When) -> None:
    same = When.from_ordinals(when.ordinals(), words=when.words, ongoing=when.ongoing)

    assert same == when
