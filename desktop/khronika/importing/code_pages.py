"""Which encoding a text is in that is neither UTF-8 nor says so itself.

chardet knows how likely the letters of a language follow each other, but a short text is nearly
as likely in two code pages. So each candidate is also looked at as a reader would, and loses by
what no one writes: two scripts within a word, a capital after a small letter, a drawing
character beside a letter.
"""

import codecs
import re
from collections.abc import Callable, Iterator
from functools import cache

# Most common first: of two that fit equally well, the first is taken.
CYRILLIC = (
    "cp1251",  # Windows
    "koi8-r",  # RFC 1489
    "koi8-u",  # RFC 2319: і, ї, є and ґ besides
    "cp866",  # DOS, Russian and Belarusian
    "cp1125",  # DOS, Ukrainian
    "iso-8859-5",
    "mac-cyrillic",
)
LATIN = ("cp1252", "cp1250")
WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")

_SAMPLE = 2048  # bytes looked at: enough for a letter that is rare to turn up
_GIST = 1000  # of them for chardet, which is as sure as with more
_RUN = re.compile(rb"[\x80-\xff][^\n]{0,255}")
_BEFORE = 40  # bytes of the word or two that a run began in
_ENOUGH = 0.5  # below this share of what makes sense, no code page is the right one
_RARELY = 0.99  # Mac and Windows share their small letters, and Windows is met far more often

_RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_UKRAINIAN = "іїєґ"
_BELARUSIAN = "ў"
_PAGE_LETTERS = {
    "cp866": _RUSSIAN + _BELARUSIAN,  # it has no і: Ukrainian was never written in it
    "cp1125": _RUSSIAN + _UKRAINIAN,
}
_VOWELS = "аеёиоуыэюяі"
_LATIN_LETTERS = "àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿßąćęłńśźżčďěňřšťůžœđőűășț"
_WITHIN = "’–—\N{NO-BREAK SPACE}\N{SOFT HYPHEN}"  # marks that may stand between two letters
_MARKS = _WITHIN + "«»„“”…№§°·±×€®©™"
_LATIN_MARKS = _MARKS + "•‘‚‹›†‡‰¶¿¡£¥¢½¼¾²³¹ªº"
_WIDE_TEXT = re.compile(
    "[\t\n\r -~\u00a0-\u024f\u0400-\u052f\u2010-\u2026\u20a0-\u20bf\u2116"
    "\u200d\u2600-\u27bf\ufe0f\U0001f300-\U0001faff]"
)
_HIGH = bytes(range(128, 256))


def likely(data: bytes) -> list[str]:
    """Return the code pages in which `data` makes sense, best first; empty when in none.

    `data` is not ASCII throughout. The answer names Python's codecs.
    """
    sample = b" ".join(_stretches(data))
    texts = {page: sample.decode(page, "replace") for page in CYRILLIC + LATIN}
    senses = {page: _sense(sample, text, page) ** 6 for page, text in texts.items()}
    ranks: dict[str, float] = {}
    sure: dict[str, float] = {}  # by what is read: pages that read it alike are equally likely
    for page in sorted(senses, key=lambda page: -senses[page]):
        if senses[page] < _ENOUGH**6:
            break
        gist = texts[page][:_GIST]
        # chardet is asked only where its answer could still make the page the best.
        if gist not in sure and senses[page] > max(ranks.values(), default=0.0):
            sure[gist] = _sureness(gist, page)
        ranks[page] = senses[page] * (sure.get(gist, 0.0) + 0.001)
    return sorted(ranks, key=lambda page: -ranks[page])


def likely_wide(data: bytes) -> str | None:
    """Return which of UTF-16 and UTF-32 `data` is in without a mark, or None for neither."""
    for name in WIDE:
        if len(data) % (4 if name.startswith("utf-32") else 2):
            continue
        try:
            text = codecs.getincrementaldecoder(name)().decode(data[:_SAMPLE])
        except UnicodeDecodeError:
            continue
        if text and len(_WIDE_TEXT.findall(text)) >= 0.9 * len(text):
            return name
    return None


def _stretches(data: bytes) -> Iterator[bytes]:
    """Yield the stretches that are not ASCII, with some before, up to a sample's length."""
    taken = last = 0
    for run in _RUN.finditer(data):
        start = max(last, run.start() - _BEFORE)
        yield data[start : run.end()]
        taken, last = taken + run.end() - start, run.end()
        if taken >= _SAMPLE:
            return


def _sureness(text: str, page: str) -> float:
    """Return how sure chardet is that `text` came out of `page`, 0 to 1."""
    import chardet  # here: its models take 60 ms to load, and most texts are UTF-8

    # Its models have hardly seen words in capitals, and it does not know cp1125, which differs
    # from cp866 in the Ukrainian letters only.
    known = "cp866" if page == "cp1125" else page
    small = text.lower().encode(known, "ignore")
    if small.isascii():
        return 0.0
    found = chardet.detect(small, include_encodings=[known, "ascii"], no_match_encoding="ascii")
    return 0.0 if found["encoding"] == "ascii" else float(found["confidence"])


def _sense(sample: bytes, text: str, page: str) -> float:
    """Return how much of `sample`, read in `page` as `text`, could have been written, 0 to 1."""
    shapes = {name: b".%s." % sample.translate(table) for name, table in _shapes(page).items()}
    case, inside, vowel = shapes["case"], shapes["inside"], shapes["vowel"]
    odd: float = shapes["known"].count(b"x") + case.count(b"sC")
    odd += inside.count(b"LmL") + inside.count(b"Lb") + inside.count(b"bL")
    odd += inside.count(b"b") / 10  # a letter is the likelier reading
    odd += vowel.count(b"w") - vowel.count(b"vw")
    script = shapes["script"]
    if page in LATIN:
        odd += script.count(b"hhh") + script.count(b".hh.")
    else:
        odd += sum(script.count(pair) for pair in (b"lc", b"cl", b"hc", b"ch"))
    high = len(sample) - len(sample.translate(None, _HIGH))
    return max(0.0, 1 - 4 * odd / high) * _doubt(text, script, page)


def _doubt(text: str, script: bytes, page: str) -> float:
    if page in LATIN:
        return 1.0
    doubt = _RARELY if page == "mac-cyrillic" else 1.0
    if b"cc" not in script:
        doubt *= 0.6  # single letters may be words, but not all: this is French, or a sign or two
    small = text.lower()
    if "ґ" in small and "і" not in small:
        doubt *= 0.9  # no Ukrainian writes the rarest letter without one of the commonest
    return doubt


@cache
def _shapes(page: str) -> dict[str, bytes]:
    """Return tables for `bytes.translate` that tell the bytes of `page` by what they are."""
    letters = _LATIN_LETTERS if page in LATIN else _PAGE_LETTERS.get(page)
    letters = letters or _RUSSIAN + _UKRAINIAN + _BELARUSIAN
    written = letters + letters.upper() + (_LATIN_MARKS if page in LATIN else _MARKS)
    return {
        "known": _table(page, lambda one: "." if one in written or _is_box(one) else "x"),
        "case": _table(page, lambda one: "s" if one.islower() else "C" if one.isupper() else "."),
        "script": _table(page, lambda one: _script(one) if one.isalpha() else "."),
        "inside": _table(page, _inside),
        "vowel": _table(
            page, lambda one: "v" if one.lower() in _VOWELS else "w" if one in "ўЎ" else "."
        ),
    }


def _table(page: str, shape: Callable[[str], str]) -> bytes:
    plain = (bytes([byte]).decode("latin-1") for byte in range(128))
    high = (bytes([byte]).decode(page, "replace") for byte in range(128, 256))
    ascii_shapes = ("." if shape(one) == "x" else shape(one) for one in plain)
    return "".join([*ascii_shapes, *(shape(one) for one in high)]).encode()


def _script(letter: str) -> str:
    if letter.isascii():
        return "l"
    return "c" if "\u0400" <= letter <= "\u04ff" else "h"


def _inside(one: str) -> str:
    if one.isalpha():
        return "L"
    if _is_box(one) or one == "•":
        return "b"
    return "." if one.isascii() or one in _WITHIN else "m"


def _is_box(one: str) -> bool:
    """DOS and KOI8 tables are drawn with these; beside a letter they are letters misread."""
    return "\u2500" <= one <= "\u259f"
