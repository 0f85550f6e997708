"""The divisions of time that a scale is drawn with: where they begin, and what they are called."""

from collections.abc import Callable, Sequence
from datetime import date
from enum import Enum
from typing import NamedTuple

from khronika.domain.date_names import MONTHS
from khronika.domain.dates import When

_LAST = date.max.toordinal() + 1
_QUARTERS = {"en": "Q{}", "uk": "{} кв.", "ru": "{} кв."}
# Where three letters are no abbreviation: “квіт.”, not “кві”.
_SHORT = {"uk": "січ лют бер квіт трав черв лип серп вер жовт лист груд".split()}
_ROMAN = ("I", "II", "III", "IV")


class Unit(Enum):
    """A length of the calendar; the value is its usual number of days."""

    DAY = 1.0
    WEEK = 7.0
    MONTH = 30.4
    QUARTER = 91.3
    YEAR = 365.2


class Step(NamedTuple):
    """So many of a unit; more than one only of years."""

    unit: Unit
    many: int = 1

    @property
    def days(self) -> float:
        """About how many days it has."""
        return self.unit.value * self.many


STEPS = (
    *(Step(unit) for unit in Unit),
    *(Step(Unit.YEAR, years) for years in (5, 10, 50, 100, 500, 1000)),
)
_MONTH = Step(Unit.MONTH)
# How many pixels a division has at least, however short its name is.
_ROOM = {Unit.DAY: 24.0, Unit.WEEK: 52.0, Unit.MONTH: 34.0, Unit.QUARTER: 42.0, Unit.YEAR: 44.0}
# How much of its usual length the shortest of a kind has: February of a month.
_SHORTEST = {Unit.MONTH: 28 / Unit.MONTH.value, Unit.QUARTER: 90 / Unit.QUARTER.value}
_WHOLE_NAME = 84.0  # pixels in which a month's whole name fits
_MONTHS_ONLY, _YEARS_ONLY = 150, 365 * 8  # days: a range longer than that is told in months, years


def step_of(per_day: float, least: float) -> Step:
    """Return the shortest division that is at least `least` pixels wide."""
    return next((step for step in STEPS if step.days * per_day >= least), STEPS[-1])


def named_step(
    per_day: float, needed: Callable[[Step], float], steps: Sequence[Step] = STEPS
) -> Step:
    """Return the shortest division of `steps` of which every one is wide enough for its name.

    `needed`: the pixels that the longest name takes, with the room before and after it.
    """
    for step in steps:
        wide = step.days * per_day
        if wide >= _ROOM[step.unit] and wide * _SHORTEST.get(step.unit, 1.0) >= needed(step):
            return step
    return steps[-1]


def over(step: Step) -> Step | None:
    """Return the division that is written above `step`; None where its own name says all."""
    if step.unit in (Unit.DAY, Unit.WEEK):
        return Step(Unit.MONTH)
    return Step(Unit.YEAR) if step.unit in (Unit.MONTH, Unit.QUARTER) else None


def edges(step: Step, first: int, last: int) -> list[int]:
    """Return the days on which divisions begin, from the one that holds `first` to the one after
    that which holds `last`; within the calendar.
    """
    if step.unit is Unit.DAY:
        found = list(range(first, last + 2))
    elif step.unit is Unit.WEEK:
        monday = first - (first - 1) % 7
        found = list(range(monday, last + 8, 7))
    else:
        found = _month_edges(_months(step), first, last)
    return [min(_LAST, max(1, day)) for day in found]


def _months(step: Step) -> int:
    return {Unit.MONTH: 1, Unit.QUARTER: 3}.get(step.unit, 12 * step.many)


def _month_edges(months: int, first: int, last: int) -> list[int]:
    begin = date.fromordinal(first)
    number = begin.year * 12 + begin.month - 1
    number -= number % months
    found = []
    while True:
        year, month = divmod(number, 12)
        if year > date.max.year:
            found.append(_LAST)
            break
        found.append(date(year, month + 1, 1).toordinal() if year else 1)
        if found[-1] > last:
            break
        number += months
    return found


def name(step: Step, day: int, language: str, room: float = 0.0) -> str:
    """Return what the division that begins on `day` is called, on so many pixels of room."""
    begin = date.fromordinal(min(day, _LAST - 1))
    if step.unit is Unit.DAY:
        return str(begin.day)
    if step.unit is Unit.YEAR:
        return str(begin.year)
    if step.unit is Unit.QUARTER:
        form = _QUARTERS.get(language, _QUARTERS["en"])
        number = (begin.month - 1) // 3
        return form.format(number + 1 if form.startswith("Q") else _ROMAN[number])
    month = MONTHS.get(language, MONTHS["en"])[begin.month - 1]
    short = _SHORT[language][begin.month - 1] if language in _SHORT else month[:3]
    if step.unit is Unit.WEEK:
        return f"{begin.day} {short}" if language in ("uk", "ru") else f"{short} {begin.day}"
    return month if room >= _WHOLE_NAME else short


def names(step: Step, language: str) -> list[str]:
    """Return the names, the shorter ones, that divisions of `step` may have."""
    if step.unit in (Unit.DAY, Unit.YEAR):
        return [name(step, date(2022, 12, 30).toordinal(), language)]
    return [name(step, date(2022, month, 28).toordinal(), language) for month in range(1, 13)]


def name_over(step: Step, day: int, language: str) -> str:
    """Return what stands above the divisions of `step` from `day` on: a month with its year, or
    a year.
    """
    begin = date.fromordinal(min(day, _LAST - 1))
    if over(step) == Step(Unit.MONTH):
        month = MONTHS.get(language, MONTHS["en"])[begin.month - 1]
        return f"{month} {begin.year}"
    return str(begin.year)


def in_words(first: int, last: int, language: str) -> str:
    """Return the time from one day to another in words: days, months or years, as it is long."""
    one, other = date.fromordinal(first), date.fromordinal(last)
    if last - first > _YEARS_ONLY:
        begun = ended = Step(Unit.YEAR)
    elif last - first > _MONTHS_ONLY or (one.day == 1 and edges(_MONTH, last, last)[1] == last + 1):
        begun = ended = _MONTH
    else:
        when = When(earliest_start=one, latest_start=one, earliest_end=other, latest_end=other)
        return when.shown(language)
    start, end = edges(begun, first, first), edges(ended, last, last)
    if start == end:
        only = date.fromordinal(start[0]), date.fromordinal(start[1] - 1)
        return When(earliest_start=only[0], latest_start=only[1], earliest_end=only[0],
                    latest_end=only[1]).shown(language)  # fmt: skip
    when = When(
        earliest_start=date.fromordinal(start[0]),
        latest_start=date.fromordinal(start[1] - 1),
        earliest_end=date.fromordinal(end[0]),
        latest_end=date.fromordinal(end[1] - 1),
    )
    return when.shown(language)
