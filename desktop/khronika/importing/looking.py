"""Looking at one file, or at one thing that was pasted: it is read once, and its row is filled."""

import hashlib
import os
from dataclasses import dataclass, replace

from khronika.importing.ahead import Still
from khronika.importing.extraction import Readers, Understood, decoded, kept_as_it_came, understand
from khronika.importing.faults import FileFault, PassedOver, by_itself
from khronika.importing.formats import FILE, PARSED, TEXT, WRITTEN, format_of
from khronika.importing.metadata import shown_name
from khronika.importing.pasted import Pasted
from khronika.importing.plan import FIRST_WORDS, PlanRow, Status
from khronika.importing.reading import fingerprint, read_beginning, read_file
from khronika.importing.sizes import most_held, most_read
from khronika.importing.walking import Found

_LOOKED_AT = 1 << 20  # bytes that tell what a file is, and whether it is a zip of Word's


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How files are read: what a person says of them beforehand.

    `encoding` is that of texts and pages (None: as they look). `keeps_unread`: what cannot be read
    is kept as it came, without a text.
    """

    encoding: str | None = None
    keeps_unread: bool = False


USUAL = Wanted()


def row_of(thing: Found | Pasted, still: Still, *, readers: Readers, wanted: Wanted) -> PlanRow:
    """Return what would come in of a file or of something pasted, or why it would not.

    Raises only what `still` does, which is asked while another process reads.
    """
    if isinstance(thing, Pasted):
        return _pasted_row(thing, still, readers, wanted)
    return _file_row(thing, still, readers, wanted)


def _file_row(found: Found, still: Still, readers: Readers, wanted: Wanted) -> PlanRow:
    path = found.path
    row = PlanRow(
        path=os.fspath(path),
        name=shown_name(path.name),
        status=Status.FAILED,
        bytes=found.bytes,
        changed=found.changed,
    )
    try:
        if found.fault is not None:
            raise found.fault
        format_ = format_of(path.name, read_beginning(path, _LOOKED_AT))
        if found.bytes > most_read(format_, path.name):
            sha256, size = fingerprint(path)
            row = replace(row, format=FILE, sha256=sha256, bytes=size)
            return _filled(row, kept_as_it_came(row.name))
        row = replace(row, format=format_)
        data = read_file(path, most_held(format_))
        row = replace(row, sha256=hashlib.sha256(data).hexdigest(), bytes=len(data))
        return _filled(row, _understood(row, data, still, readers, wanted))
    except PassedOver as fault:
        return replace(row, status=Status.PASSED_OVER, fault=by_itself(fault))
    except FileFault as fault:
        return replace(row, fault=by_itself(fault))


def _pasted_row(pasted: Pasted, still: Still, readers: Readers, wanted: Wanted) -> PlanRow:
    row = PlanRow(path="", name="", status=Status.FAILED, format=pasted.format, pasted=pasted)
    row = replace(row, bytes=len(pasted.data), sha256=hashlib.sha256(pasted.data).hexdigest())
    try:
        pasted.judge()
        if row.format == TEXT:
            read = decoded(TEXT, "", pasted.data, "utf-8")
        else:
            read = _understood(row, pasted.data, still, readers, wanted)
    except FileFault as fault:
        return replace(row, fault=by_itself(fault))
    return _filled(row, replace(read, proposals=(*read.proposals, *pasted.proposals)))


def _understood(
    row: PlanRow, data: bytes, still: Still, readers: Readers, wanted: Wanted
) -> Understood:
    format_ = row.format or TEXT
    encoding = wanted.encoding if format_ in WRITTEN else None
    try:
        return understand(format_, row.name, data, readers, encoding=encoding, still=still)
    except FileFault:
        if not wanted.keeps_unread or not data:
            raise
        return kept_as_it_came(row.name)


def _filled(row: PlanRow, read: Understood) -> PlanRow:
    said = read.metadata
    return replace(
        row,
        status=Status.NEW,
        format=read.format,
        encoding=read.encoding,
        notes=read.notes,
        characters=len(read.text),
        pages=len(read.pages),
        proposals=read.proposals,
        title=said.title,
        kind=said.kind,
        language=said.language,
        published=said.published,
        publisher=said.publisher,
        authors=said.authors,
        url=said.url,
        begins=read.text[:FIRST_WORDS] if read.format in PARSED else "",
    )
