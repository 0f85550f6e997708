"""The bytes of a page as text: by its mark, by what they can be, by what the page says they are."""

import codecs
import re

from khronika.importing.code_pages import CYRILLIC, LATIN, WIDE, likely, likely_wide
from khronika.importing.extracted import Refused

UNSURE = "encoding-unsure"  # a remark: what the page says does not fit, or it says nothing
DAMAGED = "letters-damaged"  # a remark: some bytes are no letters

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The names that pages use (https://encoding.spec.whatwg.org/#names-and-labels), as far as they
# are not those of Python's codecs. Latin-1 is there what Windows makes of it.
_NAMES = {
    "windows-1251": "cp1251",
    "x-cp1251": "cp1251",
    "win-1251": "cp1251",
    "windows1251": "cp1251",
    "koi8": "koi8-r",
    "koi": "koi8-r",
    "koi8-ru": "koi8-u",
    "ibm866": "cp866",
    "866": "cp866",
    "x-mac-cyrillic": "mac-cyrillic",
    "x-mac-ukrainian": "mac-cyrillic",
    "windows-1252": "cp1252",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "windows-1250": "cp1250",
}
_OTHERS = (
    "cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 iso-8859-2 iso-8859-3 iso-8859-4 iso-8859-6"
    " iso-8859-7 iso-8859-8 iso-8859-10 iso-8859-13 iso-8859-14 iso-8859-15 iso-8859-16 cp874"
    " gb18030 gbk big5 euc-jp shift_jis iso2022_jp euc-kr"
).split()
_KNOWN = frozenset(("utf-8", *CYRILLIC, *LATIN, *_OTHERS))
_BEGINNING = 4096  # bytes within which a page says its encoding; browsers look at 1024
_XML = re.compile(rb"""\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']?([\w.:-]{2,40})""")
_META = re.compile(rb"""<meta\s[^>]{0,500}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_ENOUGH = 8  # bytes beyond ASCII that are UTF-8 by chance in no code page


def decoded(data: bytes, told: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Return the text of a page, which always can be read somehow, and remarks on its letters.

    `told` is what stood outside of the page, as in the head of a part of a message.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _read(data[len(mark) :], encoding)
    if b"\0" in data[:_BEGINNING] and (wide := likely_wide(data)) is not None:
        return _read(data, wide)
    if (whole := _utf8(data)) is not None:
        return whole, ()
    said = _codec(told) or _said(data)
    if said is not None and (fits := _fitting(data, said)) is not None:
        return fits, ()
    return _guessed(data, said)


def told(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    """Return the text of a page as a person says that it is written, and remarks on its letters.

    Raises Refused where nobody knows such an encoding.
    """
    if encoding not in (*_KNOWN, *WIDE):
        raise Refused("misasked")
    mark = next((mark for mark, of in _MARKS if of == encoding and data.startswith(mark)), b"")
    return _read(data[len(mark) :], encoding)


def load_codecs() -> None:
    """Have Python load what decodes: it reads each codec from a file when it is first asked for."""
    for encoding in (*_KNOWN, *WIDE):
        b"".decode(encoding)
        codecs.getincrementaldecoder(encoding)()
    likely("Вирок оскаржено, і справу повернуто до суду.".encode("koi8-u"))
    likely_wide("Приговор".encode("utf-16-le"))


def _utf8(data: bytes) -> str | None:
    """Return `data` as UTF-8 if that is what it is, whatever the page says.

    Bytes that follow the rules of UTF-8 are nothing else; programs that save pages turn them into
    UTF-8 and leave the old name standing.
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        # A page that was cut off ends within a letter.
        if error.start >= len(data) - 3 and error.reason == "unexpected end of data":
            return data[: error.start].decode("utf-8")
    return None


def _said(data: bytes) -> str | None:
    beginning = data[:_BEGINNING]
    for pattern in (_XML, _META):
        for found in pattern.finditer(beginning):
            if (codec := _codec(found[1].decode("ascii", "replace"))) is not None:
                return codec
    return None


def _codec(name: str | None) -> str | None:
    if name is None:
        return None
    name = _NAMES.get(name.strip().lower(), name.strip().lower())
    try:
        codec = codecs.lookup(name.replace("windows-", "cp")).name
    except (LookupError, UnicodeError):
        return None
    return next((known for known in _KNOWN if codecs.lookup(known).name == codec), None)


def _fitting(data: bytes, encoding: str) -> str | None:
    """Return `data` in the encoding that the page names, unless its bytes speak against that."""
    if encoding in LATIN and (better := likely(data)) and better[0] in CYRILLIC:
        return None  # servers say Latin-1 of whatever they have
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _guessed(data: bytes, said: str | None) -> tuple[str, tuple[str, ...]]:
    damaged = data.decode("utf-8", "replace")
    bad = damaged.count("\N{REPLACEMENT CHARACTER}")
    good = sum(map(len, re.findall("[^\0-\x7f\ufffd]+", damaged)))
    if good > max(_ENOUGH, 2 * bad):
        return damaged, (DAMAGED,)
    for page in likely(data):
        try:
            return data.decode(page), (UNSURE,)
        except UnicodeDecodeError:
            continue
    text = data.decode(said or "utf-8", "replace")
    return text, (DAMAGED if "\N{REPLACEMENT CHARACTER}" in text else UNSURE,)


def _read(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    text = data.decode(encoding, "replace")
    return text, (DAMAGED,) if "\N{REPLACEMENT CHARACTER}" in text else ()
