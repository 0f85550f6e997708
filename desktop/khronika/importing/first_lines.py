"""What the first lines of a text say below its title: who wrote it, and when it came out.

Only lines that say nothing else are believed: a name after “By”, a date by itself or after the
place it was written in. A date within a sentence is of what happened, not of the text.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from khronika.domain.date_finding import find_dates
from khronika.domain.dates import When
from khronika.importing.markdown import LONGEST_TITLE, body, plain

_LINES = 8  # with words in them
_COARSEST = 31  # days: a text comes out in a month; a year alone may be what it is about
_MARKS = re.compile(r"\A\s*(?:#{1,6}\s+|>\s*)?")
_LABELLED = re.compile(
    r"(?:(?:written )?by|authors?|автор(?:ка|и|ы)?(?: тексту| текста| статті| статьи)?|текст)"
    r"\s*:\s*(.+)",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:by|автор(?:ка|и|ы)?)\s+(.+)", re.IGNORECASE)
_REST = re.compile(r"\s*[|·•—–/]|,?\s*\d|\.\s*\Z")  # what ends the names in such a line
_BETWEEN = re.compile(r"\s*[,;&]\s*|\s+(?:and|та|і|й|и)\s+")
_PARTICLES = frozenset(
    "de da di del der van von al el bin ibn la le ван фон де дер аль ель эль".split()
)
_MOST_WORDS = 5  # of one name
# What may stand beside a date that is the date of the text.
_SAID = re.compile(
    r"(?:first |last )?(?:published|posted|updated|date|dated|опубліковано|дата(?: публікації)?"
    r"|оприлюднено|оновлено|опубликовано|дата публикации|обновлено)(?: on)?\s*:?",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s*(?:р(?:оку|\.)|г(?:ода|\.))?\s*(?:[,|·]?\s*(?:at |о |об |в )?\d\d?[:.]\d\d)?\s*[.)]?\s*\Z"
)
_PLACE = re.compile(
    r"(?:(?:м|г|с|смт|пгт)\.?\s+)?(?P<name>[^,|·—–:\d]{2,40})\s*(?:[,|·—–-]|\.)\s*\Z"
)


def authors_in(text: str, title: str = "") -> tuple[str, ...]:
    """Return who wrote `text` by its first lines, none of them its `title`; empty if none says."""
    for line in _below(text, title):
        if (labelled := _LABELLED.fullmatch(line)) is not None:
            names = _names(labelled[1])
        elif (by := _BY.fullmatch(line)) is not None:
            names = [name for name in _names(by[1]) if " " in name]  # “By Monday” is nobody
        else:
            continue
        if names:
            return tuple(names)
    return ()


def published_in(text: str, language: str | None, title: str = "") -> When | None:
    """Return when `text` came out by its first lines; None if none says.

    `language` is that of `parse_when`. Of the line that is the `title` only a bare date counts.
    """
    for line in _first(text):
        found = find_dates(line, language)
        if len(found) != 1 or not _is_day_or_month(found[0].when):
            continue
        before, after = line[: found[0].start].strip(" (*_"), line[found[0].end :]
        if not before and _BEHIND.match(after):
            return found[0].when
        if line != title and (_is_beside(before, after) or _is_placed_behind(before, after)):
            return found[0].when
    return None


def _first(text: str) -> Iterator[str]:
    """Yield the first lines with words, without their marks, up to the text itself."""
    lines = (plain(_MARKS.sub("", line, count=1)) for line in body(text))
    for line in islice(filter(None, lines), _LINES):
        if len(line) > LONGEST_TITLE:  # the text itself; dates below it are of what it tells
            return
        yield line


def _below(text: str, title: str) -> Iterator[str]:
    return (line for line in _first(text) if line != title)


def _names(written: str) -> list[str]:
    """Return the names that `written` lists, as far as they look like names."""
    end = _REST.search(written)
    named = written[: end.start()] if end is not None else written
    return [name for name in _BETWEEN.split(named.strip()) if _is_name(name.split())]


def _is_name(words: Sequence[str]) -> bool:
    capital = [word[0].isupper() for word in words if word not in _PARTICLES]
    return 0 < len(words) <= _MOST_WORDS and bool(capital) and all(capital)


def _is_day_or_month(when: When) -> bool:
    first, last = when.earliest_start, when.latest_end
    if first is None or last is None or when.is_approximate or when.is_uncertain:
        return False
    return (last - first).days < _COARSEST


def _is_beside(before: str, after: str) -> bool:
    """Whether a date stands between a word such as “Published”, or a place, and nothing."""
    if _BEHIND.match(after) is None:
        return False
    if _SAID.fullmatch(before) is not None:
        return True
    place = _PLACE.match(before)
    return place is not None and _is_name(place["name"].split())


def _is_placed_behind(before: str, after: str) -> bool:
    """Whether a date begins its line and a place ends it: “5 May 2022, Kyiv”."""
    behind = after.strip().lstrip(",|·—–").strip(" .")
    return not before and behind != after.strip() and _is_name(behind.split())
