"""The sample archive: a real one, encrypted as any, in a folder that is gone after the last look.

It opens at once, by an identity that is held in memory only; its passphrase takes seconds to make
and is made behind the window.
"""

import atexit
import os
import shutil
import stat
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from khronika.archive.archive import SUFFIX, Archive
from khronika.archive.faults import told
from khronika.archive.key_changes import add_slot
from khronika.archive.lock import Lock
from khronika.archive.openings import Passphrase
from khronika.archive.passphrases import generate_passphrase
from khronika.domain.errors import KnownError
from khronika.domain.progress import SILENT, Progress
from khronika.i18n import N_

PREFIX = "khronika-sample-"
NAME = f"sample{SUFFIX}"
_NEWBORN = 60  # seconds during which a folder may be without its lock because it is being made


class NoTemporaryFolder(KnownError):
    """Nothing can be written to any of the places where the system keeps temporary files."""

    summary = N_("The sample found no temporary folder that it may write to.")
    remedy = N_("Free some space on the disk, or name a folder of yours in the variable TMPDIR.")


class SampleFolder:
    """A folder of this person's alone, kept by a lock while in use, and removed at exit."""

    def __init__(self, path: Path) -> None:
        """Keep the folder `path`.

        Raises:
            OpenElsewhere: Another window keeps it.
        """
        self.path = path
        self._lock = Lock(path)
        atexit.register(self.remove)

    def remove(self) -> None:
        """Remove it with all that is in it; the archive in it has been closed."""
        atexit.unregister(self.remove)
        self._lock.release()
        shutil.rmtree(self.path, ignore_errors=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A sample archive, open. passphrase: six words, which open it once they have been added."""

    archive: Archive
    passphrase: str = field(repr=False)
    place: SampleFolder

    @property
    def folder(self) -> Path:
        """The temporary folder around the archive."""
        return self.place.path

    def add_passphrase(self, progress: Progress = SILENT) -> None:
        """Let the passphrase open the archive: 2 to 14 seconds, on a thread that may wait.

        Raises:
            TooLittleMemory, GuessesTooCheap: The archive is open, and will not open again.
            Cancelled: `progress` said so.
        """
        add_slot(self.archive.path, self.archive.keys, Passphrase(self.passphrase), progress)


def open_sample(progress: Progress = SILENT) -> Sample:
    """Make a sample archive and open it, after sweeping away those that were left behind.

    Raises:
        NoTemporaryFolder, DiskFull, DiskFault, ReadOnlyPlace: It cannot be made.
        DraftUnreadable, SeedsMissing: The installation is damaged.
        Cancelled: `progress` said so; nothing is left behind.
    """
    # Here, for a window that is locked asks this module about its folder, and makes no archive.
    from khronika.importing.making import make_archive
    from khronika.importing.seeds import load_seeds

    sweep_samples()
    place = SampleFolder(_new_folder())
    try:
        archive = make_archive(place.path / NAME, [], progress, ballast_bytes=0)
        try:
            load_seeds(archive, progress=progress)
        except BaseException:
            archive.close()
            raise
    except BaseException:
        place.remove()
        raise
    return Sample(archive=archive, passphrase=generate_passphrase(), place=place)


def take_over(archive: Path) -> SampleFolder | None:
    """Keep the folder around `archive` if that is a sample, whose window was replaced by a lock.

    Raises:
        OpenElsewhere: Another window keeps it.
    """
    if archive.name != NAME or not _is_ours(archive.parent):
        return None
    return SampleFolder(archive.parent)


def sweep_samples() -> None:
    """Remove the samples of windows that were killed; never fails, and touches nobody else's."""
    with suppress(OSError):
        for path in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
            if _is_ours(path) and not _is_newborn(path):
                with suppress(KnownError):  # most often because a window keeps it
                    SampleFolder(path).remove()


def _new_folder() -> Path:
    """Make a folder that only this person can enter (mode 0700)."""
    with told(Path(PREFIX)):
        try:
            return Path(tempfile.mkdtemp(prefix=PREFIX))
        except FileNotFoundError as error:
            raise NoTemporaryFolder from error


def _is_ours(path: Path) -> bool:
    """Say whether `path` is such a folder and this person's: others write to /tmp as well."""
    try:
        if path.parent != Path(tempfile.gettempdir()) or not path.name.startswith(PREFIX):
            return False
        found = path.lstat()
    except OSError:
        return False
    mine = sys.platform == "win32" or found.st_uid == os.getuid()
    return mine and stat.S_ISDIR(found.st_mode)


def _is_newborn(path: Path) -> bool:
    """Say whether its maker may not have come to lock it yet."""
    return not (path / "lock").exists() and time.time() - path.stat().st_mtime < _NEWBORN
