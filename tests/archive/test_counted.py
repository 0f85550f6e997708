"""What lists and pages read by one quick query, beside the same counted row by row."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khronika.archive.archive import Archive
from khronika.archive.catalogue import Catalogue
from khronika.archive.doors import create_archive
from khronika.archive.key_files import make_key_file
from khronika.archive.openings import KeyFile
from khronika.archive.rows import select
from khronika.domain.filters import Facet
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.values import Happened
from tests.archive.writes import ACTS
from tests.conftest import SMALL_BALLAST

PLACES = ("place", "entered_place", "edited_place", "incident", "another_value", "trash", "restore")
TAGS = ("document", "passage", "tagging", "merged_tags", "trash", "restore", "incident")


def steps(acts: tuple[str, ...]) -> st.SearchStrategy[list[tuple[str, int]]]:
    return st.lists(st.tuples(st.sampled_from(acts), st.integers(0, 1 << 16)), max_size=20)


@contextmanager
def written(acts: list[tuple[str, int]]) -> Iterator[Archive]:
    folder = Path(tempfile.mkdtemp())
    make_key_file(folder / "key.txt")
    key = KeyFile(folder / "key.txt")
    archive = create_archive(folder / "case.khronika", [key], ballast_bytes=SMALL_BALLAST)
    try:
        for number, (act, seed) in enumerate(acts):
            with archive.change(act) as change:
                ACTS[act](change, Random(seed), f"слово{number}")
        yield archive
    finally:
        archive.close()


def living(catalogue: Catalogue) -> set[int]:
    return {
        row["id"] for row in select(catalogue.db, "SELECT id FROM record WHERE trashed IS NULL")
    }


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps(PLACES))
def test_places_count_what_happened_there_and_below(acts: list[tuple[str, int]]) -> None:
    begun = [("place", 1), ("place", 2), ("entered_place", 3), ("incident", 4), ("incident", 5)]
    with written([*begun, *acts]) as archive:
        catalogue, alive = archive.catalogue, living(archive.catalogue)
        parents = {row["id"]: row["parent"] for row in select(catalogue.db, "SELECT * FROM place")}
        here: dict[int, set[int]] = {}
        within: dict[int, set[int]] = {}
        for claim in select(catalogue.db, "SELECT record, value FROM claim"):
            if claim["value"] in parents and claim["record"] in alive:
                here.setdefault(claim["value"], set()).add(claim["record"])
                line: list[int] = []
                at: int | None = claim["value"]
                while at is not None and at not in line:
                    line.append(at)
                    within.setdefault(at, set()).add(claim["record"])
                    at = parents.get(at)
        assert catalogue.places.happened() == {
            place: Happened(here=len(here.get(place, ())), within=len(all_of_it))
            for place, all_of_it in within.items()
        }
        table = catalogue.facets.load(Kind.INCIDENT)
        borne = table.borne(table.all, Facet.PLACE)
        assert catalogue.places.happened() == {
            place: Happened(here=borne.get(place, 0), within=number)
            for place, number in table.counts(table.all, Facet.PLACE).items()
        }, "the table of incidents says the same"
        places = catalogue.places.many(catalogue.places.ids())
        assert {one: spot.title for one, spot in catalogue.places.spots().items()} == {
            one: place.title for one, place in places.items() if place.latitude is not None
        }


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps(TAGS))
def test_tags_tell_what_carries_them_and_which_were_used_last(acts: list[tuple[str, int]]) -> None:
    begun = [("document", 1), ("passage", 2), ("tagging", 3), ("tagging", 4), ("passage", 5)]
    with written([*begun, *acts]) as archive:
        catalogue, alive = archive.catalogue, living(archive.catalogue)
        links = select(catalogue.db, "SELECT * FROM record_tag ORDER BY id")
        passages = {row["id"]: row for row in select(catalogue.db, "SELECT * FROM passage")}
        tree = {tag.id: tag for tag in catalogue.tags.all()}
        assert catalogue.tags.ids() == list(tree)
        for tag, known in tree.items():
            carriers = {row["record"] for row in links if row["tag"] == tag} & alive
            order = [passages[one] for one in carriers if one in passages]
            order.sort(key=lambda row: (row["document"], row["start"], row["id"]))
            assert catalogue.passages.of_tag(tag) == [row["id"] for row in order]
            assert known.passages == len(order)
        used: dict[RecordId, None] = {}
        for row in reversed(links):
            used.setdefault(RecordId(row["tag"]))
        recent = [tag for tag in used if tag in tree]
        told = [tag.id for tag in catalogue.tags.recent()]
        assert told == [tag for tag in recent if tag in told]
        assert len(told) == min(9, len(recent)) or len(used) > len(recent)


class Plans:
    """Stands before a connection, and keeps how SQLite goes about each query."""

    def __init__(self, connection: object) -> None:
        self._connection = connection
        self.lines: list[str] = []

    def execute(self, sql: str, values: object = ()) -> object:
        execute = getattr(self._connection, "execute")  # noqa: B009
        plan = execute(f"EXPLAIN QUERY PLAN {sql}", values).fetchall()
        self.lines += [row[3] for row in plan]
        return execute(sql, values)


def test_no_list_begins_with_all_records(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    with archive.change("test") as change:
        for act in ("document", "passage", "place", "term", "incident", "collection", "person"):
            assert ACTS[act](change, Random(1), act)
    catalogue = archive.catalogue
    plans = Plans(catalogue.db.conn)
    monkeypatch.setattr(catalogue.db, "conn", plans)
    places = catalogue.places
    (tag, *_others), (place, *_more) = catalogue.tags.all(), places.tree()
    terms = catalogue.terms.tree()
    catalogue.terms.of("category")
    catalogue.tags.recent()
    catalogue.passages.of_tag(tag.id, below=True)
    places.happened()
    places.spots()
    catalogue.incidents.inside_place(place)
    catalogue.incidents.of_term(next(iter(terms)))
    catalogue.collections.all()
    catalogue.agents.ids()
    catalogue.agents.marked(["protected"])
    catalogue.sources.ids()
    catalogue.documents.ids()
    catalogue.incidents.ids()
    monkeypatch.undo()
    assert [line for line in plans.lines if line.startswith("SCAN record ")] == []
    assert [line for line in plans.lines if line.startswith("SCAN claim")] == []


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps((*PLACES, *TAGS)))
def test_history_says_how_many_rows_each_step_changed(acts: list[tuple[str, int]]) -> None:
    with written([("document", 1), ("place", 2), *acts]) as archive:
        archive.undo()
        for step in archive.catalogue.steps.recent():
            marks = ", ".join(map(str, step.changes))
            sql = f"SELECT count(*) AS n FROM change_row WHERE change IN ({marks})"
            assert step.rows == select(archive.catalogue.db, sql)[0]["n"]
