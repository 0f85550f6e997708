"""Names, which sources, agents and places all have several of."""

from collections.abc import Iterable, Sequence

from sqlite_utils.db import Database

from khronika.archive.rows import by_ids, grouped
from khronika.archive.seals import Row
from khronika.domain.values import Name
from khronika.language.sorting import sort_key


def names_of(db: Database, table: str, owner: str, records: Iterable[int]) -> dict[int, list[Row]]:
    """Return the rows of a name table by owner, the first name first."""
    sql = f"SELECT * FROM {table} WHERE {owner} IN ({{}}) ORDER BY position, id"
    return grouped(by_ids(db, sql, records), owner)


def place_names(db: Database) -> list[str]:
    """Return all names of all places, former and trashed ones too, each once."""
    return [row[0] for row in db.conn.execute("SELECT DISTINCT text FROM place_name").fetchall()]


def as_names(rows: Sequence[Row]) -> tuple[Name, ...]:
    """Return name rows as values."""
    return tuple(
        Name(
            text=row["text"],
            language=row["language"],
            kind=row.get("kind") or "legal",
            since=row.get("valid_from"),
            until=row.get("valid_to"),
        )
        for row in rows
    )


def name_rows(owner: str, record: int, names: Sequence[Name]) -> list[Row]:
    """Return the rows to write for `names`, in their order."""
    return [
        {
            owner: record,
            "text": name.text,
            "language": name.language,
            "sort_key": sort_key(name.text),
            "position": position,
        }
        for position, name in enumerate(names)
    ]
