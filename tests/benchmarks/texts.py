"""Invented texts in the proportions of real ones: many words said once, few said often."""

from functools import cache
from itertools import accumulate
from random import Random

_LETTERS = "оаиентсрвлкмдпуяігбзчйхжшюцщєфїґ"
_VOCABULARY = 30_000


@cache
def _words() -> tuple[list[str], list[float]]:
    """Return invented words and their cumulative weights, by Zipf's law."""
    dice = Random(1)
    words = ["".join(dice.choices(_LETTERS, k=dice.randint(2, 12))) for _word in range(_VOCABULARY)]
    return words, list(accumulate(1 / rank for rank in range(1, _VOCABULARY + 1)))


def text(number: int, size: int) -> str:
    """Return text `number` of about `size` bytes in UTF-8, in paragraphs; always the same."""
    words, weights = _words()
    dice = Random(number)
    paragraphs: list[str] = []
    written = 0
    while written < size:
        chosen = dice.choices(words, cum_weights=weights, k=dice.randint(25, 90))
        paragraphs.append(f"{' '.join(chosen).capitalize()}.")
        written += len(paragraphs[-1].encode()) + 1
    return "\n".join(paragraphs)
