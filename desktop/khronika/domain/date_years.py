"""A date that names no year: which it may mean, by the dates that stand near, and how to write it.

None of it is ever taken by itself: a source that says “on 1 March” has not said of which year.
"""

from collections.abc import Iterable
from datetime import date

from khronika.domain.date_words import is_date_but_for_year, parse_when
from khronika.domain.dates import When

_MOST = 3  # that a person is to choose from
_LEAP = 8  # years, of which one has a February 29 whichever one begins with


def lacks_year(text: str, language: str | None = None) -> bool:
    """Whether `text` is a date but for its year."""
    text = text.strip()
    return (
        bool(text)
        and parse_when(text, language).is_unknown
        and is_date_but_for_year(text, language)
    )


def with_years(
    text: str,
    language: str | None = None,
    *,
    near: Iterable[When] = (),
    told: Iterable[When] = (),
) -> list[When]:
    """Return `text`, a date that lacks its year, as it reads in the years it may mean.

    Args:
        text: As it was typed; the words of what is returned are these.
        language: See `parse_when`.
        near: Other dates of the same, which are likely of the same year.
        told: When those published who tell of it: the last such day before then is meant.
    """
    if not lacks_year(text, language):
        return []
    found: dict[tuple[date | None, ...], When] = {}
    for published in told:
        for year in _years(published):
            when = parse_when(text, language, year)
            if _is_later(when, published):
                when = parse_when(text, language, year - 1)
            found.setdefault(when.bounds, when)
    for other in near:
        for year in _years(other):
            when = parse_when(text, language, year)
            found.setdefault(when.bounds, when)
    return [when for when in found.values() if not when.is_unknown][:_MOST]


def example(text: str, language: str | None = None, *, year: int) -> str:
    """Return `text` written with `year`, or with the nearest before it that has such a day."""
    text = text.strip()
    for some in range(year, year - _LEAP, -1):
        meant = parse_when(text, language, some)
        if not meant.is_unknown:
            said = f"{text} {some}"
            understood = parse_when(said, language).bounds == meant.bounds
            return said if understood else meant.edtf or said
    return f"{text} {year}"


def _years(when: When) -> list[int]:
    """Return the years that a date names, each once; of one that is not known, none."""
    return list(dict.fromkeys(day.year for day in when.bounds if day is not None))


def _is_later(when: When, other: When) -> bool:
    ended = other.latest_end
    return ended is not None and when.earliest_start is not None and when.earliest_start > ended
