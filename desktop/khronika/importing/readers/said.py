"""What a file says of itself, before anyone has looked at it: on one line, and of a sane length."""

import codecs
import re
import unicodedata

LONGEST = 1_000  # code points
# Cyrillic in the code page of Windows, taken for Latin: two such letters beside each other.
_WRONG_CODE_PAGE = re.compile("[À-ÿ¨¸ª¯¿º²³´¥]{2}")
_CYRILLIC = codecs.lookup("cp1251")  # loaded now: later nothing can be
_RIGHT_LETTERS = re.compile("[A-Za-z\u0100-\uffff]{2}")
_DROPPED = frozenset(("Cc", "Cf", "Cs", "Cn", "Co"))


def said(words: str) -> str:
    """Return `words` NFC and on one line, without what cannot be seen, cut to LONGEST."""
    begun = unicodedata.normalize("NFC", words[: 2 * LONGEST].replace("\ufffe", ""))
    spaced = "".join(" " if one.isspace() else one for one in begun)
    seen = "".join(one for one in spaced if unicodedata.category(one) not in _DROPPED)
    return " ".join(seen.split())[:LONGEST].rstrip()


def mended(words: str) -> str:
    """Return as it was meant what is Cyrillic of Windows that was taken for Latin-1."""
    if not _WRONG_CODE_PAGE.search(words) or _RIGHT_LETTERS.search(words):
        return words
    try:
        return _CYRILLIC.decode(words.encode("latin-1"))[0]
    except UnicodeError:
        return words
