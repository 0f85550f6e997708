"""The words that dates are written in, in English, Russian and Ukrainian, as tokens.

A phrase with a word that is not here is not read at all: “two months of the war” says when
something happened, but not to this program, and half an understanding would be a guess.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from khronika.domain.date_names import MONTH_FORMS, SEASON_FORMS


class Token(NamedTuple):
    """A word's part in a date, with the number it stands for if it has one."""

    kind: str
    value: int = 0


class Clock(NamedTuple):
    """A time of day and its zone, as stated."""

    time: str | None = None
    zone: str | None = None


_IGNORED = frozenset(
    "the of on in at during year years year's day month than"
    " в во у о об г гг год года году годы годов числа число месяца месяце"
    " р рр рік року році роки років місяця місяці"
    " monday tuesday wednesday thursday friday saturday sunday"
    " mon tue tues wed thu thur fri sat sun"
    " понедельник вторник среда среду четверг пятница пятницу суббота субботу воскресенье"
    " понеділок вівторок середа середу четвер п'ятниця п'ятницю субота суботу неділя неділю"
    " пн вт ср чт пт сб вс нд".split()
)
_KINDS = {
    "from": "from since starting с со начиная з із зі від починаючи",
    "to": "to till until through по",
    "before": "before до",
    "after": "after после після",
    "by": "by к",
    "between": "between между між",
    "and": "and и і й та",
    "or": "or или либо або чи",
    "not": "not no не",
    "later": "later позднее позже пізніше",
    "earlier": "earlier раньше ранее раніше",
    "inclusive": "inclusive inclusively включительно включно",
    "night": "night overnight ночь ніч",
    "on": "на проти",
    "about": "about around circa ca c approximately около ок примерно приблизительно ориентировочно"
    " приблизно близько бл орієнтовно",
    "maybe": "possibly perhaps probably maybe возможно вероятно предположительно можливо ймовірно"
    " імовірно",
    "half-word": "half половина половине половину половины половині половини",
    "quarter-word": "q quarter квартал квартале квартала кварталі кварталу",
}
_PARTS = (
    "early beginning start начало начале начала початок початку",
    "mid middle середина середине середины середині середини середину",
    "late end конец конце конца кінець кінці кінця наприкінці",
)
PART_WORDS = frozenset(word for words in _PARTS for word in words.split())
_ORDINALS = (
    "first первая первой первую первый первом перша першій першої першу перший першому i",
    "second вторая второй вторую втором друга другій другої другу другий другому ii",
    "third третий третьем третій третьому iii",
    "fourth четвертый четвертом четвертий четвертому iv",
)
_WORDS: dict[str, Token] = (
    {word: Token(kind) for kind, words in _KINDS.items() for word in words.split()}
    | {word: Token("part", n) for n, words in enumerate(_PARTS, 1) for word in words.split()}
    | {word: Token("ordinal", n) for n, words in enumerate(_ORDINALS, 1) for word in words.split()}
    | {form: Token("month", month) for form, month in MONTH_FORMS.items()}
    | {form: Token("season", season) for form, season in SEASON_FORMS.items()}
)
_TIMES_OF_DAY = (
    "early morning|morning|midday|noon|afternoon|evening|midnight|at night|dawn"
    "|рано утром|утром|днем|вечером|поздно вечером|ночью|на рассвете|в полночь|в полдень"
    "|рано вранці|вранці|зранку|вдень|удень|ввечері|увечері|вночі|уночі|на світанку|опівночі"
    "|опівдні"
)
_ROMAN = {
    numeral: month
    for month, numeral in enumerate("i ii iii iv v vi vii viii ix x xi xii".split(), start=1)
}

_ZONE_PHRASES = (
    r"(?:kyiv|kiev|moscow|local) time|по (?:московскому|киевскому|местному) времени"
    r"|за (?:київським|московським|місцевим) часом"
)
_CLOCK = re.compile(
    r"(?:(?<=[0-9])t|\b(?:at|в|о|об)\s+|\b)"
    r"(?P<time>(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?(?:\s*[ap]\.?m\b\.?)?"
    r"|(?:1[0-2]|[1-9])\s*[ap]\.?m\b\.?)"
    r"(?:\s*(?P<zone>(?:utc|gmt|msk|мск|eest|eet|cest|cet)\b(?:\s?[+-][0-9]{1,2}(?::?[0-9][0-9])?)?"
    rf"|z\b|[+-][0-9][0-9](?::?[0-9][0-9])?\b|{_ZONE_PHRASES}))?"
)
_ZONE = re.compile(_ZONE_PHRASES)
_TIME_OF_DAY = re.compile(rf"\b(?:in the )?(?P<time>{_TIMES_OF_DAY})\b(?: of\b)?")
_ORDINAL_ENDING = r"(?:-?(?:st|nd|rd|th|ого|его|го|ему|ому|му|ое|ее|е|й|ше|те|є|х))"
_TOKEN = re.compile(
    r"\s*(?:"
    r"(?P<iso>[0-9]{4}-[0-9][0-9]-[0-9][0-9])"
    r"|(?P<numeric>[0-9]{1,2}(?P<mark>[./])(?:[0-9]{1,2}|[ivx]+)(?P=mark)(?:[0-9]{4}|[0-9][0-9])(?![0-9]))"
    r"|(?P<decade>[0-9]{3}0)(?:s|-?е|-?х|-?ті|-?тих|-?их)(?!\w)"
    rf"|(?P<number>[0-9]+)(?:{_ORDINAL_ENDING}(?!\w))?"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)"
    r"|(?P<sign>[-,/?~&])"
    r"|(?P<ignored>[.()«»“”\"';:]|$)"
    r")"
)
_PLAIN = str.maketrans("‐‑‒–—−ё’ʼ`\xa0\u202f", "------е'''  ")


def read_tokens(
    text: str, *, day_first: bool, year: int | None
) -> tuple[list[Token] | None, Clock]:
    """Split `text` into the tokens of a date and its time of day.

    Args:
        text: What a person or source wrote.
        day_first: How 5/6/2023 is meant; otherwise it is the fifth of June or the sixth of May.
        year: What 05.01.23 may be short for; such a date is not read without it.

    Returns:
        The tokens, or None if there is a word that no date has, and the clock.
    """
    plain = text.lower().translate(_PLAIN)
    clock, rest = _clock(plain, text if len(plain) == len(text) else plain)
    try:
        return _joined(list(_tokens(rest, day_first, year))), clock
    except ValueError:
        return None, clock


def _clock(plain: str, stated: str) -> tuple[Clock, str]:
    """Return the time of day in `plain`, worded as in `stated`, and `plain` without it."""
    match = _CLOCK.search(plain) or _TIME_OF_DAY.search(plain)
    if match is None:
        return Clock(), plain
    rest = plain[: match.start()] + " " * len(match.group()) + plain[match.end() :]
    time = stated[slice(*match.span("time"))]
    if match.groupdict().get("zone"):
        return Clock(time, stated[slice(*match.span("zone"))]), rest
    if zone := _ZONE.search(rest):  # it may stand apart: «в 14:30 5 мая по местному времени»
        return Clock(time, stated[slice(*zone.span())]), _ZONE.sub(" ", rest)
    return Clock(time), rest


def _tokens(plain: str, day_first: bool, year: int | None) -> Iterator[Token]:
    """Yield tokens; ValueError at what no date has in it."""
    place = 0
    while place < len(plain):
        match = _TOKEN.match(plain, place)
        if match is None:
            raise ValueError
        place = match.end()
        kind = match.lastgroup if match.lastgroup != "mark" else "numeric"
        if kind == "iso":
            yield Token("date", date.fromisoformat(match["iso"]).toordinal())
        elif kind == "numeric":
            yield from _numeric(match["numeric"], match["mark"], day_first, year)
        elif kind == "decade":
            yield Token("decade", int(match["decade"]))
        elif kind == "number":
            yield _number(match["number"])
        elif kind == "word":
            if match["word"] not in _IGNORED:
                yield _word(match["word"])
        elif kind == "sign":
            yield Token(match["sign"])


def _number(digits: str) -> Token:
    if len(digits) == 4 and int(digits):
        return Token("year", int(digits))
    if len(digits) <= 2 and 1 <= int(digits) <= 99:
        return Token("day", int(digits))
    raise ValueError


def _word(word: str) -> Token:
    if word not in _WORDS:
        raise ValueError
    return _WORDS[word]


def _numeric(text: str, mark: str, day_first: bool, year: int | None) -> Iterator[Token]:
    first, second, last = text.split(mark)
    full = int(last) if len(last) == 4 else year
    if full is None or full % 100 != int(last) % 100:
        raise ValueError
    one, other = int(first), _ROMAN.get(second) or int(second)
    meant = {(one, other)} if mark == "." or day_first else {(one, other), (other, one)}
    days = sorted(date(full, month, day) for day, month in meant if month <= 12)
    if not days:
        raise ValueError
    yield Token("date", days[0].toordinal())
    for day in days[1:]:
        yield Token("or")
        yield Token("date", day.toordinal())


def _joined(tokens: list[Token]) -> list[Token]:
    """Make one token of words that mean something only together, and drop idle commas."""
    done: list[Token] = []
    for index, token in enumerate(tokens):
        before = done[-1] if done else Token("")
        after = tokens[index + 1] if index + 1 < len(tokens) else Token("")
        if token.kind == ",":
            if before.kind == after.kind == "day":
                done.append(Token("and"))
        elif token.kind in ("later", "earlier", "before") and before.kind == "not":
            done[-1] = Token("by" if token.kind == "later" else "not before")
        elif token.kind == "half-word" and before.kind == "ordinal":
            done[-1] = Token("half", before.value)
        elif token.kind == "quarter-word" and before.kind in ("ordinal", "day"):
            done[-1] = Token("quarter", before.value)
        elif token.kind == "day" and before.kind == "quarter-word":
            done[-1] = Token("quarter", token.value)
        elif token.kind == "-" and before == Token("part", 2):
            continue  # mid-February
        elif token.kind == "from" == before.kind:
            continue  # starting from
        else:
            done.append(Token("and") if token.kind == "&" else token)
    return done
