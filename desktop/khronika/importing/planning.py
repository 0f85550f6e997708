"""Making a plan: every file is read once, and forgotten but for what its row says."""

import os
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from khronika.domain.errors import Cancelled
from khronika.domain.kinds import RecordId
from khronika.domain.progress import SILENT, Progress
from khronika.domain.values import Document
from khronika.importing.ahead import Still, ahead
from khronika.importing.course import Course, timed
from khronika.importing.estimate import Thing
from khronika.importing.extraction import Readers
from khronika.importing.faults import AlreadyIn, FileFault, TwiceInPlan
from khronika.importing.formats import FILE, WRITTEN, format_of
from khronika.importing.looking import USUAL, Wanted, row_of
from khronika.importing.pasted import Pasted
from khronika.importing.plan import Plan, PlanRow, Status, Values
from khronika.importing.walking import Found, find_files
from khronika.importing.worker.faults import JUDGED


class Known(Protocol):
    """What a plan asks the archive; `archive.catalogue.documents` answers it."""

    def by_original(self, sha256: str) -> RecordId | None:
        """Return the document whose file had this SHA-256."""

    def get(self, document: RecordId) -> Document | None:
        """Return a document."""


class Look:
    """One look at files, which can be stopped and gone on with by another.

    Rows of a look before, `former`, are taken over with what was corrected in them, as long as
    their files have the size and the time they had: none of these is read again.
    """

    def __init__(
        self,
        paths: Iterable[Path | str],
        *,
        readers: Readers,
        pasted: Sequence[Pasted] = (),
        wanted: Wanted = USUAL,
        former: Iterable[PlanRow] = (),
    ) -> None:
        self._paths, self._pasted = [Path(path) for path in paths], pasted
        self._readers, self._wanted = readers, wanted
        self._former = {_key(row): row for row in former if _is_settled(row)}
        self._rows: list[PlanRow] = []

    def go(self, known: Known, progress: Progress = SILENT) -> Plan:
        """Look at the files (folders are searched) and at what was pasted.

        When `progress`, which is told the bytes read so far and the bytes there are, raises
        Cancelled, the plan has what was looked at by then, and says how many files are left.

        Raises:
            Cancelled: It was not known yet which files there are.
        """
        things: list[Found | Pasted] = [*find_files(self._paths, progress), *self._pasted]
        known_before = [Thing(_kind(thing), _size(thing)) for thing in things]
        course = Course(progress, known_before, [_size(thing) for thing in things])
        try:
            course.still()
            for _thing, (row, seconds) in ahead(things, timed(self._row), course.still):
                if self._former.get(_key(row)) is row:
                    course.came(None)
                else:
                    row = replace(row, seconds=course.came(seconds))
                self._rows.append(row)
                course.over()
                course.still()
        except Cancelled:
            pass
        left = len(things) - len(self._rows)
        return replace(_without_duplicates(self._rows, known), left=left)

    @property
    def seen(self) -> list[PlanRow]:
        """The rows there are by now, this look's and those it takes over; from any thread."""
        rows = list(self._rows)
        known = set(map(_key, rows))
        return [*rows, *(row for key, row in self._former.items() if key not in known)]

    def _row(self, thing: Found | Pasted, still: Still) -> PlanRow:
        row = self._former.get(thing if isinstance(thing, Pasted) else os.fspath(thing.path))
        if row is not None and (isinstance(thing, Pasted) or _is_the_same(thing, row)):
            return row
        return row_of(thing, still, readers=self._readers, wanted=self._wanted)


def make_plan(
    paths: Iterable[Path | str],
    known: Known,
    progress: Progress = SILENT,
    *,
    readers: Readers,
    pasted: Sequence[Pasted] = (),
    wanted: Wanted = USUAL,
) -> Plan:
    """Look at the files in `paths` (folders are searched) and at what was `pasted`.

    Args:
        paths: Files and folders. What is wrong with one stands in its row and stops nothing.
        known: The documents of the archive, to see what is already in.
        progress: Told the bytes read so far and the bytes there are.
        readers: Who reads what has to be parsed.
        pasted: What has no file.
        wanted: What was said of all of them.

    Raises:
        Cancelled: Stop was pressed; nothing was written.
    """
    plan = Look(paths, readers=readers, pasted=pasted, wanted=wanted).go(known, progress)
    if plan.left:
        raise Cancelled
    return plan


def read_again(
    plan: Plan,
    numbers: Collection[int],
    wanted: Wanted,
    known: Known,
    progress: Progress = SILENT,
    *,
    readers: Readers,
) -> Plan:
    """Return `plan` with the files of the rows `numbers` read as is `wanted`.

    What a row says of its text is proposed anew, but for what a person put there. Rows whose files
    are written in no encoding stay; see `may_be_told`.

    Raises:
        Cancelled: `progress` said so.
    """
    rows = list(plan.rows)
    told = [number for number in sorted(set(numbers)) if may_be_told(rows[number])]
    for done, number in enumerate(told):
        still = partial(progress.step, done, len(told))
        still()
        rows[number] = _as_wanted(rows[number], wanted, still, readers)
    return replace(_without_duplicates(rows, known), left=plan.left)


def may_be_told(row: PlanRow) -> bool:
    """Say whether a person may tell in which encoding the file of `row` is written; what was
    pasted came as letters.
    """
    return row.pasted is None and (row.format in WRITTEN or format_of(row.name) in WRITTEN)


def _as_wanted(row: PlanRow, wanted: Wanted, still: Still, readers: Readers) -> PlanRow:
    """Return `row` read as is `wanted`, with what a person corrected in it: that is what its file
    does not propose where it is read as it was before.
    """
    found = Found(Path(row.path), row.bytes, row.changed)
    now = row_of(found, still, readers=readers, wanted=wanted)
    if not (_is_read(row) and _is_read(now)):
        return now
    before = row_of(found, still, readers=readers, wanted=Wanted(encoding=row.encoding))
    own: dict[str, Any] = {
        field: getattr(row, field)
        for field in Values.__annotations__
        if getattr(row, field) != getattr(before, field)
    }
    return replace(now, **own, typed=row.typed)


def independent(rows: Iterable[PlanRow]) -> list[PlanRow]:
    """Return the rows that would be the same whatever is `Wanted` of files that cannot be read."""
    return [row for row in rows if _is_read(row) and row.format != FILE]


def _kind(thing: Found | Pasted) -> str:
    """Return the format that a name tells: what it is shows when it is read."""
    return thing.format if isinstance(thing, Pasted) else format_of(thing.path.name)


def _size(thing: Found | Pasted) -> int:
    return len(thing.data) if isinstance(thing, Pasted) else thing.bytes


def _key(row: PlanRow) -> str | Pasted:
    """Return what tells a file, or something pasted, from all others."""
    return row.pasted or row.path


def _is_the_same(found: Found, row: PlanRow) -> bool:
    same = (found.bytes, found.changed) == (row.bytes, row.changed)
    return same and found.fault is None and row.changed != 0


def _is_settled(row: PlanRow) -> bool:
    """Say whether to look again would tell no more. Who is refused by the disk, or finds no reader,
    may have better luck; over what a reader broke down it breaks down again, after long seconds.
    """
    return _is_read(row) or isinstance(row.fault, JUDGED)


def _is_read(row: PlanRow) -> bool:
    return row.status in (Status.NEW, Status.DUPLICATE)


def _without_duplicates(rows: Iterable[PlanRow], known: Known) -> Plan:
    """Mark the rows whose bytes are already in the archive, or stand further up."""
    first: dict[str, PlanRow] = {}
    marked = []
    for row in rows:
        if _is_read(row) and row.sha256 is not None:
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
