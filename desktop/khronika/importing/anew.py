"""Reading kept files anew, with the readers of today: one operation, which one undo takes back.

What a person recorded stays. Texts that come out the same are left alone, and nothing is lost of
those that do not: the old text is kept, and passages go along or wait to be looked at.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial

from khronika.archive.archive import Archive
from khronika.archive.change import Change
from khronika.archive.following import Following
from khronika.archive.recording import Renewed, renew_text
from khronika.archive.volumes import OriginalMissing
from khronika.domain.drafts import Reread
from khronika.domain.errors import Cancelled, KnownError
from khronika.domain.kinds import RecordId
from khronika.domain.progress import SILENT, Progress
from khronika.domain.readers import READERS
from khronika.domain.values import Document, TextVersion
from khronika.i18n import N_
from khronika.importing.ahead import Still, ahead
from khronika.importing.beginning import beginning_as
from khronika.importing.course import Course, timed
from khronika.importing.estimate import Thing
from khronika.importing.extracted import FIELDS, Proposal
from khronika.importing.extraction import Readers, Understood, understand
from khronika.importing.faults import LARGEST_PARSED, FileFault, FileTooBig, say
from khronika.importing.formats import WRITTEN, format_of, format_of_type, media_type
from khronika.importing.pasted import CLIPBOARD
from khronika.importing.said import offered, said_of

VERB = "read-anew"
AS_IT_LOOKS = ""


class NoFileKept(FileFault):
    summary = N_("The file it was read from is not kept.")


class TextOfAPerson(FileFault):
    summary = N_("Its text was not read from the file, so there is nothing to read anew.")


class NoEncoding(FileFault):
    summary = N_("Its file is not written in an encoding that could be chosen.")


class NoTextNow(FileFault):
    summary = N_("Nothing is read in its file now, so the text it has stays.")


_SAME = Renewed()


class Outcome(StrEnum):
    """What became of a document that was to be read anew."""

    NEW = "new"  # its text is another
    SAME = "same"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnewRow:
    """One document and what became of it; `offers`: the file says of itself what is not recorded
    and what it was not known to say.
    """

    document: RecordId
    title: str
    outcome: Outcome
    renewed: Renewed = _SAME
    offers: bool = False
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnewReport:
    """What reading anew did; `left` is how many documents were not come to when it was stopped."""

    rows: tuple[AnewRow, ...]
    left: int = 0

    def of(self, outcome: Outcome) -> list[AnewRow]:
        """Return the rows that came to `outcome`."""
        return [row for row in self.rows if row.outcome is outcome]

    @property
    def unsure(self) -> int:
        """How many passages wait for somebody to say where they are."""
        return sum(row.renewed.unsure for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    document: Document
    version: TextVersion | None
    text: Reread
    following: Following
    media_type: str


def read_anew(
    archive: Archive,
    documents: Sequence[RecordId],
    progress: Progress = SILENT,
    *,
    readers: Readers,
    encoding: str | None = None,
) -> AnewReport:
    """Read the files of `documents` anew.

    `encoding` is that in which all of them are written, as a person says; `AS_IT_LOOKS`: as their
    bytes look now; None: as they were read before.

    Each document is written in a change of its own, so that nobody waits for it; all of them are
    one step of the history. What is wrong with one stands in its row and stops nothing. When
    `progress` raises Cancelled, what was read by then stays.

    Raises:
        DiskFull and the other faults of the disk: What was committed stays.
    """
    found = archive.catalogue.documents.many(documents)
    wanted = [found[one] for one in documents if one in found]
    sizes = [one.bytes or 0 for one in wanted]
    things = [
        Thing(format_of(one.file_name or ""), size) for one, size in zip(wanted, sizes, strict=True)
    ]
    course, rows = Course(progress, things, sizes), list[AnewRow]()
    read_one = timed(partial(_read, archive, readers, encoding))
    # It is over at once for whoever asks what to go on with: each document is whole by itself.
    operation = archive.begin_operation(VERB, len(wanted), None)
    archive.end_operation(operation)
    try:
        for document, (read, seconds) in ahead(wanted, read_one, course.still):
            course.still()
            course.came(seconds)
            with course.alone():
                rows.append(_taken(archive, operation, document, read))
        course.still()
    except Cancelled:
        pass
    return AnewReport(rows=tuple(rows), left=len(wanted) - len(rows))


def beginning_of(
    archive: Archive, document: RecordId, encoding: str, readers: Readers, still: Still
) -> str:
    """Return how the kept file of `document` begins in `encoding`, or AS_IT_LOOKS.

    Raises:
        FileFault: It cannot be read so, or is written in no encoding at all.
        OriginalMissing: The disk has lost it.
    """
    held = archive.catalogue.documents.get(document)
    if held is None or (data := archive.original(document)) is None:
        raise NoFileKept
    name = held.file_name or ""
    format_ = _format(held, data)
    return beginning_as(format_, name, data, _encoding(held, format_, encoding), readers, still)


def _read(
    archive: Archive, readers: Readers, told: str | None, document: Document, still: Still
) -> _Read | KnownError:
    """Read a document's file and find what is marked in its text, or say why not; on another
    thread.
    """
    try:
        return _looked_at(archive, readers, told, document, still)
    except (FileFault, OriginalMissing) as fault:
        return fault


def _looked_at(
    archive: Archive, readers: Readers, told: str | None, document: Document, still: Still
) -> _Read:
    documents = archive.catalogue.documents
    version = next((one for one in documents.versions(document.id) if one.is_current), None)
    if version is not None and version.reader not in READERS:
        raise TextOfAPerson
    if (size := document.bytes or 0) > LARGEST_PARSED:
        raise FileTooBig(size=size >> 20, largest=LARGEST_PARSED >> 20)
    if (data := archive.original(document.id)) is None:
        raise NoFileKept
    name = document.file_name or ""
    format_ = _format(document, data)
    encoding = _encoding(document, format_, told)
    read = understand(format_, name, data, readers, encoding=encoding, still=still)
    if not read.text and document.characters:
        raise NoTextNow
    following = Following(archive.catalogue.db, document.id, read.text)
    if read.text != documents.body(document.id):
        following.look()
    return _Read(
        document=document,
        version=version,
        text=_as_text(read, name, version),
        following=following,
        media_type=media_type(read.format, name) if name else document.media_type or "",
    )


def _format(document: Document, data: bytes) -> str:
    if document.file_name:
        return format_of(document.file_name, data)
    return format_of_type(document.media_type or "")


def _encoding(document: Document, format_: str, told: str | None) -> str | None:
    """Return in which encoding a file is read; None: as it looks. Raises NoEncoding."""
    if told is not None and not (document.file_name and format_ in WRITTEN):
        raise NoEncoding
    if told is None:
        return document.encoding if format_ in WRITTEN else None
    return told or None


def _as_text(read: Understood, name: str, version: TextVersion | None) -> Reread:
    beside = [  # what was told of it when it was pasted does not stand in the file
        Proposal(field=field, value=one.value, evidence=one.where)
        for one in (version.said if version is not None else ())
        for field in FIELDS
        if one.where.startswith(CLIPBOARD) and one.field == field
    ]
    read = replace(read, proposals=(*read.proposals, *beside))
    return Reread(
        body=read.text,
        extractor=read.reader,
        extractor_version=read.reader_version,
        encoding=read.encoding,
        pages=read.pages,
        said=said_of(read, name),
    )


def _taken(
    archive: Archive, operation: int, document: Document, read: _Read | KnownError
) -> AnewRow:
    if isinstance(read, KnownError):
        return AnewRow(
            document=document.id, title=document.title, outcome=Outcome.FAILED, error=say(read)
        )
    with archive.change(VERB, operation=operation) as change:
        renewed = _written(change, read)
    former = read.version.said if read.version is not None else ()
    return AnewRow(
        document=document.id,
        title=document.title,
        outcome=Outcome.NEW if renewed.is_new else Outcome.SAME,
        renewed=renewed,
        offers=any(one not in former for one in offered(document, read.text.said)),
    )


def _written(change: Change, read: _Read) -> Renewed:
    renewed = renew_text(change, read.document.id, read.text, read.following)
    if renewed.is_new and read.media_type:  # what nothing read was not known for what it is
        change.update("document", read.document.id, media_type=read.media_type)
    return renewed
