"""Originals too large for a row of the database: in volumes beside it, by chunks of a mebibyte.

A volume (`files-0001.db` …) is a database of its own under the archive's key and a salt of its
own, so that a backup copies the full ones once and no file outgrows FAT32. Commits do not reach
over two databases. So the chunks are committed first, and the row in `archive.db` that points at
them after; what a kill leaves between the two belongs to nobody, and is swept at the next opening.
"""

import hashlib
import secrets
import threading
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher
from sqlite_utils.db import Database

from khronika.archive import driver
from khronika.archive.data_key import Key
from khronika.archive.faults import told
from khronika.archive.journal import Journal
from khronika.archive.rows import scalar, select
from khronika.archive.seals import Row
from khronika.domain.drafts import Stored
from khronika.domain.errors import KnownError
from khronika.domain.progress import Progress
from khronika.i18n import N_

CHUNK = 1 << 20  # bytes; from 64 KiB to 16 MiB it makes no difference in speed
SEALED_AT = (
    1_900 << 20
)  # bytes of a volume: FAT32 ends at 4 GiB, and a file may still come in whole
_COMMITTED_TOGETHER = 16  # chunks: what the write-ahead log grows by
_CACHE_MB = 2
_POINTED_AT = "SELECT sha256 FROM blob WHERE volume = ?"
_SCHEMA = (
    # A file whose SHA-256 is NULL is still coming in, or its coming was cut off.
    "CREATE TABLE file (id INTEGER PRIMARY KEY, sha256 TEXT UNIQUE, bytes INTEGER NOT NULL) STRICT",
    """CREATE TABLE chunk (
        file INTEGER NOT NULL REFERENCES file, part INTEGER NOT NULL, bytes BLOB NOT NULL,
        PRIMARY KEY (file, part)) STRICT, WITHOUT ROWID""",
)


class OriginalMissing(KnownError):
    """An original cannot be had whole. Facts: volume."""

    summary = N_("The file as it came cannot be read: a part of “{volume}” is missing or damaged.")
    remedy = N_(
        "Put “{volume}” back into the archive's folder, from the same backup as archive.db. The "
        "text and all that you made of it are unharmed."
    )


class Volumes:
    """The volumes of one archive. Any thread may ask; one file comes in at a time."""

    def __init__(self, folder: Path, key: Key, journal: Journal) -> None:
        self._folder = folder
        self._key = key
        self._journal = journal
        self._guard = threading.Lock()

    def store(self, parts: Iterable[bytes]) -> Stored:
        """Keep a file whole and return where it lies; the same file is kept once.

        It is nobody's until a document that refers to it is committed; call it outside of changes.

        Args:
            parts: The bytes in order, in pieces of any size. What it raises is let through,
                and nothing is kept.

        Raises:
            DiskFull, DiskFault, ReadOnlyPlace: Nothing is kept.
        """
        with self._guard, told(self._folder):
            volume = self._open_one()
            with self._volume(volume, writes=True) as db:
                sha256, size = self._take_in(db, parts)
                if (earlier := self._earlier(sha256)) is not None and earlier != volume:
                    _forget(db, [sha256])
                    volume = earlier
            return Stored(sha256=sha256, bytes=size, volume=volume)

    def read(self, sha256: str, volume: int) -> Iterator[bytes]:
        """Give the chunks of a file in order.

        Raises:
            OriginalMissing: The volume is gone or damaged, or the file is not what it was: then
                after the last chunk.
        """
        seen = hashlib.sha256()
        try:
            with self._volume(volume) as db:
                sql = """
                    SELECT chunk.bytes FROM chunk JOIN file ON file.id = chunk.file
                    WHERE sha256 = ? ORDER BY part"""
                for (chunk,) in db.conn.execute(sql, [sha256]):
                    seen.update(chunk)
                    yield chunk
        except (sqlcipher.DatabaseError, OSError) as error:
            raise OriginalMissing(volume=name_of(volume)) from error
        if seen.hexdigest() != sha256:
            raise OriginalMissing(volume=name_of(volume))

    def sweep(self) -> int:
        """Erase what no row of the database points at; return how many files that was.

        What cannot be read is left alone: to say so is for `verify`.
        """
        swept = 0
        with self._guard, suppress(sqlcipher.DatabaseError):
            for volume in self._known():
                with suppress(sqlcipher.DatabaseError, OSError):
                    swept += self._sweep(volume)
        return swept

    def _sweep(self, volume: int) -> int:
        held = {row["sha256"] for row in self._rows(_POINTED_AT, volume)}
        with self._volume(volume, writes=True) as db:
            lost = {row[0] for row in db.conn.execute("SELECT sha256 FROM file")} - held
            if lost:
                _forget(db, lost)
        return len(lost)

    def damaged(self, progress: Progress) -> Iterator[tuple[str, str]]:
        """Read every file that a row points at; give the SHA-256 and the volume of each that
        is not whole. A database that cannot say which these are has been told of already.
        """
        rows: list[Row] = []
        sql = "SELECT sha256, volume FROM blob WHERE volume IS NOT NULL ORDER BY volume"
        with suppress(sqlcipher.DatabaseError):
            rows = self._rows(sql)
        for done, row in enumerate(rows):
            progress.step(done, len(rows))
            try:
                for _chunk in self.read(row["sha256"], row["volume"]):
                    pass
            except OriginalMissing:
                yield row["sha256"], name_of(row["volume"])

    # -- one volume -----------------------------------------------------------------------

    def _rows(self, sql: str, *values: object) -> list[Row]:
        with self._journal.held() as db:
            return select(db, sql, values)

    def _known(self) -> list[int]:
        return [row["id"] for row in self._rows("SELECT id FROM volume ORDER BY id")]

    def _open_one(self) -> int:
        """Return the volume that takes the next file, made if the last one is full or lost."""
        known = self._known()
        last = self._folder / name_of(max(known, default=0))
        if known and last.is_file() and last.stat().st_size < SEALED_AT:
            return known[-1]
        with self._journal.transaction() as db:
            for sealed in known[-1:]:
                db.conn.execute("UPDATE volume SET sealed = 1 WHERE id = ?", [sealed])
            volume = max(known, default=0) + 1
            db.conn.execute(
                "INSERT INTO volume (id, name, generation, salt, sealed) VALUES (?, ?, 1, ?, 0)",
                [volume, name_of(volume), secrets.token_bytes(len(self._key.salt))],
            )
            path = self._folder / name_of(volume)
            path.unlink(missing_ok=True)  # of a making that was cut off: no row knew of it
            driver.create_file(path)
        return volume

    @contextmanager
    def _volume(self, volume: int, *, writes: bool = False) -> Iterator[Database]:
        (row,) = self._rows("SELECT salt FROM volume WHERE id = ?", volume)
        key = replace(self._key, salt=row["salt"])
        path = self._folder / name_of(volume)
        db = driver.connect(path, key, writes=writes, cache_mb=_CACHE_MB)
        with closing(db.conn):
            if writes and scalar(db, "SELECT 1 FROM sqlite_schema") is None:
                for statement in _SCHEMA:
                    db.conn.execute(statement)
            yield db

    def _take_in(self, db: Database, parts: Iterable[bytes]) -> tuple[str, int]:
        seen, size = hashlib.sha256(), 0
        file = db.conn.execute("INSERT INTO file (sha256, bytes) VALUES (NULL, 0)").lastrowid
        try:
            for first, some in _grouped(_chunks(parts)):
                rows = [(file, first + place, chunk) for place, chunk in enumerate(some)]
                db.conn.execute("BEGIN IMMEDIATE")
                db.conn.executemany("INSERT INTO chunk (file, part, bytes) VALUES (?, ?, ?)", rows)
                db.conn.execute("COMMIT")
                for chunk in some:
                    seen.update(chunk)
                    size += len(chunk)
            sql = "SELECT id FROM file WHERE sha256 = ?"
            if scalar(db, sql, [seen.hexdigest()]) is not None:
                _forget(db, [None])
            else:
                sql = "UPDATE file SET sha256 = ?, bytes = ? WHERE id = ?"
                db.conn.execute(sql, [seen.hexdigest(), size, file])
        except BaseException:
            if db.conn.in_transaction:
                db.conn.execute("ROLLBACK")
            _forget(db, [None])
            raise
        return seen.hexdigest(), size

    def _earlier(self, sha256: str) -> int | None:
        """Return the volume that holds this file by a committed row."""
        rows = self._rows("SELECT volume FROM blob WHERE sha256 = ?", sha256)
        return next((row["volume"] for row in rows), None)


def name_of(volume: int) -> str:
    """Return the file's name of a volume, by its number from 1."""
    return f"files-{volume:04}.db"


def _chunks(parts: Iterable[bytes]) -> Iterator[bytes]:
    """Cut anew, into chunks of `CHUNK` bytes and a last one."""
    held = bytearray()
    for part in parts:
        held += part
        while len(held) >= CHUNK:
            yield bytes(held[:CHUNK])
            del held[:CHUNK]
    if held:
        yield bytes(held)


def _grouped(chunks: Iterator[bytes]) -> Iterator[tuple[int, list[bytes]]]:
    """Give some chunks at a time, with the number of the first."""
    first, some = 0, list[bytes]()
    for chunk in chunks:
        some.append(chunk)
        if len(some) == _COMMITTED_TOGETHER:
            yield first, some
            first, some = first + len(some), []
    yield first, some


def _forget(db: Database, files: Iterable[str | None]) -> None:
    """Erase files by their SHA-256 (None: those that never came in whole), the log included."""
    for sha256 in files:
        chosen = "SELECT id FROM file WHERE sha256 IS ?"
        db.conn.execute("BEGIN IMMEDIATE")
        db.conn.execute(f"DELETE FROM chunk WHERE file IN ({chosen})", [sha256])
        db.conn.execute("DELETE FROM file WHERE sha256 IS ?", [sha256])
        db.conn.execute("COMMIT")
    db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
