"""The fields of a query and what they may hold, called as people call them in three languages.

All names are understood whatever language the program speaks. They are written here and not
taken from the catalogs: a query that was kept must not change when a translation does.
"""

import difflib
import re
from collections.abc import Iterator, Mapping

from khronika.domain.query_values import GRADES, KINDS, LANGUAGES, STATUSES

# The first name of each language is the one offered.
FIELDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "person": {
        "en": ("person", "people", "who", "p"),
        "uk": ("особа", "людина", "люди", "хто", "о"),
        "ru": ("человек", "лицо", "персона", "люди", "кто", "ч"),
    },
    "place": {
        "en": ("place", "where", "l"),
        "uk": ("місце", "де", "м"),
        "ru": ("место", "где", "м"),
    },
    "source": {
        "en": ("source", "outlet", "s"),
        "uk": ("джерело", "дж"),
        "ru": ("источник", "и"),
    },
    "tag": {
        "en": ("tag", "tags", "t"),
        "uk": ("мітка", "мітки", "тег", "т"),
        "ru": ("метка", "метки", "тег", "т"),
    },
    "kind": {
        "en": ("kind", "type", "k"),
        "uk": ("вид", "тип", "в"),
        "ru": ("вид", "тип", "в"),
    },
    "grade": {
        "en": ("grade", "confirmation", "g"),
        "uk": ("підтвердження", "оцінка", "ступінь"),
        "ru": ("подтверждение", "оценка", "степень"),
    },
    "lang": {
        "en": ("lang", "language"),
        "uk": ("мова",),
        "ru": ("язык", "яз"),
    },
    "date": {
        "en": ("date", "when", "d"),
        "uk": ("дата", "коли", "д"),
        "ru": ("дата", "когда", "д"),
    },
    "title": {
        "en": ("title",),
        "uk": ("назва", "заголовок"),
        "ru": ("название", "заголовок"),
    },
    "collection": {
        "en": ("collection", "set"),
        "uk": ("добірка", "збірка"),
        "ru": ("подборка", "коллекция"),
    },
    "status": {
        "en": ("status", "state"),
        "uk": ("стан", "статус"),
        "ru": ("состояние", "статус"),
    },
}
# What the fields with settled values may hold: code -> its words, English, Ukrainian and Russian
# first, in this order; those are offered. The others are understood too.
VALUES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "kind": KINDS,
    "grade": GRADES,
    "lang": LANGUAGES,
    "status": STATUSES,
}
_ORDER = ("en", "uk", "ru")
_LONGEST_NAME = 30  # code points
_TAG = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}")  # a language by its code, RFC 5646


def folded(text: str) -> str:
    """Return `text` as names are told apart: whatever its case, apostrophe or ё."""
    return text.casefold().replace("ё", "е").replace("’", "'").replace("ʼ", "'")


_CODES = {
    folded(name): code
    for code, tongues in FIELDS.items()
    for names in tongues.values()
    for name in names
}
_SPOKEN = {
    field: {folded(said): code for code, words in table.items() for said in (code, *words)}
    for field, table in VALUES.items()
}


def field_called(name: str) -> str | None:
    """Return the code of the field called `name` in one of the languages, in any case."""
    return _CODES.get(folded(name)) if len(name) <= _LONGEST_NAME else None


def field_like(name: str) -> str | None:
    """Return the name of a field that `name` may be a slip of the pen for."""
    near = difflib.get_close_matches(folded(name[:_LONGEST_NAME]), _CODES, 1, cutoff=0.75)
    return near[0] if near else None


def is_cyrillic(name: str) -> bool:
    """Whether a field is called in Ukrainian or Russian, where days come before months."""
    return "\u0400" <= name[:1] <= "\u052f"


def value_said(field: str, value: str) -> str | None:
    """Return the code of what `value` says, in any of the languages, for a field of `VALUES`."""
    code = _SPOKEN[field].get(folded(value))
    if code is None and field == "lang" and _TAG.fullmatch(value.lower()):
        return value.lower()
    return code


def field_names(beginning: str, language: str) -> Iterator[str]:
    """Yield, a field at most once, its name that begins with `beginning` in any case.

    The name in `language` ("en", "uk", "ru") goes before those of the other languages, and the
    first name that a language has before its others.
    """
    begun = folded(beginning)
    for tongues in FIELDS.values():
        names = [name for tongue in _tongues(language) for name in tongues[tongue]]
        fitting = (name for name in names if folded(name).startswith(begun))
        if (name := next(fitting, None)) is not None:
            yield name


def values(field: str, beginning: str, language: str) -> Iterator[str]:
    """Yield the words of a field of `VALUES`, each value once, of which a word begins so.

    They are in `language`, where that says it so, else as the beginning has them.
    """
    begun = folded(beginning)
    for words in VALUES[field].values():
        own = words[_ORDER.index(language)] if language in _ORDER else words[0]
        fitting = (said for said in (own, *words) if _begins(folded(said), begun))
        if (said := next(fitting, None)) is not None:
            yield said


def _begins(said: str, begun: str) -> bool:
    return said.startswith(begun) or f" {begun}" in said


def _tongues(language: str) -> tuple[str, ...]:
    return (language, *(one for one in _ORDER if one != language)) if language in _ORDER else _ORDER
