"""The keys by which words meet, as the archive keeps them: their kinds, and what these say.

Apart from the lexicon that makes them: whoever only reads them need not bring in dictionaries.
"""

from enum import IntFlag

from khronika.domain.ways import Way

# The kinds of key.
WORD, NAME = "l", "m"  # a dictionary form: of a word, of a name
SPELLING = "s"  # the skeleton of a name
CYRILLIC, LATIN = "c", "d"  # the skeleton of any longer word; these two meet each other
GIVEN = "n"  # a given name or patronymic in Russian
PLACE = "p"  # the number of a place
IN_PLACE = "q"  # the number of a place, which of the words of its name, how many these are


_WAYS = {WORD: Way.INFLECTED, NAME: Way.INFLECTED}
_WAYS |= dict.fromkeys((SPELLING, CYRILLIC, LATIN), Way.SPELLED)
_WAYS |= dict.fromkeys((GIVEN, PLACE, IN_PLACE), Way.EQUIVALENT)


class Seen(IntFlag):
    """How a word is written; nothing where it stands only at the beginning of sentences."""

    NOTHING = 0
    CAPITAL = 1  # amid a sentence
    SMALL = 2
    TYPED = 4  # by someone who looks for it: small letters say nothing


def way_of(key: str) -> Way:
    """Return how two words meet that share `key`."""
    return _WAYS[key[0]]
