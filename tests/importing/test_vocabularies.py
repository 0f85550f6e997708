"""The starter vocabularies: whole, labelled in three languages, and at one with the program."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from khronika.archive import recording
from khronika.archive.archive import Archive
from khronika.archive.tables import RECORDED
from khronika.domain.kinds import Kind, RecordId, shipped_uid
from khronika.domain.vocabulary import CODED, VOCABULARIES
from khronika.i18n import LANGUAGES, _, speak
from khronika.importing.seed_files import read_schemes
from khronika.importing.seeds import VOCABULARIES as FOLDER
from khronika.importing.seeds import load_vocabularies

FILES = sorted(FOLDER.glob("*.json"))
LONGEST = 140  # a definition is a line in a form
# What the issue that brought them asks for, as codes.
FORMS = ("private_resistance", "public_resistance", "covert_resistance", "armed_resistance")
ASKED = (
    "protest refusal desertion lawsuit petition symbols education documentation arson"
    " railway_sabotage industrial_sabotage poisoning assassination detention trial ill_treatment"
    " dismissal flight illegal_detention"
).split()


def read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def terms() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in FILES:
        for term in read(path)["terms"]:
            yield path.stem, term


@pytest.fixture
def spoken() -> Iterator[None]:
    yield
    speak("en")


def test_there_is_a_file_for_each_vocabulary() -> None:
    assert {path.stem for path in FILES} == set(VOCABULARIES)
    assert all(read(path)["vocabulary"] == path.stem for path in FILES)


def test_every_term_has_three_labels_and_three_short_definitions() -> None:
    for name, term in terms():
        for part in ("label", "definition"):
            assert set(term[part]) == set(LANGUAGES), (name, term["code"])
            assert all(text == text.strip() and text for text in term[part].values())
        assert all(len(text) <= LONGEST for text in term["definition"].values()), term["code"]
        assert all("\n" not in text for text in term["definition"].values())


def test_labels_are_in_the_letters_of_their_language() -> None:
    for name, term in terms():
        for part in ("label", "definition"):
            english, ukrainian, russian = (term[part][tongue] for tongue in LANGUAGES)
            assert not any("а" <= letter <= "я" for letter in english.lower()), (name, english)
            assert not set(ukrainian.lower()) & set("ыэъё"), (name, ukrainian)
            assert not set(russian.lower()) & set("іїєґ"), (name, russian)


def test_codes_are_unique_and_parents_stand_before_their_children() -> None:
    for path in FILES:
        seen: set[str] = set()
        for term in read(path)["terms"]:
            assert term["code"] not in seen, (path.stem, term["code"])
            assert term.get("parent") is None or term["parent"] in seen, term["code"]
            seen.add(term["code"])


def test_no_two_terms_of_a_vocabulary_are_called_alike() -> None:
    for path in FILES:
        for tongue in LANGUAGES:
            labels = [term["label"][tongue].casefold() for term in read(path)["terms"]]
            assert len(set(labels)) == len(labels), (path.stem, tongue)


def test_a_category_can_be_typed_into_a_list_with_commas() -> None:
    for term in read(FOLDER / "category.json")["terms"]:
        assert not any("," in label for label in term["label"].values()), term["code"]


def test_the_four_forms_of_resistance_and_what_is_under_them() -> None:
    found = {term["code"]: term.get("parent") for term in read(FOLDER / "category.json")["terms"]}
    assert all(found[form] is None for form in FORMS)
    assert set(ASKED) <= set(found)

    def top(code: str) -> str:
        parent = found[code]
        return code if parent is None else top(parent)

    assert {top(code) for code in ("protest", "refusal", "arson", "education")} <= set(FORMS)
    assert {top(code) for code in ("detention", "trial", "dismissal")} == {"repression"}


@pytest.mark.parametrize("name", CODED)
@pytest.mark.parametrize("tongue", LANGUAGES)
def test_words_with_fixed_codes_are_those_the_program_shows(
    name: str, tongue: str, spoken: None
) -> None:
    speak(tongue)
    shown = {code: _(said) for code, said in CODED[name].items()}
    found = {term["code"]: term["label"][tongue] for term in read(FOLDER / f"{name}.json")["terms"]}
    assert found == shown


@pytest.mark.parametrize("tongue", LANGUAGES)
def test_each_says_which_published_scheme_it_follows(tongue: str) -> None:
    schemes = read_schemes(FOLDER, tongue)
    assert set(schemes) == set(VOCABULARIES)
    assert all(scheme.follows for scheme in schemes.values())
    assert "2001" in schemes["category"].follows  # HURIDOCS
    assert "AJP-2.1" in schemes["reliability"].follows


# -- in an archive ------------------------------------------------------------------------------


def contents(archive: Archive) -> dict[str, list[tuple[object, ...]]]:
    db = archive.catalogue.db
    return {table: db.execute(f"SELECT * FROM {table}").fetchall() for table in RECORDED}


def meant(archive: Archive, code: str) -> RecordId:
    return archive.catalogue.records.resolve(shipped_uid(code).hex()).id


def test_loading_twice_changes_nothing(archive: Archive) -> None:
    made = load_vocabularies(archive).made
    assert dict(made) == {Kind.TERM: len(list(terms()))}
    before = contents(archive)
    again = load_vocabularies(archive)
    assert contents(archive) == before
    assert not again.made
    assert dict(again.held) == dict(made)
    assert archive.verify() == []


def test_the_tree_is_that_of_the_files(archive: Archive) -> None:
    load_vocabularies(archive)
    tree = archive.catalogue.terms.tree()
    found = archive.catalogue.terms.many(tree)
    arson = next(term for term in found.values() if term.code == "arson")
    assert tree[arson.id] == 2
    assert arson.definition("uk") != arson.definition("en") != ""
    order = list(dict.fromkeys(found[record].vocabulary for record in tree))
    assert order == list(VOCABULARIES)


def test_what_a_person_made_of_a_term_is_never_overwritten(archive: Archive) -> None:
    load_vocabularies(archive)
    changed, thrown = meant(archive, "category.arson"), meant(archive, "outcome.fined")
    with archive.change("add-term") as change:
        sql = "SELECT id FROM term_label WHERE term = ? AND language = 'uk'"
        (label,) = [row[0] for row in change.db.conn.execute(sql, [changed])]
        change.update("term_label", label, label="пожежа", definition="наше визначення")
        change.update("term", changed, parent=None)
        recording.trash(change, [thrown])
    before = contents(archive)
    load_vocabularies(archive)
    assert contents(archive) == before


def test_a_term_of_that_code_that_somebody_made_is_left_to_them(archive: Archive) -> None:
    with archive.change("add-term") as change:
        own = recording.add_term(change, "category", {"uk": "моє"}, code="arson")
    report = load_vocabularies(archive)
    assert report.held[Kind.TERM] == 1
    assert archive.catalogue.terms.meant("category", "arson") == own
    assert archive.catalogue.terms.many([own])[own].labels == {"uk": "моє"}
    enlistment = meant(archive, "category.arson_enlistment")
    assert archive.catalogue.terms.many([enlistment])[enlistment].parent == own


def test_a_term_comes_back_although_the_one_above_it_is_in_the_trash(archive: Archive) -> None:
    load_vocabularies(archive)
    above, erased = meant(archive, "category.sabotage"), meant(archive, "category.arson")
    with archive.change("trash") as change:
        recording.trash(change, [above])
    archive.purge([erased])
    assert dict(load_vocabularies(archive).made) == {Kind.TERM: 1}
    tree = archive.catalogue.terms.tree()
    assert above not in tree
    assert tree[meant(archive, "category.arson")] == 0
    with archive.change("restore") as change:
        recording.restore(change, [above])
    tree = archive.catalogue.terms.tree()
    assert tree[meant(archive, "category.arson")] == tree[above] + 1
    assert archive.verify() == []


def test_one_undo_takes_them_back_and_loading_brings_them(archive: Archive) -> None:
    made = dict(load_vocabularies(archive).made)
    archive.undo(archive.catalogue.steps.recent(1)[0].last)
    assert archive.catalogue.terms.tree() == {}
    assert dict(load_vocabularies(archive).made) == made
