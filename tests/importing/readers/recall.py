"""How many of the words that a document was made with a reader found."""

import re
from collections import Counter

_WORD = re.compile(r"\w+")


def recall(expected: str, text: str) -> float:
    """Return the share of the words of `expected`, each as often as it stands there."""
    wanted, found = Counter(_WORD.findall(expected)), Counter(_WORD.findall(text))
    return (wanted & found).total() / wanted.total()
