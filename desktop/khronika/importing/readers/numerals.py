"""Numbers as lists are counted with: 1, iv, b, В."""

from collections.abc import Callable, Mapping

# What a bullet is shown as it is for; others are pictures of fonts that have no letters.
BULLETS = frozenset("•◦‣▪–—-*·→")
BULLET = "•"
_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        "m cm d cd c xc l xl x ix v iv i".split(),
        strict=True,
    )
)
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_MOST = 30_000  # what numbers are shown to; Word's own limit


def roman(number: int) -> str:
    """Return `number` in small Roman numerals."""
    written = ""
    for worth, sign in _ROMAN:
        times, number = divmod(number, worth)
        written += sign * times
    return written


def _letters(alphabet: str, number: int) -> str:
    """After the last letter come all doubled, as Word counts: z, aa, bb."""
    times, letter = divmod(number - 1, len(alphabet))
    return alphabet[letter] * (times + 1)


_WRITTEN: Mapping[str, Callable[[int], str]] = {
    "1": str,
    "01": lambda number: f"{number:02}",
    "i": roman,
    "I": lambda number: roman(number).upper(),
    "a": lambda number: _letters(_LATIN, number),
    "A": lambda number: _letters(_LATIN, number).upper(),
    "а": lambda number: _letters(_RUSSIAN, number),
    "А": lambda number: _letters(_RUSSIAN, number).upper(),
}


def numeral(number: int, one: str) -> str:
    """Return `number` written as where `one` stands for 1, or "" where nobody counts so."""
    write = _WRITTEN.get(one)
    return write(number) if write is not None and 0 < number <= _MOST else ""
