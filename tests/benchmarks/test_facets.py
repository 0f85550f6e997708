"""The facet table of 100,000 incidents beside one of 10,000: what a person waits for.

Told for each: the median and, besides, the slowest of twenty in milliseconds (p95), since a
person notices the slow ones. `KHRONIKA_GROWN` keeps the archives that are built.
"""

import sys
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import pytest
from tests.benchmarks.grown import grown

from khronika.archive.archive import Archive
from khronika.domain.changed import Changed
from khronika.domain.facet_values import Order
from khronika.domain.facets import Facets
from khronika.domain.filters import Facet, Filter
from khronika.domain.kinds import Kind, RecordId

PROMPT = 0.1  # seconds from a key press or a chip to the list
PAGE, A_PAGE = 128, 0.015
TYPED = ("п", "підп", "харк", "refusal kyi", "i-77")
ROUNDS = 20
MEGA = 1e6


@pytest.fixture(scope="module", params=[10_000, 100_000])
def archive(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Archive]:
    opened = grown(request.param, tmp_path_factory.mktemp("grown")).open()
    opened.set_window_reader()
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def table(archive: Archive) -> Facets:
    return archive.catalogue.facets.load(Kind.INCIDENT)


def timed(benchmark: Any, work: Callable[[], object], before: Callable[[], object] = int) -> None:
    """Do `work` so often, each time after `before`, which is not timed."""

    def setup() -> None:
        before()

    benchmark.pedantic(work, setup=setup, rounds=ROUNDS)
    data = sorted(benchmark.stats.stats.data)
    benchmark.extra_info["ms, p50 and p95"] = f"{1e3 * data[ROUNDS // 2]:.1f}, {1e3 * data[-2]:.1f}"


def size_of(table: Facets) -> float:
    """Megabytes of all that a table holds, each thing once."""
    seen: set[int] = set()
    waiting: list[object] = [table]
    total = 0
    while waiting:
        one = waiting.pop()
        if id(one) in seen or isinstance(one, type) or callable(one):
            continue
        seen.add(id(one))
        total += sys.getsizeof(one)
        if isinstance(one, dict):
            waiting += [*one.keys(), *one.values()]
        elif isinstance(one, (list, tuple, set)):
            waiting += one
        else:
            waiting += vars(one).values() if hasattr(one, "__dict__") else ()
    return total / MEGA


def test_load(benchmark: Any, archive: Archive) -> None:
    """Both tables, from the archive; behind the window."""
    facets = archive.catalogue.facets
    made = benchmark.pedantic(
        lambda: [facets.load(kind) for kind in (Kind.INCIDENT, Kind.DOCUMENT)], rounds=1
    )
    incidents, documents = (f"{size_of(one):.1f}" for one in made)
    benchmark.extra_info["MB of incidents, documents"] = f"{incidents}, {documents}"


@pytest.mark.parametrize("typed", TYPED)
def test_typing(benchmark: Any, table: Facets, typed: str) -> None:
    """The last letter of a word: from the key to the ids in order; nothing of it is kept."""
    table.listed(table.all, Order.DATE)
    timed(
        benchmark,
        lambda: table.listed(table.mask(Filter(text=typed)), Order.DATE),
        table._masks.clear,
    )
    assert benchmark.stats.stats.median <= PROMPT


@pytest.mark.parametrize("facet", [Facet.CATEGORY, Facet.PLACE, Facet.SOURCE, Facet.GRADE])
def test_chip(benchmark: Any, table: Facets, facet: Facet) -> None:
    """A chip beside words and dates that stand: the ids, and what the menu of the chip counts."""
    value = max(table.counts(table.all, facet).items(), key=lambda pair: pair[1])[0]
    standing = Filter(text="біля", since=738_000, until=739_000)
    table.listed(table.mask(standing), Order.DATE)

    def choose() -> object:
        mask = table.mask(standing.choosing(facet, [value]))
        return table.listed(mask, Order.DATE), table.counts(mask, facet)

    timed(benchmark, choose, lambda: table._masks.pop((facet, frozenset([value])), None))
    assert benchmark.stats.stats.median <= PROMPT


@pytest.mark.parametrize("order", Order)
def test_sort(benchmark: Any, table: Facets, order: Order) -> None:
    """All of them in another order, asked for the first time since something was written."""
    timed(benchmark, lambda: table.listed(table.all, order), lambda: table._listings.clear())
    assert benchmark.stats.stats.median <= 3 * PROMPT


@pytest.mark.parametrize("lanes", [None, Facet.CATEGORY, Facet.SOURCE])
def test_timeline(benchmark: Any, table: Facets, lanes: Facet | None) -> None:
    """What a timeline draws of nearly all, after a filter changed."""
    mask = table.mask(Filter(since=738_000))
    table.spans(mask, lanes)
    timed(benchmark, lambda: table.spans(mask, lanes))
    assert benchmark.stats.stats.median <= PROMPT


@pytest.mark.parametrize("number", [1, 64])
def test_patch(benchmark: Any, archive: Archive, table: Facets, number: int) -> None:
    """So many incidents were written: read them again and take them in."""
    some = frozenset(table.listed(table.all, Order.TITLE)[:number])
    changed = Changed(verb="edit-incident", records={Kind.INCIDENT: some})
    facets = archive.catalogue.facets
    timed(benchmark, lambda: facets.fresh(Kind.INCIDENT, changed).put_into(table))


@pytest.mark.parametrize("noun", ["incidents", "documents", "agents", "sources", "places"])
def test_page(benchmark: Any, archive: Archive, noun: str) -> None:
    """A page of rows anywhere in a list that is being scrolled."""
    repository, dice = getattr(archive.catalogue, noun), Random(1)
    every: list[RecordId] = repository.ids()
    starts = [dice.randrange(max(1, len(every) - PAGE)) for _round in range(ROUNDS)]
    timed(benchmark, lambda: repository.many(every[(at := starts.pop()) : at + PAGE]))
    assert benchmark.stats.stats.median <= A_PAGE


@pytest.mark.parametrize("noun", ["incidents", "documents", "agents", "sources", "places"])
def test_ids(benchmark: Any, archive: Archive, noun: str) -> None:
    """All ids of a list in its order, by SQL: what is shown until the tables are read."""
    timed(benchmark, getattr(archive.catalogue, noun).ids)
