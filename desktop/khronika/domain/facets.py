"""The facet table: what lists, timeline and counts need to filter and sort one kind of record.

It is read once and patched afterwards. A hundred thousand rows are narrowed by a key press or
a chip in a few hundredths of a second, where SQL takes seconds. A *mask* says of each row, by a
byte of 0 or 1, whether it is meant; masks combine as numbers. Belongs to one thread at a time.
"""

from array import array
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from heapq import merge
from types import MappingProxyType
from typing import Any

from khronika.domain.facet_columns import Column, Headings, counts
from khronika.domain.facet_rows import FAR, Listing, Picker, Rows, Sheet
from khronika.domain.facet_values import FacetRow, Heading, Order, Spans
from khronika.domain.filters import Facet, Filter, Value, typed_words
from khronika.domain.kinds import RecordId
from khronika.domain.vocabulary import GRADES

Mask = bytes
OtherForms = Mapping[str, frozenset[RecordId]]
NO_OTHERS: OtherForms = MappingProxyType({})

_KEPT = 32  # masks of single words, chips and dates, a byte a row each
_RUN = 2_000  # rows sorted at once: one long sort would keep other threads waiting


class Facets:
    """One table: the records of one kind, their dates, words and values.

    A mask, and what was listed by it, is of the table as it was: made before `patch`, `drop` or
    `head` it is made again after them.
    """

    def __init__(self, facets: Iterable[Facet], fold: Callable[[str], str]) -> None:
        """`fold` takes from words what a search looks past: case, ё, kinds of apostrophes."""
        self._fold, self._rows = fold, Rows(fold)
        self._columns = {facet: Column(facet) for facet in facets}
        self._headings = {facet: Headings() for facet in self._columns}
        self._orders = {order: array("i") for order in (Order.DATE, Order.TITLE)}
        self._is_mute = False
        # Made when asked for, of rows as they are: forgotten when one changes.
        self._masks: dict[object, Mask] = {}
        self._pickers: dict[Order, Picker] = {}
        self._listings: dict[Order, Listing] = {}
        self._sheets: dict[Facet | None, Sheet] = {}

    # -- rows -----------------------------------------------------------------------------

    def __len__(self) -> int:
        return self._rows.alive.count(1)

    @property
    def facets(self) -> tuple[Facet, ...]:
        """What its records can be told apart by."""
        return tuple(self._columns)

    def row_of(self, record: RecordId) -> int | None:
        """Return the place of `record` in every mask, if it is here."""
        row = self._rows.place(record)
        return row if row is not None and self._rows.alive[row] else None

    def fill(self, rows: Sequence[FacetRow]) -> None:
        """Take in `rows`, all of them new and by id, without orders yet; `settle` ends it."""
        first = len(self._rows)
        self._rows.extend(rows)
        for facet, column in self._columns.items():
            column.extend(first, [row.values.get(facet, ()) for row in rows])

    def settle(self) -> None:
        """Sort what was filled in, a little at a time."""
        size = len(self._rows)
        for order, key in self._kept_orders():
            runs = [sorted(range(at, min(at + _RUN, size)), key=key) for at in range(0, size, _RUN)]
            self._orders[order] = array("i", merge(*runs, key=key))
        self._forget()

    def patch(self, rows: Iterable[FacetRow]) -> None:
        """Take in `rows`, new or instead of what was known of the same records."""
        for fresh in rows:
            row = self._rows.place(fresh.id)
            if row is None:
                row = self._rows.add(fresh)
            else:
                self._unsort(row)
                self._rows.put(row, fresh)
            for facet, column in self._columns.items():
                column.put(row, fresh.values.get(facet, ()))
            for order, key in self._kept_orders():
                insort(self._orders[order], row, key=key)
        self._forget()

    def drop(self, records: Iterable[RecordId]) -> None:
        """Let `records` go; those that are not here are passed over."""
        for record in records:
            if (row := self.row_of(record)) is not None:
                self._rows.kill(row)
        self._forget()

    def be_mute(self) -> None:
        """Find nothing by words any more: they are not to be seen."""
        self._is_mute = True
        self._forget()

    def head(self, facet: Facet, headings: Mapping[RecordId, Heading]) -> None:
        """Know how values of `facet` are called and lie in each other, or know it better."""
        folded = {
            record: replace(one, names=self._fold(one.names)) for record, one in headings.items()
        }
        self._headings[facet].put(folded)
        self._forget()

    def _forget(self) -> None:
        self._masks.clear()
        self._pickers.clear()
        self._listings.clear()
        self._sheets.clear()

    # -- masks ----------------------------------------------------------------------------

    @property
    def all(self) -> Mask:
        """Every record."""
        return bytes(self._rows.alive)

    def mask(self, wanted: Filter, others: OtherForms = NO_OTHERS) -> Mask:
        """Return what `wanted` lets through. What was worked out for one of its words, chips
        or dates is kept, so that the next key press costs only what it changes.

        Of a facet that these records do not have, none bears the value.

        Args:
            wanted: What to show.
            others: By folded word, the records that are called by another form of it: these, and
                what bears them, count as saying the word.
        """
        said, refused = typed_words(self._fold(wanted.text))
        parts = [self._worded(one, others.get(one, frozenset())) for one in said]
        if wanted.is_dated:
            when = (wanted.since, wanted.until, wanted.surely)
            parts.append(self._kept(when, partial(self._within, *when)))
        for facet, values in wanted.chosen.items():
            parts.append(self._kept((facet, values), partial(self._bearing, facet, values)))
        both = int.from_bytes(self._rows.alive, "little")
        for part in parts:
            both &= int.from_bytes(part, "little")
        for one in refused:
            both &= ~int.from_bytes(self._worded(one, others.get(one, frozenset())), "little")
        return both.to_bytes(len(self._rows), "little")

    def says(self, text: str, record: RecordId, others: OtherForms = NO_OTHERS) -> bool:
        """Return whether `record` says every word of `text` as it is written, or by `others`."""
        row = self.row_of(record)
        return row is not None and all(
            any(mask[row] for mask in self._ways_to_say(one, others.get(one, frozenset())))
            for one in typed_words(self._fold(text))[0]
        )

    def count(self, mask: Mask) -> int:
        """Return how many records `mask` holds."""
        return mask.count(1)

    def counts(self, mask: Mask, facet: Facet) -> dict[Value, int]:
        """Return how many records of `mask` bear each value of `facet`, or what lies in it."""
        if facet not in self._columns:
            return {}
        return counts(self._columns[facet], self._headings[facet], mask)

    def borne(self, mask: Mask, facet: Facet) -> Mapping[Value, int]:
        """Return how many records of `mask` bear each value of `facet` themselves."""
        return Counter(self._columns[facet].pairs(mask)[1]) if facet in self._columns else {}

    def values_of(self, mask: Mask, facet: Facet) -> set[Value]:
        """Return the values of `facet` that records of `mask` bear themselves."""
        return set(self._columns[facet].pairs(mask)[1]) if facet in self._columns else set()

    # -- what is listed -------------------------------------------------------------------

    def listed(self, mask: Mask, order: Order, *, descending: bool = False) -> Sequence[RecordId]:
        """Return the records of `mask` in `order`, as an `array("q")`."""
        if order not in self._listings:
            rows, known = self._ordered(order)
            self._listings[order] = Listing(self._rows, rows, self._picker(order, rows), known)
        return self._listings[order].listed(mask, descending=descending)

    def spans(self, mask: Mask, lanes: Facet | None = None) -> Spans:
        """Return what a timeline draws of the records of `mask`, in lanes by a facet or in one."""
        if lanes not in self._sheets:
            if lanes is not None:  # they take as much room as the table: one besides the plain one
                self._sheets = {key: kept for key, kept in self._sheets.items() if key is None}
            self._sheets[lanes] = self._sheet(lanes)
        return self._sheets[lanes].spans(mask)

    def years(self) -> Sequence[int]:
        """Return the years from the first day to the last that any record may lie on."""
        first, last = self._rows.extent()
        if not last:
            return ()
        return range(date.fromordinal(first).year, date.fromordinal(last).year + 1)

    # -- orders ---------------------------------------------------------------------------

    def _kept_orders(self) -> Iterator[tuple[Order, Callable[[int], Any]]]:
        """Yield the orders that are kept, and by what; no two rows are alike in it."""
        yield Order.DATE, self._rows.by_date
        yield Order.TITLE, self._rows.by_title

    def _unsort(self, row: int) -> None:
        for order, key in self._kept_orders():
            rows = self._orders[order]
            del rows[bisect_left(rows, key(row), key=key)]

    def _ordered(self, order: Order) -> tuple[Sequence[int], int]:
        """Return the rows in `order`, and how many come before those it has nothing to go by."""
        if order is Order.DATE:
            rows = self._orders[order]
            return rows, bisect_left(rows, FAR, key=self._rows.first.__getitem__)
        if order is Order.TITLE:
            return self._orders[order], len(self._orders[order])
        if order is Order.ADDED:
            every = range(len(self._rows))
            added = sorted(every, key=self._rows.ids.__getitem__)  # they almost are already
            return added, len(added)
        return self._in_piles(Facet.GRADE if order is Order.GRADE else Facet.PLACE)

    def _in_piles(self, facet: Facet) -> tuple[Sequence[int], int]:
        """Sort the rows by their first value of `facet`, and within one by date."""
        by_date = self._orders[Order.DATE]
        if (column := self._columns.get(facet)) is None:
            return by_date, 0
        piles: defaultdict[Value | None, list[int]] = defaultdict(list)
        for row, first in zip(
            by_date,
            self._picker(Order.DATE, by_date)(column.firsts(len(self._rows))),
            strict=True,
        ):
            piles[first].append(row)
        bare = piles.pop(None, [])
        ranks: dict[Value, int] = {grade: rank for rank, grade in enumerate(GRADES)}
        key = self._headings[facet].key
        named = [value for value in piles if value is not None]
        named.sort(key=lambda value: (ranks.get(value, -1), key(value), value))
        known = [row for value in named for row in piles[value]]
        return known + bare, len(known)

    def _sheet(self, lanes: Facet | None) -> Sheet:
        order, dated = self._ordered(Order.DATE)
        pick = self._picker(Order.DATE, order)
        if lanes is None or lanes not in self._columns:
            return Sheet(self._rows, pick, [None] * len(order), dated)
        firsts = self._columns[lanes].firsts(len(self._rows))
        several = self._columns[lanes].several()
        if not several:
            return Sheet(self._rows, pick, pick(firsts), dated)
        spread = [row for row in order for _value in several.get(row, (None,))]
        borne = [value for row in order for value in several.get(row) or (firsts[row],)]
        more = sum(len(several[row]) - 1 for row in order[:dated] if row in several)
        return Sheet(self._rows, Picker(spread), borne, dated + more)

    def _picker(self, order: Order, rows: Sequence[int]) -> Picker:
        if order not in self._pickers:
            self._pickers[order] = Picker(rows)
        return self._pickers[order]

    # -- parts of masks -------------------------------------------------------------------

    def _kept(self, what: object, make: Callable[[], Mask]) -> Mask:
        if (mask := self._masks.pop(what, None)) is None:
            mask = make()
            if len(self._masks) >= _KEPT:
                del self._masks[next(iter(self._masks))]  # the one used longest ago
        self._masks[what] = mask
        return mask

    def _saying(self, word: str) -> Mask:
        """Return what has `word` in its own words, or bears something with it in its names.

        Whatever has it has all of it but the last letter, too, which was mostly typed just now.
        """
        size, found = len(self._rows), 0
        if self._is_mute:
            return bytes(size)
        for facet, headings in self._headings.items():
            if called := headings.called(word):
                found |= int.from_bytes(self._columns[facet].mask(size, called), "little")
        before, left = self._masks.get(("word", word[:-1])), None
        if before is not None:
            left = (int.from_bytes(before, "little") & ~found).to_bytes(size, "little")
        found |= int.from_bytes(self._rows.texts.mask(word, left), "little")
        return found.to_bytes(size, "little")

    def _worded(self, word: str, others: frozenset[RecordId]) -> Mask:
        """Return what says `word` as it is written, or is or bears one of `others`."""
        said, *called = self._ways_to_say(word, others)
        if not called:
            return said
        both = int.from_bytes(said, "little") | int.from_bytes(called[0], "little")
        return both.to_bytes(len(said), "little")

    def _ways_to_say(self, word: str, others: frozenset[RecordId]) -> Iterator[Mask]:
        """Yield what says `word` as it is written, then, if there are `others`, what is or bears
        one of them.
        """
        yield self._kept(("word", word), partial(self._saying, word))
        if others:
            yield self._kept(("called", others), partial(self._being, others))

    def _being(self, records: frozenset[RecordId]) -> Mask:
        """Return which rows are one of `records`, or bear one by whose name they are found."""
        size = len(self._rows)
        found = bytearray(size)
        for row in map(self.row_of, records):
            if row is not None:
                found[row] = 1
        both = int.from_bytes(found, "little")
        for facet, headings in self._headings.items():
            if borne := headings.named(records):
                both |= int.from_bytes(self._columns[facet].mask(size, borne), "little")
        return both.to_bytes(size, "little")

    def _bearing(self, facet: Facet, values: Iterable[Value]) -> Mask:
        if facet not in self._columns:
            return bytes(len(self._rows))
        under = self._headings[facet].under(set(values))
        return self._columns[facet].mask(len(self._rows), under)

    def _within(self, since: int | None, until: int | None, surely: bool) -> Mask:
        """Return what happened from `since` to `until`, or may have: a bound that is missing is
        open, but what has none at all may have happened whenever.
        """
        starts, ends = self._rows.bounds[0], self._rows.bounds[3]
        found = int.from_bytes(bytes([first != FAR for first in self._rows.first]), "little")
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
        return found.to_bytes(len(self._rows), "little")
