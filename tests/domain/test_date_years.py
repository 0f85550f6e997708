"""Dates that name no year: what they may mean, and how they are written with one."""

import pytest

from khronika.domain.date_words import parse_when
from khronika.domain.date_years import example, lacks_year, with_years


@pytest.mark.parametrize("said", ["March 1", "1 марта", "1 березня", "since 3 April", "29 февраля"])
def test_a_day_and_a_month_lack_their_year(said: str) -> None:
    assert lacks_year(said)
    assert lacks_year(f" {said} ")


@pytest.mark.parametrize("said", ["", "  ", "1 березня 2022", "2022-03", "some day or other"])
def test_what_has_a_year_or_is_no_date_lacks_none(said: str) -> None:
    assert not lacks_year(said)
    assert with_years(said, near=[parse_when("2021")]) == []


def years(said: str, *, near: tuple[str, ...] = (), told: tuple[str, ...] = ()) -> list[str | None]:
    found = with_years(said, near=map(parse_when, near), told=map(parse_when, told))
    assert all(one.words == said for one in found), "the words stay as they were typed"
    return [one.edtf for one in found]


def test_the_year_of_a_date_that_stands_near_is_likely() -> None:
    assert years("1 березня", near=("5 April 2022",)) == ["2022-03-01"]
    assert years("1 марта", near=("winter 2021-22",)) == ["2021-03-01", "2022-03-01"]
    assert years("March 1", near=("5 April 2022", "6 May 2022", "2023")) == [
        "2022-03-01", "2023-03-01",
    ]  # fmt: skip
    assert years("March 1") == []


def test_who_tells_of_it_publishes_afterwards() -> None:
    assert years("March 1", told=("5 March 2022",)) == ["2022-03-01"]
    assert years("1 December", told=("5 January 2023",)) == ["2022-12-01"]
    assert years("1 December", told=("2022",)) == ["2022-12-01"]
    assert years("1 December", told=("5 January 2023",), near=("3 May 2023",)) == [
        "2022-12-01", "2023-12-01",
    ]  # fmt: skip


def test_a_day_that_a_year_has_not_is_not_of_that_year() -> None:
    assert years("29 February", near=("2022", "2024")) == ["2024-02-29"]


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("1 березня", "1 березня 2022"),
        ("March 1", "March 1 2022"),
        ("in early February", "in early February 2022"),
        ("29 лютого", "29 лютого 2020"),
    ],
)
def test_it_is_shown_how_to_write_it(said: str, written: str) -> None:
    assert example(said, year=2022) == written
