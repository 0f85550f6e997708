"""How the words of a text are written: with a capital amid a sentence, or small."""

import re

from khronika.language.folding import tokens
from khronika.language.keys import Seen

_IN_WORD = r"\w'’‘`´′\u02bc"
_SMALL = re.compile(rf"(?<![{_IN_WORD}])[a-zа-яёіїєґў][{_IN_WORD}]*")
# After a letter, a figure or a mark that ends no sentence.
_CAPITAL = re.compile(rf"(?<=[\w,;)][ –-])[«„“\"'(]?[A-ZА-ЯЁІЇЄҐ][{_IN_WORD}]*")


def sightings(text: str) -> dict[str, Seen]:
    """Return the words of `text`, folded as the index has them, and how each is written.

    A word that stands only where everyone writes a capital (where a sentence or a line begins)
    has been seen as nothing. Ten megabytes take some two seconds.
    """
    found = dict.fromkeys(tokens(text), Seen.NOTHING)
    for pattern, seen in ((_SMALL, Seen.SMALL), (_CAPITAL, Seen.CAPITAL)):
        for word in tokens(" ".join(set(pattern.findall(text)))):
            if word in found:
                found[word] |= seen
    return found
