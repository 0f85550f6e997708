"""Letters as a page draws them, made into those that people write and search for.

A page may hold ligatures, accents apart from their letters, and signs that only its own font
knows. Everything here keeps hold of where each letter came from, so that a text can be marked on
the page it was read from.
"""

import re
import unicodedata
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

NOWHERE = -1  # the source of a space or an end of line that was put between

# Signs of the fonts Symbol and Wingdings at the places that Windows gives them.
_SYMBOLS = {
    0xF0A7: "▪",
    0xF0A8: "□",
    0xF0B7: "•",
    0xF0D8: "➢",
    0xF0E0: "→",
    0xF0FC: "✓",
    0xF06F: "□",
    0xF076: "❖",
}
_LIGATURES = (range(0xFB00, 0xFB07), range(0xFB13, 0xFB18))
_OLD_FIGURES = range(0xF730, 0xF73A)  # Adobe's: figures with descenders, then small capitals
_SMALL_CAPITALS = range(0xF761, 0xF77B)
# Rows of nothing else are kept as they are; most rows are such, and this is ten times as fast.
_SIMPLE = re.compile(r"(?:[!-~А-яЁёЄєІіЇїҐґ«»№–—…‘’“”„](?: (?! ))?)*")
_HYPHENS = "\u2010\u2011"
_UNSEEN = "\u00ad\u200b\ufeff"
_TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_NO_TEXT = frozenset(("Cc", "Cs", "Cn"))
_MOST_MARKS = 30  # on one letter; Unicode's stream-safe text format


class _Plain(dict[int, str]):
    """What is kept of each code point, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        plain = self[code] = _plain(code)
        return plain


PLAIN = _Plain()


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A text, and of each of its code points the number of the letter it came from."""

    text: str
    sources: Sequence[int]


class Writer:
    """Puts letters behind each other. White space becomes one space, and none at an end."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._sources = array("i")
        self._marks = 0

    def put(self, code: int, source: int) -> None:
        """Add what is kept of the letter `code`."""
        for one in PLAIN[code]:
            self._marks = self._marks + 1 if unicodedata.combining(one) else 0
            if self._marks > _MOST_MARKS or (one == " " and self._ends_blank()):
                continue
            self._text.append(one)
            self._sources.append(source)

    def put_all(self, codes: Sequence[int], source: int) -> None:
        """Add letters, of which the first is number `source`."""
        words = "".join(map(chr, codes))
        if words[:1] != " " and _SIMPLE.fullmatch(words):
            self._text.extend(words)
            self._sources.extend(range(source, source + len(words)))
            self._marks = 0
            return
        for place, code in enumerate(codes, source):
            self.put(code, place)

    def part(self, between: str) -> None:
        """Add a space, or an empty line, that nobody drew, in place of the blank before it."""
        while self._text and self._text[-1] == " ":
            self._text.pop()
            self._sources.pop()
        if self._text:
            self._text.extend(between)
            self._sources.extend([NOWHERE] * len(between))

    def last_word(self) -> str:
        """Return the letters at the end, as far back as a word goes."""
        first = len(self._text)
        while first and (self._text[first - 1].isalpha() or self._text[first - 1] in "'’ʼ"):
            first -= 1
        return "".join(self._text[first:])

    def written(self) -> Written:
        """Return all, NFC."""
        self.part("")
        while self._text and self._text[-1].isspace():
            self._text.pop()
            self._sources.pop()
        text = "".join(self._text)
        if unicodedata.is_normalized("NFC", text):
            return Written(text=text, sources=self._sources)
        return _composed(text, self._sources)

    def _ends_blank(self) -> bool:
        return not self._text or self._text[-1].isspace()


def _plain(code: int) -> str:
    """Return what is kept of one code point as a page has it; nothing of what is no text."""
    if code in _SYMBOLS:
        return _SYMBOLS[code]
    if code in _OLD_FIGURES:
        return chr(code - 0xF700)
    if code in _SMALL_CAPITALS:
        return chr(code - 0xF700).upper()
    one = chr(code) if code <= 0x10FFFF else ""
    if one.isspace():
        return " "
    if not one or one in _UNSEEN or one in _TURNING or unicodedata.category(one) in _NO_TEXT:
        return ""
    if one in _HYPHENS:
        return "-"
    if any(code in ligatures for ligatures in _LIGATURES):
        return unicodedata.normalize("NFKC", one)
    return unicodedata.normalize("NFC", one)


def _composed(text: str, sources: Sequence[int]) -> Written:
    """Put letters and their accents together; what was made of several is where its first was."""
    parts: list[str] = []
    kept = array("i")
    start = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and _belongs(text[start:end], text[end]):
            continue
        part = unicodedata.normalize("NFC", text[start:end])
        parts.append(part)
        alike = len(part) == end - start
        kept.extend(sources[start:end] if alike else [sources[start]] * len(part))
        start = end
    return Written(text="".join(parts), sources=kept)


def _belongs(before: str, one: str) -> bool:
    """Whether `one` is part of the letter that `before` begins: an accent, or a Hangul vowel."""
    if unicodedata.combining(one):
        return True
    return not one.isascii() and not unicodedata.is_normalized(
        "NFC", unicodedata.normalize("NFC", before) + one
    )
