"""How large a file may be: what looks at files, what brings them in and what reads them anew agree.

What is larger is kept as it came; but what is surely a text is refused: it can be cut into parts.
"""

from math import inf

from khronika.importing.faults import LARGEST, LARGEST_PARSED
from khronika.importing.formats import FILE, PARSED, is_surely_text


def most_held(format_: str) -> int:
    """Return how many bytes of a file of `format_` are held in memory to be read, at most."""
    return LARGEST_PARSED if format_ in PARSED else LARGEST


def most_read(format_: str, name: str) -> float:
    """Return of how many bytes at most a file called `name` is read, and not kept as it came."""
    if format_ == FILE:
        return -1
    return inf if format_ not in PARSED and is_surely_text(name) else most_held(format_)
