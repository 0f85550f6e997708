"""Putting the names in a folder on the disk, so that a power cut finds what was renamed."""

import os
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """Wait until files made, renamed and removed in `folder` are so on the disk.

    Windows cannot be asked for it: a folder cannot be opened there, and renames are journaled.
    """
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
