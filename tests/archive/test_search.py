"""Finding by words, in texts and in what is recorded."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khronika.archive import recording
from khronika.archive.archive import Archive
from khronika.archive.doors import create_archive
from khronika.archive.key_files import make_key_file
from khronika.archive.openings import KeyFile
from khronika.domain.date_words import parse_when
from khronika.domain.drafts import (
    CitationDraft,
    DocumentDraft,
    IncidentDraft,
    PersonDraft,
    PlaceDraft,
    TextDraft,
    WhenDraft,
)
from khronika.domain.kinds import Kind
from khronika.domain.values import Name
from khronika.language.folding import fold, words
from tests.conftest import SMALL_BALLAST

TEXT = "Ранок у Кам'янці 😀 був тихий.\n\nУвечері підпалили Склад №7.\n\nЁлка стояла у вікні."


@pytest.fixture(scope="module")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("search")
    make_key_file(folder / "key.txt")
    archive = create_archive(
        folder / "case.khronika", [KeyFile(folder / "key.txt")], ballast_bytes=SMALL_BALLAST
    )
    with archive.change("import") as change:
        drafts = [DocumentDraft(title=f"Лист {n}", body=f"{TEXT} номер{n}") for n in range(20)]
        recording.add_documents(change, drafts)
        recording.add_person(change, PersonDraft(names=(Name(text="Остап Вишневий"),)))
        cited = CitationDraft(document="Лист 3", caveat="може бути вигадкою")
        recording.add_incident(
            change,
            IncidentDraft(
                texts=(TextDraft(title="Підпал складу"),),
                whens=(WhenDraft(when=parse_when("увечері 5 травня 2022"), citations=(cited,)),),
            ),
        )
    yield archive
    archive.close()


def titles(archive: Archive, query: str, *kinds: Kind) -> list[str]:
    return [hit.title for hit in archive.catalogue.search.find(query, kinds).hits]


@pytest.mark.parametrize("apostrophe", ["'", "’", "ʼ", "`"])
def test_an_apostrophe_is_an_apostrophe(stocked: Archive, apostrophe: str) -> None:
    assert stocked.catalogue.search.find(f"кам{apostrophe}янці").records == 20


def test_case_and_yo_are_folded(stocked: Archive) -> None:
    assert stocked.catalogue.search.find("СКЛАД", [Kind.DOCUMENT]).records == 20
    assert stocked.catalogue.search.find("елка").records == 20


def test_a_hit_says_where_in_code_points(stocked: Archive) -> None:
    hit = stocked.catalogue.search.find('"номер7"').hits[0]
    body = stocked.catalogue.documents.body(hit.id)
    assert body[hit.start : hit.end] == "номер7"
    assert "номер7" in hit.snippet
    assert hit.title == "Лист 7"


def test_phrases_exclusions_and_or(stocked: Archive) -> None:
    assert titles(stocked, '"ранок у"') != []
    assert titles(stocked, '"у ранок"') == []
    assert titles(stocked, "ранок -тихий") == []
    assert len(titles(stocked, "ранок -номер3")) == 19
    assert sorted(titles(stocked, "номер3 OR номер4")) == ["Лист 3", "Лист 4"]


def test_people_incidents_and_their_caveats_are_found(stocked: Archive) -> None:
    assert titles(stocked, "вишневий") == ["Остап Вишневий"]
    assert titles(stocked, "вигадкою") == ["Підпал складу"]
    assert titles(stocked, "увечері", Kind.INCIDENT) == ["Підпал складу"]


def test_the_trash_is_not_found(stocked: Archive) -> None:
    found = stocked.catalogue.search.find("вишневий").hits[0].id
    with stocked.change("trash") as change:
        recording.trash(change, [found])
    assert titles(stocked, "вишневий") == []
    stocked.undo()
    assert titles(stocked, "вишневий") == ["Остап Вишневий"]


def test_a_limit_limits_and_the_total_counts_all(stocked: Archive) -> None:
    search = stocked.catalogue.search
    found = search.find("тихий", limit=3)
    assert (found.records, found.is_all) == (3, False)
    assert search.counts("тихий") == {Kind.DOCUMENT: 20}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.text(st.characters(codec="utf-8"), max_size=40)
    | st.text("\"*()-:^ORANDNEAR' {}+,", max_size=25)
)
def test_no_query_fails(stocked: Archive, query: str) -> None:
    stocked.catalogue.search.find(query)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.sampled_from([word for _s, _e, word in words(fold(TEXT))]))
def test_every_word_of_a_text_finds_it(stocked: Archive, word: str) -> None:
    found = stocked.catalogue.search.find(word, [Kind.DOCUMENT], limit=40).hits
    hits = [hit for hit in found if hit.end > 0]  # the rest are found by their titles
    assert len(hits) == 20
    body = stocked.catalogue.documents.body(hits[0].id)
    assert fold(body[hits[0].start : hits[0].end]) == word


def test_the_archive_folder_holds_no_word_of_it(stocked: Archive) -> None:
    for file in Path(stocked.path).rglob("*"):
        if file.is_file():
            assert "тихий".encode() not in file.read_bytes()


def test_the_names_of_one_thing_are_told_apart(stocked: Archive) -> None:
    names = tuple(Name(text=text) for text in ("Тестово", "Testove", "Тестово", "Testowe"))
    with stocked.change("add-place") as change:
        recording.add_place(change, PlaceDraft(names=names))
    (hit,) = stocked.catalogue.search.find("testowe").hits
    assert hit.snippet == "Тестово · Testove · Testowe"
