"""Keys: what the spellings of one place's name have in common, and what is asked for with it."""

import re
import unicodedata
from dataclasses import dataclass

from khronika.language.folding import APOSTROPHE, fold

_DROPPED = f"{APOSTROPHE}'’‘`´′ʹʺ.\"«»“”„()"
_HYPHENS = "-‐‑–—"
_MARKED = re.compile("[ß-öø-ɏ]")
_LOOSE_MARKS = re.compile("[\u0300-\u036f]")  # on letters that Unicode has no composed form of
_BARS = re.compile(r"[|~]")  # what names stand between where they are looked for
_BARE = {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "ə": "a", "ð": "d"}

# Words that say of what kind a place is. They narrow what is looked for.
_REGION = """
    oblast region province krai kray voivodeship republic rep autonomous okrug
    область обл край республіка республика респ округ автономна автономная
    автономный автономний воєводство воеводство регион регіон
"""
_COUNTRY = "country страна країна republic республіка республика"
_SETTLEMENT = """
    city town village settlement urban місто м село с селище смт хутір город г
    посёлок пос поселок пгт деревня д станица ст хутор
"""
_JOINING = "of the type типа типу міського городского"


def folded(text: str) -> str:
    """Return `text` with its letters folded and the marks between them gone; lines stay lines.

    Case, ё, apostrophes, hyphens and what Latin letters carry do not count: “Кам’янець-
    Подільський” is “камянець подільський”, “Šiauliai” is “siauliai”.
    """
    text = fold(text)
    for mark in _DROPPED:
        text = text.replace(mark, "")
    for hyphen in _HYPHENS:
        text = text.replace(hyphen, " ")
    while "  " in text:  # where spaces stood around a hyphen
        text = text.replace("  ", " ")
    for letter in set(_MARKED.findall(text)):
        text = text.replace(letter, _BARE.get(letter) or unicodedata.normalize("NFD", letter)[0])
    return text


def key(text: str) -> str:
    """Return what a name is looked up by: its folded words with one space between them.

    "" for what has neither letters nor figures, and so names nothing.
    """
    composed = _LOOSE_MARKS.sub("", unicodedata.normalize("NFC", text))
    words = folded(_BARS.sub(" ", composed)).split()
    return " ".join(words) if any(map(str.isalnum, "".join(words))) else ""


def _words(text: str) -> frozenset[str]:
    return frozenset(key(text).split())


# Kind of place → the words that ask for it.
_ASKING = {
    "region": _words(_REGION),
    "country": _words(_COUNTRY),
    "settlement": _words(_SETTLEMENT),
}
_LEFT_OUT = frozenset().union(*_ASKING.values(), _words(_JOINING))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A name that is looked for: its key, its key without the words for kinds, and the kinds.

    “Ryazan Oblast’” has the key “ryazan oblast”, the stem “ryazan”, and asks for a region.
    """

    key: str
    stem: str
    kinds: frozenset[str]


def wanted(text: str) -> Wanted:
    """Return what `text`, as a person or a document writes a place, looks for."""
    whole = key(text)
    parts = whole.split()
    kinds = {kind for kind, words in _ASKING.items() if words.intersection(parts)}
    stem = " ".join(part for part in parts if part not in _LEFT_OUT)
    return Wanted(key=whole, stem=stem if kinds and stem else whole, kinds=frozenset(kinds))
