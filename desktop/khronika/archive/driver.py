"""The only door to SQLCipher. Every connection to an archive is made and dressed here.

SQLCipher takes the raw key and salt, so that a connection costs a fifth of a millisecond and the
first bytes of the file may be lost without loss (`x'<64 hex key><32 hex salt>'`).
"""

import sys
import threading
from pathlib import Path
from typing import Any

import sqlcipher3
from sqlcipher3 import dbapi2 as sqlcipher

# sqlite-utils catches sqlite3's exceptions by class; SQLCipher's are others. With this alias,
# before its first import, it catches the right ones; without it a failed query could leave a
# transaction open.
sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = sqlcipher

import sqlite_utils.db  # noqa: E402
from sqlite_utils import Migrations  # noqa: E402
from sqlite_utils.db import Database  # noqa: E402

from khronika.archive.data_key import Key  # noqa: E402

if vars(sqlite_utils.db)["OperationalError"] is not sqlcipher.OperationalError:  # pragma: no cover
    raise ImportError("sqlite_utils was imported before khronika.archive.driver")

__all__ = [
    "Database",
    "Migrations",
    "ReadElsewhere",
    "connect",
    "create_file",
    "dress",
    "raw_key",
    "version",
]

WRITER_CACHE_MB, WINDOW_CACHE_MB, READER_CACHE_MB = 16, 20, 8

_SETTINGS = (
    "cipher_log_level = NONE",  # or page numbers and worse go to standard error
    "temp_store = MEMORY",  # a sort must not spill rows to a temporary file
    "mmap_size = 0",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
)
_WRITER_SETTINGS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "fullfsync = ON",
    "checkpoint_fullfsync = ON",
    "secure_delete = ON",
)

# What a dressed connection may still be asked by PRAGMA; all else would loosen it or write
# plaintext (temp_store, key, rekey, synchronous, journal_mode, cipher_log …).
_ASKABLE = frozenset(
    {"table_info", "table_xinfo", "index_list", "index_info", "foreign_key_list"}
    | {"foreign_key_check", "integrity_check", "quick_check", "cipher_integrity_check"}
    | {"wal_checkpoint", "defer_foreign_keys", "page_count", "freelist_count", "page_size"}
    | {"data_version", "user_version", "application_id", "encoding", "shrink_memory"}
)
_FORBIDDEN_FUNCTIONS = frozenset({"load_extension", "sqlcipher_export", "fts3_tokenizer"})


class ReadElsewhere(RuntimeError):
    """A reader was used on another thread than its own: ask the archive again on that thread.

    A bug, and no error of the database, so that nothing takes it for one. Two threads in one
    connection can wait for one another for good: this one for its lock, holding Python's, and the
    other, inside the authorizer, for Python's.
    """


class _Rows(sqlcipher.Cursor):  # type: ignore[misc]  # sqlcipher3 ships no hints
    """What a reader answers, to be walked through where it was asked."""

    def __init__(self, reader: "_Reader") -> None:
        super().__init__(reader)
        self._reader = reader

    def __iter__(self) -> "_Rows":
        self._reader.be_home()
        return self

    def fetchone(self) -> Any:
        self._reader.be_home()
        return super().fetchone()

    def fetchmany(self, *args: Any, **named: Any) -> Any:
        self._reader.be_home()
        return super().fetchmany(*args, **named)

    def fetchall(self) -> Any:
        self._reader.be_home()
        return super().fetchall()


class _Reader(sqlcipher.Connection):  # type: ignore[misc]  # sqlcipher3 ships no hints
    """A connection of one thread. sqlite3's own check would forbid to close it from another."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._home = threading.get_ident()

    def be_home(self) -> None:
        """Raise `ReadElsewhere` on any thread but the one that made this."""
        if threading.get_ident() != self._home:
            raise ReadElsewhere(f"on thread “{threading.current_thread().name}”")

    def cursor(self, *_factory: Any) -> _Rows:
        """Return a cursor; `execute` and its sisters begin here too, so that this guards all."""
        self.be_home()
        rows: _Rows = super().cursor(_Rows)
        return rows


def _authorize(action: int, one: str | None, two: str | None, *_where: str | None) -> int:
    if action in (sqlcipher.SQLITE_ATTACH, sqlcipher.SQLITE_DETACH):
        return int(sqlcipher.SQLITE_DENY)
    if action == sqlcipher.SQLITE_PRAGMA and (one or "").lower() not in _ASKABLE:
        return int(sqlcipher.SQLITE_DENY)
    if action == sqlcipher.SQLITE_FUNCTION and (two or "").lower() in _FORBIDDEN_FUNCTIONS:
        return int(sqlcipher.SQLITE_DENY)
    return int(sqlcipher.SQLITE_OK)


def dress(connection: sqlcipher.Connection, *, writes: bool, cache_mb: int) -> Database:
    """Give an opened `connection` the settings of `SECURITY.md` §3.3, then close the doors.

    A connection that does not write is `query_only`. Afterwards an authorizer refuses ATTACH,
    every PRAGMA that would loosen a setting, extensions and plaintext export.
    """
    for setting in _SETTINGS + (_WRITER_SETTINGS if writes else ("query_only = ON",)):
        connection.execute(f"PRAGMA {setting}").fetchall()
    connection.execute(f"PRAGMA cache_size = {-1024 * cache_mb}")
    connection.set_authorizer(_authorize)
    return Database(connection, execute_plugins=False, recursive_triggers=False, strict=True)


def connect(
    path: Path, key: Key, *, writes: bool = False, cache_mb: int = READER_CACHE_MB
) -> Database:
    """Open the database at `path`, which must exist, with its `key`.

    What SQLCipher is given of the key is wiped after use. The connection may be closed from
    another thread, but is used by one at a time: a reader by the thread that made it, or it
    raises `ReadElsewhere`; the writer under a lock.

    Raises:
        sqlcipher3's DatabaseError: the key is another's or the first page is damaged.
    """
    connection = sqlcipher.connect(
        f"{path.absolute().as_uri()}?mode=rw",
        uri=True,
        timeout=5,
        isolation_level=None,
        check_same_thread=False,
        factory=sqlcipher.Connection if writes else _Reader,
    )
    spec = raw_key(key)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.set_key(spec)
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        return dress(connection, writes=writes, cache_mb=cache_mb)
    except BaseException:
        connection.close()
        raise
    finally:
        spec[:] = bytes(len(spec))


def create_file(path: Path) -> None:
    """Make the empty file that `connect` will turn into a database; refuses an existing one."""
    path.touch(mode=0o600, exist_ok=False)


def raw_key(key: Key) -> bytearray:
    """Return SQLCipher's form of a key: 64 hex digits of it, then 32 of the salt."""
    return bytearray(b"x'" + key.key.hex().encode() + key.salt.hex().encode() + b"'")


def version() -> str:
    """Return which SQLCipher this is, and on which SQLite, as its makers write it."""
    conn = sqlcipher.connect(":memory:")
    try:
        (cipher,) = conn.execute("PRAGMA cipher_version").fetchone()
    finally:
        conn.close()
    return f"{cipher} (SQLite {sqlcipher.sqlite_version})"
