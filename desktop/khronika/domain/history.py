"""What was done to an archive, step by step, as people see and undo it."""

from dataclasses import dataclass


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
