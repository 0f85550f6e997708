"""What waits to be done in an archive, found by asking what is missing."""

from datetime import date

from sqlite_utils.db import Database

from khronika.archive.rows import ids, scalar
from khronika.domain.kinds import RecordId
from khronika.domain.readers import READERS
from khronika.domain.waiting import WAITING, Waits

_LIVING = (
    "SELECT {owner} AS id FROM {table} JOIN record ON record.id = {owner} WHERE trashed IS NULL"
)
_DOCUMENTS = _LIVING.format(table="document", owner="document.id")
# Whoever marked a passage began to read, whatever is said of the whole.
MARKED = """EXISTS (SELECT 1 FROM passage JOIN record AS marked ON marked.id = passage.id
    WHERE passage.document = document.id AND marked.trashed IS NULL)"""
_INCIDENTS = _LIVING.format(table="incident", owner="incident.id")
# What is not so cited is unsourced and does not rest on the whole, as `domain.grades` has it.
_CITED = """EXISTS (SELECT 1 FROM citation JOIN record AS why ON why.id = citation.id
    WHERE (target = {part} AND stance <> 'mentions' OR target = {whole} AND stance = 'supports')
    AND why.trashed IS NULL)"""
_STATED = """
    SELECT claim.record AS id FROM claim JOIN record ON record.id = claim.record
        WHERE trashed IS NULL AND NOT {claim}
    UNION ALL SELECT incident FROM participation JOIN record ON record.id = incident
        WHERE trashed IS NULL AND NOT {participation}
    UNION ALL SELECT incident FROM figure JOIN record ON record.id = incident
        WHERE trashed IS NULL AND NOT {figure}""".format(
    claim=_CITED.format(part="claim.id", whole="claim.record"),
    participation=_CITED.format(part="participation.id", whole="incident"),
    figure=_CITED.format(part="figure.id", whole="incident"),
)

_NEWEST = "CASE extractor {} ELSE 0 END".format(
    " ".join(f"WHEN '{reader}' THEN {number}" for reader, number in READERS.items())
)

# Each yields, in a column `id`, the record that waits: once for every part of it that does.
_QUERIES = {
    "unread": f"{_DOCUMENTS} AND read = 0 AND NOT {MARKED}",
    "begun": f"{_DOCUMENTS} AND read = 0 AND {MARKED}",
    "untagged": f"""{_DOCUMENTS} AND NOT EXISTS (
        SELECT 1 FROM passage JOIN record AS marked ON marked.id = passage.id
        JOIN record_tag ON record_tag.record = passage.id
        WHERE passage.document = document.id AND marked.trashed IS NULL)""",
    "lost": """
        SELECT document AS id FROM passage JOIN record AS marked ON marked.id = passage.id
        JOIN record ON record.id = document
        WHERE state <> 'ok' AND marked.trashed IS NULL AND record.trashed IS NULL""",
    "outdated": _LIVING.format(table="text_version", owner="document")
    + f" AND current = 1 AND CAST(text_version.version AS INTEGER) < {_NEWEST}",
    "draft": f"{_INCIDENTS} AND status = 'draft'",
    "undated": f"""{_INCIDENTS}
        AND coalesce(earliest_start, latest_start, earliest_end, latest_end) IS NULL""",
    "unsourced": _STATED,
    "competing": """
        SELECT claim.record AS id FROM claim JOIN record ON record.id = claim.record
        WHERE preferred = 0 AND trashed IS NULL""",
    "review": _LIVING.format(table="agent", owner="agent.id")
    + " AND merged_into IS NULL AND review <= ?1",
}


class Waiting:
    """Work that is not done yet. Counting reads whole tables: do it behind the window."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def all(self, today: date) -> list[Waits]:
        """Return what waits on `today`, in the order of `WAITING`; what does not is left out."""
        found = (self._count(what, today) for what in WAITING)
        return [one for one in found if one.records]

    def ids(self, what: str, today: date) -> list[RecordId]:
        """Return the records that wait for `what`, a code of `WAITING`."""
        sql = f"SELECT DISTINCT id FROM ({_QUERIES[what]}) ORDER BY id"
        return ids(self._db, sql, self._values(what, today))

    def newest_backup(self) -> str | None:
        """Return when the newest backup was made (UTC, ISO 8601), or None for never."""
        found: str | None = scalar(self._db, "SELECT max(at) FROM backup_log")
        return found

    def _count(self, what: str, today: date) -> Waits:
        sql = f"SELECT count(DISTINCT id), count(*) FROM ({_QUERIES[what]})"
        row = self._db.conn.execute(sql, self._values(what, today)).fetchone()
        return Waits(what=what, records=row[0], parts=row[1])

    def _values(self, what: str, today: date) -> list[int]:
        return [today.toordinal()] if "?1" in _QUERIES[what] else []
