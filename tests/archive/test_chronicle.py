"""All incidents in lanes, read from an archive."""

from collections.abc import Iterator
from datetime import date

import pytest

from khronika.archive.archive import Archive
from khronika.archive.chronicle import LanesBy
from khronika.archive.doors import create_archive
from khronika.archive.key_files import make_key_file
from khronika.archive.openings import KeyFile
from khronika.archive.recording import trash
from khronika.domain.kinds import RecordId
from khronika.domain.spans import NO_BOUND, TONES
from khronika.importing.seeds import load_seeds, load_vocabularies
from tests.conftest import SMALL_BALLAST


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """The sample, made once: no test here leaves it changed."""
    folder = tmp_path_factory.mktemp("sample")
    make_key_file(folder / "key.txt")
    key = KeyFile(folder / "key.txt")
    archive = create_archive(folder / "case.khronika", [key], ballast_bytes=SMALL_BALLAST)
    load_vocabularies(archive)
    load_seeds(archive)
    yield archive
    archive.close()


def test_an_empty_archive_has_nothing_to_show(archive: Archive) -> None:
    for by in LanesBy:
        assert len(archive.catalogue.chronicle.spans(by)) == 0


@pytest.mark.parametrize("by", list(LanesBy))
def test_every_incident_stands_in_a_lane_in_date_order(sample: Archive, by: LanesBy) -> None:
    spans = sample.catalogue.chronicle.spans(by)
    incidents = sample.catalogue.incidents
    assert set(spans.records) == set(incidents.ids())
    assert set(spans.lanes) <= set(range(len(spans.labels)))
    assert all(label.title for label in spans.labels)
    row = len(spans) // 2
    incident = incidents.get(RecordId(spans.records[row]))
    assert incident is not None
    kept = tuple(day or NO_BOUND for day in incident.when.ordinals())
    assert tuple(spans.bounds(row)) == kept
    assert TONES[spans.tones[row]] == incident.grade.grade
    begins = [min((day for day in spans.bounds(n) if day), default=date.max.toordinal())
              for n in range(len(spans))]  # fmt: skip
    dated = [day for day in begins if day != date.max.toordinal()]
    assert begins[: len(dated)] == dated


def test_categories_are_those_of_the_branch_and_places_those_of_the_region(
    sample: Archive,
) -> None:
    catalogue = sample.catalogue
    branches = [one.title for one in catalogue.chronicle.spans(LanesBy.CATEGORY).labels]
    assert branches[:2] == ["private resistance", "public resistance"]
    places = catalogue.chronicle.spans(LanesBy.PLACE)
    assert "Melitopol" not in [one.title for one in places.labels]
    assert "Zaporizhzhia region" in [one.title for one in places.labels]


def test_grades_and_protection_are_lanes_in_their_own_order(sample: Archive) -> None:
    chronicle = sample.catalogue.chronicle
    grades = [one.value for one in chronicle.spans(LanesBy.GRADE).labels]
    assert grades == [code for code in reversed(TONES) if code in grades]
    protection = [one.value for one in chronicle.spans(LanesBy.PROTECTION).labels]
    assert protection == ["protected", "ask", "public", None]


def test_what_has_few_incidents_shares_a_lane(sample: Archive) -> None:
    people = sample.catalogue.chronicle.spans(LanesBy.PERSON)
    assert len(people.labels) == 26
    assert [one.value for one in people.labels[24:]] == [None, None]


def test_what_is_in_the_trash_is_not_shown(sample: Archive) -> None:
    chronicle = sample.catalogue.chronicle
    first = chronicle.spans(LanesBy.NOTHING).records[0]
    with sample.change("trash") as change:
        trash(change, [RecordId(first)])
    assert first not in chronicle.spans(LanesBy.NOTHING).records
    sample.undo()
    assert first in chronicle.spans(LanesBy.NOTHING).records
