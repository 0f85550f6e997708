"""What the process itself gives up at its start, before it holds any secret."""

import ctypes
import sys

_PR_SET_DUMPABLE = 4  # <linux/prctl.h>


def harden() -> None:
    """Write no core dump, and let no other program of this person read this one's memory.

    RLIMIT_CORE alone is not enough: where dumps are piped to a handler, the kernel does not
    keep to it (core(5)); a process that is not dumpable is neither dumped nor traced. Where the
    system knows neither, nothing is done.
    """
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
