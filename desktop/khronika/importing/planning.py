"""Making a plan: every file is read once, and forgotten but for what its row says."""

import hashlib
import os
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from khronika.domain.kinds import RecordId
from khronika.domain.progress import SILENT, Progress
from khronika.domain.values import Document
from khronika.importing.decoding import decode
from khronika.importing.faults import AlreadyIn, FileFault, FormatUnread, TwiceInPlan
from khronika.importing.formats import TEXT, format_of, refuse_misnamed
from khronika.importing.metadata import describe, shown_name
from khronika.importing.plan import Plan, PlanRow, Status
from khronika.importing.reading import read_file
from khronika.importing.walking import Found, find_files


class Known(Protocol):
    """What a plan asks the archive; `archive.catalogue.documents` answers it."""

    def by_original(self, sha256: str) -> RecordId | None:
        """Return the document whose file had this SHA-256."""

    def get(self, document: RecordId) -> Document | None:
        """Return a document."""


def make_plan(
    paths: Iterable[Path | str],
    known: Known,
    progress: Progress = SILENT,
    *,
    pasted: Sequence[str] = (),
) -> Plan:
    """Look at the files in `paths` (folders are searched) and at `pasted` texts.

    Args:
        paths: Files and folders. What is wrong with one stands in its row and stops nothing.
        known: The documents of the archive, to see what is already in.
        progress: Told the bytes read so far and the bytes there are.
        pasted: Texts without a file.

    Raises:
        Cancelled: Stop was pressed; nothing was written.
    """
    found = find_files([Path(path) for path in paths], progress)
    total, done = sum(one.bytes for one in found), 0
    rows = []
    for one in found:
        progress.step(done, total)
        rows.append(_file_row(one))
        done += one.bytes
    progress.step(done, total)
    rows += [_pasted_row(text) for text in pasted]
    return _without_duplicates(rows, known)


def read_again(plan: Plan, numbers: Collection[int], encoding: str | None, known: Known) -> Plan:
    """Return `plan` with the rows `numbers` read in `encoding` (None: as they look).

    What a row says of its text is proposed anew; pasted texts have no encoding and stay.
    """
    rows = list(plan.rows)
    for number in numbers:
        if rows[number].pasted is None:
            path = Path(rows[number].path)
            rows[number] = _file_row(Found(path, rows[number].bytes), encoding)
    return _without_duplicates(rows, known)


def _file_row(found: Found, encoding: str | None = None) -> PlanRow:
    path = found.path
    row = PlanRow(
        path=os.fspath(path), name=shown_name(path.name), status=Status.FAILED, bytes=found.bytes
    )
    try:
        if found.fault is not None:
            raise found.fault
        row = replace(row, format=format_of(path.name))
        data = read_file(path)
        row = replace(row, sha256=hashlib.sha256(data).hexdigest(), bytes=len(data))
        refuse_misnamed(data)
        return _read_row(row, data, encoding)
    except FormatUnread as fault:
        return replace(row, status=Status.UNSUPPORTED, format=None, fault=fault)
    except FileFault as fault:
        return replace(row, fault=fault)


def _read_row(row: PlanRow, data: bytes, encoding: str | None) -> PlanRow:
    decoded = decode(data, encoding)
    said = describe(decoded.text, Path(row.path).name)
    return replace(
        row,
        status=Status.NEW,
        encoding=decoded.encoding,
        notes=decoded.notes,
        characters=len(decoded.text),
        title=said.title,
        kind=said.kind,
        language=said.language,
        published=said.published,
        publisher=said.publisher,
        authors=said.authors,
        url=said.url,
    )


def _pasted_row(text: str) -> PlanRow:
    row = PlanRow(path="", name="", status=Status.FAILED, format=TEXT)
    try:
        kept = decode(text.encode("utf-8", "replace"), "utf-8").text
    except FileFault as fault:
        return replace(row, fault=fault)
    data = kept.encode()
    row = replace(row, pasted=kept, sha256=hashlib.sha256(data).hexdigest(), bytes=len(data))
    return _read_row(row, data, "utf-8")


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
