"""What an import did, one row a file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import PurePath
from typing import Any

from khronika.domain.kinds import Uid


class Outcome(StrEnum):
    """What became of a file."""

    IMPORTED = "imported"
    DUPLICATE = "duplicate"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """One file and what became of it; `uid` is the document's, also a duplicate's.

    `path` can be printed; of a pasted text it is empty. `bytes` and `sha256` are the file's;
    `reader` and `reader_version` are what made the text of it, where it came in; `notes` are codes
    of `notes.NOTES`.
    """

    path: str
    status: Outcome
    uid: Uid | None = None
    format: str | None = None
    language: str | None = None
    title: str = ""
    error: str | None = None
    bytes: int = 0
    sha256: str | None = None
    reader: str | None = None
    reader_version: str | None = None
    notes: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the row as `khronika import --json` prints it."""
        return {
            "path": self.path,
            "uid": self.uid.hex() if self.uid else None,
            "status": self.status.value,
            "format": self.format,
            "language": self.language,
            "title": self.title,
            "error": self.error,
            "bytes": self.bytes,
            "sha256": self.sha256,
            "reader": self.reader,
            "reader_version": self.reader_version,
            "notes": list(self.notes),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """The files an import came to, in the plan's order.

    `operation` names it for going on and taking back; None when nothing was new. `left` is how
    many files were not come to because Stop was pressed.
    """

    rows: tuple[ReportRow, ...]
    operation: int | None = None
    left: int = 0

    @property
    def is_stopped(self) -> bool:
        """Whether Stop was pressed; what was in by then stays in."""
        return self.left > 0

    @property
    def counts(self) -> dict[Outcome, int]:
        """How many files came to each end."""
        return _counted(row.status for row in self.rows)

    def as_json(self) -> dict[str, Any]:
        """Return the report as `khronika import --json` prints it."""
        return {
            "documents": [row.as_json() for row in self.rows],
            "counts": {outcome.value: number for outcome, number in self.counts.items()},
            "left": self.left,
        }


def row_of_json(written: Any) -> ReportRow:
    """Read a row back from what `ReportRow.as_json` gave."""
    said = dict(written)
    uid, status, notes = said.pop("uid"), said.pop("status"), said.pop("notes")
    return ReportRow(
        uid=Uid(bytes.fromhex(uid)) if uid else None,
        status=Outcome(status),
        notes=tuple(notes),
        **said,
    )


def kept(rows: Iterable[ReportRow]) -> list[dict[str, Any]]:
    """Return rows as the archive keeps them when an import has ended.

    Of the way to a file no more is kept than the folder that all of them were in: the rest may
    tell of another disk, another account or another person's computer. Titles are the documents'
    own, and are asked for when they are wanted.
    """
    whole = list(rows)
    names = _below([row.path for row in whole])
    return [
        replace(row, path=name, title="").as_json() for row, name in zip(whole, names, strict=True)
    ]


def _below(paths: Sequence[str]) -> list[str]:
    """Return `paths` from the name of the folder on that all of them lie in; where that is the
    root of a disk, each with the name of its own folder.
    """
    split = [PurePath(path).parts for path in paths]
    folders = [parts[:-1] for parts in split if parts]
    levels = list(zip(*folders, strict=False))
    shared = next((at for at, level in enumerate(levels) if len(set(level)) > 1), len(levels))
    is_spread = shared < 2 and any(PurePath(path).is_absolute() for path in paths)
    cut = -2 if is_spread else max(shared - 1, 0)
    return [PurePath(*parts[cut:]).as_posix() if parts else "" for parts in split]


def _counted(outcomes: Iterable[Outcome]) -> dict[Outcome, int]:
    counts = dict.fromkeys(Outcome, 0)
    for outcome in outcomes:
        counts[outcome] += 1
    return counts
