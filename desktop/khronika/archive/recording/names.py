"""The names of a record: what is asked of them, and writing them anew."""

from collections.abc import Sequence

from khronika.archive.change import Change
from khronika.archive.recording.checks import Incomplete, clean_names
from khronika.archive.rows import ids
from khronika.archive.seals import Row
from khronika.domain.values import Name
from khronika.i18n import _


def needed_names(names: Sequence[Name]) -> tuple[Name, ...]:
    """Return the names that say something, or refuse: there is none."""
    if not (found := clean_names(names)):
        raise Incomplete(what=_("a name"))
    return found


def names_held(change: Change, table: str, owner: str, record: int) -> list[Row]:
    """Return the rows of a record's names as they stand, the first one first."""
    sql = f"SELECT id FROM {table} WHERE {owner} = ?"
    rows = change.rows(table, ids(change.db, sql, [record]))
    return sorted(rows, key=lambda row: (row["position"], row["id"]))


def replace_names(change: Change, table: str, owner: str, record: int, rows: list[Row]) -> None:
    """Write a record's names anew, but only when they differ from what stands."""
    standing = names_held(change, table, owner, record)
    same = len(standing) == len(rows) and all(
        old[column] == value
        for old, new in zip(standing, rows, strict=True)
        for column, value in new.items()
    )
    if not same:
        change.delete_many(table, [row["id"] for row in standing])
        change.add_many(table, rows)
