"""What lies in an archive's folder, looked at around its opening: no key is needed for that."""

import struct
from pathlib import Path

from khronika.archive.faults import (
    DatabaseDamaged,
    DatabaseEmpty,
    DatabaseMissing,
    LogMissing,
    NotAnArchive,
    told,
)

DATABASE = "archive.db"
_SMALLEST = 4096  # bytes: one page
_LOG, _LOG_INDEX = "archive.db-wal", "archive.db-shm"

# The index of the log begins with two copies of a header; a power cut may leave rubbish instead.
# It says, in the machine's own byte order, how large a page is, how many frames were committed,
# and behind the copies how many of these lie in the database already. A log and each frame of it
# begin with so many bytes of their own. See https://sqlite.org/walformat.html.
_COPY = 48
_PAGE_SIZE = struct.Struct("=14xH")
_COMMITTED = struct.Struct("=16xI")
_COPIED = struct.Struct("=96xI")
_LOG_HEADER, _FRAME_HEADER = 32, 24


def archive_around(path: Path) -> Path:
    """Return the archive that `path` is, or lies in: whoever chooses its folder is soon inside it,
    and means it by any of its files. `path` itself where there is none.
    """
    try:
        return next(one for one in (path, *path.absolute().parents) if _holds(one))
    except (StopIteration, OSError):
        return path


def _holds(folder: Path) -> bool:
    return (folder / DATABASE).is_file() and (folder / "keys").is_dir()


def check_folder(path: Path) -> None:
    """Refuse what is no archive before any key is tried, and never make one of an empty file.

    Raises:
        NotAnArchive, DatabaseMissing, DatabaseEmpty, DatabaseDamaged: As said.
        ReadOnlyPlace, DiskFault: The folder cannot be looked into.
    """
    with told(path):
        if not path.is_dir() or not ((path / "keys").is_dir() or (path / DATABASE).is_file()):
            raise NotAnArchive(name=path.name)
        if not (path / DATABASE).is_file():
            raise DatabaseMissing(name=path.name)
        size = (path / DATABASE).stat().st_size
        if size == 0:
            raise DatabaseEmpty(name=path.name)
        if size < _SMALLEST:  # SQLite takes a file of one byte for a new one, too
            raise DatabaseDamaged(name=path.name)


def check_log(path: Path) -> None:
    """Refuse an archive that lost its write-ahead log, or the end of it, with work in it.

    It would open as it was before that work, and every check would say that all is well. Only
    the index of the log, which closing removes, still knows. Call it with the lock held.

    Raises:
        LogMissing: As said.
    """
    with told(path):
        log, index = path / _LOG, path / _LOG_INDEX
        known = index.read_bytes() if index.is_file() else b""
        if len(known) < _COPIED.size or known[:_COPY] != known[_COPY : 2 * _COPY]:
            return
        (committed,) = _COMMITTED.unpack_from(known)
        (copied,) = _COPIED.unpack_from(known)
        (page,) = _PAGE_SIZE.unpack_from(known)
        held = log.stat().st_size if log.is_file() else 0
        if committed > copied and held < _LOG_HEADER + committed * (_FRAME_HEADER + page):
            raise LogMissing(name=path.name)


def has_salt(path: Path, salt: bytes) -> bool:
    """Say whether the database begins with `salt`, as those that its key opens do.

    A page is decrypted without it, so that its loss harms nothing; but it tells a database of
    other keys from one whose first page is damaged, which look alike to SQLCipher.
    """
    with told(path), (path / DATABASE).open("rb") as file:
        return file.read(len(salt)) == salt
