"""Whose words a date is in: those of the source, and what of it the person read out of them.

“February 25” does not say of which year. Whoever writes the year beside it has concluded it, and
the source is never made to say so.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from khronika.domain import vocabulary
from khronika.domain.date_finding import find_dates
from khronika.domain.date_words import is_date_but_for_year, parse_when
from khronika.domain.date_years import lacks_year
from khronika.domain.dates import Quality, When
from khronika.i18n import _

_READ = 2000  # characters of what is cited that are looked at: it is asked with every key


def as_worded(when: When, cited: Iterable[str], beside: Iterable[str] = ()) -> When:
    """Return `when`, which somebody typed, in the words of what it is read out of.

    What stands there as it was typed are the source's words. Else they are those that say the
    same date there in another way («17 квітня 2022»); where they lack its year, or are a date of
    which more was made (“by” that day, typed of “January 9”), the reading is an inference. Where
    nothing tells of such a date the words stay as they are.

    Args:
        cited: The words that are cited for the date.
        beside: Other words that it may be read out of: those around, or cited for the whole.
    """
    own = [" ".join(one[:_READ].split()) for one in cited]
    texts = [*own, *(" ".join(one[:_READ].split()) for one in beside)]
    if not when.words:
        return when
    for text in texts:
        if standing := as_it_stands(when.words, text):
            return replace(when, words=standing)
    if when.is_unknown:
        return when  # what it means nobody knows, so that nothing says the same
    sayings = [(text in own, found) for text in texts for found in find_dates(text, loosely=True)]
    for _is_own, found in sayings:
        if (of := _in_year_of(found.when, when)).bounds == when.bounds:
            quality = Quality.INFERRED if of is not found.when else when.quality
            return replace(when, words=of.words, quality=quality)
    days = set(when.bounds) - {None}
    more = (one.when for is_own, one in sayings if is_own)
    read = next((one for one in more if days & set(_in_year_of(one, when).bounds)), None)
    whole = next((text for text in own if is_date_but_for_year(text)), None)
    words = read.words if read is not None else whole
    return when if words is None else replace(when, words=words, quality=Quality.INFERRED)


def says_same(said: str, when: When, language: str | None = None) -> bool:
    """Whether `said` is the date that `when` is, but for a year that it may lack."""
    if when.is_unknown:
        return False
    read = parse_when(said, language)
    return _in_year_of(read, when, language).bounds == when.bounds


def as_it_stands(words: str, text: str) -> str:
    """Return `words` as they stand in `text`, in its own letters, great or small; empty where they
    do not.
    """
    said = r"\s+".join(map(re.escape, words.split()))
    found = re.search(rf"(?<!\w){said}(?!\w)", text, re.IGNORECASE) if said else None
    return found[0] if found else ""


def how_read(words: str | None, quality: str | None) -> str:
    """Say where the bounds of a date come from; empty where its source states them."""
    if quality == Quality.INFERRED and words and lacks_year(words):
        return _("year inferred")
    return "" if quality == Quality.STATED else vocabulary.word(vocabulary.QUALITIES, quality)


def _in_year_of(said: When, when: When, language: str | None = None) -> When:
    """Return `said` in that year of `when` in which both are the same, if it names none itself."""
    if not said.is_unknown:
        return said
    years = dict.fromkeys(day.year for day in when.bounds if day is not None)
    dated = [parse_when(said.words, language, year) for year in years]
    return next((one for one in dated if one.bounds == when.bounds), dated[0] if dated else said)
