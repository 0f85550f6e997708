"""Dates in running text: the stretches that `parse_when` can read, and never a bare number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from khronika.domain.date_names import SEASON_FORMS, UNMISTAKABLE_MONTHS
from khronika.domain.date_tokens import PART_WORDS
from khronika.domain.date_words import ANY_YEAR, parse_when
from khronika.domain.dates import When

_WORDS = 7  # a date is no longer than this: “on the night of April 17–18, 2022”
_WORD = re.compile(r"\S+")
_EDGES = "\"'“”„«»()[]{}.,;:!?…*_#"
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_FIRST, _LAST = re.compile(r"[^\W\d_]{1,3}\s+"), re.compile(r"\s+[^\W\d_]{1,3}\Z")
_LETTERS = re.compile(r"[^\W\d_]{3}")
_WORDS_OF = re.compile(r"[^\W\d_]+")
# What makes a month's name alone a date: “may”, “march” and «лютий» are other words as well.
_LEADS = PART_WORDS | frozenset(
    "half половина половине половину половины половині половини"
    " in since before after until till from by during between"
    " в у во до после після с со з із зі від к по между між".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateFound:
    """A date, and the code points of the text between which it is said."""

    start: int
    end: int
    when: When


def find_dates(
    text: str, language: str | None = None, year: int | None = None, *, loosely: bool = False
) -> list[DateFound]:
    """Return the dates in `text` that name a day, a month or a year, in order; none overlaps.

    Of two readings the longer one counts. `language` and `year` are those of `parse_when`. Only
    what has a figure in it is found, and a number alone only if it can be a year. `loosely`: what
    lacks a figure too (“early February”), and what would be a date if it named its year; that one
    has no bounds.
    """
    assumed = ANY_YEAR if loosely and year is None else year
    found = _find(text, language, assumed, wordy=loosely)
    if assumed == year:
        return found
    return [replace(one, when=parse_when(one.when.words or "", language)) for one in found]


def _find(text: str, language: str | None, year: int | None, *, wordy: bool) -> list[DateFound]:
    words = [match.span() for match in _WORD.finditer(text)]
    found: list[DateFound] = []
    at = 0
    while at < len(words):
        one = next(_from(text, words[at : at + _WORDS], language, year, wordy=wordy), None)
        if one is None:
            at += 1
            continue
        found.append(one)
        while at < len(words) and words[at][0] < one.end:
            at += 1
    return found


def _from(
    text: str,
    words: list[tuple[int, int]],
    language: str | None,
    year: int | None,
    *,
    wordy: bool,
) -> Iterator[DateFound]:
    """Yield the dates that begin with the first of `words`, the longest first."""
    for last in reversed(range(len(words))):
        start, end = _trimmed(text, words[0][0], words[last][1])
        said = text[start:end]
        if not (_may_be_date(said) or (wordy and _names_month(said))):
            continue
        when = parse_when(said, language=language, year=year)
        if not when.is_unknown:
            yield _bare(DateFound(start=start, end=end, when=when), said, language, year)


def _bare(found: DateFound, said: str, language: str | None, year: int | None) -> DateFound:
    """Leave out the small words at its ends (“on”, “in”, «в») that say nothing of when."""
    for small in (_FIRST.match(said), _LAST.search(said)):
        if small is None:
            continue
        left = said[small.end() :] if small.start() == 0 else said[: small.start()].rstrip(_EDGES)
        if small.start() == 0 and not small[0].isascii() and _first_word(left) in PART_WORDS:
            continue  # «в начале февраля»: without its preposition it is no Russian
        when = parse_when(left, language=language, year=year)
        if when.bounds == found.when.bounds:
            start = found.start + (len(said) - len(left) if small.start() == 0 else 0)
            found = DateFound(start=start, end=start + len(left), when=when)
            return _bare(found, left, language, year)
    return found


def _may_be_date(said: str) -> bool:
    figures = any(letter.isdigit() for letter in said)
    return figures and bool(_YEAR.search(said) or _LETTERS.search(said))


def _names_month(said: str) -> bool:
    """Whether words without a figure name a month, or a part of a month or a season."""
    if any(letter.isdigit() for letter in said):
        return False
    spelled = _WORDS_OF.findall(said)
    words = [word.lower() for word in spelled]
    named = any(
        low in UNMISTAKABLE_MONTHS and (not low.isascii() or word[0].isupper())
        for low, word in zip(words, spelled, strict=True)
    )
    if named:
        return not _LEADS.isdisjoint(words)
    return not SEASON_FORMS.keys().isdisjoint(words) and not PART_WORDS.isdisjoint(words)


def _first_word(said: str) -> str:
    found = _WORDS_OF.match(said)
    return found[0].lower() if found else ""


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end
