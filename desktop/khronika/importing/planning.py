"""Making a plan: every file is read once, and forgotten but for what its row says."""

import hashlib
import os
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Protocol

from khronika.domain.kinds import RecordId
from khronika.domain.progress import SILENT, Progress
from khronika.domain.values import Document
from khronika.importing.ahead import Still, ahead
from khronika.importing.extraction import Readers, Understood, decoded, kept_as_it_came, understand
from khronika.importing.faults import (
    AlreadyIn,
    FileFault,
    PassedOver,
    TwiceInPlan,
)
from khronika.importing.formats import FILE, PARSED, TEXT, format_of
from khronika.importing.metadata import shown_name
from khronika.importing.plan import FIRST_WORDS, Plan, PlanRow, Status
from khronika.importing.reading import fingerprint, read_beginning, read_file
from khronika.importing.sizes import most_held, most_read
from khronika.importing.walking import Found, find_files

_LOOKED_AT = 1 << 20  # bytes that tell what a file is, and whether it is a zip of Word's


class Known(Protocol):
    """What a plan asks the archive; `archive.catalogue.documents` answers it."""

    def by_original(self, sha256: str) -> RecordId | None:
        """Return the document whose file had this SHA-256."""

    def get(self, document: RecordId) -> Document | None:
        """Return a document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How files are read: what a person says of them beforehand.

    `encoding` is that of texts (None: as they look). `keeps_unread`: what cannot be read is kept
    as it came, without a text.
    """

    encoding: str | None = None
    keeps_unread: bool = False


USUAL = Wanted()


def make_plan(
    paths: Iterable[Path | str],
    known: Known,
    progress: Progress = SILENT,
    *,
    readers: Readers,
    pasted: Sequence[str] = (),
    wanted: Wanted = USUAL,
) -> Plan:
    """Look at the files in `paths` (folders are searched) and at `pasted` texts.

    Args:
        paths: Files and folders. What is wrong with one stands in its row and stops nothing.
        known: The documents of the archive, to see what is already in.
        progress: Told the bytes read so far and the bytes there are.
        readers: Who reads what has to be parsed.
        pasted: Texts without a file.
        wanted: What was said of all of them.

    Raises:
        Cancelled: Stop was pressed; nothing was written.
    """
    found = find_files([Path(path) for path in paths], progress)
    total, done = sum(one.bytes for one in found), 0
    rows = []

    def still() -> None:
        progress.step(done, total)

    look = partial(_file_row, readers=readers, wanted=wanted)
    for one, row in ahead(found, look, still):
        progress.step(done, total)
        rows.append(row)
        done += one.bytes
    progress.step(done, total)
    rows += [_pasted_row(text) for text in pasted]
    return _without_duplicates(rows, known)


def read_again(
    plan: Plan, numbers: Collection[int], wanted: Wanted, known: Known, *, readers: Readers
) -> Plan:
    """Return `plan` with the rows `numbers` read as is `wanted`.

    What a row says of its text is proposed anew; pasted texts have no encoding and stay.
    """
    rows = list(plan.rows)
    for number in numbers:
        if rows[number].pasted is None:
            found = Found(Path(rows[number].path), rows[number].bytes)
            rows[number] = _file_row(found, _nobody_stops, readers, wanted)
    return _without_duplicates(rows, known)


def _nobody_stops() -> None:
    """Be a Still of what takes no longer than a row."""


def _file_row(found: Found, still: Still, readers: Readers, wanted: Wanted) -> PlanRow:
    path = found.path
    row = PlanRow(
        path=os.fspath(path), name=shown_name(path.name), status=Status.FAILED, bytes=found.bytes
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
        return replace(row, status=Status.PASSED_OVER, fault=fault)
    except FileFault as fault:
        return replace(row, fault=fault)


def _understood(
    row: PlanRow, data: bytes, still: Still, readers: Readers, wanted: Wanted
) -> Understood:
    format_ = row.format or TEXT
    encoding = wanted.encoding if format_ not in {*PARSED, FILE} else None
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


def _pasted_row(text: str) -> PlanRow:
    row = PlanRow(path="", name="", status=Status.FAILED, format=TEXT)
    try:
        read = decoded(TEXT, "", text.encode("utf-8", "replace"), "utf-8")
    except FileFault as fault:
        return replace(row, fault=fault)
    data = read.text.encode()
    row = replace(row, pasted=read.text, sha256=hashlib.sha256(data).hexdigest(), bytes=len(data))
    return _filled(row, read)


def _without_duplicates(rows: Iterable[PlanRow], known: Known) -> Plan:
    """Mark the rows whose bytes are already in the archive, or stand further up."""
    first: dict[str, PlanRow] = {}
    marked = []
    for row in rows:
        if row.status in (Status.NEW, Status.DUPLICATE) and row.sha256 is not None:
            row = _marked(row, row.sha256, first, known)
            first.setdefault(row.sha256 or "", row)
        marked.append(row)
    return Plan(tuple(marked))


def _marked(row: PlanRow, sha256: str, first: dict[str, PlanRow], known: Known) -> PlanRow:
    if (document := known.by_original(sha256)) is not None:
        held = known.get(document)
        fault: FileFault = AlreadyIn(title=held.title if held else row.title)
        return replace(row, status=Status.DUPLICATE, fault=fault)
    if sha256 in first:
        above = first[sha256]
        fault = TwiceInPlan(name=above.name or above.title)
        return replace(row, status=Status.DUPLICATE, fault=fault)
    return replace(row, status=Status.NEW, fault=None)
