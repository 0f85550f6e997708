"""Incidents as stretches of days in lanes: all that a timeline draws, with no drawing in it.

A `Spans` is a plain value of parallel arrays, so that a hundred thousand rows cost a few megabytes;
`lay` makes it ready to be asked what lies between two days, once, away from the screen's thread.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, compress
from operator import ne
from typing import NamedTuple

from khronika.domain import vocabulary
from khronika.domain.dates import Ordinals
from khronika.domain.density import Densities
from khronika.domain.kinds import RecordId
from khronika.domain.progress import SILENT, Progress

NO_BOUND = 0
TONES = tuple(vocabulary.GRADES)
LAST_DAY = date.max.toordinal()
_UNDATED = LAST_DAY + 1
_ROOM = 8  # an open end is given such a part of the whole, and of a year at least
_YEAR = 366


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One lane: what stands at its left, the value it stands for, the hue of a tag (or a role)."""

    title: str
    value: RecordId | str | None = None
    hue: str | None = None
    role: str | None = None


class Bounds(NamedTuple):
    """The four bounds of `domain.dates.When` as days, `NO_BOUND` where there is none."""

    earliest_start: int
    latest_start: int
    earliest_end: int
    latest_end: int

    @property
    def is_point(self) -> bool:
        """Whether it is one point in time, however vaguely known."""
        return self[:2] == self[2:]

    @property
    def is_one_sided(self) -> bool:
        """Whether it is one point of which only "not before" or "not after" is known."""
        return self.is_point and bool(self.earliest_start) != bool(self.latest_end)

    @property
    def certain(self) -> tuple[int, int] | None:
        """The first and last day on which it was going on for certain, if there are any."""
        first, last = self.latest_start, self.earliest_end
        return (first, last) if first and last and first <= last else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spans:
    """Incidents in date order, undated ones last. A record has one row in each of its lanes, and
    its rows stand together.

    Attributes:
        records: Record ids ("q").
        earliest_start, latest_start, earliest_end, latest_end: Days, proleptic ordinals, or
            `NO_BOUND` ("i").
        lanes: Indexes into `labels` ("h").
        tones: Grades, indexes into `TONES` ("b").
        ongoing: 1 where it had not ended when it was stated ("b").
    """

    records: array[int] = field(default_factory=lambda: array("q"))
    earliest_start: array[int] = field(default_factory=lambda: array("i"))
    latest_start: array[int] = field(default_factory=lambda: array("i"))
    earliest_end: array[int] = field(default_factory=lambda: array("i"))
    latest_end: array[int] = field(default_factory=lambda: array("i"))
    lanes: array[int] = field(default_factory=lambda: array("h"))
    tones: array[int] = field(default_factory=lambda: array("b"))
    ongoing: array[int] = field(default_factory=lambda: array("b"))
    labels: Sequence[Lane] = ()

    def __len__(self) -> int:
        return len(self.records)

    def only(self, records: AbstractSet[int]) -> Spans:
        """Return the rows of `records` alone, in the same lanes."""
        kept = bytes(map(records.__contains__, self.records))
        columns = {
            name: array(column.typecode, compress(column, kept))
            for name, column in self._columns().items()
        }
        return Spans(labels=self.labels, **columns)

    def _columns(self) -> dict[str, array[int]]:
        return {
            "records": self.records,
            "earliest_start": self.earliest_start,
            "latest_start": self.latest_start,
            "earliest_end": self.earliest_end,
            "latest_end": self.latest_end,
            "lanes": self.lanes,
            "tones": self.tones,
            "ongoing": self.ongoing,
        }

    def bounds(self, row: int) -> Bounds:
        """Return the four bounds of one row."""
        return Bounds(
            self.earliest_start[row],
            self.latest_start[row],
            self.earliest_end[row],
            self.latest_end[row],
        )


class Stretch(NamedTuple):
    """What `gathered` takes of one incident; `lanes` are indexes, at least one."""

    record: RecordId
    ordinals: Ordinals
    lanes: Sequence[int]
    tone: int = 0
    ongoing: bool = False


def gathered(stretches: Iterable[Stretch], labels: Sequence[Lane]) -> Spans:
    """Return `stretches` as `Spans`, put in date order (as `When.sort_key` orders)."""
    return in_order(sorted(stretches, key=_sort_key), labels)


def in_order(stretches: Iterable[Stretch], labels: Sequence[Lane]) -> Spans:
    """Return `stretches`, which come in date order, as `Spans`; none of them is kept."""
    spans = Spans(labels=tuple(labels))
    for one in stretches:
        for lane in sorted(one.lanes):
            spans.records.append(one.record)
            spans.earliest_start.append(one.ordinals[0] or NO_BOUND)
            spans.latest_start.append(one.ordinals[1] or NO_BOUND)
            spans.earliest_end.append(one.ordinals[2] or NO_BOUND)
            spans.latest_end.append(one.ordinals[3] or NO_BOUND)
            spans.lanes.append(lane)
            spans.tones.append(one.tone)
            spans.ongoing.append(one.ongoing)
    return spans


def _sort_key(one: Stretch) -> tuple[int, int, int]:
    known = [day for day in one.ordinals if day]
    return (known[0] if known else _UNDATED, one.ordinals[3] or _UNDATED, one.record)


class LaneRows:
    """The dated rows of one lane, to be asked what lies between two days.

    Rows are kept by how long they last, in classes that double. So a search passes over rows that
    are at most twice as far away as they are long, and one that lasts for decades costs nothing.
    """

    def __init__(self, rows: Sequence[int], begins: array[int], ends: array[int]) -> None:
        """`rows` in the order of `begins`, which like `ends` is by row."""
        self.rows = array("i", rows)
        self.begins = array("i", [begins[row] for row in rows])
        self._by_end = array("i", sorted(rows, key=ends.__getitem__))
        self._ends = array("i", [ends[row] for row in self._by_end])
        classes: dict[int, array[int]] = {}
        for row in self.rows:
            bits = (ends[row] - begins[row]).bit_length()
            classes.setdefault(bits, array("i")).append(row)
        self._classes = [
            (1 << bits, array("i", [begins[row] for row in few]), few)
            for bits, few in sorted(classes.items())
        ]
        self._all_begins, self._all_ends = begins, ends

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def deepest(self) -> int:
        """How many may have been going on at once, at most."""
        most = closed = 0
        for opened, begin in enumerate(self.begins, 1):
            while self._ends[closed] < begin:
                closed += 1
            most = max(most, opened - closed)
        return most

    def count(self, first: int, last: int) -> int:
        """Return how many may have been going on between two days, both included."""
        return bisect_right(self.begins, last) - bisect_left(self._ends, first)

    def between(self, first: int, last: int) -> list[int]:
        """Return the rows that may have been going on between two days, in order of beginning."""
        found: list[tuple[int, int]] = []
        ends = self._all_ends
        for longest, begins, rows in self._classes:
            low, high = bisect_left(begins, first - longest), bisect_right(begins, last)
            found += [(begins[at], rows[at]) for at in range(low, high) if ends[rows[at]] >= first]
        found.sort()
        return [row for _begin, row in found]

    def moving(self, first: int, last: int, most: int) -> list[int] | None:
        """Return the rows that begin or end between two days, in order of beginning; None if there
        are more than `most`.
        """
        begun = slice(bisect_left(self.begins, first), bisect_right(self.begins, last))
        ended = slice(bisect_left(self._ends, first), bisect_right(self._ends, last))
        if max(begun.stop - begun.start, ended.stop - ended.start) > most:
            return None
        rows = {*self.rows[begun], *self._by_end[ended]}
        begins = self._all_begins
        return sorted(rows, key=lambda row: (begins[row], row)) if len(rows) <= most else None

    def nearest(self, day: int) -> int | None:
        """Return the row that begins nearest to `day`."""
        if not self.rows:
            return None
        at = bisect_left(self.begins, day)
        around = [one for one in (at - 1, at) if 0 <= one < len(self.rows)]
        return self.rows[min(around, key=lambda one: abs(self.begins[one] - day))]


class Laid:
    """Spans laid out: by lane, by day, by record. Made by `lay`."""

    def __init__(
        self, spans: Spans, begins: array[int], ends: array[int], density: Densities
    ) -> None:
        self.spans, self.begins, self.ends = spans, begins, ends
        self.dated = len(begins)
        # The first and last day of all; None when nothing is dated.
        self.extent = (min(begins), max(ends)) if begins else None
        # The same with room for ends that nothing bounds.
        self.roomy = _roomy(spans, begins, ends)
        rows = [array("i") for _lane in spans.labels]
        for row in sorted(range(self.dated), key=begins.__getitem__):
            rows[spans.lanes[row]].append(row)
        self.lanes = [LaneRows(of_lane, begins, ends) for of_lane in rows]
        self.density = density
        self.incidents = sum(1 for _row in self._distinct(0, self.dated))
        self.undated = array("i", self._distinct(self.dated, len(spans)))
        self._by_record = array("i", sorted(range(len(spans)), key=spans.records.__getitem__))

    def rows_of(self, record: RecordId) -> list[int]:
        """Return the rows of `record`, in order."""
        records = self.spans.records

        def key(row: int) -> int:
            return records[row]

        low = bisect_left(self._by_record, int(record), key=key)
        high = bisect_right(self._by_record, int(record), key=key)
        return list(self._by_record[low:high])

    def _distinct(self, first: int, last: int) -> Iterator[int]:
        """Yield the first row of each record from `first` to before `last`."""
        records = self.spans.records
        for row in range(first, last):
            if row == first or records[row] != records[row - 1]:
                yield row


def lay(spans: Spans, today: int, progress: Progress = SILENT) -> Laid:
    """Make `spans` ready to be drawn; what goes on is drawn up to `today`.

    Raises:
        Cancelled: Stop was pressed.
    """
    begins, ends = _days(spans, today)
    progress.step(1, 3)
    first, last = _roomy(spans, begins, ends) or (1, 1)
    found = zip(
        spans.lanes,
        *_beginnings(spans, begins, ends),
        map(ne, spans.records, chain((None,), spans.records)),
        strict=False,
    )
    density = Densities(len(spans.labels), first, last, found)
    progress.step(2, 3)
    return Laid(spans, begins, ends, density)


def _days(spans: Spans, today: int) -> tuple[array[int], array[int]]:
    """Return the first and the last possible day of every dated row."""
    begins, ends = array("i"), array("i")
    columns = zip(
        spans.earliest_start, spans.latest_start, spans.earliest_end, spans.latest_end,
        spans.ongoing, strict=True,
    )  # fmt: skip
    for es, ls, ee, le, ongoing in columns:
        begin = es or ls or ee or le
        if not begin:
            break
        if not es:
            begin = min(day for day in (ls, ee, le) if day)
        end = le or max(es, ls, ee)
        if ongoing and not le:
            end = max(end, today)
        begins.append(begin)
        ends.append(end)
    return begins, ends


def _room(begins: array[int], ends: array[int]) -> int:
    """Return how many days an end that nothing bounds is given to fade."""
    return max(_YEAR, max(ends) - min(begins)) // _ROOM


def _roomy(spans: Spans, begins: array[int], ends: array[int]) -> tuple[int, int] | None:
    """Return the days of all, and beyond an open end some on either side of what is known: more
    where it is open. What goes on is drawn up to today and needs none.
    """
    if not begins:
        return None
    first, last = min(begins), max(ends)
    room = _room(begins, ends)
    beside = room // 4
    columns = zip(begins, ends, spans.earliest_start, spans.latest_end, spans.ongoing, strict=False)
    for begin, end, es, le, ongoing in columns:
        if not es:
            first, last = min(first, begin - room), max(last, end + beside)
        if not le and not ongoing:
            first, last = min(first, begin - beside), max(last, end + room)
    return max(1, first), min(LAST_DAY, last)


def _beginnings(
    spans: Spans, begins: array[int], ends: array[int]
) -> tuple[array[int], array[int]]:
    """Return between which days each dated row began; a beginning that nothing bounds is spread
    over the room that it is given: to stand on its bound would say that it was known.
    """
    room = _room(begins, ends) if begins else 0
    earliest, latest = array("i"), array("i")
    columns = zip(
        begins, ends, spans.earliest_start, spans.latest_start, spans.latest_end, spans.ongoing,
        strict=False,
    )  # fmt: skip
    for begin, end, es, ls, le, ongoing in columns:
        earliest.append(begin if es else max(1, begin - room))
        open_end = end if le or ongoing else min(LAST_DAY, end + room)
        latest.append(max(begin, ls) if ls or not es else open_end)
    return earliest, latest


EMPTY = lay(Spans(), 1)
