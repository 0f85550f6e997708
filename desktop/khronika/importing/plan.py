"""What an import would do, one row a file: looked at and corrected before anything is written.

A plan holds no text but what was pasted: 20,000 files may be gigabytes. The import reads each file
again, and notices by its SHA-256 when it is not the one that was looked at. Only of files that
take a parser the first words are held, `FIRST_WORDS` of them at most, so that nobody who walks over
the rows waits for a whole file to be parsed again: 20,000 files make 12 million code points.
"""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import PurePath
from typing import TypedDict, Unpack

from khronika.domain.dates import UNKNOWN, When
from khronika.domain.errors import KnownError
from khronika.importing.extracted import Proposal
from khronika.importing.faults import say
from khronika.importing.pasted import Pasted

FIRST_WORDS = 600  # code points


class Status(StrEnum):
    """What an import will do with a file. Only what is new comes in."""

    NEW = "new"
    DUPLICATE = "duplicate"
    FAILED = "failed"
    PASSED_OVER = "passed-over"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """One file, or one thing that was pasted, and what is proposed to be recorded of it.

    `path` is as the system wants it, which need not be text; show `name`. What was pasted has
    none. `bytes` and `sha256` are those of the file, `changed` is when it was changed last, in
    nanoseconds; `characters` the code points of its text, `pages` how many it has, where it has
    any. `notes` are codes of `notes.NOTES`. `fault` says why the file does not come in. `proposals`
    is what the file says of itself, with where. `typed` are the dates and authors that a person
    typed; the others were read from the text. `begins` is how the text begins of what was parsed.
    `seconds` is how long it took to be looked at; 0 where that is not known.
    """

    path: str
    name: str
    status: Status
    fault: KnownError | None = field(default=None, compare=False)
    format: str | None = None
    encoding: str | None = None
    notes: tuple[str, ...] = ()
    sha256: str | None = None
    bytes: int = 0
    characters: int = 0
    pages: int = 0
    title: str = ""
    kind: str | None = None
    language: str | None = None
    published: When = UNKNOWN
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    pasted: Pasted | None = None
    changed: int = field(default=0, compare=False)
    begins: str = field(default="", compare=False, repr=False)
    proposals: tuple[Proposal, ...] = field(default=(), compare=False)
    typed: frozenset[str] = field(default=frozenset(), compare=False)
    seconds: float = field(default=0.0, compare=False)

    @property
    def why(self) -> str:
        """Why it does not come in, in the person's language; empty when it does."""
        return say(self.fault) if self.fault else ""

    @property
    def is_named_by_its_file(self) -> bool:
        """Whether the title is the name of the file, for want of one in the text."""
        return bool(self.name) and self.title == PurePath(self.name).stem


class Values(TypedDict, total=False):
    """What a person may correct in a row; the encoding is changed by `planning.read_again`."""

    title: str
    kind: str | None
    language: str | None
    published: When
    publisher: str | None
    authors: tuple[str, ...]
    url: str | None


@dataclass(frozen=True, slots=True)
class Plan:
    """The rows of an import, in the order they were found.

    `left` is how many files were not looked at because Stop was pressed.
    """

    rows: tuple[PlanRow, ...] = ()
    left: int = 0

    @property
    def new(self) -> tuple[PlanRow, ...]:
        """The rows that will come in."""
        return tuple(row for row in self.rows if row.status is Status.NEW)

    @property
    def counts(self) -> dict[Status, int]:
        """How many rows there are of each status."""
        statuses = [row.status for row in self.rows]
        return {status: statuses.count(status) for status in Status}

    def edited(self, numbers: Collection[int], **values: Unpack[Values]) -> "Plan":
        """Return the plan with `values` put into the rows `numbers` (from 0)."""
        chosen = set(numbers)
        rows = tuple(
            _typed(row, replace(row, **values)) if number in chosen else row
            for number, row in enumerate(self.rows)
        )
        return replace(self, rows=rows)


def _typed(was: PlanRow, now: PlanRow) -> PlanRow:
    """Return `now` with what a person typed into it; what stood there already was read."""
    words = set(now.authors).difference(was.authors)
    if now.published != was.published:
        words.add(now.published.words)
    return replace(now, typed=was.typed | words)
