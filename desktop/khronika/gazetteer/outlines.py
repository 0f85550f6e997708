"""The outline of the world's countries, for maps that we draw ourselves."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from types import MappingProxyType

from khronika.gazetteer.files import read_lines

Ring = tuple[tuple[float, float], ...]

_STEPS = 100  # a degree; the file counts in hundredths


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """Borders and coasts: the rings of each country, by its ISO 3166-1 alpha-2 code.

    A ring is closed and made of (longitude, latitude) in degrees, WGS 84; filled by the
    even-odd rule the rings of a country leave its enclaves out. Finer from 15° to 60° E than
    elsewhere, and good enough to show where something is, not whose a field is. Disputed land
    is its country's by the borders that the United Nations recognise: Crimea is Ukraine's.
    """

    countries: Mapping[str, tuple[Ring, ...]]


@cache
def outline() -> Outline:
    """Return the outline; read from its file the first time, in about 25 ms.

    Raises GazetteerMissing.
    """
    countries = {}
    for line in read_lines("outline.tsv"):
        code, *rings = line.split("\t")
        countries[code] = tuple(map(_ring, rings))
    return Outline(countries=MappingProxyType(countries))


def _ring(text: str) -> Ring:
    """Read a ring: where it begins, then from point to point, east and north by turns."""
    numbers = list(map(int, text.split()))
    east, north = accumulate(numbers[::2]), accumulate(numbers[1::2])
    return tuple([(x / _STEPS, y / _STEPS) for x, y in zip(east, north, strict=True)])
