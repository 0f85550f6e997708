"""Dates in short words: “April 17–18, 2022”, «до сентября 2023», «початок лютого 2022».

What is shown is made from the bounds, so a date without EDTF is shown as well as one with it,
and what `parse_when` reads back has the same bounds.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from khronika.domain.date_names import (
    MONTHS,
    MONTHS_OF,
    NIGHT_FORMS,
    PHRASES,
    SEASONS,
    SEASONS_OF,
    Phrases,
)

if TYPE_CHECKING:
    from khronika.domain.dates import When

_DAY = timedelta(days=1)
_ISO_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SEASON_MONTHS = {(3, 5): 0, (6, 8): 1, (9, 11): 2, (12, 2): 3}
_YEAR_THIRDS = {(1, 4): 0, (5, 8): 1, (9, 12): 2}
_YEAR_QUARTERS = {(1, 3): 1, (4, 6): 2, (7, 9): 3, (10, 12): 4}
_YEAR_HALVES = {(1, 6): 0, (7, 12): 1}


def shown(when: When, language: str) -> str:
    """Return `when` in words of `language` ("en", "uk", "ru"; anything else is English).

    A date without bounds is shown in the words it was stated in. A doubt of the source adds
    a question mark, an approximate date says so, a time of day stands behind.
    """
    if when.is_unknown:
        return when.words
    writer = _Writer(language if language in PHRASES else "en")
    es, ls, ee, le = when.bounds
    night = (when.time or "").lower() in NIGHT_FORMS and _follow(es, le)
    if night and es and le:
        text = writer.night(es, le)
    elif (when.edtf or "").startswith("{"):
        text = writer.each((when.edtf or "")[1:-1].split(","), (es, ls), (ee, le))
    elif when.is_point:
        text = writer.point(es, ls)
    elif le is None:
        text = writer.point(es, ls, of=when.ongoing)
        text = writer.say.since.format(text) if when.ongoing else f"{text} – ?"
    elif es is None:
        text = writer.say.until.format(writer.point(ee, le, of=True))
    else:
        text = writer.lasting((es, ls), (ee, le))
    if when.is_approximate:
        text = writer.say.about.format(text)
    if when.is_uncertain:
        text += " (?)"
    clock = " ".join(part for part in (when.time, when.zone) if part)
    return f"{text}, {clock}" if clock and not night else text


def day(when: date, language: str) -> str:
    """Return one day in words: “May 6, 2012”, «6 травня 2012»."""
    return _Writer(language if language in PHRASES else "en").point(when, when)


def between(first: date, last: date, language: str) -> str:
    """Return two days as the bounds of something, whatever unit of the calendar they span."""
    return _Writer(language if language in PHRASES else "en").several(first, last)


def is_told_by_its_name(first: date | None, last: date | None) -> bool:
    """Whether the name of the time between two days says which they are: that of a day, a month
    or of years does, “early 2023” or a season does not.
    """
    if first is None or last is None:
        return False
    whole = first.day == 1 and last.day == _month_length(last)
    months = (first.month, last.month)
    one_month = first.year == last.year and first.month == last.month
    return first == last or (whole and (one_month or months == (1, 12)))


def _follow(first: date | None, last: date | None) -> bool:
    return first is not None and last is not None and last - first == _DAY


class _Writer:
    """Says dates in one language. `of` asks for the genitive, as after a preposition."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.say: Phrases = PHRASES[language]

    def point(self, first: date | None, last: date | None, *, of: bool = False) -> str:
        """Say what happened at one point in time between two days; one may be None."""
        if first is None and last is None:
            return "?"
        if first is None and last is not None:
            return self._before(last)
        if last is None and first is not None:
            return self._after(first)
        assert first is not None  # noqa: S101 -- for the type checker: the cases are above
        assert last is not None  # noqa: S101
        return self._unit(first, last, of) or self.several(first, last)

    def lasting(
        self, begun: tuple[date | None, date | None], ended: tuple[date | None, date | None]
    ) -> str:
        """Say what began between two days and ended between two days."""
        if begun[0] == begun[1] and ended[0] == ended[1] and begun[0] and ended[0]:
            return self._pair(begun[0], ended[0], "–", " – ")
        start, end = self.point(*begun), self.point(*ended)
        if begun[0] and ended[0] and begun[0].year == ended[0].year:
            start = start.removesuffix(f"{begun[0].year:04d}").rstrip(", ") or start
        joint = "–" if start.isdecimal() and end.isdecimal() else " – "
        return f"{start}{joint}{end}"

    def each(
        self,
        members: list[str],
        begun: tuple[date | None, date | None],
        ended: tuple[date | None, date | None],
    ) -> str:
        """Say every day of a set of EDTF's; a set of anything else as what it spans."""
        if all(_ISO_DAY.fullmatch(member) for member in members):
            return "; ".join(self._day(date.fromisoformat(member)) for member in members)
        return self.lasting(begun, ended)

    def night(self, first: date, last: date) -> str:
        """Say the night between two days."""
        english = self.language == "en"
        days = self._pair(first, last, "–", " – ") if english else self._day(last)
        return self.say.night.format(days)

    def _day(self, day: date) -> str:
        month = MONTHS_OF[self.language][day.month - 1]
        if self.language == "en":
            return f"{month} {day.day}, {day.year:04d}"
        return f"{day.day} {month} {day.year:04d}"

    def _month(self, day: date, *, of: bool) -> str:
        return f"{(MONTHS_OF if of else MONTHS)[self.language][day.month - 1]} {day.year:04d}"

    def _pair(self, first: date, last: date, near: str, far: str) -> str:
        """Say two days and what they share once; `near` joins numbers, `far` longer things."""
        names = MONTHS_OF[self.language]
        one = names[first.month - 1]
        english = self.language == "en"
        if first.year != last.year:
            return f"{self._day(first)}{far}{self._day(last)}"
        if first.month != last.month:
            start = f"{one} {first.day}" if english else f"{first.day} {one}"
            return f"{start}{far}{self._day(last)}"
        if english:
            return f"{one} {first.day}{near}{last.day}, {last.year:04d}"
        return f"{first.day}{near}{self._day(last)}"

    def _before(self, last: date) -> str:
        """Name the month or year that what ends with a whole one comes before; of any other day
        say that it is the last: one who wrote “by January 9” did not speak of the tenth.
        """
        if last == date.max or last.day != _month_length(last):
            return self.say.by.format(self._day(last))
        return self.say.before.format(self._from(last + _DAY))

    def _after(self, first: date) -> str:
        if first == date.min:
            return self.say.since.format(self._day(first))
        last = first - _DAY
        if first.day != 1:
            return self.say.after.format(self._day(last))
        whole_year = first.month == 1
        return self.say.after.format(
            f"{last.year:04d}" if whole_year else self._month(last, of=True)
        )

    def _from(self, first: date) -> str:
        """Name the longer of year and month that begins on `first`, the first of a month."""
        return f"{first.year:04d}" if first.month == 1 else self._month(first, of=True)

    def _unit(self, first: date, last: date, of: bool) -> str:
        """Name the one unit, or usual part of one, from `first` to `last`; empty if none."""
        if first == last:
            return self._day(first)
        if (first.year, first.month) == (last.year, last.month):
            return self._month_part(first, last, of)
        if first.day != 1 or last.day != _month_length(last):
            return ""
        span = (first.month, last.month)
        if span == (1, 12):
            return self._years(first.year, last.year, of)
        if span in _SEASON_MONTHS:
            return self._season(first.year, last.year, _SEASON_MONTHS[span], of)
        return self._year_part(first.year, span, of) if first.year == last.year else ""

    def _month_part(self, first: date, last: date, of: bool) -> str:
        length = _month_length(last)
        days = (first.day, last.day)
        if days == (1, length):
            return self._month(first, of=of)
        parts, halves = self._parts(of)
        forms = dict(zip(((1, 10), (11, 20), (21, length)), parts, strict=True))
        forms |= dict(zip(((1, 15), (16, length)), halves, strict=True))
        return forms[days].format(self._month(first, of=True)) if days in forms else ""

    def _parts(self, of: bool) -> tuple[tuple[str, str, str], tuple[str, str]]:
        say = self.say
        return (say.parts_of, say.halves_of) if of else (say.parts, say.halves)

    def _years(self, first: int, last: int, of: bool) -> str:
        if first == last:
            return f"{first:04d}"
        if first % 10 == 0 and last == first + 9:
            return (self.say.decade_of if of else self.say.decade).format(f"{first:04d}")
        if last == first + 1:
            return f"{first:04d} {self.say.or_} {last:04d}"
        return self.say.between.format(f"{first:04d} {self.say.and_} {last:04d}")

    def _season(self, first: int, last: int, season: int, of: bool) -> str:
        name = (SEASONS_OF if of else SEASONS)[self.language][season]
        winter = season == 3
        if winter and last == first + 1:
            return f"{name} {first:04d}–{last:04d}"
        if winter and last == first + 2:  # either winter that the year has part in
            return f"{name} {first + 1:04d}"
        return f"{name} {first:04d}" if first == last else ""

    def _year_part(self, year: int, span: tuple[int, int], of: bool) -> str:
        parts, halves = self._parts(of)
        if span in _YEAR_THIRDS:
            return parts[_YEAR_THIRDS[span]].format(f"{year:04d}")
        if span in _YEAR_HALVES:
            return halves[_YEAR_HALVES[span]].format(f"{year:04d}")
        if span in _YEAR_QUARTERS:
            quarter = self.say.quarter_of if of else self.say.quarter
            return f"{quarter.format(_YEAR_QUARTERS[span])} {year:04d}"
        return ""

    def several(self, first: date, last: date) -> str:
        """Say between which two days it lies."""
        if last - first == _DAY:
            return self._pair(first, last, f" {self.say.or_} ", f" {self.say.or_} ")
        and_ = f" {self.say.and_} "
        return self.say.between.format(self._pair(first, last, and_, and_))


def _month_length(day: date) -> int:
    return monthrange(day.year, day.month)[1]
