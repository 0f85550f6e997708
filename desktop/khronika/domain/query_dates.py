"""The dates of a query: a day, month, year, season or words for it, or two with “..” between."""

import re

from khronika.domain.date_words import parse_when
from khronika.domain.dates import DatesOutOfOrder
from khronika.domain.edtf import Days, MalformedDate

_LONGEST = 64  # code points; dates in words are shorter
_DOTS = re.compile(r"\.{2,}|…")
# A year whose century is open is looked through year by year: that is for documents, not for
# something typed to find them.
_ANY_CENTURY = re.compile("X[0-9X]{2}")


def read_days(text: str, *, day_first: bool = False) -> Days:
    """Return the first and last day that `text` takes in; at least one of them is known.

    Args:
        text: “2022”, “2022-03..2022-05”, “..2021”, “spring 2022”, “до 2021”; EDTF as well.
        day_first: 5/6/2023 is in June, as in Ukrainian and Russian; else either may be meant.

    Raises:
        MalformedDate: It cannot be read, or bounds nothing.
        DatesOutOfOrder: It ends before it begins.
    """
    if len(text) > _LONGEST or _ANY_CENTURY.search(text):
        raise MalformedDate(text=text[:_LONGEST])
    days = _span(text, day_first) if "/" in text or text[:1] in ("[", "{") else Days(None, None)
    if days == Days(None, None):
        days = _between(text, day_first)
    if days == Days(None, None):
        raise MalformedDate(text=text)
    if days.first and days.last and days.first > days.last:
        raise DatesOutOfOrder(words=text)
    return days


def days_written(days: Days) -> str:
    """Return `days` so that `read_days` gives them back."""
    if days.first == days.last and days.first:
        return days.first.isoformat()
    first, last = (day.isoformat() if day else "" for day in days)
    return f"{first}..{last}"


def _between(text: str, day_first: bool) -> Days:
    begin, *rest = _DOTS.split(text, maxsplit=1)
    if not rest:
        return _span(text, day_first)
    sides = [_span(side, day_first) if side.strip() else None for side in (begin, *rest)]
    if any(side == Days(None, None) for side in sides):
        raise MalformedDate(text=text)
    begun, ended = sides
    return Days(begun.first if begun else None, ended.last if ended else None)


def _span(text: str, day_first: bool) -> Days:
    when = parse_when(text, "uk" if day_first else None)
    return Days(when.earliest_start, when.latest_end)
