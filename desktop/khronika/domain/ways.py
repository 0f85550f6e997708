"""How what was typed is met by what stands in a text."""

from enum import IntEnum
from typing import NamedTuple

from khronika.i18n import N_


class Way(IntEnum):
    """How a word was found, the nearest first."""

    EXACT = 0
    INFLECTED = 1
    SPELLED = 2  # in another spelling or script
    EQUIVALENT = 3  # by another name of the same


# How a record was found whose words stand in it otherwise than they were typed.
WAYS = {
    Way.INFLECTED: N_("another form"),
    Way.SPELLED: N_("another spelling or script"),
    Way.EQUIVALENT: N_("another name"),
}


class Mark(NamedTuple):
    """A stretch of a text, in code points, that a query has found, and by which way."""

    start: int
    end: int
    way: Way
