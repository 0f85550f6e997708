"""Descriptions that stand where a name would: “senior warrant officer”, “сусідка знизу”.

What a person calls a description is let pass, and yet never whole: whatever in it is written like a
name is looked for as a name. “The mother of Oksana Chornobai” tells of Oksana Chornobai.
"""

import re
from collections.abc import Iterable

from khronika.language.description_words import BEFORE, WHO
from khronika.language.folding import fold
from khronika.language.name_forms import is_common, stems

DESCRIPTION = "description"  # a code of vocabulary.NAME_KINDS
DESCRIBED = "described"  # and of vocabulary.IDENTITIES
_WORD = re.compile(r"@?\w+(?:['’\u02bc-]\w+)*")
_BETWEEN = re.compile(r"[\s.,]{0,2}")  # of the words of one name: “Chornobai, O.”
# Where every description begins with a capital, one says nothing; such an ending says enough.
_SURNAME = re.compile(r".{2,}(?:енк[оаиу]|[чщ]ук[ау]?|[оеє]вич|enko|chuk|[oe]v[iy]ch)\Z")
# What a place ends in after its stem: Росі-ї, Краснодар-ом, Полтав-ою; not Полтав-ець.
_CASES = re.compile(
    "(?:[аеєиіїоуюяыой]|[оеє][йюм]|[ая][мх]|[ая]ми|[иі][еєиіїюя]|ией|[іїое]в|[оеє]ві|ою|ею|єю|ією|ії|ья|ье|ью)?\\Z"
)
_POSSESSIVE = re.compile("['’\u02bc]s\\Z")
_HANDLE = re.compile(r"@|_|[^\W\d]\d|\d[^\W\d]{3}")  # oksana_1990; not “72nd”


class PlaceWords:
    """The words of places' names, in any case: no “organisations of Russia” are called Russia."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        """`names` of the places that the archive has, each in any spelling."""
        self._words = {fold(word) for name in names for word in _WORD.findall(name)}
        self._stems = {stem.letters for word in self._words for stem in stems(word)}

    def holds(self, word: str) -> bool:
        """Say whether `word` is such a word: Росії is of Росія, Полтавець not of Полтава."""
        letters = _POSSESSIVE.sub("", fold(word))
        if letters in self._words:
            return True
        ended = _CASES.search(letters)
        cuts = range(ended.start(), len(letters) + 1) if ended is not None else ()
        return any(letters[:cut] in self._stems for cut in cuts)


NOWHERE = PlaceWords()


def looked_for(text: str, kind: str, places: PlaceWords = NOWHERE) -> list[str]:
    """Return as what a recorded name is looked for in texts; `kind` is one of
    `vocabulary.NAME_KINDS`.
    """
    return names_in(text, places) if kind == DESCRIPTION else [text]


def is_like_description(text: str, places: PlaceWords = NOWHERE) -> bool:
    """Say whether nothing in `text` is written like a name: it may be asked whether it is one.

    Only asked: “kovalenko” is written like “commander”.
    """
    return bool(_WORD.search(text)) and not names_in(text, places)


def may_be_description(text: str, places: PlaceWords = NOWHERE) -> bool:
    """Say whether it is to be asked of a new name whether it is one: a word alone with a capital
    is a name.
    """
    words = _WORD.findall(text)
    is_name = len(words) == 1 and words[0][:1].isupper()
    return begins_like_description(text) or (not is_name and is_like_description(text, places))


def begins_like_description(text: str) -> bool:
    """Say whether `text` begins as one does, in great letters too: “A woman from Testove” does,
    “Officer Kovalenko” and “The Testers” do not.
    """
    first, second = (*_WORD.findall(text), "", "")[:2]
    low = first.lower().replace("’", "'").replace("\u02bc", "'")
    return (low in BEFORE or low in WHO) and second[:1].islower()


def is_plainly_description(text: str, places: PlaceWords = NOWHERE) -> bool:
    """Say whether `text` may be taken for one unasked: it begins as one does, or is several words
    in small letters, but for places, and no given name, patronymic or surname among them in any
    letters.
    """
    words = _WORD.findall(text)
    return begins_like_description(text) or (
        len(words) > 1
        and not words[0][:1].isupper()
        and is_like_description(text, places)
        and not any(_is_like_name(word, first=True) for word in words)
    )


def names_in(description: str, places: PlaceWords = NOWHERE) -> list[str]:
    """Return what in a description is written like a name, each name by itself.

    That is every word with a capital, unless it is of a place, but the first, which has one
    wherever a description begins with it; the first too if it is a given name, a patronymic or
    ends as surnames do; and handles.
    """
    found: list[str] = []
    end = None
    for number, match in enumerate(_WORD.finditer(description)):
        word = match.group()
        if not _is_like_name(word, first=number == 0) or places.holds(word):
            continue
        start = match.start()
        if end is not None and _BETWEEN.fullmatch(description, end, start):
            found[-1] += description[end:start] + word
        else:
            found.append(word)
        end = match.end()
    return found


def is_written_like_name(word: str) -> bool:
    """Say whether a word by itself is a given name, a patronymic, ends as surnames do, or is a
    handle.
    """
    return _is_like_name(word, first=True)


def _is_like_name(word: str, *, first: bool) -> bool:
    if _HANDLE.search(word):
        return True
    if first:
        letters = fold(word)
        return is_common(letters) or bool(_SURNAME.match(letters))
    return any(part[:1].isupper() for part in re.split(r"[-'’\u02bc]", word))
