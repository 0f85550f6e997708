"""Bytes to text: which encoding, and the one form in which texts are kept (NFC, LF).

Offsets of passages count code points of the kept text, so of a file that already is UTF-8 in
NFC with LF every code point stays: no white space is stripped, no final newline added.
"""

import codecs
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from khronika.importing.code_pages import CYRILLIC, LATIN, WIDE, likely, likely_wide
from khronika.importing.composing import BLOCK, composable
from khronika.importing.faults import (
    ControlCharacter,
    DamagedUtf8,
    EncodingUnclear,
    EncodingUnknown,
    EncodingWrong,
    FileEmpty,
    NotText,
)

# What a person may choose from, under the names of Python's codecs.
ENCODINGS = ("utf-8", *WIDE, *CYRILLIC, *LATIN)

# What was done to a text on its way in; the original bytes are kept beside it.
_DONE = ("mark", "line-ends", "composed", "end-of-file")  # codes of `notes.NOTES`

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Tab, line feed, form feed and vertical tab (Word's line break) do occur in texts.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_CONTROL_BYTES = re.compile(_CONTROLS.pattern.encode())
_END_OF_FILE = b"\x1a"
_NEAR = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text in NFC with LF, the encoding it came in, and the `notes` on what was done to it."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Read `data` as text.

    Args:
        data: A file's bytes.
        encoding: One of ENCODINGS when the person says so; else a byte order mark decides,
            then strict UTF-8, then what the bytes look like.

    Raises:
        FileEmpty: There is nothing but white space.
        NotText, ControlCharacter: It is no text, or another encoding than the one told.
        DamagedUtf8, EncodingUnclear, EncodingWrong, EncodingUnknown: It cannot be read.
    """
    if encoding is not None:
        return _told(data, encoding)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _told(data, name)
    try:
        return _read(data, "utf-8")
    except (ControlCharacter, NotText):
        # Cyrillic in UTF-16 is ASCII with control characters to anyone who takes it for UTF-8.
        if (wide := likely_wide(data)) is not None:
            return _told(data, wide)
        raise
    except _Undecodable as error:
        if _is_damaged_utf8(data, error.start):
            raise DamagedUtf8(line=error.line) from None
    return _guessed(data)


def decode_beginning(data: bytes, encoding: str) -> str:
    """Return the text that `data`, the beginning of a file in `encoding`, begins; see `decode`.

    Half a letter at its end is left out, and what cannot be read is shown as "�".
    """
    mark = next((mark for mark, of in _MARKS if of == encoding and data.startswith(mark)), b"")
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    text = io.IncrementalNewlineDecoder(decoder, translate=True).decode(data[len(mark) :])
    return unicodedata.normalize("NFC", text)


def _told(data: bytes, encoding: str) -> Decoded:
    name = encoding.lower()
    if name not in ENCODINGS:
        raise EncodingUnknown(encoding=encoding, known=", ".join(ENCODINGS))
    mark = next((mark for mark, of in _MARKS if of == name and data.startswith(mark)), b"")
    try:
        return _read(data, name, len(mark))
    except _Undecodable as error:
        raise EncodingWrong(encoding=name, line=error.line) from None


def _guessed(data: bytes) -> Decoded:
    """Read `data`, which is not UTF-8, by what its bytes look like."""
    if _CONTROL_BYTES.search(data[:_NEAR].rstrip(_END_OF_FILE)):
        if (wide := likely_wide(data)) is not None:
            return _told(data, wide)
        if 0 in data[:_NEAR]:
            raise NotText
    for page in likely(data):
        try:
            return _read(data, page)
        except _Undecodable:
            continue
    raise EncodingUnclear


def _is_damaged_utf8(data: bytes, start: int) -> bool:
    """Whether `data` is UTF-8 all round the bytes at `start` that are not."""
    text = data[max(0, start - _NEAR) : start + _NEAR].decode("utf-8", "replace")
    bad = text.count("\N{REPLACEMENT CHARACTER}")
    return len(text) - bad - len(text.encode("ascii", "ignore")) > 2 * bad


class _Undecodable(Exception):
    """The bytes from `start`, in the line `line`, are not in the encoding that was tried."""

    def __init__(self, start: int, line: int) -> None:
        super().__init__()
        self.start, self.line = start, line


def _read(data: bytes, encoding: str, mark: int = 0) -> Decoded:
    """Decode `data` after the `mark` bytes of its byte order mark."""
    decoder = codecs.getincrementaldecoder(encoding)()
    newlines = io.IncrementalNewlineDecoder(decoder, translate=True)
    ended = encoding not in WIDE and data.endswith(_END_OF_FILE)
    done = {"mark": mark > 0, "end-of-file": ended, "composed": False}
    kept = []
    end = len(data) - 1 if ended else len(data)
    for block in composable(_lines(data, newlines, encoding, range(mark, end, BLOCK))):
        if unicodedata.is_normalized("NFC", block):
            kept.append(block)
        else:
            kept.append(unicodedata.normalize("NFC", block))
            done["composed"] = True
    text = "".join(kept)
    if not text or text.isspace():
        raise FileEmpty
    done["line-ends"] = newlines.newlines not in (None, "\n")
    return Decoded(text=text, encoding=encoding, notes=tuple(n for n in _DONE if done[n]))


def _lines(
    data: bytes, newlines: io.IncrementalNewlineDecoder, encoding: str, starts: range
) -> Iterator[str]:
    """Yield `data` decoded block by block, its line ends made LF; refuse what no text holds."""
    line = 1
    for start in starts:
        piece = data[start : min(start + BLOCK, starts.stop)]
        try:
            block = newlines.decode(piece, final=start + BLOCK >= starts.stop)
        except UnicodeDecodeError as error:
            before = error.object[: error.start].decode(encoding, "ignore")
            at = start + len(piece) - len(error.object) + error.start
            raise _Undecodable(at, line + before.count("\n")) from None
        if (control := _CONTROLS.search(block)) is not None:
            if "\0" in block:
                raise NotText
            line += block.count("\n", 0, control.start())
            raise ControlCharacter(character=f"U+{ord(control[0]):04X}", line=line)
        line += block.count("\n")
        yield block
