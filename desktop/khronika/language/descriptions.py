"""Descriptions that stand where a name would: “senior warrant officer”, “сусідка знизу”.

What a person calls a description is let pass, and yet never whole: whatever in it is written like a
name is looked for as a name. “The mother of Oksana Chornobai” tells of Oksana Chornobai.
"""

import re

from khronika.language.folding import fold
from khronika.language.name_forms import is_common

DESCRIPTION = "description"  # a code of vocabulary.NAME_KINDS
_WORD = re.compile(r"@?\w+(?:['’\u02bc-]\w+)*")
_BETWEEN = re.compile(r"[\s.,]{0,2}")  # of the words of one name: “Chornobai, O.”
# Where every description begins with a capital, one says nothing; such an ending says enough.
_SURNAME = re.compile(r".{2,}(?:енк[оаиу]|[чщ]ук[ау]?|[оеє]вич|enko|chuk|[oe]v[iy]ch)\Z")
_HANDLE = re.compile(r"@|_|[^\W\d]\d|\d[^\W\d]{3}")  # oksana_1990; not “72nd”


def looked_for(text: str, kind: str) -> list[str]:
    """Return as what a recorded name is looked for in texts; `kind` is one of
    `vocabulary.NAME_KINDS`.
    """
    return names_in(text) if kind == DESCRIPTION else [text]


def is_like_description(text: str) -> bool:
    """Say whether nothing in `text` is written like a name: it may be asked whether it is one.

    Only asked: “kovalenko” is written like “commander”.
    """
    return bool(_WORD.search(text)) and not names_in(text)


def names_in(description: str) -> list[str]:
    """Return what in a description is written like a name, each name by itself.

    That is every word with a capital but the first, which has one wherever a description begins
    with it; the first too if it is a given name, a patronymic or ends as surnames do; and handles.
    """
    found: list[str] = []
    end = None
    for number, match in enumerate(_WORD.finditer(description)):
        if not _is_like_name(match.group(), first=number == 0):
            continue
        start = match.start()
        if end is not None and _BETWEEN.fullmatch(description, end, start):
            found[-1] += description[end:start] + match.group()
        else:
            found.append(match.group())
        end = match.end()
    return found


def _is_like_name(word: str, *, first: bool) -> bool:
    if _HANDLE.search(word):
        return True
    if first:
        letters = fold(word)
        return is_common(letters) or bool(_SURNAME.match(letters))
    return any(part[:1].isupper() for part in re.split(r"[-'’\u02bc]", word))
