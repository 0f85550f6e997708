"""Erasing for good: from the tables, the history, the index and the texts.

The chain stays whole: seals are kept, images and salts go, and a change names the rows that were
erased, so that `verify` accepts the gap there and nowhere else. A purged uid leaves a tombstone,
so that a later merge does not bring it back unasked.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlite_utils.db import Database

from khronika.archive import grades, index, operations, vocabulary
from khronika.archive.change import Change, chunks, marks
from khronika.archive.journal import Journal
from khronika.archive.rows import scalar
from khronika.archive.tables import FORGETFUL, RECORDED
from khronika.domain.kinds import Kind, RecordId, Uid
from khronika.domain.progress import SILENT, Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Purged:
    """What was erased: records by kind, rows in all, texts; `backups` that may still hold it."""

    counts: dict[Kind, int]
    rows: int
    texts: int
    backups: int


def purge(journal: Journal, records: Sequence[RecordId], progress: Progress = SILENT) -> Purged:
    """Erase `records` with all that is part of them; what only points at them points nowhere.

    It cannot be undone, and ends redo. Rows of other records stay in the history.
    """
    with journal.change("purge") as change:
        change.insists = True
        db = change.db
        db.conn.execute("PRAGMA defer_foreign_keys = ON")
        doomed = _doomed(db, set(records))
        rows = _rows_of(db, doomed)
        counts = _count(db, doomed)
        _unlink(change, doomed, rows)
        change.touch(_survivors(db, rows) - doomed)
        index.forget(db, doomed)
        grades.forget(db, doomed)
        operations.forget(db, _uids(db, doomed))
        _bury(db, doomed, change.next_id("change"))
        _erase(db, rows, change.next_id("change"), progress)
        texts = _sweep(db)
        index.refresh(change)  # before the index is compacted: it may hold the words of the erased
        _clear_derived(db)
        backups = int(scalar(db, "SELECT count(*) FROM backup_log"))
    _settle(journal)
    total = sum(len(ids) for ids in rows.values())
    return Purged(counts=counts, rows=total, texts=texts, backups=backups)


def forget_history(journal: Journal, before: date) -> int:
    """Erase what the changes before the day `before` (UTC) replaced; return how many they are.

    The records stay as they are; those changes can no longer be undone.
    """
    upto = _last_before(journal, before)
    with journal.change("forget-history", args={"upto": upto}) as change:
        change.insists = True
        db = change.db
        # The seal of a row that was only ever inserted says nothing that the row itself does not.
        db.conn.execute(
            """
            UPDATE change_row SET before = NULL, salt = NULL WHERE change <= ? AND NOT (op = 'i'
            AND NOT EXISTS (SELECT 1 FROM change_row AS later WHERE later.row = change_row.row
                AND later.tbl = change_row.tbl AND later.id > change_row.id))""",
            [upto],
        )
        operations.forget_before(db, before.isoformat())
        _sweep(db)
        _clear_derived(db)
        number = int(scalar(db, "SELECT count(*) FROM change WHERE id <= ?", [upto]))
    _settle(journal)
    return number


def _last_before(journal: Journal, before: date) -> int:
    sql = "SELECT coalesce(max(id), 0) FROM change WHERE at < ?"
    return int(scalar(journal.db, sql, [before.isoformat()]))


def _doomed(db: Database, records: set[RecordId]) -> set[RecordId]:
    """Return `records` and all records that are or once were part of them, however deep."""
    doomed, waiting = set(records), set(records)
    while waiting:
        found: set[RecordId] = set()
        for table, recorded in RECORDED.items():
            if recorded.kind is not None:
                for owner in recorded.owners:
                    found |= {RecordId(i) for i in _owned(db, table, owner, waiting)}
                    found |= {RecordId(i) for i in _once_owned(db, table, owner, waiting)}
        found |= _citing_nothing_else(db, doomed | found)
        waiting = found - doomed
        doomed |= waiting
    return doomed


def _citing_nothing_else(db: Database, doomed: set[RecordId]) -> set[RecordId]:
    """Return the citations that would cite nothing any more."""
    near = {
        i for end in ("passage", "document", "source") for i in _owned(db, "citation", end, doomed)
    }
    gone: set[RecordId] = set()
    for piece in chunks(near):
        sql = f"SELECT id, passage, document, source FROM citation WHERE id IN ({marks(piece)})"
        for citation, *ends in db.conn.execute(sql, piece):
            if all(end is None or end in doomed for end in ends):
                gone.add(RecordId(citation))
    return gone


def _owned(db: Database, table: str, column: str, records: Iterable[int]) -> set[int]:
    found: set[int] = set()
    for piece in chunks(records):
        sql = f"SELECT id FROM {table} WHERE {column} IN ({marks(piece)})"
        found |= {row[0] for row in db.conn.execute(sql, piece)}
    return found


def _rows_of(db: Database, doomed: set[RecordId]) -> dict[str, set[int]]:
    """Return the rows to erase, by table: those standing, and those only history remembers."""
    rows: dict[str, set[int]] = {"record": set(doomed)}
    for table, recorded in RECORDED.items():
        mine = rows.setdefault(table, set())
        if recorded.kind is not None:
            mine |= _owned(db, table, "id", doomed)
        for owner in recorded.owners:
            mine |= _owned(db, table, owner, doomed)
            mine |= _once_owned(db, table, owner, doomed)
    return rows


def _once_owned(db: Database, table: str, owner: str, doomed: set[RecordId]) -> set[int]:
    """Return deleted rows of `table` whose journaled image says they were part of `doomed`."""
    found: set[int] = set()
    for piece in chunks(doomed):
        sql = f"""
            SELECT row FROM change_row WHERE tbl = ? AND op = 'd' AND before IS NOT NULL
            AND json_extract(before, ?) IN ({marks(piece)})"""
        found |= {row[0] for row in db.conn.execute(sql, [table, f"$.{owner}", *piece])}
    return found


def _count(db: Database, doomed: set[RecordId]) -> dict[Kind, int]:
    counts: dict[Kind, int] = {}
    for piece in chunks(doomed):
        sql = f"SELECT kind, count(*) FROM record WHERE id IN ({marks(piece)}) GROUP BY kind"
        for kind, number in db.conn.execute(sql, piece):
            counts[Kind(kind)] = counts.get(Kind(kind), 0) + number
    return counts


def _unlink(change: Change, doomed: set[RecordId], rows: dict[str, set[int]]) -> None:
    for table, recorded in RECORDED.items():
        for column in recorded.links:
            for row in _owned(change.db, table, column, doomed) - rows[table]:
                change.update(table, row, **{column: None})


def _survivors(db: Database, rows: dict[str, set[int]]) -> set[RecordId]:
    """Return the records that lose a part of themselves (a participant, a tag, a citation)."""
    losing: set[RecordId] = set()
    for table, recorded in RECORDED.items():
        for owner in recorded.owners:
            for piece in chunks(rows[table]):
                sql = f"SELECT DISTINCT {owner} FROM {table} WHERE id IN ({marks(piece)})"
                losing |= {RecordId(row[0]) for row in db.conn.execute(sql, piece)}
    return losing


def _uids(db: Database, doomed: set[RecordId]) -> set[Uid]:
    found: set[Uid] = set()
    for piece in chunks(doomed):
        sql = f"SELECT uid FROM record WHERE id IN ({marks(piece)})"
        found |= {Uid(row[0]) for row in db.conn.execute(sql, piece)}
    return found


def _bury(db: Database, doomed: set[RecordId], change_id: int) -> None:
    for piece in chunks(doomed):
        sql = f"""
            INSERT INTO tombstone (uid, change, purged)
            SELECT uid, ?, 1 FROM record WHERE id IN ({marks(piece)})"""
        db.conn.execute(sql, [change_id, *piece])


def _erase(db: Database, rows: dict[str, set[int]], change_id: int, progress: Progress) -> None:
    total, done = sum(len(ids) for ids in rows.values()), 0
    for table, ids in rows.items():
        for piece in chunks(ids):
            progress.step(done, total)
            bound = marks(piece)
            db.conn.execute(f"DELETE FROM {table} WHERE id IN ({bound})", piece)
            db.conn.execute(
                "UPDATE change_row SET before = NULL, salt = NULL"
                f" WHERE tbl = ? AND row IN ({bound})",
                [table, *piece],
            )
            named = [(change_id, table, row) for row in piece]
            db.conn.executemany("INSERT INTO purged (change, tbl, row) VALUES (?, ?, ?)", named)
            done += len(piece)


def _sweep(db: Database) -> int:
    """Delete the bodies and originals that neither a row nor the history needs; count bodies."""
    db.conn.execute("""
        DELETE FROM blob WHERE sha256 NOT IN
            (SELECT original FROM document WHERE original IS NOT NULL)
        AND sha256 NOT IN (SELECT json_extract(before, '$.original') FROM change_row
            WHERE tbl = 'document' AND json_extract(before, '$.original') IS NOT NULL)""")
    cursor = db.conn.execute("""
        DELETE FROM text_body WHERE sha256 NOT IN (SELECT body FROM text_version)
        AND sha256 NOT IN (SELECT json_extract(before, '$.body') FROM change_row
            WHERE tbl = 'text_version' AND json_extract(before, '$.body') IS NOT NULL)""")
    return int(cursor.rowcount)


def _clear_derived(db: Database) -> None:
    for table in FORGETFUL:
        db.conn.execute(f"DELETE FROM {table}")
    db.conn.execute("INSERT INTO ft (ft) VALUES ('optimize')")
    vocabulary.forget_absent(db)  # after it: until then the index lists the words of the erased


def _settle(journal: Journal) -> None:
    """Write the log back at once: until then it still holds the pages as they were."""
    with journal.held() as db:
        db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
