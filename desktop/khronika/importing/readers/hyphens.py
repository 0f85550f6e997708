"""A word that a hyphen parts at the end of a line: was it one word, or two with a hyphen?"""

import re
from functools import cache

from khronika.language.folding import fold
from khronika.language.lemmas import Lemmas

_CYRILLIC = re.compile("[\u0400-\u052f]")
# What is written with a hyphen in English more often than in one word.
_ENGLISH_FIRST = frozenset(
    "brother court cross daughter ex eye far father first five four full half high human ill left"
    " long low mid mother much near nine non north off old one right second self seven six"
    " sister so son south ten third three time two well year twenty thirty forty fifty sixty"
    " seventy eighty ninety".split()
)
_ENGLISH_LAST = frozenset(
    "aged based born called free hand known law limit limits like made martial page related rights"
    " scale term wide witness witnesses year".split()
)
# Of Cyrillic words: whatever the dictionaries say, they are written with a hyphen.
_FIRST = frozenset("будь казна південно північно северо юго".split())
_LAST = frozenset("нибудь небудь".split())
_PRESS = re.compile(r"пресс?-(?:конференц|атташе|аташе|реліз|релиз|секретар|служб|тур|цент)")
# Words that begin a sentence and are no half of a name.
_BEGINNING = frozenset(
    "во военно все всё где де довольно за из із как коли кое кой кто на опять по так хто что що як"
    " військово".split()
)


@cache
def dictionaries() -> Lemmas:
    """Return the dictionaries; the first call reads them from the disk."""
    return Lemmas()


def is_one_word(before: str, after: str) -> bool:
    """Whether `before`, a hyphen at the end of a line and `after` are one word without it.

    Both are letters only. Cyrillic words are looked up; of English only habits are known.
    """
    if not before or not after or not before[-1].isalpha() or not after[0].islower():
        return False
    if _CYRILLIC.search(before + after) is None:
        return before.lower() not in _ENGLISH_FIRST and after not in _ENGLISH_LAST
    first = fold(before)
    if first in _FIRST or after in _LAST or _PRESS.match(f"{first}-{after}"):
        return False
    if _is_known(before + after):
        return True
    if before[0].isupper() and first not in _BEGINNING:  # half of a name
        return True
    return not (_is_known(before) and _is_known(after))


def _is_known(word: str) -> bool:
    return dictionaries().know(fold(word))
