"""What the facet table is made of: which rows bear which values, and what stands above a value."""

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, MutableSequence, Sequence
from collections.abc import Set as AbstractSet
from itertools import compress, islice, repeat
from operator import contains, eq
from sys import intern
from typing import cast

from khronika.domain.facet_values import Heading
from khronika.domain.filters import RECORD_FACETS, Facet, Value
from khronika.domain.kinds import RecordId


class Column:
    """The values of one facet, as pairs of a row and a value; a row may bear many, or none.

    Two flat sequences, ordered by row: half a million pairs take 6 MB, and those of one row are
    found and replaced without moving Python objects.
    """

    def __init__(self, facet: Facet) -> None:
        self._rows = array("i")
        self._values = _sequence(facet, ())
        self._facet = facet

    def extend(self, first: int, values: Sequence[Collection[Value]]) -> None:
        """Let the rows from `first` on, all of them new, bear `values`."""
        borne = [dict.fromkeys(of_row) if len(of_row) > 1 else of_row for of_row in values]
        self._rows.extend([row for row, of_row in enumerate(borne, first) for _value in of_row])
        every = [value for of_row in borne for value in of_row]
        self._values.extend(every if self._facet in RECORD_FACETS else _codes(every))

    def put(self, row: int, values: Iterable[Value]) -> None:
        """Let `row` bear just `values`, each once, in that order."""
        borne = list(dict.fromkeys(values))
        first, last = self._span(row)
        self._rows[first:last] = array("i", [row] * len(borne))
        self._values[first:last] = _sequence(self._facet, borne)

    def of(self, row: int) -> tuple[Value, ...]:
        """Return what `row` bears."""
        first, last = self._span(row)
        return tuple(self._values[first:last])

    def firsts(self, size: int) -> list[Value | None]:
        """Return the first value of each of `size` rows."""
        found: list[Value | None] = [None] * size
        for row, value in zip(reversed(self._rows), reversed(self._values), strict=True):
            found[row] = value
        return found

    def pairs(self, mask: bytes) -> tuple[Iterator[int], Iterator[Value]]:
        """Return the rows that `mask` holds, once for each of their values, and the values."""
        held = bytes(map(mask.__getitem__, self._rows))
        return compress(self._rows, held), compress(self._values, held)

    def mask(self, size: int, values: AbstractSet[Value]) -> bytes:
        """Return, for each of `size` rows, whether it bears one of `values`."""
        found = bytearray(size)
        for row in compress(self._rows, map(values.__contains__, self._values)):
            found[row] = 1
        return bytes(found)

    def several(self) -> dict[int, tuple[Value, ...]]:
        """Return the rows that bear more than one value, with the values."""
        rows = self._rows
        again = compress(islice(rows, 1, None), map(eq, rows, islice(rows, 1, None)))
        return {row: self.of(row) for row in again}

    def _span(self, row: int) -> tuple[int, int]:
        rows = self._rows
        if not rows or row > rows[-1]:
            return len(rows), len(rows)
        return bisect_left(rows, row), bisect_right(rows, row)


def _sequence(facet: Facet, values: Iterable[Value]) -> MutableSequence[Value]:
    """Return `values` as they are kept: ids flat, codes as the strings that they are."""
    if facet in RECORD_FACETS:
        return cast(MutableSequence[Value], array("q", cast(Iterable[int], values)))
    return _codes(values)


def _codes(values: Iterable[Value]) -> list[Value]:
    """Return codes, each of them held once: read from the archive, each row has one of its own."""
    return [intern(value) if isinstance(value, str) else value for value in values]


class Headings:
    """What the values of one facet are called, and what lies in what."""

    def __init__(self) -> None:
        self._known: dict[Value, Heading] = {}
        self._below: dict[Value, list[Value]] = {}
        # By name, for looking through them at each key: the names, and what bears them.
        self._names: list[str] = []
        self._bearers: list[Value] = []

    def put(self, headings: Mapping[RecordId, Heading]) -> None:
        """Know `headings`, instead of what was known of the same records."""
        self._known.update(headings.items())
        self._below = {}
        for value, heading in self._known.items():
            if heading.parent is not None:
                self._below.setdefault(heading.parent, []).append(value)
        self._names = [heading.names for heading in self._known.values()]
        self._bearers = [heading.head or value for value, heading in self._known.items()]

    @property
    def are_tree(self) -> bool:
        """Whether any lies in another."""
        return bool(self._below)

    def key(self, value: Value) -> str:
        """Return the sort key of `value`; of what is not known, the empty one."""
        found = self._known.get(value)
        return found.key if found else ""

    def called(self, word: str) -> set[Value]:
        """Return what has `word` in its names, or in those of what was merged into it."""
        return set(compress(self._bearers, map(contains, self._names, repeat(word))))

    def named(self, records: AbstractSet[RecordId]) -> set[Value]:
        """Return those of `records` that are known by a name here."""
        met = records & self._known.keys()
        headings = {value: self._known[value] for value in met}
        return {heading.head or value for value, heading in headings.items() if heading.names}

    def under(self, values: Collection[Value]) -> set[Value]:
        """Return `values` and all that lies in them; what lies in itself ends there."""
        found, waiting = set(values), list(values)
        while waiting:
            new = [one for one in self._below.get(waiting.pop(), ()) if one not in found]
            found.update(new)
            waiting += new
        return found

    def line(self, value: Value) -> tuple[Value, ...]:
        """Return `value` and all that it lies in."""
        line: dict[Value, None] = {}
        at: Value | None = value
        while at is not None and at not in line:
            line[at] = None
            heading = self._known.get(at)
            at = heading.parent if heading else None
        return tuple(line)


def counts(column: Column, headings: Headings, mask: bytes) -> dict[Value, int]:
    """Return how many rows of `mask` bear each value, or one that lies in it."""
    borne = Counter(column.pairs(mask)[1])
    if not headings.are_tree:
        return dict(borne)
    totals: Counter[Value] = Counter()
    for value, number in borne.items():
        totals.update(dict.fromkeys(headings.line(value), number))
    for row, values in column.several().items():  # two places of one region are one row of it
        if mask[row]:
            met = Counter(one for value in values for one in headings.line(value))
            totals.subtract({one: times - 1 for one, times in met.items() if times > 1})
    return dict(totals)
