"""Dates typed to find something: each becomes the days it takes in."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.domain.dates import DatesOutOfOrder
from khronika.domain.edtf import Days, MalformedDate
from khronika.domain.query_dates import days_written, read_days


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022", "2022-01-01", "2022-12-31"),
        ("2022-02", "2022-02-01", "2022-02-28"),
        ("2022-02-24", "2022-02-24", "2022-02-24"),
        ("2022-03..2022-05", "2022-03-01", "2022-05-31"),
        ("2022-03…2022-05-09", "2022-03-01", "2022-05-09"),
        ("..2021", None, "2021-12-31"),
        ("2021..", "2021-01-01", None),
        ("2021/2022-03", "2021-01-01", "2022-03-31"),
        ("2021/..", "2021-01-01", None),
        ("[2021..2022]", "2021-01-01", "2022-12-31"),
        ("202X", "2020-01-01", "2029-12-31"),
        ("spring 2022", "2022-03-01", "2022-05-31"),
        ("24 лютого 2022", "2022-02-24", "2022-02-24"),
        ("24.02.2022..март 2022", "2022-02-24", "2022-03-31"),
        ("after 2022", "2023-01-01", None),
    ],
)
def test_what_is_read(text: str, first: str | None, last: str | None) -> None:
    ends = (date.fromisoformat(end) if end else None for end in (first, last))
    assert read_days(text) == Days(*ends)


def test_days_before_months_where_that_is_the_custom() -> None:
    assert read_days("5/6/2023", day_first=True).first == date(2023, 6, 5)
    assert read_days("5/6/2023") == Days(date(2023, 5, 6), date(2023, 6, 5))


@pytest.mark.parametrize(
    "text",
    ["", "..", "2022 " * 50, "yesterday", "2022-13", "2022..then", "Y170000002", "XXXX",
     "1X00-02-30"],
)  # fmt: skip
def test_what_cannot_be_read(text: str) -> None:
    with pytest.raises(MalformedDate):
        read_days(text)


def test_what_ends_before_it_begins() -> None:
    with pytest.raises(DatesOutOfOrder):
        read_days("2023..2022")


@given(st.dates(), st.dates())
def test_days_are_written_as_they_are_read(one: date, other: date) -> None:
    first, last = sorted((one, other))
    for days in (Days(first, last), Days(None, last), Days(first, None)):
        assert read_days(days_written(days)) == days
