"""EDTF: dates with doubt in them, as the Library of Congress profiles ISO 8601-2.

https://www.loc.gov/standards/datetime/ (4 February 2019). All of levels 0, 1 and 2 is read;
years outside 1 to 9999 are well-formed and bound nothing here. Bounds are strict: a qualifier
(? uncertain, ~ approximate, % both) is kept in the text and never widens them. The standard
leaves seasons open; here they are the northern hemisphere's meteorological ones, and winter
2022 (2022-24) runs from December 2022 to February 2023.
"""

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from khronika.domain.dates import DatesOutOfOrder, Quality, When
from khronika.domain.errors import KnownError
from khronika.i18n import N_


class MalformedDate(KnownError):
    summary = N_("“{text}” is not a date in EDTF.")
    remedy = N_(
        "Write it like 2022-04-17, 2022-04, 2022-04-17/2022-04-19 or 2022~, "
        "or leave the field empty and say it in words."
    )


class Days(NamedTuple):
    """The first and last day that a date of EDTF may mean; None is no bound."""

    first: date | None
    last: date | None


_QUALIFIER = "[?~%]?"
_DATE = re.compile(
    rf"{_QUALIFIER}(?P<y>[0-9X]{{4}}){_QUALIFIER}"
    rf"(?:-{_QUALIFIER}(?P<m>[0-9X]{{2}}){_QUALIFIER}"
    rf"(?:-{_QUALIFIER}(?P<d>[0-9X]{{2}}){_QUALIFIER})?)?"
)
_TIMED = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})T(?P<time>(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9])"
    r"(?P<zone>Z|[+-](?:0[0-9]|1[0-4])(?::[0-5][0-9])?)?"
)
# Years before 1, beyond 9999, and years known to some digits only (1950S2 is 1900 to 1999).
_FAR_YEAR = re.compile(
    rf"{_QUALIFIER}-[0-9X]{{4}}(?:[-?~%0-9X]*)|Y-?[0-9]{{5,}}(?:S[0-9]+)?{_QUALIFIER}"
)
_EXPONENTIAL = re.compile(rf"Y-?[0-9]+E[0-9]+(?:S[0-9]+)?{_QUALIFIER}")
_SIGNIFICANT = re.compile(rf"(?P<y>[0-9]{{4}})S(?P<digits>[1-4]){_QUALIFIER}")

# The months of sub-year groupings: seasons (anywhere, northern, southern), then quarters,
# quadrimesters and semesters. Month 13 and 14 are January and February of the next year.
_NORTH = ((3, 5), (6, 8), (9, 11), (12, 14))
_SOUTH = ((9, 11), (12, 14), (3, 5), (6, 8))
_GROUPS = dict(
    enumerate(
        (
            *_NORTH, *_NORTH, *_SOUTH,
            (1, 3), (4, 6), (7, 9), (10, 12),
            (1, 4), (5, 8), (9, 12),
            (1, 6), (7, 12),
        ),
        start=21,
    )
)  # fmt: skip


def parse_edtf(text: str) -> When:
    """Return the date that `text`, in EDTF, stands for; its words are `text` itself.

    Raises:
        MalformedDate: `text` is not EDTF, or its end lies before its start.
    """
    edtf = re.sub(r"\s*,\s*", ",", text.strip())
    try:
        when = _any(edtf)
    except (ValueError, DatesOutOfOrder):
        raise MalformedDate(text=text) from None
    qualified = not set(edtf).isdisjoint("?~%")
    quality = Quality.ESTIMATED if qualified else Quality.STATED
    return replace(when, words=text, edtf=edtf, quality=quality)


def _any(edtf: str) -> When:
    """Return the bounds of any form; ValueError if it is none."""
    if edtf[:1] == "[" and edtf[-1:] == "]":
        return _one_of(edtf[1:-1])
    if edtf[:1] == "{" and edtf[-1:] == "}":
        return _all_of(edtf[1:-1])
    if "/" in edtf:
        return _interval(*edtf.split("/", 1))
    if timed := _TIMED.fullmatch(edtf):
        day = date.fromisoformat(timed["day"])
        return _point(Days(day, day), time=timed["time"], zone=timed["zone"])
    return _point(_days(edtf))


def _point(days: Days, *, time: str | None = None, zone: str | None = None) -> When:
    first, last = days
    return When(
        earliest_start=first, latest_start=last, earliest_end=first, latest_end=last,
        time=time, zone=zone,
    )  # fmt: skip


def _interval(start: str, end: str) -> When:
    if not (start.strip(".") or end.strip(".")):
        raise ValueError
    begun = _days(start) if start not in ("", "..") else Days(None, None)
    ended = _days(end) if end not in ("", "..") else Days(None, None)
    return lasting(begun, ended, ongoing=end == "..")


def lasting(begun: Days, ended: Days, *, ongoing: bool = False) -> When:
    """Return what began on one of the days `begun` and ended on one of the days `ended`.

    Nothing ends before it starts, so each narrows the other.

    Raises:
        DatesOutOfOrder: It must have ended before it began.
    """
    latest_start = min((day for day in (begun.last, ended.last) if day), default=None)
    earliest_end = max((day for day in (begun.first, ended.first) if day), default=None)
    return When(
        earliest_start=begun.first, latest_start=latest_start,
        earliest_end=earliest_end, latest_end=ended.last, ongoing=ongoing,
    )  # fmt: skip


def _one_of(inside: str) -> When:
    members = _members(inside)
    return _point(Days(_least([days.first for days in members]), _most(members)))


def _all_of(inside: str) -> When:
    members = _members(inside)
    firsts, lasts = [days.first for days in members], [days.last for days in members]
    earliest = Days(_least(firsts), min((day for day in lasts if day), default=None))
    latest = Days(max((day for day in firsts if day), default=None), _most(members))
    return lasting(earliest, latest)


def _least(firsts: list[date | None]) -> date | None:
    known = [day for day in firsts if day]
    return min(known) if len(known) == len(firsts) else None


def _most(members: list[Days]) -> date | None:
    known = [days.last for days in members if days.last]
    return max(known) if len(known) == len(members) else None


def _members(inside: str) -> list[Days]:
    """Return the dates of a set; “a..b” counts as its two ends, either of which may be open."""
    members = []
    for member in inside.split(","):
        first, dots, last = member.partition("..")
        if not dots:
            members.append(_days(first))
        elif first and last:
            start, end = _days(first), _days(last)
            if start.first and end.last and start.first > end.last:
                raise ValueError
            members += (start, end)
        elif first:
            members += (_days(first), Days(_days(first).first, None))
        else:
            members += (Days(None, _days(last).last), _days(last))
    return members


def _days(text: str) -> Days:
    """Return the days that one date may mean; ValueError if it is none."""
    if match := _DATE.fullmatch(text):
        return _calendar_days(match["y"], match["m"], match["d"])
    if match := _SIGNIFICANT.fullmatch(text):
        known = int(match["digits"])
        year = match["y"][:known] + "X" * (4 - known)
        return _calendar_days(year, None, None)
    if _FAR_YEAR.fullmatch(text) or _EXPONENTIAL.fullmatch(text):
        return Days(None, None)
    raise ValueError


def _calendar_days(year: str, month: str | None, day: str | None) -> Days:
    first_year = max(1, int(year.replace("X", "0")))
    last_year = int(year.replace("X", "9"))
    if last_year == 0:
        return Days(None, None)
    if month is None:
        return Days(date(first_year, 1, 1), date(last_year, 12, 31))
    if month.isdigit() and int(month) in _GROUPS:
        if day is not None:
            raise ValueError
        return Days(_group_days(first_year, month).first, _group_days(last_year, month).last)
    months = _fitting(month, 1, 12)
    if not months:
        raise ValueError
    if day is None:
        return Days(date(first_year, months[0], 1), _month_end(last_year, months[-1]))
    return Days(
        _extreme(year, range(first_year, last_year + 1), months, day, 0),
        _extreme(year, range(last_year, first_year - 1, -1), months[::-1], day, -1),
    )


def _group_days(year: int, group: str) -> Days:
    start, end = _GROUPS[int(group)]
    years_on, month = divmod(end - 1, 12)
    if year + years_on > date.max.year:
        return Days(date(year, start, 1), date.max)
    return Days(date(year, start, 1), _month_end(year + years_on, month + 1))


def _extreme(year: str, years: range, months: list[int], day: str, which: int) -> date:
    """Return the first day, in the order of `years` and `months`, that the calendar has."""
    for number in years:
        if _fits(year, f"{number:04d}"):
            for month in months:
                days = _fitting(day, 1, monthrange(number, month)[1])
                if days:
                    return date(number, month, days[which])
    raise ValueError


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _fitting(pattern: str, low: int, high: int) -> list[int]:
    """Return the numbers from `low` to `high` that two digits, X for any, may stand for."""
    if pattern.isdigit():
        return [int(pattern)] if low <= int(pattern) <= high else []
    return [number for number in range(low, high + 1) if _fits(pattern, f"{number:02d}")]


def _fits(pattern: str, digits: str) -> bool:
    return all(one in ("X", other) for one, other in zip(pattern, digits, strict=True))
