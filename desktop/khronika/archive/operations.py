"""Long work in many short transactions, undone as one step and resumed after a kill.

The `operation` row is private to this machine and never journaled: its plan (paths that are still
to be read) gives way to a report when the work ends, where there is one. A report is a list, and
whatever in it names an erased record by its `uid` (hexadecimal) goes with that.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from sqlite_utils.db import Database

from khronika.archive.change import now
from khronika.archive.long_json import read_json, written_json
from khronika.archive.rows import scalar, select
from khronika.domain.kinds import Uid


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """A long piece of work that was begun and has not ended. `written`: its plan, megabytes."""

    id: int
    verb: str
    started: str
    done: int
    total: int
    written: str | None = field(repr=False)

    @property
    def plan(self) -> Any:
        """All that is needed to go on; it is read each time, which may take a second."""
        return read_json(self.written) if self.written else None


def begin(db: Database, verb: str, total: int, plan: Any) -> int:
    """Write down that work on `total` things begins, with all that is needed to go on."""
    row = [verb, now(), total, written_json(plan)]
    sql = "INSERT INTO operation (verb, started, done, total, plan) VALUES (?, ?, 0, ?, ?)"
    return int(db.conn.execute(sql, row).lastrowid or 0)


def advance(db: Database, operation: int, done: int) -> None:
    """Write down how many things are done."""
    db.conn.execute("UPDATE operation SET done = ? WHERE id = ?", [done, operation])


def finish(db: Database, operation: int, report: list[dict[str, Any]] | None = None) -> None:
    """Write down that the work has ended, and what it did; forget its plan."""
    sql = "UPDATE operation SET finished = ?, plan = ? WHERE id = ?"
    written = written_json(report) if report is not None else None
    db.conn.execute(sql, [now(), written, operation])


def wrote_nothing(db: Database, operation: int) -> str | None:
    """Return the verb of work that has changed nothing; None where it did, or never was."""
    sql = """
        SELECT verb FROM operation WHERE id = ?
        AND NOT EXISTS (SELECT 1 FROM change WHERE change.operation = operation.id)"""
    verb = scalar(db, sql, [operation])
    return str(verb) if verb is not None else None


def report(db: Database, operation: int) -> list[dict[str, Any]] | None:
    """Return what was written down when the work ended, if anything was."""
    sql = "SELECT plan FROM operation WHERE id = ? AND finished IS NOT NULL"
    written = scalar(db, sql, [operation])
    return read_json(written) if written is not None else None


def has_report(db: Database, operation: int) -> bool:
    """Say whether `report` would return one, without reading it."""
    sql = "SELECT 1 FROM operation WHERE id = ? AND finished IS NOT NULL AND plan IS NOT NULL"
    return scalar(db, sql, [operation]) is not None


def forget(db: Database, uids: Collection[Uid]) -> None:
    """Erase from all reports what became documents that are erased, or was the same as these."""
    erased = {uid.hex() for uid in uids}
    ended = "SELECT id, plan FROM operation WHERE finished IS NOT NULL AND plan IS NOT NULL"
    for row in select(db, ended):
        rows = read_json(row["plan"])
        left = [one for one in rows if one.get("uid") not in erased]
        if len(left) < len(rows):
            written = written_json(left)
            db.conn.execute("UPDATE operation SET plan = ? WHERE id = ?", [written, row["id"]])


def forget_before(db: Database, day: str) -> None:
    """Erase the reports of work that ended before `day` (UTC, ISO 8601)."""
    db.conn.execute("UPDATE operation SET plan = NULL WHERE finished < ?", [day])


def unfinished(db: Database) -> list[Operation]:
    """Return the work that was stopped or killed in the middle, oldest first."""
    sql = "SELECT * FROM operation WHERE finished IS NULL ORDER BY id"
    return [
        Operation(
            id=row["id"],
            verb=row["verb"],
            started=row["started"],
            done=row["done"],
            total=row["total"],
            written=row["plan"],
        )
        for row in select(db, sql)
    ]
