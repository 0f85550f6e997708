"""Which changes touched one record, or a part of it."""

from sqlite_utils.db import Database

from khronika.archive.change import chunks, marks
from khronika.archive.rows import by_ids, ids
from khronika.archive.tables import RECORDED
from khronika.domain.kinds import RecordId

_DEPTH = 2  # a claim of an incident, a citation of that claim
# What has no life apart from the record it is part of, each with the column that names that.
_PARTS = {
    "incident_text": "incident",
    "claim": "record",
    "participation": "incident",
    "figure": "incident",
    "citation": "target",
    "record_tag": "record",
    "note": "about",
    "relation": "subject",
}
# Rows that are gone are found only by reading what the journal keeps of them: of this many
# changes at most, so that a long history costs no more than a short one.
_REMEMBERED = 1000


def changes_of(db: Database, record: RecordId, limit: int) -> list[int]:
    """Return the ids of the last `limit` changes that touched `record` or what is part of it,
    the newest first.

    What was taken away again counts when that was within the last thousand changes.
    """
    rows = _rows_of(db, record)
    found = _removals(db, rows["record"])
    for table, mine in rows.items():
        for piece in chunks(mine):
            sql = f"""
                SELECT DISTINCT change FROM change_row WHERE tbl = ? AND row IN ({marks(piece)})
                ORDER BY change DESC LIMIT ?"""
            found.update(ids(db, sql, [table, *piece, limit]))
    return sorted(found, reverse=True)[:limit]


def _rows_of(db: Database, record: RecordId) -> dict[str, list[int]]:
    """Return the standing rows that make up `record`, by table; those of "record" are itself and
    the records that are part of it.
    """
    rows: dict[str, list[int]] = {"record": [record], "incident": [record]}
    level: list[int] = [record]
    for _down in range(_DEPTH):
        below: list[int] = []
        for table, owner in _PARTS.items():
            found = by_ids(db, f"SELECT id FROM {table} WHERE {owner} IN ({{}})", level)
            mine = [row["id"] for row in found]
            rows.setdefault(table, []).extend(mine)
            below += mine if RECORDED[table].kind is not None else []
        level = below
        rows["record"] += below
    return rows


def _removals(db: Database, records: list[int]) -> set[int]:
    """Return the changes that took parts of `records` away."""
    sql = f"""
        SELECT change, tbl, before FROM change_row WHERE op = 'd' AND before IS NOT NULL
        AND change > (SELECT coalesce(max(id), 0) FROM change) - ? AND tbl IN ({marks(_PARTS)})"""
    owner = " ".join(f"WHEN '{table}' THEN '$.{column}'" for table, column in _PARTS.items())
    found: set[int] = set()
    for piece in chunks(records):
        whose = f"json_extract(before, CASE tbl {owner} END) IN ({marks(piece)})"
        asked = f"SELECT DISTINCT change FROM ({sql}) WHERE {whose}"
        found.update(ids(db, asked, [_REMEMBERED, *_PARTS, *piece]))
    return found
