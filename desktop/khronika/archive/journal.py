"""The one way to write: every change is one transaction, sealed, chained and reversible."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils.db import Database

from khronika.archive import seals
from khronika.archive.change import Change, Layouts, now
from khronika.archive.faults import told
from khronika.archive.seals import Row
from khronika.domain.changed import Changed
from khronika.domain.kinds import new_uid


class Journal:
    """Hands out changes, one at a time, and writes down what they did.

    Args:
        db: The writer's connection. Any thread may ask for a change; a lock lets one in.
        path: The archive's folder, named in sentences about the disk.
        derive: Brings what is derived (the index) up to date, inside the same transaction.
        announce: Told after each commit, on the thread that wrote.
    """

    def __init__(
        self,
        db: Database,
        path: Path,
        derive: Callable[[Change], object],
        announce: Callable[[Changed], object],
    ) -> None:
        self.db = db
        self._path = path
        self._derive = derive
        self._announce = announce
        self._lock = threading.RLock()
        self._layouts = Layouts(db)

    @contextmanager
    def held(self) -> Iterator[Database]:
        """Keep other writers out while something is looked up and then changed."""
        with self._lock:
            yield self.db

    @contextmanager
    def transaction(self) -> Iterator[Database]:
        """Hold the writer and a transaction: committed at the end, or no trace is left.

        For what is not journaled (drafts, settings, logs). All else goes through `change`.
        """
        with self._lock, told(self._path):
            if self._is_open():
                raise RuntimeError("a change is already open on this thread")
            self.db.conn.execute("BEGIN IMMEDIATE")
            try:
                yield self.db
                self.db.conn.execute("COMMIT")
            except BaseException:
                # A full disk or a failed commit may have rolled back by itself already.
                if self._is_open():
                    self.db.conn.execute("ROLLBACK")
                raise

    @contextmanager
    def change(
        self,
        verb: str,
        *,
        args: Row | None = None,
        operation: int | None = None,
        undoes: int | None = None,
    ) -> Iterator[Change]:
        """Open one change; at the end it is sealed, committed and announced.

        A change that wrote nothing leaves nothing in the journal. `args` holds uids and codes
        only, never words; `operation` joins changes that are undone as one step.

        Raises:
            DiskFull, DiskFault, ReadOnlyPlace, Busy, DatabaseDamaged: Nothing was written.
        """
        with self.transaction() as db:
            change = Change(db, self._layouts)
            yield change
            if not change.lines and not change.insists:
                return
            change.bump()
            self._derive(change)
            self._write_down(change, verb, args, operation, undoes)
            changed = change.changed(verb)
        self._announce(changed)

    def _is_open(self) -> bool:
        return bool(self.db.conn.in_transaction)

    def _write_down(
        self, change: Change, verb: str, args: Row | None, operation: int | None, undoes: int | None
    ) -> None:
        receipt: Row = {
            "uid": bytes(new_uid()),
            "at": now(),
            "operation": operation,
            "verb": verb,
            "args": seals.encode(args) if args else None,
            "undoes": undoes,
            "salt": seals.salt(),
        }
        change_id = write_receipt(self.db, receipt, [line[-1] for line in change.lines])
        sql = (
            "INSERT INTO change_row (change, tbl, row, op, before, salt, seal)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)"
        )
        self.db.conn.executemany(sql, [(change_id, *line) for line in change.lines])


def write_receipt(db: Database, receipt: Row, row_seals: list[bytes]) -> int:
    """Append the `change` row, chained to the last; return its id."""
    head = db.conn.execute("SELECT hash FROM change ORDER BY id DESC LIMIT 1").fetchone()
    previous = head[0] if head else seals.GENESIS
    seal = seals.change_seal(receipt["salt"], receipt)
    row = receipt | {
        "seal": seal,
        "prev": previous,
        "hash": seals.link(previous, seal, row_seals),
    }
    names = ", ".join(row)
    cursor = db.conn.execute(
        f"INSERT INTO change ({names}) VALUES ({', '.join('?' * len(row))})", list(row.values())
    )
    return int(cursor.lastrowid or 0)
