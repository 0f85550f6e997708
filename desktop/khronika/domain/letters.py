"""Folded words kept in memory to be looked through: a byte a letter, where a letter has a byte.

Windows-1251 holds the letters of Russian, Ukrainian, Belarusian and English. A string of Cyrillic
takes two bytes a letter in Python; looking through half as many takes half the time.
"""

from collections.abc import Iterable
from itertools import compress, repeat
from operator import contains

_APOSTROPHE, _ITS_PLACE = "\u02bc", "\u2019"  # folded words have the first one, and no byte for it


def narrow(text: str) -> bytes | None:
    """Return folded `text`, a byte a letter; None where a letter has no byte."""
    try:
        return text.replace(_APOSTROPHE, _ITS_PLACE).encode("cp1251")
    except UnicodeEncodeError:
        return None


def widen(letters: bytes) -> str:
    """Return what `narrow` was given."""
    return letters.decode("cp1251").replace(_ITS_PLACE, _APOSTROPHE)


class Texts:
    """One folded text for each row of a table."""

    def __init__(self) -> None:
        # Bytes as Latin-1: Python looks through strings several times as fast.
        self._texts: list[str] = []
        self._odd: dict[int, str] = {}  # what has letters without a byte

    def __len__(self) -> int:
        return len(self._texts)

    def extend(self, texts: Iterable[str]) -> None:
        """Add rows."""
        for text in texts:
            self._texts.append("")
            self.put(len(self._texts) - 1, text)

    def put(self, row: int, text: str) -> None:
        """Write one over."""
        letters = narrow(text)
        self._texts[row] = (letters or b"").decode("latin-1")
        if letters is None:
            self._odd[row] = text
        else:
            self._odd.pop(row, None)

    def mask(self, word: str, among: bytes | None = None) -> bytes:
        """Return, for each row, whether its text holds the letters `word`, which are folded.

        `among`: a mask of the rows to look at; the others hold nothing.
        """
        found, narrowed = bytearray(len(self._texts)), narrow(word)
        letters = (narrowed or b"").decode("latin-1")
        if narrowed is not None and (among is None or 2 * among.count(1) > len(found)):
            found[:] = bytes(map(contains, self._texts, repeat(letters)))
            if among is not None:  # most rows: to look at all is quicker than to choose
                both = int.from_bytes(found, "little") & int.from_bytes(among, "little")
                found[:] = both.to_bytes(len(found), "little")
        elif narrowed is not None and among is not None:
            held = bytes(map(contains, compress(self._texts, among), repeat(letters)))
            for row in compress(compress(range(len(found)), among), held):
                found[row] = 1
        for row, text in self._odd.items():
            if word in text and (among is None or among[row]):
                found[row] = 1
        return bytes(found)
