"""What an import did, one row a file."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
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

    `path` can be printed; of a pasted text it is empty.
    """

    path: str
    status: Outcome
    uid: Uid | None = None
    format: str | None = None
    language: str | None = None
    title: str = ""
    error: str | None = None

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


def _counted(outcomes: Iterable[Outcome]) -> dict[Outcome, int]:
    counts = dict.fromkeys(Outcome, 0)
    for outcome in outcomes:
        counts[outcome] += 1
    return counts
