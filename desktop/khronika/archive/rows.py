"""Reading rows: the few queries every repository makes, said once."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlite_utils.db import Database

from khronika.archive.change import chunks, marks
from khronika.archive.seals import Row
from khronika.domain.kinds import Kind, RecordId, Uid

RECORD_COLUMNS = "record.uid, record.kind AS record_kind, record.ref, record.made, record.rev," \
                 " record.trashed"  # fmt: skip


def select(db: Database, sql: str, values: Sequence[object] = ()) -> list[Row]:
    """Run a query and return its rows as dictionaries, all of them."""
    cursor = db.conn.execute(sql, list(values))
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def by_ids(db: Database, sql: str, ids: Iterable[int]) -> list[Row]:
    """Run `sql`, whose `{}` stands for the list of ids, over `ids` a chunk at a time."""
    found: list[Row] = []
    for piece in chunks(ids):
        found += select(db, sql.format(marks(piece)), piece)
    return found


# What lies in the trash, as a query that SQLite runs once a statement over an index of its own:
# joining each row's record would read a page of the database for most of them. Where a few rows
# are joined with their records, say CROSS JOIN: without figures of how many there are of each,
# SQLite begins with all records of the archive.
TRASHED = "SELECT id FROM record WHERE trashed IS NOT NULL"


def counted(db: Database, table: str, owner: str, owners: Iterable[int]) -> dict[int, int]:
    """Return how many rows of a kind's `table` each of `owners` has, the trash left out."""
    sql = f"SELECT {owner} AS owner, count(*) AS n FROM {table}" \
          f" WHERE {owner} IN ({{}}) AND id NOT IN ({TRASHED}) GROUP BY {owner}"  # fmt: skip
    return {row["owner"]: row["n"] for row in by_ids(db, sql, owners)}


def ids(db: Database, sql: str, values: Sequence[object] = ()) -> list[RecordId]:
    """Run a query of one column and return it as record ids."""
    return [RecordId(row[0]) for row in db.conn.execute(sql, list(values)).fetchall()]


def scalar(db: Database, sql: str, values: Sequence[object] = ()) -> Any:
    """Return the first column of the first row, or None."""
    found = db.conn.execute(sql, list(values)).fetchone()
    return found[0] if found else None


def record_part(row: Row) -> dict[str, Any]:
    """Return what `domain.values.Record` takes from a row that selected `RECORD_COLUMNS`."""
    return {
        "id": RecordId(row["id"]),
        "uid": Uid(row["uid"]),
        "kind": Kind(row["record_kind"]),
        "ref": row["ref"],
        "made": row["made"],
        "rev": row["rev"],
        "trashed": row["trashed"],
    }


def grouped(rows: Iterable[Row], key: str) -> dict[int, list[Row]]:
    """Return `rows` in lists by the value of `key`, keeping their order."""
    groups: dict[int, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[key], []).append(row)
    return groups
