"""The two doors of an archive: made anew, or opened."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from khronika.archive import ballast, driver, grades
from khronika.archive.archive import Archive
from khronika.archive.faults import ArchiveExists, KeysOfAnother, told
from khronika.archive.folder import DATABASE, check_folder, check_log, has_salt
from khronika.archive.key_changes import create_keys
from khronika.archive.keyring import OpenKeys, unlock
from khronika.archive.lock import Lock
from khronika.archive.meta import settle_keys
from khronika.archive.migrations import bring_up_to_date
from khronika.archive.openings import Opening
from khronika.domain.kinds import new_uid
from khronika.domain.progress import SILENT, Progress


def create_archive(
    path: Path,
    openings: Sequence[Opening],
    *,
    progress: Progress = SILENT,
    ballast_bytes: int = ballast.BALLAST_BYTES,
) -> Archive:
    """Make a new archive in the folder `path`, with one slot for each of `openings`, and open it.

    Nothing is left behind when it fails. A passphrase or recovery code takes 2 to 14 seconds.

    Raises:
        ArchiveExists: Something lies at `path` already.
        ReadOnlyPlace, PlaceMissing, NameRefused, DiskFull: The folder cannot be made there.
        TooLittleMemory, PassphraseTooShort …: See `key_changes.create_keys`.
    """
    with told(path):
        if path.exists():
            raise ArchiveExists(name=path.name)
        path.mkdir(mode=0o700)
    try:
        uid = new_uid()
        keys = create_keys(path, bytes(uid), openings=openings, progress=progress)
        with _locked(path) as lock:
            with told(path):
                driver.create_file(path / DATABASE)
            archive = _open(path, keys, lock)
        ballast.lay(path, ballast_bytes)
        return archive
    except BaseException:
        shutil.rmtree(path, ignore_errors=True)
        raise


def open_archive(path: Path, opening: Opening, *, progress: Progress = SILENT) -> Archive:
    """Open the archive in the folder `path`.

    Raises:
        NotAnArchive, DatabaseMissing, DatabaseEmpty, DatabaseDamaged, LogMissing: As said.
        KeysOfAnother, OpenElsewhere, ReadOnlyPlace, NewerSchema: As said.
        NotOpened and the rest of `keyring.unlock`: The keys did not open.
    """
    check_folder(path)
    keys = unlock(path, opening, progress)
    with _locked(path) as lock:
        check_log(path)
        archive = _open(path, keys, lock, progress)
    archive.sweep()
    ballast.lay(path)
    return archive


@contextmanager
def _locked(path: Path) -> Iterator[Lock]:
    """Take the lock for an archive that is being opened; let go of it only when that fails."""
    lock = Lock(path)
    try:
        yield lock
    except BaseException:
        lock.release()
        raise


def _open(path: Path, keys: OpenKeys, lock: Lock, progress: Progress = SILENT) -> Archive:
    with told(path):
        try:
            writer = driver.connect(
                path / DATABASE, keys.key, writes=True, cache_mb=driver.WRITER_CACHE_MB
            )
        except sqlcipher.DatabaseError:
            if not has_salt(path, keys.key.salt):
                raise KeysOfAnother(name=path.name) from None
            raise
        try:
            bring_up_to_date(writer, path.name)
            settle_keys(writer, path.name, keys)
            grades.bring(writer, progress)
        except BaseException:
            writer.conn.close()
            raise
    return Archive(path, keys, lock, writer)
