"""Folding: what a search looks past, and what the name guard looks through.

`fold` keeps every code point in its place, so offsets in folded text are offsets in the text
(folding never changes length). `words` splits folded text as the index does. `loose` goes
further, for the guard only, and brings back a map to the text it came from.
"""

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

from khronika.language.unicode61 import MARKS, SEPARATORS, charset

CYRILLIC = "\u0400-\u0482\u048a-\u052f"
APOSTROPHE = "\u02bc"  # MODIFIER LETTER APOSTROPHE: to Unicode and to FTS5 a letter

# SQLite folds these although str.lower leaves them, or lower-cases them by their neighbours (ς).
_SPECIAL = {
    ord(one): other
    for one, other in zip(
        "\u00b5\u017f\u03c2\u03d0\u03d1\u03d5\u03d6\u03f0\u03f1\u03f5\u1e9b\u1fbe",
        "\u03bc\u0073\u03c3\u03b2\u03b8\u03c6\u03c0\u03ba\u03c1\u03b5\u1e61\u03b9",
        strict=True,
    )
}
_ANY_SPECIAL = re.compile(f"[{''.join(map(chr, _SPECIAL))}]")
_MARK = "['’‘`´′]"
_APOSTROPHES = re.compile(
    rf"{_MARK}(?<=[{CYRILLIC}].)(?=[{CYRILLIC}])"
    # Prokop'ev and L'viv are one word; they're, O'Brien and l'homme are two.
    rf"|{_MARK}(?:(?<=[a-z]{{2}}.)(?=[a-z]{{2}})|(?<=[b-np-z].)(?=[bcdfgjklmnpqrstvwxz][a-z])"
    rf"|(?<=[a-z]{{2}}.)(?=[a-z]{_MARK}[a-z]))"
    "(?!(?:re|ve|ll)(?![a-z]))"
)
_WORD = re.compile(rf"[^{charset(SEPARATORS)}{charset(MARKS)}][^{charset(SEPARATORS)}]*")

# What `loose` may leave alone: characters that NFKC keeps and that nothing is dropped from.
_PLAIN = r"\x00-\x7f§«»À-ÖØ-öø-ÿ\u0400-\u0482\u048a-\u052f–—‘-„•‹›"
# Names written as markup, script and web addresses write them, once or more than once:
# &#1050; &amp;#1050; \u041a %D0%9A %25D0%259A %u041A, and %CA by sites of the nineties.
_ESCAPES = (
    r"&(?:amp;)*#?\w{2,10};|(?:\\+u[0-9A-Fa-f]{4})+"
    r"|(?:%(?:25)*(?:u[0-9A-Fa-f]{4}|[0-9A-Fa-f]{2}))+"
)
_SOFTLY_BROKEN = "\xad\n"
_BROKEN = r"-(?<=[^\W\d_]-)[ \t]*\n[ \t]*(?=[^\W\d_])"  # its first letter first: it is sought
_ODD = re.compile(rf"{_SOFTLY_BROKEN}|[^{_PLAIN}]+|{_ESCAPES}")
_ODD_OR_BROKEN = re.compile(rf"{_BROKEN}|{_ODD.pattern}")
# Where either may begin: one class of letters is passed over ten times as fast as the whole.
_NOT_ODD = _PLAIN.replace(r"\x00-\x7f", r"\x00-\x24\x27-\x5b\x5d-\x7f")
_MAY_BE_ODD = re.compile(rf"[^{_NOT_ODD}]")
_MAY_BE_ODD_OR_BROKEN = re.compile(rf"[^{_NOT_ODD}]|-")
# Frequent in typeset text, and quicker replaced at once: their length does not change.
_SAME_LENGTH = (("\xa0", " "), ("\u202f", " "), ("…", "."))
_JSON_ESCAPE = re.compile(r"\\+u([0-9A-Fa-f]{4})")
_SCRIPT_ESCAPE = re.compile(r"%u([0-9A-Fa-f]{4})")


class Word(NamedTuple):
    """One token of a text: its place in code points, and its folded letters."""

    start: int
    end: int
    folded: str


class Edit(NamedTuple):
    """One stretch that `loose` rewrote: where it lies now and where it lay, in code points."""

    start: int
    end: int
    original_start: int
    original_end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Loose:
    """A text with its disguises taken off, and the way back to the text as it was."""

    text: str
    edits: tuple[Edit, ...] = ()

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return where `text[start:end]` (not empty) lies in the original, in code points.

        A stretch that was rewritten counts whole, as its letters cannot be told apart.
        """
        first = self._edit_before(start)
        if first is None or start >= first.end:
            start += first.original_end - first.end if first else 0
        else:
            start = first.original_start
        last = self._edit_before(end - 1)
        if last is None or end > last.end:
            end += last.original_end - last.end if last else 0
        else:
            end = last.original_end
        return start, end

    def _edit_before(self, place: int) -> Edit | None:
        index = bisect_right(self.edits, place, key=lambda edit: edit.start)
        return self.edits[index - 1] if index else None


def fold(text: str) -> str:
    """Return `text` as the index and queries see it, exactly as long as it was.

    Lower case; ё as е; the apostrophes ' ’ ‘ ` ´ ′ between Cyrillic letters, and amid a Latin
    word, as U+02BC, which FTS5 keeps inside a word (it would split Кам'янець in two). й, ї, і, є
    and ґ stay letters of their own. İ, the one letter whose lower case is two code points, is i.
    """
    folded = text.replace("İ", "i").lower().replace("ё", "е")
    folded = _APOSTROPHES.sub(APOSTROPHE, folded)
    return folded.translate(_SPECIAL) if _ANY_SPECIAL.search(folded) else folded


def words(text: str) -> Iterator[Word]:
    """Yield the tokens of `text` as FTS5's `unicode61 remove_diacritics 0` sees them.

    The places are those of `text`, so that a highlight covers what the index has found.
    """
    for match in _WORD.finditer(fold(text)):
        yield Word(match.start(), match.end(), match.group())


def tokens(text: str) -> list[str]:
    """Return the folded letters of the tokens of `text`: `words` without the places, quicker."""
    return _WORD.findall(fold(text))


def readings(text: str) -> Iterator[Loose]:
    """Yield `text` as `loose` returns it, and where a hyphen ends a line, with its words mended.

    Both, since such a hyphen may as well stand between two words.
    """
    yield loose(text)
    if re.search(_BROKEN, text):
        yield loose(text, mended=True)


def loose(text: str, *, mended: bool = False) -> Loose:
    """Return `text` as the name guard reads it, which may be shorter or longer.

    Beyond `fold`: NFKC (full-width letters, ligatures, NFD); soft hyphens, zero-width, bidi
    and other format characters dropped, and so are accents that no letter absorbs (a stress
    mark); character references, JSON's escapes and percent-encoding read as what they mean;
    `mended`, words that a hyphen breaks at the end of a line are joined.
    """
    for one, other in _SAME_LENGTH:
        text = text.replace(one, other)
    pieces: list[str] = []
    edits: list[Edit] = []
    done = length = 0
    for start, end in _odd_stretches(text, mended=mended):
        start = max(start, done)
        piece = _plain(text[start:end])
        if piece == text[start:end]:
            continue
        pieces += (text[done:start], piece)
        length += start - done
        edits.append(Edit(length, length + len(piece), start, end))
        length += len(piece)
        done = end
    return Loose(text=fold("".join([*pieces, text[done:]])), edits=tuple(edits))


def _odd_matches(text: str, *, mended: bool) -> Iterator[re.Match[str]]:
    odd = _ODD_OR_BROKEN if mended else _ODD
    may_be_odd = _MAY_BE_ODD_OR_BROKEN if mended else _MAY_BE_ODD
    at = 0
    while (candidate := may_be_odd.search(text, at)) is not None:
        match = odd.match(text, candidate.start())
        if match is not None:
            yield match
        at = match.end() if match is not None else candidate.end()


def _odd_stretches(text: str, *, mended: bool) -> Iterator[tuple[int, int]]:
    """Yield the stretches of `text` that may need rewriting, each as small as it can be."""
    for match in _odd_matches(text, mended=mended):
        start, end = match.span()
        if text[start] in "&\\%-" or match.group() == _SOFTLY_BROKEN:
            yield start, end
            continue
        if start and _leans(text[start]):
            start -= 1  # the letter that carries the mark
        for place in range(start + 1, end):
            if not _leans(text[place]):
                yield start, place
                start = place
        yield start, end


def _leans(character: str) -> bool:
    """Say whether `character` is nothing by itself: an accent, or invisible formatting."""
    return unicodedata.category(character) in ("Mn", "Me", "Cf")


def _plain(odd: str) -> str:
    """Return what `odd` says once escapes, formatting and unabsorbed marks are gone."""
    if odd[0] == "&":
        odd = _unescaped(odd)
    elif odd[0] == "\\":
        odd = _JSON_ESCAPE.sub(lambda match: chr(int(match[1], 16)), odd)
    elif odd[0] == "%":
        odd = _unquoted(odd)
    elif "\n" in odd:
        return ""
    visible = "".join(c for c in odd if unicodedata.category(c) != "Cf")
    return "".join(c for c in unicodedata.normalize("NFKC", visible) if not _leans(c))


def _unescaped(odd: str) -> str:
    """Return what a character reference says, however often it was escaped."""
    while (plain := html.unescape(odd)) != odd:
        odd = plain
    return odd


def _unquoted(odd: str) -> str:
    """Return what percent-encoding says: in UTF-8, else in the code page of older sites."""
    while "%25" in odd:
        odd = odd.replace("%25", "%")
    data = unquote_to_bytes(odd)
    plain = data.decode("utf-8", "replace")
    if plain.count("\N{REPLACEMENT CHARACTER}") > len(plain) // 2:
        plain = data.decode("cp1251", "replace")
    return _SCRIPT_ESCAPE.sub(lambda match: chr(int(match[1], 16)), plain)
