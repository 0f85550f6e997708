"""Long work in many short transactions, undone as one step and resumed after a kill.

The `operation` row is private to this machine and never journaled: its plan (paths that are still
to be read) is emptied when the work ends.
"""

import json
from dataclasses import dataclass
from typing import Any

from sqlite_utils.db import Database

from khronika.archive.change import now
from khronika.archive.rows import select


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """A long piece of work that was begun and has not ended."""

    id: int
    verb: str
    started: str
    done: int
    total: int
    plan: Any


def begin(db: Database, verb: str, total: int, plan: Any) -> int:
    """Write down that work on `total` things begins, with all that is needed to go on."""
    row = [verb, now(), total, json.dumps(plan, ensure_ascii=False)]
    sql = "INSERT INTO operation (verb, started, done, total, plan) VALUES (?, ?, 0, ?, ?)"
    return int(db.conn.execute(sql, row).lastrowid or 0)


def advance(db: Database, operation: int, done: int) -> None:
    """Write down how many things are done."""
    db.conn.execute("UPDATE operation SET done = ? WHERE id = ?", [done, operation])


def finish(db: Database, operation: int) -> None:
    """Write down that the work has ended, and forget its plan."""
    sql = "UPDATE operation SET finished = ?, plan = NULL WHERE id = ?"
    db.conn.execute(sql, [now(), operation])


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
            plan=json.loads(row["plan"]) if row["plan"] else None,
        )
        for row in select(db, sql)
    ]
