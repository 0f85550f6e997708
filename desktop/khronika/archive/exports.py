"""What left the archive, as the log of exports keeps it."""

import json
from typing import Any

from sqlite_utils.db import Database

from khronika.archive.private import unrolled
from khronika.archive.rows import scalar, select
from khronika.archive.seals import Row
from khronika.domain.history import Export
from khronika.domain.kinds import RecordId


class Exports:
    """The log of exports, which is only added to."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def recent(self, since: str = "", before: int | None = None) -> list[Export]:
        """Return the exports of the instant `since` (UTC, ISO 8601) and later, newest first; only
        those before the export `before` if given.
        """
        sql = "SELECT * FROM export_log WHERE at >= ? AND id < ? ORDER BY id DESC"
        rows = select(self._db, sql, [since, 1 << 62 if before is None else before])
        return [_export(row) for row in rows]

    def records(self, export: int) -> tuple[list[RecordId], list[RecordId]] | None:
        """Return which records were chosen and left, and which were brought along by them; None
        where nobody wrote that down. What was erased since is among them.
        """
        found = scalar(self._db, "SELECT records FROM export_log WHERE id = ?", [export])
        if found is None:
            return None
        kept = json.loads(found)
        left = unrolled(kept["left"])
        chosen = set(unrolled(kept["chosen"]))
        return [one for one in left if one in chosen], [one for one in left if one not in chosen]

    def labels(self, export: int) -> list[tuple[RecordId, str | None]] | None:
        """Return who left under which number (“Person 2”), and under the label of their record
        (None); None where nobody wrote that down. Who was erased since is among them.
        """
        kept = self._kept(export)
        if "labels" not in kept:
            return None
        return [(RecordId(record), label) for record, label in kept["labels"]]

    def named(self, export: int) -> list[RecordId]:
        """Return who could be named in it, being marked to be asked first, because they were."""
        return [RecordId(record) for record in self._kept(export).get("named", ())]

    def _kept(self, export: int) -> dict[str, Any]:
        """Return what is written down of the records of an export."""
        found = scalar(self._db, "SELECT records FROM export_log WHERE id = ?", [export])
        kept: dict[str, Any] = json.loads(found) if found is not None else {}
        return kept


def _export(row: Row) -> Export:
    files = json.loads(row["files"])
    return Export(
        id=row["id"],
        at=row["at"],
        format=row["format"],
        files=tuple(files),
        hashes=tuple(files.values()),
        counts=json.loads(row["counts"]),
        hidden=row["hidden"],
        changed=row["changed"],
        profile=row["profile"],
        recipient=row["recipient"],
        asked=json.loads(row["records"])["asked"] if row["records"] else None,
    )
