"""Divisions of time: where they begin, and what they are called in three languages."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.domain.ticks import STEPS, Step, Unit, edges, in_words, name, name_over, step_of

DAYS = st.integers(1, date.max.toordinal())


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


@given(st.sampled_from(STEPS), DAYS, st.integers(0, 3000))
def test_divisions_hold_what_is_in_view_and_follow_one_another(
    step: Step, first: int, length: int
) -> None:
    last = min(date.max.toordinal(), first + length)
    found = edges(step, first, last)
    assert found[0] <= first
    assert found[-1] > last
    assert found[-2] <= last
    assert found == sorted(set(found))


@given(st.sampled_from(STEPS[2:]), DAYS)
def test_longer_divisions_begin_on_the_first_of_a_month(step: Step, first: int) -> None:
    begin = date.fromordinal(edges(step, first, first)[0])
    assert begin.day == 1
    if step.unit is Unit.QUARTER:
        assert begin.month in (1, 4, 7, 10)
    if step.unit is Unit.YEAR:
        assert begin.month == 1
        assert begin.year % step.many == 0 or begin.year == 1


@given(DAYS)
def test_weeks_begin_on_monday(first: int) -> None:
    found = edges(Step(Unit.WEEK), first, first)
    assert date.fromordinal(max(1, found[0])).weekday() == 0


@given(st.floats(0.0001, 96), st.floats(1, 100))
def test_a_division_is_wide_enough_and_no_shorter_one_is(per_day: float, least: float) -> None:
    step = step_of(per_day, least)
    shorter = STEPS[: STEPS.index(step)]
    assert step.days * per_day >= least or step is STEPS[-1]
    assert all(one.days * per_day < least for one in shorter)


@pytest.mark.parametrize(
    ("language", "week", "month", "short", "quarter", "above"),
    [
        ("en", "Mar 7", "March", "Mar", "Q1", "March 2022"),
        ("uk", "7 бер", "березень", "бер", "I кв.", "березень 2022"),
        ("ru", "7 мар", "март", "мар", "I кв.", "март 2022"),
    ],
)
def test_names(language: str, week: str, month: str, short: str, quarter: str, above: str) -> None:
    at = day("2022-03-07")
    assert name(Step(Unit.DAY), at, language) == "7"
    assert name(Step(Unit.WEEK), at, language) == week
    assert name(Step(Unit.MONTH), at, language, 90) == month
    assert name(Step(Unit.MONTH), at, language, 40) == short
    assert name(Step(Unit.QUARTER), at, language) == quarter
    assert name(Step(Unit.YEAR), at, language) == "2022"
    assert name_over(Step(Unit.WEEK), at, language) == above
    assert name_over(Step(Unit.MONTH), at, language) == "2022"


def test_ukrainian_months_are_abbreviated_where_it_is_usual() -> None:
    april, week = date(2022, 4, 4).toordinal(), Step(Unit.WEEK)
    assert name(week, april, "uk") == "4 квіт"
    assert name(week, april, "ru") == "4 апр"


@pytest.mark.parametrize(
    ("first", "last", "language", "said"),
    [
        ("2022-02-24", "2022-02-24", "en", "February 24, 2022"),
        ("2022-02-24", "2022-04-05", "en", "February 24 – April 5, 2022"),
        ("2022-04-01", "2022-04-30", "en", "April 2022"),
        ("2022-03-01", "2022-04-30", "uk", "березень – квітень 2022"),
        ("2022-02-24", "2022-12-05", "uk", "лютий – грудень 2022"),
        ("2012-02-24", "2024-12-05", "en", "2012–2024"),
    ],
)
def test_days_in_words(first: str, last: str, language: str, said: str) -> None:
    assert in_words(day(first), day(last), language) == said


@given(DAYS, st.integers(0, 9000), st.sampled_from(["en", "uk", "ru"]))
def test_any_days_have_words(first: int, length: int, language: str) -> None:
    last = min(first + length, (date.max - timedelta(days=1)).toordinal())
    assert in_words(min(first, last), last, language)
