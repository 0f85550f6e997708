"""An export from beginning to end: release, write in memory, scan, and only then to the disk."""

import hashlib
import re
import secrets
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import replace as with_
from functools import partial
from pathlib import Path
from typing import Any

from khronika.archive.archive import Archive
from khronika.archive.catalogue import Catalogue
from khronika.archive.private import ExportEntry
from khronika.archive.records import RecordNotFound
from khronika.domain.errors import KnownError
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.progress import SILENT, Progress
from khronika.domain.values import Named
from khronika.exporting.blank import blank
from khronika.exporting.leaks import Leak, LeakFound, Scan
from khronika.exporting.on_disk import check_target, write_file, write_folder
from khronika.exporting.profile import Profile
from khronika.exporting.register import KEY_BYTES
from khronika.exporting.release import Hidden, Release, release
from khronika.exporting.released import ReleasedView
from khronika.exporting.selection import Selection
from khronika.exporting.told_in import told_in
from khronika.exporting.writers import FORMATS, Files
from khronika.i18n import N_

# “Person 2”, as it is made here: one word and a number, and in no catalog any more than that. What
# is longer is looked through like all else.
_NUMBERED = re.compile(r"[^\W\d_]+ \d+")


class NoSuchFormat(KnownError):
    summary = N_("There is no export format “{format}”.")
    remedy = N_("The formats are: {formats}.")


class PartlyWritten(KnownError):
    summary = N_("Only {names} was written; the rest was not. {why}")
    remedy = N_("What is written is whole, and stands in History. Export the other formats again.")


class NothingToExport(KnownError):
    summary = N_("There is nothing to export: nothing was selected, or nothing of it may leave.")
    remedy = N_("Select some records, and look whether they are in the trash or marked secret.")


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFile:
    """One file that left: where it lies, and the SHA-256 of its bytes in hexadecimal."""

    path: Path
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportReport:
    """What left and what did not.

    Attributes:
        counts: How many records of each kind left, by the sections of the view.
        hidden: What was held back, by kind and field.
        changed: How many people left under a label.
        asked: How many of those are only marked “ask before publishing”.
        emptied: How many passages left without their words.
        asides: How many of the sources left only as who published something; a report has no
            entry of its own for these.
    """

    files: tuple[WrittenFile, ...]
    counts: dict[str, int]
    hidden: tuple[Hidden, ...]
    changed: int
    asked: int
    emptied: int = 0
    asides: int = 0

    @property
    def hidden_total(self) -> int:
        """How many things were held back in all."""
        return sum(one.number for one in self.hidden)

    def as_json(self) -> dict[str, Any]:
        """Return the report under the keys that scripts rely on; `leaks` is always empty here,
        since an export with a leak is refused.
        """
        return {
            "files": [{"path": str(file.path), "sha256": file.sha256} for file in self.files],
            "counts": self.counts,
            "hidden": self.hidden_total,
            "hidden_in": {f"{one.kind}.{one.field}": one.number for one in self.hidden},
            "changed": self.changed,
            "asked": self.asked,
            "leaks": [],
        }


def preview(
    archive: Archive, selection: Selection, profile: Profile, progress: Progress = SILENT
) -> Release:
    """Return what would leave and what would be held back. Nothing is written or logged.

    Ids and numbers are made with the recipient's key, else with a fresh one.
    """
    key = archive.recipient_key(profile.recipient) if profile.recipient else None
    key = key or secrets.token_bytes(KEY_BYTES)
    with archive.snapshot() as catalogue:
        return release(catalogue, selection, profile, key, progress)


def export(
    archive: Archive,
    selection: Selection,
    profile: Profile,
    format_name: str,
    out: Path,
    progress: Progress = SILENT,
    *,
    replace: bool = False,
) -> ExportReport:
    """Write `selection` to `out` in one format; see `export_in`."""
    return export_in({format_name: out}, archive, selection, profile, progress, replace=replace)[0]


def export_in(
    targets: Mapping[str, Path],
    archive: Archive,
    selection: Selection,
    profile: Profile,
    progress: Progress = SILENT,
    *,
    replace: bool = False,
) -> list[ExportReport]:
    """Write `selection` in every format of `targets` as the profile lets it leave, and log it.

    All of it is made and scanned in memory before any is written; each target appears whole or
    not at all. One release serves all, or “Person 1” would be somebody else in each. Call it from
    any thread.

    Args:
        targets: By keys of `writers.FORMATS` the file to write; for a format of several files the
            folder to make.
        progress: Told of incidents released, then of files scanned; may raise Cancelled until
            the first byte is written.
        replace: Write over an earlier export.

    Raises:
        NoSuchFormat, NothingToExport, LeakFound, TargetExists, TargetHoldsMore,
        TargetUnwritable, DiskFull: Nothing was written.
        PartlyWritten: The disk failed after some of the formats.
    """
    for name, out in targets.items():
        _check(name, out, replace=replace)
    released = preview(archive, selection, profile, progress)
    if not any(released.view.counts().values()):
        raise NothingToExport
    made = [
        _Made(format_name=name, out=out, files=FORMATS[name].write(released.view))
        for name, out in targets.items()
    ]
    _refuse_leaks(archive.catalogue, released, made, progress)
    chosen = archive.catalogue.records.named(selection.records & released.records)
    reports: list[ExportReport] = []
    for one in made:
        report = one.report(released)
        entry = _entry(report, profile, one, released, chosen.values())
        try:
            one.write(partial(archive.log_export, entry))
        except KnownError as error:
            if not reports:
                raise
            written = [_called(earlier.out) for earlier in made[: len(reports)]]
            raise PartlyWritten(names=", ".join(written), why=str(error)) from error
        reports.append(report)
    return reports


def _check(format_name: str, out: Path, *, replace: bool) -> None:
    if format_name not in FORMATS:
        raise NoSuchFormat(format=format_name, formats=", ".join(FORMATS))
    chosen = FORMATS[format_name]
    names = frozenset(chosen.write(_EMPTY)) if chosen.is_folder else frozenset[str]()
    check_target(out, names, folder=chosen.is_folder, replace=replace)


def _called(out: Path) -> str:
    return f"“{out.name}”"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """The finished files of one format, in memory."""

    format_name: str
    out: Path
    files: Files

    @property
    def is_folder(self) -> bool:
        return FORMATS[self.format_name].is_folder

    def report(self, released: Release) -> ExportReport:
        at = {name: self.out / name if self.is_folder else self.out for name in self.files}
        return _report(released, {at[name]: content for name, content in self.files.items()})

    def write(self, log: Callable[[], object]) -> None:
        if self.is_folder:
            write_folder(self.out, self.files, log)
        else:
            (content,) = self.files.values()
            write_file(self.out, content, log)


def _labelled(released: Release) -> dict[RecordId, None]:
    """Return who leaves under words of their own. The log does not keep these words: they belong to
    the record, and go when it is erased.
    """
    return {one: None for one, label in released.labelled.items() if label is not None}


_EMPTY = ReleasedView(title="", language="en")


def _refuse_leaks(
    catalogue: Catalogue, released: Release, made: Sequence[_Made], progress: Progress
) -> None:
    scan = Scan(
        protected=released.protected,
        ids=released.view.ids,
        is_archives=partial(_is_archives, catalogue),
    )
    leaks = tuple(leak for one in made for leak in scan.search_name(one.out.name))
    files = {name: content for one in made for name, content in one.files.items()}
    numbered = (one for one in released.numbers.values() if _NUMBERED.fullmatch(one))
    empty = blank(released.view, frozenset(numbered))
    own = {
        name: said for one in made for name, said in FORMATS[one.format_name].write(empty).items()
    }
    if leaks := leaks + scan.search(files, own, progress):
        raise LeakFound(_placed(leaks, released))


def _placed(leaks: Sequence[Leak], released: Release) -> tuple[Leak, ...]:
    """Return `leaks`, each with the records of the archive in which its word stands."""
    where = {word: told_in(released.view, released.by_id, word)
             for word in {one.word for one in leaks if one.word}}  # fmt: skip
    return tuple(with_(one, told_in=where.get(one.word, ())) for one in leaks)


def _is_archives(catalogue: Catalogue, number: str) -> bool:
    """Say whether `number` is the uid of a record or the SHA-256 of an original, in the archive
    or in its trash.
    """
    try:
        catalogue.records.resolve(number)
    except RecordNotFound:
        trashed = [one.id for one in catalogue.records.trash() if one.kind is Kind.DOCUMENT]
        originals = {one.original for one in catalogue.documents.many(trashed).values()}
        return catalogue.documents.by_original(number) is not None or number in originals
    return True


def _report(released: Release, files: Mapping[Path, bytes]) -> ExportReport:
    return ExportReport(
        files=tuple(
            WrittenFile(path=path, sha256=hashlib.sha256(content).hexdigest())
            for path, content in files.items()
        ),
        counts=released.view.counts(),
        hidden=released.hidden,
        changed=released.changed,
        asked=released.asked,
        emptied=released.emptied,
        asides=len(released.view.asides),
    )


def _entry(
    report: ExportReport,
    profile: Profile,
    made: _Made,
    released: Release,
    chosen: Collection[Named],
) -> ExportEntry:
    """Return what the log keeps: of where it lies the folder's name, not the way to it, which may
    tell of another disk, another account or another person's computer.
    """
    above = made.out.absolute().parent.parent
    return ExportEntry(
        format=made.format_name,
        files={_within(above, file.path): file.sha256 for file in report.files},
        counts=report.counts,
        hidden=report.hidden_total,
        changed=report.changed,
        recipient=profile.recipient,
        profile=profile.name,
        asked=dict(Counter(one.kind.value for one in chosen)),
        chosen=frozenset(one.id for one in chosen),
        left=released.records,
        labels={**released.numbers, **_labelled(released)},
        named=released.protected.permitted,
    )


def _within(folder: Path, path: Path) -> str:
    return path.absolute().relative_to(folder).as_posix()
