"""The rows of the facet table: flat sequences, and the orders that are made of them."""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import compress
from operator import itemgetter
from typing import TypeVar, cast

from khronika.domain.facet_values import Bounds, FacetRow, Spans
from khronika.domain.filters import Value
from khronika.domain.kinds import RecordId
from khronika.domain.letters import Texts

T = TypeVar("T")
FAR = (1 << 31) - 1  # sorts after every day
_FEW = 4  # of so many rows one is meant: sorting those takes less than going through all


class Rows:
    """What is kept of each record, in columns. A row keeps its place; one that went is dead.

    Rows that were filled in stand by id; of those that came later the places are kept.
    """

    def __init__(self, fold: Callable[[str], str]) -> None:
        self._fold = fold
        self.ids, self.alive = array("q"), bytearray()
        self.bounds = (array("i"), array("i"), array("i"), array("i"))
        self.first = array("i")  # the day a record is sorted by
        self.texts = Texts()
        self._keys = Keys()
        self._late: dict[int, int] = {}

    def __len__(self) -> int:
        return len(self.ids)

    def place(self, record: int) -> int | None:
        """Return the row of `record`, dead or alive."""
        if (late := self._late.get(record)) is not None:
            return late
        filled = len(self.ids) - len(self._late)
        row = bisect_left(self.ids, record, hi=filled)
        return row if row < filled and self.ids[row] == record else None

    def extend(self, rows: Sequence[FacetRow]) -> None:
        """Add `rows`, by id."""
        self.ids.extend([row.id for row in rows])
        self.alive.extend(b"\1" * len(rows))
        for at, bound in enumerate(self.bounds):
            bound.extend([row.bounds[at] for row in rows])
        self.first.extend([_first(row.bounds) for row in rows])
        self.texts.extend(self._fold(row.text) for row in rows)
        self._keys.extend(_short(row.key) for row in rows)

    def add(self, fresh: FacetRow) -> int:
        """Add one that comes out of order; return its row."""
        self._late[fresh.id] = row = len(self.ids)
        self.extend([fresh])
        return row

    def put(self, row: int, fresh: FacetRow) -> None:
        """Write one over."""
        self.alive[row] = 1
        for bound, day in zip(self.bounds, fresh.bounds, strict=True):
            bound[row] = day
        self.first[row] = _first(fresh.bounds)
        self.texts.put(row, self._fold(fresh.text))
        self._keys.put(row, _short(fresh.key))

    def kill(self, row: int) -> None:
        """Let the record of `row` go. It keeps its place in every order, and no mask holds it."""
        self.alive[row] = 0
        self.texts.put(row, "")

    def extent(self) -> tuple[int, int]:
        """Return the first and the last day of any bound; 0 and 0 where there is none."""
        known = [day for bound in self.bounds for day in bound if day]
        return min(known, default=0), max(known, default=0)

    def by_date(self, row: int) -> tuple[int, int, int]:
        """Return what `row` is sorted by among dates."""
        return self.first[row], self.bounds[3][row], self.ids[row]

    def by_title(self, row: int) -> tuple[bytes, int]:
        """Return what `row` is sorted by among titles."""
        return self._keys[row], self.ids[row]


class Keys:
    """One short key for each row, end to end: as objects they would take twice the room."""

    def __init__(self) -> None:
        self._bytes, self._ends = bytearray(), array("I")
        self._later: dict[int, bytes] = {}  # what was written over

    def __getitem__(self, row: int) -> bytes:
        if (later := self._later.get(row)) is not None:
            return later
        return bytes(self._bytes[self._ends[row - 1] if row else 0 : self._ends[row]])

    def extend(self, keys: Iterable[bytes]) -> None:
        """Add rows."""
        for key in keys:
            self._bytes += key
            self._ends.append(len(self._bytes))

    def put(self, row: int, key: bytes) -> None:
        """Write one over."""
        self._later[row] = key


class Picker:
    """Takes the things at `order` out of a sequence, at once: in C, a quarter of a loop's time.

    It holds an object for each row, so that whoever picks by one order shares it.
    """

    def __init__(self, order: Sequence[int]) -> None:
        self._order = order
        self._get = itemgetter(*order) if len(order) > 1 else None

    def __call__(self, things: Sequence[T]) -> tuple[T, ...]:
        if self._get is not None:
            return cast(tuple[T, ...], self._get(things))
        return tuple(things[row] for row in self._order)


class Listing:
    """All rows in one order, ready to be picked from."""

    def __init__(self, rows: Rows, order: Sequence[int], pick: Picker, known: int) -> None:
        """`pick` takes by `order`. `known`: how many come before those that it has nothing to go
        by for.
        """
        self._pick, self._known = pick, known
        self._ids = array("q", self._pick(rows.ids))
        self._places = array("i", bytes(4 * len(order)))  # where each row stands in it
        for place, row in enumerate(order):
            self._places[row] = place

    def listed(self, mask: bytes, *, descending: bool) -> Sequence[RecordId]:
        """Return the records of `mask`."""
        if mask.count(1) * _FEW < len(mask):
            places = sorted(compress(self._places, mask))
            found = array("q", map(self._ids.__getitem__, places))
            known = bisect_left(places, self._known)
        else:
            chosen = self._pick(mask)
            found = array("q", compress(self._ids, chosen))
            known = sum(chosen[: self._known]) if descending else 0
        if descending:
            found = found[:known][::-1] + found[known:]
        return cast(Sequence[RecordId], found)


class Sheet:
    """All rows by date, once for each lane that they are in, ready to be picked from."""

    def __init__(self, rows: Rows, pick: Picker, lanes: Sequence[Value | None], dated: int) -> None:
        """`pick` takes by date."""
        self._pick, self._lanes, self._dated = pick, lanes, dated
        self._ids = array("q", self._pick(rows.ids))
        self._bounds = [array("i", self._pick(bound)) for bound in rows.bounds]

    def spans(self, mask: bytes) -> Spans:
        """Return what a timeline draws of the records of `mask`."""
        chosen = self._pick(mask)
        starts, latest_starts, ends, latest_ends = (
            array("i", compress(bound, chosen)) for bound in self._bounds
        )
        return Spans(
            ids=array("q", compress(self._ids, chosen)),
            earliest_start=starts,
            latest_start=latest_starts,
            earliest_end=ends,
            latest_end=latest_ends,
            lanes=list(compress(self._lanes, chosen)),
            dated=sum(chosen[: self._dated]),
        )


def _first(bounds: Bounds) -> int:
    start, latest_start, end, latest_end = bounds
    return start or end or latest_start or latest_end or FAR


def _short(key: str) -> bytes:
    """Return what of a sort key is kept: names alike but for their spelling are sorted by id."""
    return key.partition("\x01")[0].encode()
