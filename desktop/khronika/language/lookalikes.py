"""Letters of different alphabets that look alike, made one.

A word whose Latin a was swapped for a Cyrillic а reads the same and is found by no search.
`alike` maps both to one letter. It is for comparing only: what it returns is no language.
The choice follows Unicode's confusables (UTS #39) for the alphabets met here: small letters
by their own look, and those alike only as capitals (Н and H, Т and T) by that.
"""

import unicodedata

from khronika.language.folding import APOSTROPHE

_CYRILLIC = "аa вb еe ѕs іi їi јj кk мm нh оo рp сc тt уy ўy хx ѵv ԁd һh ԛq ԝw ӏl"
_GREEK = "αa βb εe ζz ηh ιi κk μm νv οo ρp τt υu χx"
_LATIN = "łl øo đd ıi ħh ŧt"


def _table() -> dict[int, str | None]:
    table: dict[int, str | None] = {ord(APOSTROPHE): None}
    for number in range(0xC0, 0x250):  # Latin-1 Supplement to Latin Extended-B: accents off
        base = unicodedata.normalize("NFD", chr(number))[0]
        if base.isascii():
            table[number] = base
    table.update({ord(pair[0]): pair[1] for pair in f"{_CYRILLIC} {_GREEK} {_LATIN}".split()})
    return table


_TABLE = _table()


def alike(folded: str) -> str:
    """Return `folded` with look-alikes as one letter, Latin accents and ʼ taken away.

    Works on a whole list of words at once when they are joined by line feeds.
    """
    return folded.translate(_TABLE)
