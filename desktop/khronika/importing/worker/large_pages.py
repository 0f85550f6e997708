"""Having memory lie in large pages, of which a fork copies hardly anything. Linux, from 6.1 on.

Of each small page that a process holds a fork writes down that it is shared, and its end that it is
no longer: with all parsers loaded that takes longer than to read a short text. What a forked
process writes to is taken apart again there, small page by small page, as ever.
"""

import ctypes
import os
import re
from collections.abc import Iterator

_COLLAPSE = 25  # <asm-generic/mman-common.h>: MADV_COLLAPSE
_LARGE = 2 << 20  # bytes of a page, where small ones have 4096
# address, end, rights, offset, device and file of a piece of memory; see proc(5)
_OWN = re.compile(r"([0-9a-f]+)-([0-9a-f]+) rw-p \S+ \S+ 0 *(?:\[heap\])?")


def gather() -> int:
    """Have what this process has written lie in large pages; return how many, 0 where the system
    knows no such thing. It takes a third of a second for a hundred megabytes.
    """
    advise = ctypes.CDLL(None).madvise
    gathered = 0
    for start in _starts():
        if advise(ctypes.c_void_p(start), ctypes.c_size_t(_LARGE), _COLLAPSE) == 0:
            gathered += 1
    return gathered


def _starts() -> Iterator[int]:
    """Yield where a large page could begin, in memory that belongs to no file."""
    maps, said = os.open("/proc/self/maps", os.O_RDONLY), b""
    try:
        while piece := os.read(maps, 1 << 16):
            said += piece
    finally:
        os.close(maps)
    for line in said.decode("ascii", "replace").splitlines():
        if (own := _OWN.fullmatch(line.rstrip())) is not None:
            start, end = int(own[1], 16), int(own[2], 16)
            yield from range(-(-start // _LARGE) * _LARGE, end - _LARGE + 1, _LARGE)
