"""Dates as people write them, read into bounds, and never past what the words say.

The conventions, where words leave days open: early, mid and late in a month are its days 1-10,
11-20 and 21 to the end; the first half of a month ends on the 15th; early, mid and late in a
year are its thirds of four months, in a season its months. “Winter 2022” may be either winter
that has part in the year; “winter 2021-22” is one. “Before” and “after” leave the day, month
or year they name out; “since”, “until”, “from … to” and “not later than” take it in.
“The night of April 17” runs into the 18th, «в ночь на 18 апреля» comes from the 17th.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from khronika.domain.date_names import NIGHT_FORMS
from khronika.domain.date_periods import Period, Stated, completed, read_period
from khronika.domain.date_tokens import Clock, Token, read_tokens
from khronika.domain.dates import DatesOutOfOrder, Quality, When
from khronika.domain.edtf import Days, MalformedDate, lasting, parse_edtf

_DAY = timedelta(days=1)
ANY_YEAR = 2000  # a leap year, so that February 29 is one of its days
_DAY_FIRST = ("ru", "uk")
_PREFIXES = ("before", "after", "by", "not before")
_JOINTS = ("to", "-", "before")  # «с 3 до 5 января»


def is_date_but_for_year(text: str, language: str | None = None) -> bool:
    """Whether `text` is a date, or would be one if it named its year: “February 25”."""
    return not parse_when(text, language, ANY_YEAR).is_unknown


def parse_when(text: str, language: str | None = None, year: int | None = None) -> When:
    """Return what `text` says of when: EDTF, ISO 8601, or words in English, Russian, Ukrainian.

    Args:
        text: As the source words it; kept in `words` whatever comes of it.
        language: "ru" or "uk" make 5/6/2023 the fifth of June. Otherwise it is that or the
            sixth of May. Everything else is read alike in all three languages.
        year: The year of a date that names none, for example that of the publication. Without
            it such a date has no bounds.

    What cannot be read has no bounds. 2021-22 is EDTF for the summer of 2021.
    """
    try:
        return parse_edtf(text)
    except MalformedDate:
        pass
    tokens, clock = read_tokens(text, day_first=language in _DAY_FIRST, year=year)
    try:
        when = _read(tokens, year) if tokens else None
    except (MalformedDate, DatesOutOfOrder, ValueError, OverflowError):
        when = None
    if when is None:
        return When(words=text)
    if any(token.kind == "night" for token in tokens or ()):
        clock = Clock(_night_word(text))
    return replace(when, words=text, time=clock.time, zone=clock.zone)


def _read(tokens: Sequence[Token], year: int | None) -> When | None:
    """Return the date that `tokens` make, or None if they make none."""
    kinds = [token.kind for token in tokens]
    if kinds[-2:] == ["-", "?"]:
        return _lasting(tokens[:-2], None, year)
    about, doubted = "about" in kinds or "~" in kinds, "maybe" in kinds or "?" in kinds
    plain = [token for token in tokens if token.kind not in ("about", "~", "maybe", "?")]
    if any(token.kind == "night" for token in plain):
        when = _night([token for token in plain if token.kind != "night"], year)
    else:
        when = _undoubted([token for token in plain if token.kind != "on"], year)
    return _qualified(when, about, doubted) if when and (about or doubted) else when


def _qualified(when: When, about: bool, doubted: bool) -> When:
    """Return `when` with the doubt of its words, in EDTF too where it is a single date."""
    mark = "%" if about and doubted else "~" if about else "?"
    edtf = when.edtf
    if edtf is not None and re.fullmatch(r"[0-9X-]+", edtf):
        edtf += mark
    return replace(when, edtf=edtf, quality=Quality.ESTIMATED)


def _undoubted(tokens: Sequence[Token], year: int | None) -> When | None:
    if not tokens:
        return None
    first, rest = tokens[0].kind, tokens[1:]
    if rest and rest[-1].kind == "inclusive":
        rest = rest[:-1]
        first = "to" if first == "before" else first
        tokens = tokens[:-1]
    if first in _PREFIXES:
        return _bounded(first, rest, year)
    if first == "between":
        return _either(_split(rest, ("and", "-")), year, every_day=True)
    if first == "from":
        start, end = _split(rest, _JOINTS) or (rest, None)
        return _lasting(start, end, year, ongoing=end is None)
    return _until(rest, year) if first == "to" else _joined(tokens, year)


def _joined(tokens: Sequence[Token], year: int | None) -> When | None:
    """Read one date, or several with “or”, “to”, “and” or a dash between them."""
    if sides := _split(tokens, ("or",)):
        return _either(sides, year, every_day=False)
    if sides := _split(tokens, ("/", "-")):
        winter = _winter(*sides)
        return winter or (_lasting(*sides, year) if _has(tokens, "-") else None)
    if sides := _split(tokens, ("to",)):
        return _lasting(*sides, year)
    if _has(tokens, "and"):
        return _each(tokens, year)
    return _said(read_period(tokens), year)


def _has(tokens: Sequence[Token], kind: str) -> bool:
    return any(token.kind == kind for token in tokens)


def _split(
    tokens: Sequence[Token], joints: Sequence[str]
) -> tuple[Sequence[Token], Sequence[Token]] | None:
    """Return what stands before and after the only one of `joints`; None without one."""
    places = [place for place, token in enumerate(tokens) if token.kind in joints]
    return (tokens[: places[0]], tokens[places[0] + 1 :]) if len(places) == 1 else None


def _said(stated: Stated | None, year: int | None) -> When | None:
    period = stated.dated(year) if stated else None
    return period.when if period else None


def _bounded(kind: str, tokens: Sequence[Token], year: int | None) -> When | None:
    """Read what comes after “before”, “after”, “not later than”, “not before”."""
    stated = read_period(tokens)
    period = stated.dated(year) if stated else None
    if stated is None or period is None:
        return None
    if kind == "before" and stated.part == 3:
        kind = "by"  # «до конца апреля» has the end in it
    edtf = {
        "before": lambda: f"[..{period.first - _DAY}]",
        "after": lambda: f"[{period.last + _DAY}..]",
        "by": lambda: f"[..{period.last}]",
        "not before": lambda: f"[{period.first}..]",
    }[kind]()
    return replace(parse_edtf(edtf), quality=period.when.quality)


def _both(
    sides: tuple[Sequence[Token], Sequence[Token]] | None, year: int | None
) -> tuple[Period, Period] | None:
    """Read two dates that share what only one of them says."""
    if sides is None:
        return None
    one, other = read_period(sides[0]), read_period(sides[1])
    if one is None or other is None:
        return None
    one, other = completed(one, other, year)
    first, last = one.dated(None), other.dated(None)
    return (first, last) if first and last else None


def _either(
    sides: tuple[Sequence[Token], Sequence[Token]] | None, year: int | None, *, every_day: bool
) -> When | None:
    both = _both(sides, year)
    if both is None:
        return None
    one, other = both
    if every_day or not (one.is_simple and other.is_simple):
        return parse_edtf(f"[{one.first}..{other.last}]")
    return parse_edtf(f"[{one.when.edtf},{other.when.edtf}]")


def _lasting(
    start: Sequence[Token],
    end: Sequence[Token] | None,
    year: int | None,
    *,
    ongoing: bool = False,
) -> When | None:
    """Read “from … to …”; with `end` None it is not known, or there is none yet."""
    if end is None:
        stated = read_period(start)
        one = stated.dated(year) if stated else None
        other = None
    else:
        one, other = _both((start, end), year) or (None, None)
    if one is None or (end is not None and other is None):
        return None
    if one.is_simple and (other is None or other.is_simple):
        close = (other.when.edtf or "") if other else ".." if ongoing else ""
        return parse_edtf(f"{one.when.edtf}/{close}")
    ended = Days(other.first, other.last) if other else Days(None, None)
    when = lasting(Days(one.first, one.last), ended, ongoing=ongoing)
    return replace(when, quality=Quality.ESTIMATED)


def _until(tokens: Sequence[Token], year: int | None) -> When | None:
    stated = read_period(tokens)
    period = stated.dated(year) if stated else None
    if period is None:
        return None
    if period.is_simple:
        return parse_edtf(f"/{period.when.edtf}")
    when = lasting(Days(None, None), Days(period.first, period.last))
    return replace(when, quality=Quality.ESTIMATED)


def _winter(one: Sequence[Token], other: Sequence[Token]) -> When | None:
    """Read “winter 2021–22”: the season and a year, then the year after it."""
    stated = read_period(one)
    if stated is None or not stated.is_winter or stated.year is None or len(other) != 1:
        return None
    next_year = stated.year + 1
    if other[0] in (Token("year", next_year), Token("day", next_year % 100)):
        return parse_edtf(f"{stated.year:04d}-24")
    return None


def _each(tokens: Sequence[Token], year: int | None) -> When | None:
    """Read a list, “8, 13 and 20 March”: all of its days, of one month and year."""
    groups: list[list[Token]] = [[]]
    for token in tokens:
        if token.kind == "and":
            groups.append([])
        else:
            groups[-1].append(token)
    members = [read_period(group) for group in groups]
    if None in members:
        return None
    stated = [member for member in members if member is not None]
    whole = stated[-1] if stated[-1].month else stated[0]
    dated = [completed(member, whole, year)[0].dated(year) for member in stated]
    periods = [period for period in dated if period is not None and period.is_simple]
    if len(periods) < len(stated):
        return None
    return parse_edtf("{" + ",".join(period.when.edtf or "" for period in periods) + "}")


def _night(tokens: Sequence[Token], year: int | None) -> When | None:
    """Read “of April 17–18”, «на 18 апреля», «с 17 на 18 апреля»: one night, over two days."""
    if tokens and tokens[0].kind == "on":
        period = _day(tokens[1:], year)
        return _one_night(period - _DAY, period) if period else None
    trimmed = [token for token in tokens if token.kind != "from"]
    if sides := _split(trimmed, ("on", "-", "to", "and")):
        both = _both(sides, year)
        if both is None or both[1].first - both[0].last != _DAY:
            return None
        return _one_night(both[0].first, both[1].last)
    evening = _day(tokens, year)
    return _one_night(evening, evening + _DAY) if evening else None


def _day(tokens: Sequence[Token], year: int | None) -> date | None:
    stated = read_period(tokens)
    period = stated.dated(year) if stated else None
    return period.first if period and period.first == period.last else None


def _one_night(evening: date, morning: date) -> When | None:
    if morning - evening != _DAY:
        return None
    return parse_edtf(f"[{evening},{morning}]")


def _night_word(text: str) -> str | None:
    words = re.findall(r"\w+", text)
    return next((word for word in words if word.lower() in NIGHT_FORMS), None)
