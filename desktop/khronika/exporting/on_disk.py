"""Finished files to the disk: whole or not at all, and nothing else opened on the way.

A file is written beside its place under a name that ends in .part, synced, and renamed; files
that belong together are written into a folder that ends in .part, which is then renamed. Only
bytes that were found clean come here, so that a .part left by a power cut tells nothing either.
Files are readable by their owner alone (0600): who else may is for the person to say.
"""

import errno
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from khronika.archive.faults import DiskFull
from khronika.archive.syncing import sync_folder
from khronika.domain.errors import KnownError
from khronika.i18n import N_

PART = ".part"
_FILE = 0o600
_FOLDER = 0o700


class TargetExists(KnownError):
    summary = N_("“{name}” is already there.")
    remedy = N_("Choose another name, or say that it is to be replaced.")


class TargetHoldsMore(KnownError):
    summary = N_("The folder “{name}” holds files that no export has made.")
    remedy = N_("Choose another name; Khronika replaces only what it has written itself.")


class TargetUnwritable(KnownError):
    summary = N_("Nothing can be written to “{name}”.")
    remedy = N_("Choose a folder of your own on a disk that is connected and not read-only.")


_UNWRITABLE = frozenset(
    {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.ENOTDIR, errno.EIO, errno.ENODEV,
     errno.ENAMETOOLONG, errno.EINVAL}
)  # fmt: skip
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


def check_target(out: Path, names: frozenset[str], *, folder: bool, replace: bool) -> None:
    """See to it that `out` may be written, before any work is done.

    Args:
        out: The file to write, or (`folder`) the folder to make.
        names: What will be in that folder: only a folder of such files is ever replaced.

    Raises:
        TargetExists, TargetHoldsMore, TargetUnwritable: Nothing has been touched.
    """
    with _told(out):
        if not out.parent.is_dir():
            raise TargetUnwritable(name=out.parent.name or str(out.parent))
        if not os.path.lexists(out):
            return
        if not replace:
            raise TargetExists(name=out.name)
        if out.is_dir() != folder or out.is_symlink():
            raise TargetHoldsMore(name=out.name)
        if folder and not names.issuperset(entry.name for entry in out.iterdir()):
            raise TargetHoldsMore(name=out.name)


def write_file(out: Path, content: bytes, log: Callable[[], object]) -> None:
    """Write one file, in place of one that is there.

    `log` is called when the bytes are on the disk and lack only their name: if it fails,
    nothing has left, and nothing leaves unlogged.

    Raises:
        DiskFull, TargetUnwritable: What was at `out` is as it was.
    """
    part = out.with_name(out.name + PART)
    with _told(out), _gone_on_failure(part):
        _written(part, content)
        log()
        part.replace(out)
        sync_folder(out.parent)


def write_folder(out: Path, files: Mapping[str, bytes], log: Callable[[], object]) -> None:
    """Write a folder of files, in place of one that is there (which held only such files).

    `log` and errors are those of `write_file`.
    """
    part = out.with_name(out.name + PART)
    with _told(out), _gone_on_failure(part):
        _clear(part)
        part.mkdir(mode=_FOLDER)
        for name, content in files.items():
            _written(part / name, content)
        sync_folder(part)
        log()
        # A folder that is not empty cannot be renamed over: the old one is cleared first, when
        # the new one is whole and on the disk.
        _clear(out)
        part.rename(out)
        sync_folder(out.parent)


def _written(path: Path, content: bytes) -> None:
    path.unlink(missing_ok=True)  # left by a power cut, or by someone who knows the name
    with open(path, "xb", opener=_private) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, _FILE)


def _clear(path: Path) -> None:
    """Remove a file, or a folder of files, if it is there."""
    if path.is_dir() and not path.is_symlink():
        for entry in path.iterdir():
            entry.unlink()
        path.rmdir()
    else:
        path.unlink(missing_ok=True)


@contextmanager
def _gone_on_failure(part: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        _clear(part)
        raise


@contextmanager
def _told(out: Path) -> Iterator[None]:
    """Turn what a disk may answer into a sentence; anything else is a bug."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFull from None
        if error.errno in _UNWRITABLE:
            raise TargetUnwritable(name=out.name) from None
        raise
