"""One window an archive: an empty file with an operating system's lock on it.

The lock names no host, user or process, and falls away by itself when its holder dies.
"""

import os
import sys
from pathlib import Path

from khronika.archive.faults import OpenElsewhere, told

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class Lock:
    """Held from opening to closing."""

    def __init__(self, folder: Path) -> None:
        """Take the lock of the archive in `folder`.

        Raises:
            OpenElsewhere: Another process holds it.
            ReadOnlyPlace: The folder cannot be written to.
        """
        with told(folder):
            self._file = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            if sys.platform == "win32":
                msvcrt.locking(self._file, msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(self._file)
            raise OpenElsewhere(name=folder.name) from None

    def release(self) -> None:
        """Let others in."""
        os.close(self._file)
