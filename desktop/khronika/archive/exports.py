"""What left the archive, as the log of exports keeps it."""

import json

from sqlite_utils.db import Database

from khronika.archive.rows import select
from khronika.domain.history import Export


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
        return [
            Export(
                id=row["id"], at=row["at"], format=row["format"],
                files=tuple(json.loads(row["files"])), counts=json.loads(row["counts"]),
                hidden=row["hidden"], profile=row["profile"], recipient=row["recipient"],
            )
            for row in rows
        ]  # fmt: skip
