"""What belongs to the person at the keyboard and to no record: drafts, the window, what left."""

import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlite_utils.db import Database

from khronika.archive.change import now
from khronika.archive.rows import scalar
from khronika.domain.kinds import RecordId


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportEntry:
    """One export as the log keeps it.

    files: folder/name → SHA-256, the folder by its name alone; counts: kind → how many. asked:
    how many records of each kind (codes of `Kind`) were chosen; chosen, left: which, and which
    left, those that were brought along too. labels: the number (“Person 2”) under which somebody
    left; None for whoever left under the label that their record has. named: who were to be asked
    first, were asked, and so let be named in this one.
    """

    format: str
    files: dict[str, str]
    counts: dict[str, int]
    hidden: int
    changed: int
    recipient: str | None = None
    profile: str | None = None
    asked: dict[str, int] = field(default_factory=dict)
    chosen: frozenset[RecordId] = frozenset()
    left: frozenset[RecordId] = frozenset()
    labels: Mapping[RecordId, str | None] = field(default_factory=dict)
    named: frozenset[RecordId] = frozenset()


def save_draft(db: Database, key: str, body: Any) -> None:
    """Keep a form as it stands."""
    sql = "INSERT OR REPLACE INTO draft (key, at, body) VALUES (?, ?, ?)"
    db.conn.execute(sql, [key, now(), _json(body)])


def draft(db: Database, key: str) -> Any:
    """Return a form as it stood, or None."""
    found = scalar(db, "SELECT body FROM draft WHERE key = ?", [key])
    return json.loads(found) if found is not None else None


def drop_draft(db: Database, key: str) -> None:
    """Forget a form."""
    db.conn.execute("DELETE FROM draft WHERE key = ?", [key])


def set_state(db: Database, key: str, value: Any) -> None:
    """Remember something of the window."""
    sql = "INSERT OR REPLACE INTO ui_state (key, value) VALUES (?, ?)"
    db.conn.execute(sql, [key, _json(value)])


def state(db: Database, key: str) -> Any:
    """Return what was remembered, or None."""
    found = scalar(db, "SELECT value FROM ui_state WHERE key = ?", [key])
    return json.loads(found) if found is not None else None


def log_export(db: Database, entry: ExportEntry) -> None:
    """Write down what left the archive."""
    sql = """
        INSERT INTO export_log
        (at, recipient, profile, format, files, counts, hidden, changed, records)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"""
    files, counts = _json(entry.files), _json(entry.counts)
    said = [now(), entry.recipient, entry.profile, entry.format, files, counts]
    records = {
        "asked": entry.asked,
        "chosen": runs(entry.chosen),
        "left": runs(entry.left),
        "labels": list(entry.labels.items()),
        "named": sorted(entry.named),
    }
    db.conn.execute(sql, [*said, entry.hidden, entry.changed, _json(records)])


def runs(records: Iterable[int]) -> list[list[int]]:
    """Return ids as [first, last] of those that follow one another: all of an archive is short."""
    found: list[list[int]] = []
    for record in sorted(records):
        if found and record == found[-1][1] + 1:
            found[-1][1] = record
        else:
            found.append([record, record])
    return found


def unrolled(found: Iterable[Sequence[int]]) -> list[RecordId]:
    """Return the ids that `runs` made short."""
    return [RecordId(one) for first, last in found for one in range(first, last + 1)]


def recipient_key(db: Database, name: str) -> bytes:
    """Return one recipient's 32-byte key, made at first use."""
    found = scalar(db, "SELECT key FROM recipient WHERE name = ?", [name])
    if found is None:
        found = secrets.token_bytes(32)
        db.conn.execute("INSERT INTO recipient (name, key) VALUES (?, ?)", [name, found])
    return bytes(found)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
