"""The order of names: a key to store beside each, since SQLite's own orders are ASCII only."""

import re
import unicodedata

from khronika.language.folding import fold

# One order for both alphabets: each letter where its own alphabet has it.
_ALPHABET = "абвгґдеєжзиіїйклмнопрстуўфхцчшщъыьэюя"
_FIRST = 0x0430  # so that Cyrillic keys stay above Latin ones, and legible in a debugger
_PLACES = {ord(letter): chr(_FIRST + place) for place, letter in enumerate(_ALPHABET)}
_NUMBER = re.compile(r"[0-9]+")
_SEPARATES = re.compile(r"[-_./:,;\u2013\u2014]")  # as in 000_96.txt, where two numbers stand
_IGNORED = re.compile(r"[^\w\s]")
_LONGEST_NUMBER = 26  # digits; longer ones sort by their digits, like text


def sort_key(name: str) -> str:
    """Return a key whose code point order (SQLite's BINARY) is the order of names for people.

    Digits by their value, then Latin, then Cyrillic with Ukrainian and Russian letters in one
    alphabet (г ґ д е є ж з и і ї й), ё as е; case, accents on Latin letters, quotes, dashes
    and apostrophes do not count, and words count one by one (“Li Wei” before “Lian”). Names
    alike in all this are told apart by their spelling, so equal keys mean equal names.
    """
    name = unicodedata.normalize("NFC", name)
    letters = _IGNORED.sub("", _SEPARATES.sub(" ", fold(name).replace("\u02bc", "")))
    plain = "".join(_without_accent(letter) for letter in letters)
    numbered = _NUMBER.sub(_by_value, " ".join(plain.split()))
    return f"{numbered.translate(_PLACES)}\x01{name}"


def _without_accent(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0]
    return base if base.isascii() else letter


def _by_value(number: re.Match[str]) -> str:
    """Put the count of digits, as a letter that sorts below all others, before the digits."""
    digits = number.group().lstrip("0") or "0"
    return chr(ord("!") + min(len(digits), _LONGEST_NUMBER) - 1) + digits
