"""Leaving nothing of an archive in memory: the process is replaced by a new one.

Closing and deleting is not enough; copies of keys, passphrases and texts stay in the memory of a
process for as long as it lives (measured in SECURITY §4.1).
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from typing import NoReturn

from khronika import handed_on


def command() -> list[str]:
    """Return what starts this program anew, as it was started now."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-P", "-m", "khronika"]


def replace_process(words: Sequence[str]) -> NoReturn:
    """Become a new process of this program, given `words` out of other users' sight."""
    given = handed_on.environment(words)
    if sys.platform == "win32":
        subprocess.Popen(command(), env=given, creationflags=subprocess.DETACHED_PROCESS)
        os._exit(0)
    os.execve(sys.executable, command(), given)  # noqa: S606 (no shell is wanted)
