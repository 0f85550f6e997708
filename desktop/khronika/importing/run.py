"""Carrying a plan out: one operation of many short changes, so that work never waits for it.

Whatever was committed stays when Stop is pressed or the power fails; the operation is then
unfinished, and the person goes on or takes back what is in.
"""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from khronika.archive.archive import Archive
from khronika.archive.operations import Operation
from khronika.archive.recording import add_documents
from khronika.archive.records import RecordAmbiguous, RecordNotFound
from khronika.archive.volumes import CHUNK
from khronika.domain.drafts import DocumentDraft, Stored
from khronika.domain.errors import Cancelled, KnownError
from khronika.domain.history import Step
from khronika.domain.kinds import Uid, new_uid
from khronika.domain.progress import SILENT, Progress
from khronika.domain.readers import READERS
from khronika.domain.values import Record
from khronika.i18n import N_, _
from khronika.importing.ahead import Still, ahead
from khronika.importing.batch import Clock, Pace
from khronika.importing.course import Course, timed
from khronika.importing.estimate import Thing
from khronika.importing.extraction import Readers, reader_of
from khronika.importing.faults import FileChanged, FileFault, by_itself, say
from khronika.importing.formats import TEXT, media_type
from khronika.importing.metadata import printable
from khronika.importing.order import Order, of_json
from khronika.importing.plan import Plan, PlanRow, Status
from khronika.importing.publishers import Publishers
from khronika.importing.reading import pieces
from khronika.importing.report import ImportReport, Outcome, ReportRow, kept, row_of_json
from khronika.importing.rereading import Reading, read_row

VERB = "import"
_STEPS_AT_ONCE = 50


class NothingToGoOnWith(KnownError):
    summary = N_("That import has ended; there is nothing to go on with.")
    remedy = N_("Import the files again; those that are in already are recognised.")


def run_import(
    archive: Archive,
    plan: Plan,
    progress: Progress = SILENT,
    *,
    readers: Readers,
    source: str | None = None,
    tags: Sequence[str] = (),
    collected_by: str | None = None,
    clock: Clock = time.monotonic,
) -> ImportReport:
    """Take in what is new in `plan`, as one operation that one undo takes back.

    Args:
        archive: Where to; other threads may go on writing in between.
        plan: As looked at and corrected.
        progress: Told the bytes that are done and the bytes of all new files. When it raises
            Cancelled, what is in stays and the report says how many were not come to.
        source: Who published all of them, whatever the rows say: a name, made a source when
            there is none, or a number such as "S-3".
        tags: Paths of tags that all of them get.
        collected_by: Who obtained all of them.
        clock: Seconds, for the length of changes.

    Raises:
        RecordNotFound, RecordAmbiguous: `source` is no source, or several; nothing was written.
        DiskFull and the other faults of the disk: What was committed stays, to go on from.
    """
    order = Order(
        rows=plan.new,
        others=tuple(_others(archive, plan)),
        source=source,
        tags=tuple(tag for tag in tags if tag.strip(" /")),
        collected_by=collected_by,
    )
    publishers = Publishers(archive)
    if source is not None:
        publishers.look_up(source)
    if not order.rows:
        return _whole_report(order, None, {})
    operation = archive.begin_operation(VERB, len(order.rows), order.as_json())
    course = _course(progress, order)
    return _Run(archive, order, operation, publishers, Pace(clock), readers, course).go()


def resume_import(
    archive: Archive,
    operation: int,
    progress: Progress = SILENT,
    *,
    readers: Readers,
    clock: Clock = time.monotonic,
) -> ImportReport:
    """Go on with an import that was stopped or killed; the report is of all its files.

    Raises:
        NothingToGoOnWith: It has ended, or never was.
    """
    unfinished = _unfinished(archive, operation)
    order = of_json(unfinished.plan)
    since, course = unfinished.started, _course(progress, order)
    run = _Run(archive, order, operation, Publishers(archive), Pace(clock), readers, course, since)
    return run.go()


def report_of(archive: Archive, operation: int) -> ImportReport | None:
    """Return what an import did that has ended; None where nobody wrote that down.

    Ways to files are as `report.kept` leaves them. What was erased since is not in it.
    """
    written = archive.operation_report(operation)
    if written is None:
        return None
    return ImportReport(rows=tuple(map(row_of_json, written)), operation=operation)


def take_back(archive: Archive, operation: int, progress: Progress = SILENT) -> None:
    """Take an unfinished import back, as one step that redo brings again, and end it.

    Raises:
        NothingToGoOnWith: It has ended, or never was.
        UndoConflict: Later work rests on what came in; the import stays unfinished.
        Cancelled: Stop was pressed; all that was in is in.
    """
    _unfinished(archive, operation)
    step = _step_of(archive, operation)
    if step is not None and not step.undone:
        archive.undo(step.last, progress)
    archive.end_operation(operation)


def _unfinished(archive: Archive, operation: int) -> Operation:
    for one in archive.unfinished():
        if one.id == operation and one.verb == VERB:
            return one
    raise NothingToGoOnWith


def _step_of(archive: Archive, operation: int) -> Step | None:
    """Return the step that History shows for `operation`; None when nothing was committed."""
    steps, before = archive.catalogue.steps, None
    while some := steps.recent(_STEPS_AT_ONCE, before):
        for step in some:
            if step.operation == operation and step.undoes is None:
                return step
        before = some[-1].last
    return None


def things_of(rows: Sequence[PlanRow]) -> list[Thing]:
    """Return what is known before of `rows` that come in: what each took when it was looked at just
    now, whatever it is; where that was another day, what it is and how large.
    """
    if any(row.seconds for row in rows):
        return [Thing("", row.seconds) for row in rows]
    return [Thing(row.format or TEXT, row.bytes) for row in rows]


def _course(progress: Progress, order: Order) -> Course:
    return Course(progress, things_of(order.rows), [row.bytes for row in order.rows])


class _Run:
    """One passage through an order. `since`: documents made from then on are its own."""

    def __init__(
        self,
        archive: Archive,
        order: Order,
        operation: int,
        publishers: Publishers,
        pace: Pace,
        readers: Readers,
        course: Course,
        since: str | None = None,
    ) -> None:
        self._archive = archive
        self._order = order
        self._operation = operation
        self._publishers = publishers
        self._pace = pace
        self._readers = readers
        self._course = course
        self._since = since
        self._batch = pace.begin()
        self._ended: dict[int, ReportRow] = {}

    def go(self) -> ImportReport:
        """Return what became of the files; those not come to are left out, and counted."""
        course = self._course
        try:
            rows = list(enumerate(self._order.rows))
            for (number, row), (read, seconds) in ahead(rows, timed(self._read), course.still):
                course.still()
                course.came(None if isinstance(read, Record) else seconds)
                self._take(number, row, read)
                if not self._batch.drafts:
                    course.over()
            course.still()
            self._write()
            report = _whole_report(self._order, self._operation, self._ended)
            self._archive.end_operation(self._operation, kept(report.rows))
            return report
        except Cancelled:  # what was read but not written is not in
            return _whole_report(self._order, self._operation, self._ended)

    def _read(self, numbered: tuple[int, PlanRow], still: Still) -> Reading | FileFault | Record:
        """Read a row's file, or say why it cannot be, or which document has it already; on another
        thread.
        """
        _number, row = numbered
        if (held := _held(self._archive, row)) is not None:
            return held
        try:
            return read_row(row, self._readers, still)
        except FileFault as fault:
            return by_itself(fault)

    def _take(self, number: int, row: PlanRow, read: Reading | FileFault | Record) -> None:
        if isinstance(read, Record):
            ours = self._since is not None and read.made >= self._since
            outcome = Outcome.IMPORTED if ours else Outcome.DUPLICATE
            self._ended[number] = _ended(row, outcome, read.uid)
            return
        try:
            if isinstance(read, FileFault):
                raise read
            draft = self._draft(row, read)
        except (FileFault, RecordNotFound, RecordAmbiguous) as fault:
            self._ended[number] = _ended(row, Outcome.FAILED, why=say(fault))
            return
        if not self._batch.drafts:
            self._batch = self._pace.begin()
        self._batch.add(number, draft)
        if self._pace.is_full(self._batch):
            self._write()

    def _draft(self, row: PlanRow, read: Reading) -> DocumentDraft:
        if (publisher := self._order.source or row.publisher) is not None:
            self._publishers.look_up(publisher)
        return DocumentDraft(
            title=row.title.strip() or row.name or _("Untitled"),
            body=read.text,
            pages=read.pages,
            kind=row.kind,
            language=row.language,
            publisher=publisher,
            authors=row.authors,
            url=row.url,
            published=row.published,
            original=self._original(row, read),
            media_type=row.pasted.media_type
            if row.pasted is not None
            else media_type(row.format or TEXT, row.name),
            file_name=row.name or None,
            encoding=row.encoding,
            extractor=read.reader,
            extractor_version=read.reader_version,
            said=read.said,
            collected_by=self._order.collected_by,
            collected_how=_("pasted") if row.pasted is not None else _("from a file"),
            tags=self._order.tags,
            uid=new_uid(),
        )

    def _original(self, row: PlanRow, read: Reading) -> bytes | Stored:
        """Return what is kept of a file; a large one lies in a volume by then."""
        if read.data is not None and len(read.data) <= CHUNK:
            return read.data
        parts = [read.data] if read.data is not None else pieces(Path(row.path))
        stored = self._archive.store(parts)
        if stored.sha256 != row.sha256:
            raise FileChanged
        return stored

    def _write(self) -> None:
        """Commit the batch, and only then say that it is in."""
        if not (batch := self._batch).drafts:
            return
        began = self._pace.now()
        with self._course.alone(), self._archive.change(VERB, operation=self._operation) as change:
            sources = self._publishers.within(change, batch.publishers)
            add_documents(change, batch.addressed(sources))
        self._pace.wrote(batch, began)
        self._publishers.keep()
        for number, draft in zip(batch.numbers, batch.drafts, strict=True):
            row = self._order.rows[number]
            self._ended[number] = _ended(row, Outcome.IMPORTED, draft.uid)
        self._batch = self._pace.begin()
        self._archive.progress_operation(self._operation, len(self._ended))


def _held(archive: Archive, row: PlanRow) -> Record | None:
    """Return the document that already has the bytes of `row`."""
    catalogue = archive.catalogue
    found = catalogue.documents.by_original(row.sha256 or "")
    return catalogue.records.get(found) if found is not None else None


def _ended(
    row: PlanRow,
    outcome: Outcome,
    uid: Uid | None = None,
    why: str | None = None,
) -> ReportRow:
    reader = reader_of(row.format or TEXT) if outcome is Outcome.IMPORTED else None
    return ReportRow(
        path=printable(row.path),
        status=outcome,
        uid=uid,
        format=row.format,
        language=row.language,
        title=row.title,
        error=why,
        bytes=row.bytes,
        sha256=row.sha256,
        reader=reader,
        reader_version=str(READERS[reader]) if reader is not None else None,
        notes=row.notes,
    )


def _others(archive: Archive, plan: Plan) -> Iterator[tuple[int, ReportRow]]:
    """Yield what is known already of the files that do not come in, each with its place."""
    for place, row in enumerate(plan.rows):
        if row.status is Status.DUPLICATE:
            held = _held(archive, row)
            uid = held.uid if held else None
            yield place, _ended(row, Outcome.DUPLICATE, uid, row.why or None)
        elif row.status is not Status.NEW:
            yield place, _ended(row, Outcome.FAILED, why=row.why or None)


def _whole_report(order: Order, operation: int | None, ended: dict[int, ReportRow]) -> ImportReport:
    """Return the report of a plan, of whose new rows `ended` says what became of them."""
    others, new = dict(order.others), iter(range(len(order.rows)))
    rows = []
    for place in range(len(order.rows) + len(others)):
        row = others.get(place) or ended.get(next(new))
        rows += [row] if row is not None else []
    left = len(order.rows) - len(ended)
    return ImportReport(rows=tuple(rows), operation=operation, left=left)
