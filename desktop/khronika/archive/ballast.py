"""32 MiB kept on the disk for the day it is full.

SQLite needs room even to delete or to checkpoint. When a write finds the disk full, the ballast
is given up, so that the person can still export, tidy up and close; it is laid down again at the
next opening, once there is ample room.
"""

import os
import shutil
from pathlib import Path

BALLAST_BYTES = 32 << 20
_AMPLE = 1 << 30
_PIECE = 1 << 20


def lay(folder: Path, size: int = BALLAST_BYTES) -> None:
    """Lay the ballast down if it is missing and the disk has ample room; never fails.

    The bytes are random: some disks would store zeros in no space at all.
    """
    path = folder / "ballast"
    try:
        if path.exists() or shutil.disk_usage(folder).free < _AMPLE + size:
            return
        with path.open("xb") as file:
            for _at in range(0, size, _PIECE):
                file.write(os.urandom(min(_PIECE, size)))
    except OSError:
        path.unlink(missing_ok=True)


def give_up(folder: Path) -> None:
    """Free the ballast's room; never fails."""
    try:
        (folder / "ballast").unlink(missing_ok=True)
    except OSError:
        return
