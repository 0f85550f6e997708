"""What words of a query are made of, and where its letters begin and end."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

QUOTES = '"“”„«»'  # those of three languages; any of them closes what any has opened
# No index holds control characters, and no database takes a surrogate: they part words as spaces.
SPACES = r"\s\x00-\x1f\x7f-\x9f\ud800-\udfff"
LETTER = re.compile(r"[^\W_]")
_PARTS = re.compile(rf"[^{SPACES}]+")
LONGEST = 500  # code points; what is longer is no word


class Core(NamedTuple):
    """A word without the signs around it, in code points of its text."""

    start: int
    end: int
    prefix: bool  # an asterisk follows
    starred: bool  # an asterisk stands before a letter, where it says nothing
    cut: bool  # it was longer than `LONGEST`


def core(text: str, start: int, end: int) -> Core | None:
    """Return the word in `text[start:end]`; None if no letter or digit is there."""
    first = LETTER.search(text, start, end)
    if first is None:
        return None
    last = end
    while not LETTER.match(text, last - 1):
        last -= 1
    while last < end and unicodedata.category(text[last]) in ("Mn", "Mc"):
        last += 1  # an accent written after its letter
    starred = "*" in text[start : first.start()] or text.find("*", first.start(), last) >= 0
    if last - first.start() <= LONGEST:
        return Core(
            first.start(), last, text[last : last + 1] == "*" and last < end, starred, False
        )
    short = core(text, first.start(), first.start() + LONGEST)
    return short and short._replace(prefix=False, starred=starred, cut=True)


def parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where the runs without spaces in `text[start:end]` lie."""
    return (match.span() for match in _PARTS.finditer(text, start, end))


def spaced(text: str) -> str:
    """Return `text` with one space wherever there were several, or what counts as such."""
    return " ".join(_PARTS.findall(text))
