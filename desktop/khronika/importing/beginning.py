"""The beginning of a text that may come in, to see what it is; held in memory only."""

from pathlib import Path

from khronika.importing.ahead import Still
from khronika.importing.decoding import decode, decode_beginning
from khronika.importing.extraction import Readers, understand
from khronika.importing.formats import PARSED
from khronika.importing.plan import FIRST_WORDS, PlanRow
from khronika.importing.reading import read_beginning
from khronika.importing.rereading import read_row

BEGINNING = 2_000  # code points
_WIDEST = 4  # bytes of one code point


def beginning(row: PlanRow, readers: Readers, still: Still = lambda: None) -> str:
    """Return the first `BEGINNING` code points of what `row` is about, as they would be kept; of
    what is parsed the first `FIRST_WORDS`, which its row holds.

    It is empty where nothing was understood as text. `still` is asked while a reader reads.

    Raises:
        FileFault: The file cannot be read any more.
    """
    if row.format in PARSED and row.characters:
        return row.begins or read_row(row, readers, still).text[:FIRST_WORDS]
    if row.encoding is None or row.format in PARSED:
        return ""
    most = _WIDEST * (BEGINNING + 1)
    held = row.pasted
    data = read_beginning(Path(row.path), most) if held is None else held.data[:most]
    return decode_beginning(data, row.encoding)[:BEGINNING]


def beginning_as(
    format_: str, name: str, data: bytes, encoding: str | None, readers: Readers, still: Still
) -> str:
    """Return how a file that is kept begins where it is read as written in `encoding` (None: as it
    looks), to see whether that is the right one.

    Raises FileFault.
    """
    if format_ in PARSED:
        read = understand(format_, name, data, readers, encoding=encoding, still=still)
        return read.text[:BEGINNING]
    if encoding is None:
        return decode(data).text[:BEGINNING]
    return decode_beginning(data[: _WIDEST * (BEGINNING + 1)], encoding)[:BEGINNING]
