"""Leaving nothing of an archive in memory: the process is replaced by a new one.

Closing and deleting is not enough; copies of keys, passphrases and texts stay in the memory of a
process for as long as it lives (measured in SECURITY §4.1).
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from typing import NoReturn


def command(words: Sequence[str]) -> list[str]:
    """Return what starts this program anew with `words`, as it was started now."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *words]
    return [sys.executable, "-P", "-m", "khronika", *words]


def replace_process(words: Sequence[str]) -> NoReturn:
    """Become a new process of this program, given `words`."""
    if sys.platform == "win32":
        subprocess.Popen(command(words), creationflags=subprocess.DETACHED_PROCESS)
        os._exit(0)
    os.execv(sys.executable, command(words))  # noqa: S606 (no shell is wanted)
