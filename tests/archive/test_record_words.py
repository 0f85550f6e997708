"""What is called by another form of a word, for lists that are narrowed."""

from collections.abc import Iterator

import pytest

from khronika.archive import recording
from khronika.archive.archive import Archive
from khronika.archive.doors import create_archive
from khronika.archive.finding.sight import Sight
from khronika.archive.key_files import make_key_file
from khronika.archive.openings import KeyFile
from khronika.domain.drafts import DocumentDraft, IncidentDraft, PersonDraft, PlaceDraft, TextDraft
from khronika.domain.kinds import RecordId
from khronika.domain.values import Name
from khronika.language.veiling import Veil
from tests.conftest import SMALL_BALLAST


@pytest.fixture(scope="module")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("words")
    key = KeyFile(folder / "key.txt")
    make_key_file(key.path)
    archive = create_archive(folder / "case.khronika", [key], ballast_bytes=SMALL_BALLAST)
    with archive.change("import") as change:
        recording.add_person(change, PersonDraft(names=(Name(text="Ostap Hrebeniuk"),)))
        recording.add_person(change, PersonDraft(names=(Name(text="Петро Гребенюк"),)))
        recording.add_place(change, PlaceDraft(names=(Name(text="Кривий Ріг"),)))
        drafts = [
            DocumentDraft(title="Hrebeniuk, his letter", body="-"),
            DocumentDraft(title="Лист", body="Гребенюк писав.", authors=("Ostap Hrebeniuk",)),
        ]
        recording.add_documents(change, drafts)
        said = TextDraft(title="Обшук", description="Прийшли до Гребенюка.")
        recording.add_incident(change, IncidentDraft(texts=(said,)))
    yield archive
    archive.close()


def _titles(archive: Archive, records: frozenset[RecordId]) -> set[str]:
    return {one.title for one in archive.catalogue.records.named(records).values()}


def _found(archive: Archive, text: str) -> dict[str, set[str]]:
    archive.learn()
    found = archive.catalogue.record_words.by_other_forms(text)
    assert found.is_whole
    return {word: _titles(archive, records) for word, records in found.records.items()}


def test_names_and_titles_in_other_forms_but_no_texts(stocked: Archive) -> None:
    assert _found(stocked, "Гребенюка")["гребенюка"] == {
        "Ostap Hrebeniuk",
        "Петро Гребенюк",
        "Hrebeniuk, his letter",
    }


def test_what_is_written_as_typed_is_left_to_the_list(stocked: Archive) -> None:
    assert "Петро Гребенюк" not in _found(stocked, "Гребенюк")["гребенюк"]


def test_a_name_of_two_words_meets_its_equivalent_as_a_whole(stocked: Archive) -> None:
    assert _found(stocked, "Krivoy Rog") == {"krivoy": {"Кривий Ріг"}, "rog": {"Кривий Ріг"}}
    assert "Кривий Ріг" not in _found(stocked, "Rog").get("rog", set())


@pytest.mark.parametrize("text", ["", "   ", "—", "12", "(((", '"', "-Гребенюка*", "п-12 ''"])
def test_whatever_is_typed_is_no_query_and_never_fails(stocked: Archive, text: str) -> None:
    stocked.catalogue.record_words.by_other_forms(text)


def test_what_is_hidden_is_met_by_nothing(stocked: Archive) -> None:
    stocked.learn()
    words = stocked.catalogue.record_words
    (ostap,) = (
        one
        for one, named in stocked.catalogue.records.named(stocked.catalogue.agents.ids()).items()
        if named.title == "Ostap Hrebeniuk"
    )
    by_name = words.by_other_forms("Гребенюка", Sight(frozenset({ostap}))).records["гребенюка"]
    assert _titles(stocked, by_name) == {"Петро Гребенюк", "Hrebeniuk, his letter"}
    assert not words.by_other_forms("Гребенюка", Sight(veil=Veil(["Остап Гребенюк"]))).records
    nobody_here = words.by_other_forms("Гребенюка", Sight(veil=Veil(["Тиміш Осокір"]))).records
    assert nobody_here == words.by_other_forms("Гребенюка").records


def test_before_words_are_learned_nothing_more_is_found_and_it_says_so(stocked: Archive) -> None:
    with stocked.change("add-person") as change:
        recording.add_person(change, PersonDraft(names=(Name(text="Лукія Юшкова"),)))
    found = stocked.catalogue.record_words.by_other_forms("Yushkova")
    assert not found.records
    assert not found.is_whole
    assert _found(stocked, "Yushkova")["yushkova"] == {"Лукія Юшкова"}
