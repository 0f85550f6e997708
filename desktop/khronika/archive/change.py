"""Permission to write: what a repository is handed, and all that it can do with it."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count, islice
from typing import Any, TypeVar

from sqlite_utils.db import Database

from khronika.archive import seals
from khronika.archive.seals import Row
from khronika.archive.tables import RECORDED
from khronika.domain.changed import Changed
from khronika.domain.kinds import LETTERS, Kind, RecordId, Uid, new_uid

# SQLite takes 32,766 variables a statement; a chunk of ids well below keeps statements cached.
CHUNK = 500

T = TypeVar("T")


def now() -> str:
    """Return this instant as the archive writes it: UTC, ISO 8601, whole seconds."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def chunks(values: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """Cut `values` (ids, words) into lists of at most `size`."""
    rest = iter(values)
    while piece := list(islice(rest, size)):
        yield piece


def marks(values: Collection[object]) -> str:
    """Return the "?, ?, …" that binds `values`."""
    return ", ".join("?" * len(values))


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of one table, in order, and which of them want care."""

    columns: tuple[str, ...]
    reals: frozenset[str]
    blobs: frozenset[str]

    def full(self, row: Row) -> Row:
        """Return `row` with every column, as SQLite will give it back."""
        if unknown := row.keys() - set(self.columns):
            raise KeyError(sorted(unknown))
        whole = {name: row.get(name) for name in self.columns}
        for name, value in whole.items():
            if isinstance(value, bool):
                whole[name] = int(value)
            elif name in self.reals and value is not None:
                whole[name] = float(value)
        return whole

    def thaw(self, image: str) -> Row:
        """Read a journaled image back; bytes were written as hexadecimal."""
        row: Row = json.loads(image)
        for name in self.blobs & row.keys():
            row[name] = bytes.fromhex(row[name])
        return row


class Layouts:
    """Layouts by table, read from the database once and kept."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._known: dict[str, Layout] = {}

    def __getitem__(self, table: str) -> Layout:
        if table not in self._known:
            info = self._db.execute(f"PRAGMA table_info({table})").fetchall()
            self._known[table] = Layout(
                tuple(row[1] for row in info),
                frozenset(row[1] for row in info if row[2] == "REAL"),
                frozenset(row[1] for row in info if row[2] == "BLOB"),
            )
        return self._known[table]


class Change:
    """One transaction's worth of writing. Repositories ask for one, so nothing is written
    without it, and everything written is remembered well enough to be undone.

    An insert journals no image, an update the former values of the columns that changed, a
    delete the whole row. Use it only inside the `Journal.change` block that made it.
    """

    def __init__(self, db: Database, layouts: Layouts) -> None:
        self.db = db
        self._layouts = layouts
        self.lines: list[tuple[str, int, str, str | None, bytes, bytes]] = []
        self.insists = False  # written down even if it replaced nothing (a purge, a report)
        self.touched: dict[str, set[int]] = {}
        self._records: set[int] = set()
        self._fresh: set[int] = set()
        self._kinds: dict[int, Kind] = {}

    # -- records --------------------------------------------------------------------------

    def new_record(self, kind: Kind, uid: Uid | None = None) -> RecordId:
        """Make a record of `kind`, with a fresh uid unless one is given; return its id."""
        return self.new_records(kind, [uid])[0]

    def new_records(self, kind: Kind, uids: Sequence[Uid | None]) -> list[RecordId]:
        """Make one record for each of `uids` (None: a fresh one), in order."""
        made = now()
        refs = self._take_refs(kind, len(uids))
        rows = [
            {"uid": uid or new_uid(), "kind": kind.value, "ref": ref, "made": made, "rev": 1}
            for uid, ref in zip(uids, refs, strict=True)
        ]
        ids = self.add_many("record", rows)
        self._fresh.update(ids)
        self._kinds.update((record, kind) for record in ids)
        return [RecordId(record) for record in ids]

    def _take_refs(self, kind: Kind, number: int) -> Iterable[int | None]:
        """Short numbers count up for ever: one that was undone or erased is not given again."""
        if kind not in LETTERS:
            return [None] * number
        key = f"next:{kind.value}"
        found = self.db.execute("SELECT value FROM meta WHERE key = ?", [key]).fetchone()
        first = int(found[0]) if found else 1
        sql = "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)"
        self.db.execute(sql, [key, str(first + number)])
        return range(first, first + number)

    # -- rows -----------------------------------------------------------------------------

    def add(self, table: str, row: Row) -> int:
        """Insert `row`; columns left out are NULL. Return its id."""
        return self.add_many(table, [row])[0]

    def add_many(self, table: str, rows: Sequence[Row]) -> list[int]:
        """Insert `rows`, thousands at a time; return their ids in order."""
        layout = self._layouts[table]
        ids = count(self.next_id(table)) if any("id" not in row for row in rows) else None
        whole = [layout.full(row if "id" in row or ids is None else row | {"id": next(ids)})
                 for row in rows]  # fmt: skip
        names = ", ".join(f'"{name}"' for name in layout.columns)
        sql = f"INSERT INTO {table} ({names}) VALUES ({marks(layout.columns)})"
        self.db.conn.executemany(sql, [tuple(row.values()) for row in whole])
        for row in whole:
            self._remember(table, row["id"], "i", None, row)
            self._own(table, row)
        return [row["id"] for row in whole]

    def update(self, table: str, row_id: int, **columns: Any) -> bool:
        """Set `columns` of one row; columns that already hold the value are left alone.

        Returns:
            Whether anything changed. A row that is not there changes nothing.
        """
        if (old := self.row(table, row_id)) is None:
            return False
        new = self._layouts[table].full(old | columns)
        different = {name: old[name] for name in columns if old[name] != new[name]}
        if not different:
            return False
        assignments = ", ".join(f'"{name}" = ?' for name in different)
        values = [new[name] for name in different]
        self.db.conn.execute(f"UPDATE {table} SET {assignments} WHERE id = ?", [*values, row_id])
        self._remember(table, row_id, "u", seals.encode(different), new)
        self._own(table, old)
        self._own(table, new)
        return True

    def delete(self, table: str, row_id: int) -> None:
        """Delete one row; one that is not there is passed over."""
        self.delete_many(table, [row_id])

    def delete_many(self, table: str, ids: Iterable[int]) -> None:
        """Delete rows by id, in the order given (children before parents is the caller's)."""
        for piece in chunks(ids):
            found = {row["id"]: row for row in self.rows(table, piece)}
            sql = f"DELETE FROM {table} WHERE id IN ({marks(piece)})"
            self.db.conn.execute(sql, piece)
            for row_id in piece:
                if (row := found.get(row_id)) is not None:
                    self._remember(table, row_id, "d", seals.encode(row), None)
                    self._own(table, row)

    def row(self, table: str, row_id: int) -> Row | None:
        """Return one whole row as it stands now, or None."""
        return next(iter(self.rows(table, [row_id])), None)

    def rows(self, table: str, ids: Sequence[int]) -> list[Row]:
        """Return the whole rows of `ids` (at most a chunk) that exist."""
        sql = f"SELECT * FROM {table} WHERE id IN ({marks(ids)})"
        columns = self._layouts[table].columns
        found = self.db.conn.execute(sql, list(ids)).fetchall()
        return [dict(zip(columns, row, strict=True)) for row in found]

    def thaw(self, table: str, image: str) -> Row:
        """Read a journaled image of a row of `table` back."""
        return self._layouts[table].thaw(image)

    # -- what happened --------------------------------------------------------------------

    def touch(self, records: Iterable[int]) -> None:
        """Count `records` among the touched: a part of them went without the journal."""
        self._records.update(records)

    def bump(self) -> None:
        """Count an edit on every record that was touched and was there before."""
        for piece in chunks(self._records - self._fresh):
            sql = f"UPDATE record SET rev = rev + 1 WHERE id IN ({marks(piece)})"
            self.db.conn.execute(sql, piece)

    def records(self) -> dict[Kind, frozenset[RecordId]]:
        """Return the records touched so far, by kind."""
        for piece in chunks(self._records - self._kinds.keys()):
            sql = f"SELECT id, kind FROM record WHERE id IN ({marks(piece)})"
            self._kinds.update((i, Kind(kind)) for i, kind in self.db.conn.execute(sql, piece))
        by_kind: dict[Kind, set[RecordId]] = {}
        for record in self._records:
            if (kind := self._kinds.get(record)) is not None:
                by_kind.setdefault(kind, set()).add(RecordId(record))
        return {kind: frozenset(ids) for kind, ids in by_kind.items()}

    def brought(self, kind: Kind) -> frozenset[RecordId]:
        """Return the records of `kind` that were not there before."""
        return self.records().get(kind, frozenset()) & {RecordId(one) for one in self._fresh}

    def changed(self, verb: str) -> Changed:
        """Return what the rest of the program is told once this is committed."""
        return Changed(verb=verb, records=self.records())

    def next_id(self, table: str) -> int:
        """Return the id that the next row of `table` will take."""
        sql = "SELECT seq FROM sqlite_sequence WHERE name = ?"
        found = self.db.conn.execute(sql, [table]).fetchone()
        return int(found[0]) + 1 if found else 1

    def _remember(
        self, table: str, row_id: int, op: str, before: str | None, after: Row | None
    ) -> None:
        key = seals.salt()
        seal = seals.row_seal(key, table, row_id, op, before, after)
        self.lines.append((table, row_id, op, before, key, seal))
        self.touched.setdefault(table, set()).add(row_id)

    def _own(self, table: str, row: Row) -> None:
        """Note whose row this is, so that views of that record are told."""
        recorded = RECORDED[table]
        if table == "record":
            self._kinds[row["id"]] = Kind(row["kind"])
        if table == "record" or recorded.kind is not None:
            self._records.add(row["id"])
        for owner in recorded.owners:
            if row[owner] is not None:
                self._records.add(row[owner])
