"""The facet table: what lists, timeline and counts need to filter and sort one kind of record.

It is read once and patched afterwards. A hundred thousand rows are narrowed by a key press or
a chip in a few hundredths of a second, where SQL takes seconds. A *mask* says of each row, by a
byte of 0 or 1, whether it is meant; masks combine as numbers. Belongs to one thread at a time.
"""

from array import array
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from heapq import merge
from itertools import repeat
from operator import contains
from typing import Any, cast

from khronika.domain.facet_columns import Column, Headings, counts
from khronika.domain.facet_values import Bounds, FacetRow, Heading, Order, Spans
from khronika.domain.filters import Facet, Filter, Value
from khronika.domain.kinds import RecordId
from khronika.domain.vocabulary import GRADES

Mask = bytes

_FAR = (1 << 31) - 1  # sorts after every day
_KEPT = 32  # masks of single words, chips and dates, a byte a row each
_RUN = 2_000  # rows sorted at once: one long sort would keep other threads waiting


class Facets:
    """One table: the records of one kind, their dates, words and values."""

    def __init__(self, facets: Iterable[Facet], fold: Callable[[str], str]) -> None:
        """`fold` takes from words what a search looks past: case, ё, kinds of apostrophes."""
        self._fold = fold
        self._columns = {facet: Column(facet) for facet in facets}
        self._headings = {facet: Headings() for facet in self._columns}
        self._ids, self._alive = array("q"), bytearray()
        self._filled = 0  # so many rows are by id; the others are found by name
        self._late: dict[int, int] = {}
        self._bounds = (array("i"), array("i"), array("i"), array("i"))
        self._first = array("i")
        self._texts: list[str] = []
        self._keys: list[bytes] = []
        self._orders = {order: array("i") for order in (Order.DATE, Order.TITLE)}
        self._asked: dict[Order, tuple[array[int], int]] = {}
        self._masks: dict[object, Mask] = {}

    # -- rows -----------------------------------------------------------------------------

    def __len__(self) -> int:
        return self._alive.count(1)

    @property
    def facets(self) -> tuple[Facet, ...]:
        """What its records can be told apart by."""
        return tuple(self._columns)

    def row_of(self, record: RecordId) -> int | None:
        """Return the place of `record` in every mask, if it is here."""
        row = self._place(record)
        return row if row is not None and self._alive[row] else None

    def fill(self, rows: Sequence[FacetRow]) -> None:
        """Take in `rows`, new and by id, without orders yet; `settle` ends it."""
        first = len(self._ids)
        self._ids.extend(row.id for row in rows)
        self._alive.extend(b"\1" * len(rows))
        for at, bound in enumerate(self._bounds):
            bound.extend([row.bounds[at] for row in rows])
        self._first.extend([_first(row.bounds) for row in rows])
        self._texts += [self._fold(row.text) for row in rows]
        self._keys += [_short(row.key) for row in rows]
        for facet, column in self._columns.items():
            column.extend(first, [row.values.get(facet, ()) for row in rows])
        self._filled = len(self._ids)

    def settle(self) -> None:
        """Sort what was filled in, a little at a time."""
        size = len(self._ids)
        for order, key in self._keys_of_orders():
            runs = [sorted(range(at, min(at + _RUN, size)), key=key) for at in range(0, size, _RUN)]
            self._orders[order] = array("i", merge(*runs, key=key))

    def patch(self, rows: Iterable[FacetRow]) -> None:
        """Take in `rows`, new or instead of what was known of the same records."""
        for fresh in rows:
            row = self._place(fresh.id)
            if row is None:
                row, filled = len(self._ids), self._filled
                self.fill([fresh])
                self._filled, self._late[fresh.id] = filled, row
            else:
                if self._alive[row]:
                    self._unsort(row)
                self._set(row, fresh)
            for order, key in self._keys_of_orders():
                insort(self._orders[order], row, key=key)
        self._forget()

    def drop(self, records: Iterable[RecordId]) -> None:
        """Let `records` go; those that are not here are passed over."""
        for record in records:
            if (row := self.row_of(record)) is not None:
                self._unsort(row)
                self._set(row, FacetRow(id=record))
                self._alive[row] = 0
        self._forget()

    def head(self, facet: Facet, headings: Mapping[RecordId, Heading]) -> None:
        """Know how values of `facet` are called and lie in each other, or know it better."""
        folded = {
            record: replace(one, names=self._fold(one.names)) for record, one in headings.items()
        }
        self._headings[facet].put(folded)
        self._forget()

    # -- masks ----------------------------------------------------------------------------

    @property
    def all(self) -> Mask:
        """Every record."""
        return bytes(self._alive)

    def mask(self, wanted: Filter) -> Mask:
        """Return what `wanted` lets through. What was worked out for one of its words, chips
        or dates is kept, so that the next key press costs only what it changes.

        Of a facet that these records do not have, none bears the value.
        """
        parts = [self._kept(("word", one), partial(self._saying, one))
                 for one in dict.fromkeys(self._fold(wanted.text).split())]  # fmt: skip
        if wanted.is_dated:
            when = (wanted.since, wanted.until, wanted.surely)
            parts.append(self._kept(when, partial(self._within, *when)))
        for facet, values in wanted.chosen.items():
            parts.append(self._kept((facet, values), partial(self._bearing, facet, values)))
        both = int.from_bytes(self._alive, "little")
        for part in parts:
            both &= int.from_bytes(part, "little")
        return both.to_bytes(len(self._alive), "little")

    def count(self, mask: Mask) -> int:
        """Return how many records `mask` holds."""
        return mask.count(1)

    def counts(self, mask: Mask, facet: Facet) -> dict[Value, int]:
        """Return how many records of `mask` bear each value of `facet`, or what lies in it."""
        if facet not in self._columns:
            return {}
        return counts(self._columns[facet], self._headings[facet], mask)

    def values_of(self, mask: Mask, facet: Facet) -> set[Value]:
        """Return the values of `facet` that records of `mask` bear themselves."""
        return set(self._columns[facet].pairs(mask)[1]) if facet in self._columns else set()

    # -- what is listed -------------------------------------------------------------------

    def listed(self, mask: Mask, order: Order, *, descending: bool = False) -> Sequence[RecordId]:
        """Return the records of `mask` in `order`, as an `array('q')`."""
        ids, (rows, known) = self._ids, self._order(order)
        if descending:
            rows = rows[:known][::-1] + rows[known:]
        found = array("q", [ids[row] for row in rows if mask[row]])
        return cast(Sequence[RecordId], found)

    def spans(self, mask: Mask, lanes: Facet | None = None) -> Spans:
        """Return what a timeline draws of the records of `mask`, in lanes by a facet or in one."""
        order, known = self._order(Order.DATE)
        rows = [row for row in order if mask[row]]
        dated = sum(map(mask.__getitem__, order[:known]))
        borne: list[Value | None] = []
        if lanes is not None and lanes in self._columns:
            rows, borne, dated = self._in_lanes(self._columns[lanes], mask, rows, dated)
        return Spans(
            ids=array("q", [self._ids[row] for row in rows]),
            earliest_start=array("i", [self._bounds[0][row] for row in rows]),
            latest_start=array("i", [self._bounds[1][row] for row in rows]),
            earliest_end=array("i", [self._bounds[2][row] for row in rows]),
            latest_end=array("i", [self._bounds[3][row] for row in rows]),
            lanes=borne or [None] * len(rows),
            dated=dated,
        )

    def _in_lanes(
        self, column: Column, mask: Mask, rows: list[int], dated: int
    ) -> tuple[list[int], list[Value | None], int]:
        firsts, several = column.firsts(), dict(column.several(mask))
        if not several:
            return rows, [firsts.get(row) for row in rows], dated
        spread = [row for row in rows for _value in several.get(row, (None,))]
        borne = [value for row in rows for value in several.get(row) or (firsts.get(row),)]
        dated += sum(len(several[row]) - 1 for row in rows[:dated] if row in several)
        return spread, borne, dated

    def years(self) -> Sequence[int]:
        """Return the years from the first day to the last that any record may lie on."""
        days = [day for bounds in self._bounds for day in bounds if day]
        if not days:
            return ()
        first, last = date.fromordinal(min(days)).year, date.fromordinal(max(days)).year
        return range(first, last + 1)

    # -- inside ---------------------------------------------------------------------------

    def _place(self, record: int) -> int | None:
        if (late := self._late.get(record)) is not None:
            return late
        row = bisect_left(self._ids, record, hi=self._filled)
        return row if row < self._filled and self._ids[row] == record else None

    def _set(self, row: int, fresh: FacetRow) -> None:
        for bound, day in zip(self._bounds, fresh.bounds, strict=True):
            bound[row] = day
        self._first[row] = _first(fresh.bounds)
        self._texts[row], self._keys[row] = self._fold(fresh.text), _short(fresh.key)
        for facet, column in self._columns.items():
            column.put(row, fresh.values.get(facet, ()))
        self._alive[row] = 1

    def _forget(self) -> None:
        """Masks, and orders made when asked for, are of rows as they were."""
        self._masks.clear()
        self._asked.clear()

    # -- orders ---------------------------------------------------------------------------

    def _keys_of_orders(self) -> Iterator[tuple[Order, Callable[[int], Any]]]:
        """Yield the orders that are kept, and by what; no two rows are alike in it."""
        yield Order.DATE, self._by_date
        yield Order.TITLE, self._by_title

    def _by_date(self, row: int) -> tuple[int, int, int]:
        return self._first[row], self._bounds[3][row], self._ids[row]

    def _by_title(self, row: int) -> tuple[bytes, int]:
        return self._keys[row], self._ids[row]

    def _unsort(self, row: int) -> None:
        for order, key in self._keys_of_orders():
            rows = self._orders[order]
            del rows[bisect_left(rows, key(row), key=key)]

    def _order(self, order: Order) -> "tuple[array[int], int]":
        """Return the rows in `order`, and how many come before those it has nothing to go by."""
        if order is Order.TITLE:
            return self._orders[order], len(self._orders[order])
        if order is Order.DATE:
            rows = self._orders[order]
            return rows, bisect_left(rows, _FAR, key=self._first.__getitem__)
        if order not in self._asked:
            ranks = self._ranks(order)
            rows = array("i", sorted(self._orders[Order.DATE], key=ranks.__getitem__))
            self._asked[order] = rows, bisect_left(rows, _FAR, key=ranks.__getitem__)
        return self._asked[order]

    def _ranks(self, order: Order) -> Sequence[int]:
        """Return by what a row is sorted before its date; `_FAR` is nothing to go by."""
        if order is Order.ADDED:
            return self._ids
        facet = Facet.GRADE if order is Order.GRADE else Facet.PLACE
        borne = self._columns[facet].firsts() if facet in self._columns else {}
        if order is Order.GRADE:
            rank: Mapping[Value, int] = {grade: number for number, grade in enumerate(GRADES)}
        else:
            key = self._headings[facet].key if borne else str
            names = sorted(set(borne.values()), key=lambda value: (key(value), value))
            rank = {value: number for number, value in enumerate(names)}
        ranks = array("i", [_FAR]) * len(self._ids)
        for row, value in borne.items():
            ranks[row] = rank[value]
        return ranks

    # -- parts of masks -------------------------------------------------------------------

    def _kept(self, what: object, make: Callable[[], Mask]) -> Mask:
        if (mask := self._masks.pop(what, None)) is None:
            mask = make()
            if len(self._masks) >= _KEPT:
                del self._masks[next(iter(self._masks))]  # the one used longest ago
        self._masks[what] = mask
        return mask

    def _saying(self, word: str) -> Mask:
        """Return what has `word` in its own words, or bears something with it in its names."""
        size = len(self._ids)
        found = int.from_bytes(bytes(map(contains, self._texts, repeat(word))), "little")
        for facet, headings in self._headings.items():
            if called := headings.called(word):
                found |= int.from_bytes(self._columns[facet].mask(size, called), "little")
        return found.to_bytes(size, "little")

    def _bearing(self, facet: Facet, values: Iterable[Value]) -> Mask:
        if facet not in self._columns:
            return bytes(len(self._ids))
        under = self._headings[facet].under(set(values))
        return self._columns[facet].mask(len(self._ids), under)

    def _within(self, since: int | None, until: int | None, surely: bool) -> Mask:
        """Return what happened from `since` to `until`, or may have: a bound that is missing is
        open, but what has none at all may have happened whenever.
        """
        starts, ends = self._bounds[0], self._bounds[3]
        found = int.from_bytes(bytes([first != _FAR for first in self._first]), "little")
        if since is not None:
            after = (
                [day >= since for day in starts]
                if surely
                else [day >= since or not day for day in ends]
            )
            found &= int.from_bytes(bytes(after), "little")
        if until is not None:
            before = (
                [0 < day <= until for day in ends] if surely else [day <= until for day in starts]
            )
            found &= int.from_bytes(bytes(before), "little")
        return found.to_bytes(len(self._ids), "little")


def _first(bounds: Bounds) -> int:
    """Return the day that a record is sorted by."""
    start, latest_start, end, latest_end = bounds
    return start or end or latest_start or latest_end or _FAR


def _short(key: str) -> bytes:
    """Return what of a sort key is kept: names alike but for their spelling are sorted by id."""
    return key.partition("\x01")[0].encode()
