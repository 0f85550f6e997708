"""What was done to an archive, step by step, as people see and undo it; and what left it."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that was done: a single change, or an operation of many.

    `last` is the id of its last change and names the step. `undoes` is the `last` of the step
    that this one took back or did again (None: it is a step of its own). `of` is the verb of
    what was undone or redone in the end, else the same as `verb`.
    """

    last: int
    changes: tuple[int, ...]
    verb: str
    of: str
    at: str
    operation: int | None = None
    undoes: int | None = None
    undone: bool = False
    rows: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """One export that left the archive, which nothing takes back.

    `files`: a name each, after that of the folder it was written to ("For Olena/report.html");
    exports of earlier programs have the name alone; `hashes`: the SHA-256 of each, in hexadecimal.
    `counts`: how many records left, by the sections of the released view; `hidden`: how many things
    were held back; `changed`: how many people left under a label. `asked`: how many records of each
    kind were chosen, by the codes of `Kind`; None where that was not written down yet.
    """

    id: int
    at: str
    format: str
    files: tuple[str, ...]
    hashes: tuple[str, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    hidden: int = 0
    changed: int = 0
    profile: str | None = None
    recipient: str | None = None
    asked: dict[str, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageEdit:
    """What a step changed in one passage. `was` and `now`: its words, both empty where its ends
    stayed; `start` and `end`: which of them moved. `comment`: it was written or changed.
    `important`: it is important since (True), or no longer (False); None: as before.
    """

    was: str = ""
    now: str = ""
    start: bool = False
    end: bool = False
    comment: bool = False
    important: bool | None = None
