"""Stretches of days in lanes: asked by day, by record, and narrowed."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.domain.dates import Ordinals, When
from khronika.domain.errors import Cancelled
from khronika.domain.kinds import RecordId
from khronika.domain.spans import EMPTY, Laid, Lane, Spans, Stretch, gathered, lay

TODAY = date(2024, 6, 1).toordinal()
DAYS = st.integers(738_000, 738_900)


# Bounds that may be missing: of a point in time both of an end, of what lasts either or both.
Gone = tuple[int, ...]
POINT: tuple[Gone, ...] = ((), (0, 2), (1, 3), (0, 1, 2, 3))
LASTING: tuple[Gone, ...] = ((), (0,), (3,), (0, 1), (2, 3), (0, 1, 2, 3))
DRAWN = st.tuples(
    DAYS,
    st.tuples(st.integers(0, 90), st.integers(0, 90), st.integers(0, 90)),
    st.sampled_from([(True, gone) for gone in POINT] + [(False, gone) for gone in LASTING]),
    st.sampled_from([(0,), (1,), (2,), (0, 1), (0, 2), (0, 1, 2)]),
    st.booleans(),
)


def bounds_of(
    first: int, more: tuple[int, int, int], is_point: bool, gone: tuple[int, ...]
) -> Ordinals:
    """Bounds as dates have them: nothing ends before it begins."""
    start, lasts, later = more
    if is_point:
        bounds = [first, first + start, first, first + start]
    else:
        bounds = [first, first + start, first + lasts, first + max(start, lasts) + later]
    es, ls, ee, le = (None if n in gone else day for n, day in enumerate(bounds))
    return es, ls, ee, le


def made(drawn: list[tuple[int, tuple[int, int, int], tuple[bool, tuple[int, ...]],
                           tuple[int, ...], bool]]) -> Spans:  # fmt: skip
    stretches = [
        Stretch(RecordId(n), bounds_of(first, more, *shape), lanes, n % 6, ongoing)
        for n, (first, more, shape, lanes, ongoing) in enumerate(drawn, 1)
    ]
    return gathered(stretches, [Lane(title=str(n), value=RecordId(900 + n)) for n in range(3)])


def spans_of() -> st.SearchStrategy[Spans]:
    return st.lists(DRAWN, max_size=14).map(made)


def possible(spans: Spans, row: int) -> tuple[int, int]:
    """What `lay` makes of one row, said anew."""
    known = [day for day in spans.bounds(row) if day]
    end = spans.latest_end[row] or max(known)
    if spans.ongoing[row] and not spans.latest_end[row]:
        end = max(end, TODAY)
    return min(known), end


@given(spans_of(), DAYS, st.integers(0, 120))
def test_what_lies_between_two_days_is_what_a_plain_look_finds(
    spans: Spans, first: int, length: int
) -> None:
    laid, last = lay(spans, TODAY), first + length
    for lane, rows in enumerate(laid.lanes):
        inside = {
            row
            for row in range(laid.dated)
            if spans.lanes[row] == lane
            and possible(spans, row)[0] <= last
            and possible(spans, row)[1] >= first
        }
        found = rows.between(first, last)
        assert set(found) == inside
        assert len(found) == len(inside) == rows.count(first, last)
        assert [laid.begins[row] for row in found] == sorted(laid.begins[row] for row in found)


@given(spans_of(), DAYS, st.integers(0, 120))
def test_what_begins_or_ends_between_two_days_is_all_that_does_not_go_all_through(
    spans: Spans, first: int, length: int
) -> None:
    laid, last = lay(spans, TODAY), first + length
    for rows in laid.lanes:
        moving = rows.moving(first, last, 1000)
        assert moving is not None
        rest = set(rows.between(first, last)) - set(moving)
        assert all(laid.begins[row] < first and laid.ends[row] > last for row in rest)
        assert not any(laid.begins[row] < first and laid.ends[row] > last for row in moving)
        assert rows.moving(first, last, len(moving) - 1) is None or not moving


@given(spans_of(), DAYS)
def test_the_nearest_of_a_lane_begins_nearest(spans: Spans, day: int) -> None:
    laid = lay(spans, TODAY)
    for rows in laid.lanes:
        found = rows.nearest(day)
        if found is None:
            assert len(rows) == 0
        else:
            away = min(abs(begin - day) for begin in rows.begins)
            assert abs(laid.begins[found] - day) == away


@given(spans_of())
def test_as_many_at_once_as_on_the_fullest_day(spans: Spans) -> None:
    laid = lay(spans, TODAY)
    for rows in laid.lanes:
        assert rows.deepest == max((rows.count(day, day) for day in rows.begins), default=0)


@given(spans_of())
def test_rows_are_in_the_order_of_dates_and_undated_ones_last(spans: Spans) -> None:
    laid = lay(spans, TODAY)
    assert all(any(spans.bounds(row)) for row in range(laid.dated))
    assert not any(any(spans.bounds(row)) for row in range(laid.dated, len(spans)))
    keys = [
        When.from_ordinals(
            tuple(day or None for day in spans.bounds(row)),  # type: ignore[arg-type]
            ongoing=bool(spans.ongoing[row]),
        ).sort_key
        for row in range(len(spans))
    ]
    assert keys == sorted(keys)


@given(spans_of())
def test_a_record_is_found_with_all_its_rows(spans: Spans) -> None:
    laid = lay(spans, TODAY)
    for record in {*spans.records, 10_000}:
        rows = [row for row, one in enumerate(spans.records) if one == record]
        assert laid.rows_of(RecordId(record)) == rows
    dated = {spans.records[row] for row in range(laid.dated)}
    assert laid.incidents == len(dated)
    assert [spans.records[row] for row in laid.undated] == list(
        dict.fromkeys(spans.records[laid.dated :])
    )


@given(spans_of())
def test_densities_count_each_dated_incident_once(spans: Spans) -> None:
    laid = lay(spans, TODAY)
    edges = [1, 738_100, 738_500, 739_500]
    assert sum(laid.density.whole(edges)) == pytest.approx(laid.incidents, abs=1e-3)
    for lane, rows in enumerate(laid.lanes):
        sharp, vague = laid.density.of_lane(lane, edges)
        assert sum(sharp) + sum(vague) == pytest.approx(len(rows), abs=1e-3)


@given(spans_of(), st.sets(st.integers(1, 40)))
def test_narrowing_keeps_the_rows_of_some_records_in_their_lanes(
    spans: Spans, records: set[int]
) -> None:
    kept, rows = spans.only(records), range(len(spans))
    whole = [row for row in rows if spans.records[row] in records]
    assert [kept.bounds(row) for row in range(len(kept))] == [spans.bounds(row) for row in whole]
    for name in ("records", "lanes", "tones", "ongoing"):
        assert list(getattr(kept, name)) == [getattr(spans, name)[row] for row in whole]
    assert kept.labels == spans.labels


def one(*days: int | None, ongoing: bool = False) -> Laid:
    es, ls, ee, le = days
    stretch = Stretch(RecordId(7), (es, ls, ee, le), (0,), 0, ongoing)
    return lay(gathered([stretch], [Lane(title="all")]), TODAY)


def test_what_is_going_on_reaches_today_and_what_has_no_bound_only_what_is_known() -> None:
    assert one(738_000, 738_005, 738_000, None, ongoing=True).extent == (738_000, TODAY)
    assert one(738_000, None, 738_000, None).extent == (738_000, 738_000)
    assert one(None, 738_000, None, 738_000).extent == (738_000, 738_000)


@pytest.mark.parametrize("side", [0, 1])
def test_beyond_an_open_end_there_is_room_and_it_counts_there_as_not_known(side: int) -> None:
    bound = TODAY - 400
    one_sided = one(None, bound, None, bound) if side == 0 else one(bound, None, bound, None)
    assert one_sided.roomy is not None
    room = [bound - one_sided.roomy[0], one_sided.roomy[1] - bound]
    assert room[side] > 30, "what may have been long before, or after, is no single day"
    assert 0 < room[1 - side] < room[side]
    sharp, vague = one_sided.density.of_lane(0, [bound - 500, bound, bound + 1, bound + 500])
    assert sum(sharp) == 0
    assert sum(vague) == pytest.approx(1)
    assert vague[0 if side == 0 else 2] > 0.9


def test_where_all_is_bounded_or_going_on_no_room_is_taken() -> None:
    for laid in (one(700, 700, 700, 700), one(700, 700, None, None, ongoing=True)):
        assert laid.roomy == laid.extent


def test_certain_is_only_what_lies_between_the_latest_start_and_the_earliest_end() -> None:
    def certain(*days: int | None) -> Sequence[int] | None:
        return one(*days).spans.bounds(0).certain

    assert certain(738_000, 738_002, 738_010, 738_020) == (738_002, 738_010)
    assert certain(738_000, 738_000, 738_000, 738_000) == (738_000, 738_000)
    assert certain(738_000, 738_010, 738_000, 738_010) is None
    assert certain(738_000, 738_002, None, None) is None


def test_nothing_can_be_laid_out_too() -> None:
    assert (EMPTY.dated, EMPTY.extent, EMPTY.lanes) == (0, None, [])
    assert EMPTY.rows_of(RecordId(1)) == []
    assert sum(EMPTY.density.whole([1, 738_000])) == 0


def test_stop_is_heard() -> None:
    class Stopped:
        def step(self, done: int, total: int = 0) -> None:
            raise Cancelled("")

    with pytest.raises(Cancelled):
        lay(Spans(), TODAY, Stopped())
