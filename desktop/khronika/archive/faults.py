"""What can go wrong with an archive's files, and how the driver's errors become sentences."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from khronika.domain.errors import KnownError
from khronika.i18n import N_


class NotAnArchive(KnownError):
    summary = N_("“{name}” is not a Khronika archive.")
    remedy = N_("Choose a folder whose name ends in .khronika and that holds archive.db and keys.")


class ArchiveExists(KnownError):
    summary = N_("“{name}” is already there.")
    remedy = N_("Choose another name; an archive is never written over.")


class DatabaseEmpty(KnownError):
    summary = N_("The database of “{name}” is empty: its file has 0 bytes.")
    remedy = N_("Restore the archive from a backup. Nothing has been written to this one.")


class DatabaseMissing(KnownError):
    summary = N_("The database of “{name}” is missing.")
    remedy = N_("Put archive.db back into the folder, or restore the archive from a backup.")


class DatabaseDamaged(KnownError):
    summary = N_("The database of “{name}” is damaged: a part of it cannot be read.")
    remedy = N_("Make a copy of the folder first, run Verify, then restore from a backup.")


class KeysOfAnother(KnownError):
    summary = N_("The keys in “{name}” do not belong to its database.")
    remedy = N_(
        "Put back the folder “keys” that lay beside this archive.db, or the archive.db that lay "
        "beside these keys. If neither was moved, restore the archive from a backup."
    )


class LogMissing(KnownError):
    """The write-ahead log that a crash left behind was taken away, or cut short."""

    summary = N_("The last changes of “{name}” were in archive.db-wal, and that is gone.")
    remedy = N_(
        "Put archive.db-wal back beside archive.db. If it is lost for good, delete "
        "archive.db-shm: the archive then opens without those changes."
    )


class NewerSchema(KnownError):
    summary = N_(
        "“{name}” was written by a newer Khronika (format {found}, this one knows {known})."
    )
    remedy = N_("Install the newer program to open it. Nothing has been changed.")


class OpenElsewhere(KnownError):
    summary = N_("“{name}” is open in another window of Khronika.")
    remedy = N_("Close it there first, or wait until its work has ended.")


class ReadOnlyPlace(KnownError):
    summary = N_("“{name}” lies where nothing can be written.")
    remedy = N_("Copy the archive to a disk of your own and open the copy.")


class DiskFull(KnownError):
    summary = N_("The disk is full. What was being done was not written; all the rest is safe.")
    remedy = N_("Free some space on the disk, then try again.")


class DiskFault(KnownError):
    summary = N_("The disk did not answer while “{name}” was being read or written.")
    remedy = N_(
        "Check that the drive is connected, and that it takes large files (FAT32 ends at 4 GB). "
        "What was saved before is safe."
    )


class PlaceMissing(DiskFault):
    summary = N_("The folder where “{name}” should lie is not there.")
    remedy = N_("Check that the drive is connected, and that the place is written as it is called.")


class NameRefused(KnownError):
    summary = N_("“{name}” is too long to be a name on this disk.")
    remedy = N_("Choose a shorter name: letters other than Latin count twice or more.")


class Busy(KnownError):
    summary = N_("Another program is writing to this archive.")
    remedy = N_("Wait a moment and try again.")


_BY_CODE: dict[int, type[KnownError]] = {
    sqlcipher.SQLITE_FULL: DiskFull,
    sqlcipher.SQLITE_IOERR: DiskFault,
    sqlcipher.SQLITE_READONLY: ReadOnlyPlace,
    sqlcipher.SQLITE_CANTOPEN: DiskFault,
    sqlcipher.SQLITE_PERM: ReadOnlyPlace,
    sqlcipher.SQLITE_CORRUPT: DatabaseDamaged,
    sqlcipher.SQLITE_NOTADB: DatabaseDamaged,
    sqlcipher.SQLITE_BUSY: Busy,
    sqlcipher.SQLITE_LOCKED: Busy,
}

_BY_ERRNO: dict[int, type[KnownError]] = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EROFS: ReadOnlyPlace,
    errno.EACCES: ReadOnlyPlace,
    errno.EPERM: ReadOnlyPlace,
    errno.ENOENT: PlaceMissing,
    errno.ENOTDIR: PlaceMissing,
    errno.ENAMETOOLONG: NameRefused,
    errno.EIO: DiskFault,
    errno.ENODEV: DiskFault,
}


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn the world's failures inside the block into sentences about the archive at `path`.

    An error of the driver whose code is not the world's fault is a bug and passes through.
    The driver's text never travels on: it may echo what the person wrote.
    """
    try:
        yield
    except (sqlcipher.Error, OSError) as error:
        known = sentence(error, path)
        if known is None:
            raise
        raise known from None


def sentence(error: BaseException, path: Path) -> KnownError | None:
    """Return what `error` means for the archive at `path`, or None if it is a bug."""
    kind = None
    if isinstance(error, OSError):
        kind = _BY_ERRNO.get(error.errno or 0)
    elif isinstance(error, sqlcipher.Error):
        code = getattr(error, "sqlite_errorcode", None)
        kind = _BY_CODE.get(code & 0xFF) if isinstance(code, int) else None
        if code is None and str(error).startswith("Could not decode"):
            kind = DatabaseDamaged  # SQLCipher gives zeros for the end of a damaged value
    return kind(name=path.name) if kind is not None else None
