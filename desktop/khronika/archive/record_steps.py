"""Which changes touched one record, or a part of it."""

import json
from collections.abc import Iterable

from sqlite_utils.db import Database

from khronika.archive.change import chunks, marks
from khronika.archive.rows import by_ids, ids, scalar, select
from khronika.archive.tables import RECORDED
from khronika.domain.kinds import Kind, RecordId

_DEPTH = 2  # a claim of an incident, a citation of that claim
# Records that have no life apart from what they are part of, and so their own parts count too.
_PARTS = frozenset(
    {Kind.CLAIM, Kind.PARTICIPATION, Kind.FIGURE, Kind.CITATION, Kind.RELATION, Kind.NOTE}
)
REMEMBERED = 20_000  # rows of the journal: see `changes_of`


def changes_of(
    db: Database, record: RecordId, limit: int, remembered: int | None = REMEMBERED
) -> list[int]:
    """Return the ids of the last `limit` changes that touched `record` or what is part of it,
    the newest first.

    Rows that are gone are found only by reading what the journal keeps of them: in its last
    `remembered` lines, so that a long history costs no more than a short one; None reads it all,
    which is for behind the window.
    """
    rows, found = _rows_of(db, record), set[int]()
    for table, row in _removed(db, rows["record"], remembered):
        rows.setdefault(table, set()).add(row)
    for table, mine in rows.items():
        for piece in chunks(mine):
            sql = f"""
                SELECT DISTINCT change FROM change_row WHERE tbl = ? AND row IN ({marks(piece)})
                ORDER BY change DESC LIMIT ?"""
            found.update(ids(db, sql, [table, *piece, limit]))
    return sorted(found, reverse=True)[:limit]


def _rows_of(db: Database, record: RecordId) -> dict[str, set[int]]:
    """Return the standing rows that make up `record`, by table; those of "record" are itself and
    the records that have no life apart from it.
    """
    kind = scalar(db, "SELECT kind FROM record WHERE id = ?", [record])
    own = next((name for name, one in RECORDED.items() if one.kind and one.kind.value == kind), "")
    rows: dict[str, set[int]] = {"record": {record}}
    if own:
        rows[own] = {record}
    level = {int(record)}
    for _down in range(_DEPTH):
        below = set[int]()
        for table, recorded in RECORDED.items():
            for owner in recorded.owners:
                sql = f"SELECT id FROM {table} WHERE {owner} IN ({{}})"
                mine = {row["id"] for row in by_ids(db, sql, level)}
                rows.setdefault(table, set()).update(mine)
                below |= mine if recorded.kind in _PARTS else set()
        level = below
        rows["record"] |= below
    return rows


def _removed(db: Database, records: Iterable[int], remembered: int | None) -> set[tuple[str, int]]:
    """Return the rows, each with its table, that were part of `records` and are gone."""
    newest = scalar(db, "SELECT coalesce(max(id), 0) FROM change_row")
    since = 0 if remembered is None else newest - remembered
    whose = " OR ".join(
        f"tbl = '{table}' AND json_extract(before, '$.{owner}') IN mine"
        for table, recorded in RECORDED.items()
        for owner in recorded.owners
    )
    sql = f"""
        WITH mine AS (SELECT value FROM json_each(?))
        SELECT tbl, row FROM change_row
        WHERE op = 'd' AND id > ? AND before IS NOT NULL AND ({whose})"""
    found = select(db, sql, [json.dumps(sorted(records)), since])
    return {(line["tbl"], line["row"]) for line in found}
