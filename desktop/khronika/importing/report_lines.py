"""The report of an import as lines with columns, for whoever checks what became of each file.

The names of columns and the codes are the same in every language; sentences are in the person's.
"""

from khronika.archive.catalogue import Catalogue
from khronika.archive.records import RecordNotFound
from khronika.domain.kinds import RecordId
from khronika.domain.progress import SILENT, Progress
from khronika.importing.formats import FILE
from khronika.importing.notes import told
from khronika.importing.report import ImportReport, Outcome, ReportRow

COLUMNS = (
    "file", "outcome", "document", "title", "why", "format", "bytes", "sha256", "reader",
    "reader_version", "warnings",
)  # fmt: skip
_WITHOUT_TEXT = "imported-without-text"

Line = dict[str, str | int]


def lines(
    report: ImportReport, catalogue: Catalogue, progress: Progress = SILENT
) -> tuple[list[Line], set[RecordId]]:
    """Return a line for each file of `report`, and the documents that are named in them.

    Documents stand under their numbers and the titles that they have now.

    Raises:
        Cancelled: By `progress`, which is told of files.
    """
    written, named = list[Line](), set[RecordId]()
    for done, row in enumerate(report.rows):
        progress.step(done, len(report.rows))
        number, title = "", row.title
        try:
            found = catalogue.records.resolve(row.uid.hex()) if row.uid is not None else None
        except RecordNotFound:  # it was taken back
            found = None
        if found is not None:
            named.add(found.id)
            record = catalogue.records.get(found.id)
            number, title = record.number if record else "", found.title
        written.append(_line(row, number, title))
    return written, named


def _line(row: ReportRow, number: str, title: str) -> Line:
    kept_only = row.status is Outcome.IMPORTED and row.format == FILE
    return {
        "file": row.path,
        "outcome": _WITHOUT_TEXT if kept_only else row.status.value,
        "document": number,
        "title": title,
        "why": row.error or "",
        "format": row.format or "",
        "bytes": row.bytes,
        "sha256": row.sha256 or "",
        "reader": row.reader or "",
        "reader_version": row.reader_version or "",
        "warnings": told(row.notes),
    }
