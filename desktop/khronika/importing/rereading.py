"""Reading a file a second time, when it comes in: a plan holds no texts."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from khronika.archive.volumes import CHUNK
from khronika.domain.readers import READERS
from khronika.domain.values import Stated
from khronika.importing.extraction import NONE, Readers, understand
from khronika.importing.faults import FileChanged
from khronika.importing.formats import FILE, TEXT
from khronika.importing.plan import PlanRow
from khronika.importing.reading import read_file
from khronika.importing.said import said_of
from khronika.importing.sizes import most_held


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A file's text, where its pages begin and what it says of itself; `data` is the file, None
    where it is not held.
    """

    text: str
    data: bytes | None
    reader: str
    reader_version: str
    pages: tuple[int, ...] = ()
    said: tuple[Stated, ...] = ()


def read_row(row: PlanRow, readers: Readers, still: Callable[[], object] = lambda: None) -> Reading:
    """Read the file that a row of a plan is about; `still` is asked meanwhile.

    Raises:
        FileChanged: It is not the one that was looked at.
        FileFault: It cannot be read any more.
    """
    if row.format == FILE and row.bytes > CHUNK:  # it goes into a volume piece by piece
        return Reading(text="", data=None, reader=NONE, reader_version=str(READERS[NONE]))
    format_ = row.format or TEXT
    pasted = row.pasted
    data = pasted.data if pasted else read_file(Path(row.path), most_held(format_))
    if hashlib.sha256(data).hexdigest() != row.sha256:
        raise FileChanged
    read = understand(format_, row.name, data, readers, encoding=row.encoding, still=still)
    if pasted is not None:
        read = replace(read, proposals=(*read.proposals, *pasted.proposals))
    return Reading(
        text=read.text,
        data=data,
        reader=read.reader,
        reader_version=read.reader_version,
        pages=read.pages,
        said=said_of(read, row.name),
    )
