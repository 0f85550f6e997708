"""How what was typed is met by what stands in a text."""

from enum import IntEnum
from typing import NamedTuple


class Way(IntEnum):
    """How a word was found, the nearest first."""

    EXACT = 0
    INFLECTED = 1
    SPELLED = 2  # in another spelling or script
    EQUIVALENT = 3  # by another name of the same


class Mark(NamedTuple):
    """A stretch of a text, in code points, that a query has found, and by which way."""

    start: int
    end: int
    way: Way
