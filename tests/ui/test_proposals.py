from dataclasses import replace

import hypothesis.strategies as st
import pytest
from hypothesis import given
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from khronika.domain.kinds import new_uid
from khronika.gazetteer import load
from khronika.ui.editors.atlas import Atlas
from khronika.ui.editors.entry import Choices, Evidence, HeldPlace, IncidentEntry, Pick
from khronika.ui.editors.incident_form import IncidentForm
from khronika.ui.editors.proposal_row import ProposalRow
from khronika.ui.editors.proposals import (
    Proposal,
    chosen,
    dates_in,
    known_places_in,
    people_in,
    places_in,
    stands_in,
)
from khronika.ui.style.theme import Theme

WORDS = "On 7 April 2023 Ivan Testenko refused in Testove, near Tokmak; Testovets did not."
PASSAGE = Evidence(document=1, start=0, end=len(WORDS), words=WORDS)
TESTOVE = HeldPlace(id=5, uid=new_uid(), label="Testove · Ukraine", names=("Testove",))
ELSEWHERE = HeldPlace(id=6, uid=new_uid(), label="Elsewhere", names=("Elsewhere", "Ін"))


@pytest.mark.parametrize(
    ("name", "words", "stands"),
    [
        ("Testove", "in Testove.", True),
        ("Testove", "the Testovets", False),
        ("Testove", "TestoveTestove (Testove)", True),
        ("Ін", "Ін", False),
        ("Кам’янець", "до «Кам’янець»", True),
    ],
)
def test_a_name_stands_as_a_whole_word(name: str, words: str, stands: bool) -> None:
    assert stands_in(name, words) is stands


@given(st.text(alphabet="Аб c,", min_size=3, max_size=6), st.text(alphabet="Аб c,", max_size=9))
def test_a_name_between_blanks_always_stands(name: str, around: str) -> None:
    assert stands_in(name, f"{around} {name} {around}")


def test_what_the_passage_says_is_proposed_as_recorded() -> None:
    assert [one.said for one in dates_in(PASSAGE, "en", None)] == ["7 April 2023"]
    assert [one.pick.id for one in places_in(PASSAGE, [TESTOVE, ELSEWHERE])] == [5]
    atlas = Atlas([TESTOVE])
    assert list(known_places_in(PASSAGE, atlas)) == []
    atlas.know(load())
    assert [one.said.split(" · ")[0] for one in known_places_in(PASSAGE, atlas)] == ["Tokmak"]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        # Former names: only where something is said to be there.
        ("They threw Molotov cocktails at the gates", []),
        ("They stood there in Molotov cocktails smoke", []),
        ("A speech by Molotov was read", []),
        ("He grew up in Molotov, in a barrack", ["Perm (formerly Molotov)"]),
        ("Shells fell near Artemivsk and Tokmak", ["Tokmak", "Bakhmut (formerly Artemivsk)"]),
        ("Стріляли під Артемівськ", ["Bakhmut (formerly Артемівськ)"]),
        # Names of people and words that are towns too.
        ("The reporter was Roman", []),
        ("Vladimir Testenko wrote from Stanislav Testenko’s desk", []),
        ("They were held in Vladimir for a year", ["Vladimir"]),
        ("A channel named “Volya” threatened them", []),
        ("Volya is what they asked for", []),
        ("Суми були великі", []),
        ("Вони виїхали з Суми", ["Sumy"]),
        ("the missile cruiser Moskva sank", []),
        ("The Moscow Times and the Kremlin said so", []),
        # Regions are not the cities that they are called after.
        ("They were sent to Belgorod region", ["Belgorod region"]),
        ("The Kharkiv and Luhansk regions were shelled", ["Kharkiv region", "Luhansk region"]),
        ("В Белгородской области горел склад", ["Belgorod region"]),
        ("Белгородская область молчала", ["Belgorod region"]),
        ("У Харківській області горів склад", ["Kharkiv region"]),
        ("the Tokmak district", []),
        ("They came from Nowhere region", []),
        # And what is plainly a place is one.
        ("Kharkiv was shelled, as was Kherson", ["Kharkiv", "Kherson"]),
        ("The village of Shestakove lies there", ["Shestakove"]),
        ("In Moscow and in Tokmak", ["Moscow", "Tokmak"]),
    ],
)
def test_a_place_is_offered_where_the_words_speak_of_one(words: str, offered: list[str]) -> None:
    atlas = Atlas()
    atlas.know(load())
    passage = Evidence(document=1, start=0, end=len(words), words=words)
    said = [one.said.split(" · ")[0] for one in known_places_in(passage, atlas)]
    assert said == offered


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("They threw Oldove cocktails", []),
        ("It was in Oldove that they met", [5]),
        ("Testove region was quiet", []),
        ("The Testove Times wrote", []),
        ("Testove was quiet", [5]),
        ("in Oldove, and in Elsewhere", [6, 5]),
    ],
)
def test_places_of_the_archive_are_read_with_the_words_around(
    words: str, offered: list[int]
) -> None:
    passage = Evidence(document=1, start=0, end=len(words), words=words)
    testove = replace(TESTOVE, former=("Oldove",))
    assert [one.pick.id for one in places_in(passage, [testove, ELSEWHERE])] == offered


def test_a_part_of_somebodys_name_is_no_place() -> None:
    atlas = Atlas()
    atlas.know(load())
    words = "and Tokmak Testenko spoke"
    passage = Evidence(document=1, start=0, end=len(words), words=words)
    assert list(known_places_in(passage, atlas, ["Tokmak Testenko"])) == []


def test_no_more_than_nine_and_each_once() -> None:
    many = [Proposal(field="person", said=f"P {n % 12}", evidence=PASSAGE) for n in range(40)]
    assert [one.said for one in chosen(many)] == [f"P {n}" for n in range(9)]


@pytest.fixture
def form(qtbot: QtBot, theme: Theme) -> IncidentForm:
    form = IncidentForm(
        theme, Choices(people=(Pick(text="Ivan Testenko", id=4),), places=(TESTOVE,))
    )
    qtbot.addWidget(form)
    form.put(IncidentEntry())
    form.propose(
        [
            *dates_in(PASSAGE, "en", None),
            *places_in(PASSAGE, [TESTOVE]),
            *people_in(PASSAGE, [Pick(text="Ivan Testenko", id=4)]),
        ]
    )
    return form


def test_nothing_is_filled_in_until_it_is_taken(form: IncidentForm) -> None:
    assert form.entry().is_empty
    assert [one.field for one in form.proposals.proposals] == ["when", "place", "person"]


def test_taking_one_fills_the_field_and_cites_the_passage(form: IncidentForm) -> None:
    (row,) = form.findChildren(ProposalRow)
    for button in row.findChildren(QPushButton):
        button.click()
    entry = form.entry()
    assert entry.when.text == "7 April 2023"
    assert entry.place.pick == Pick(text="Testove · Ukraine", id=5)
    assert [one.pick.id for one in entry.people] == [4]
    assert entry.when.evidence == entry.place.evidence == entry.people[0].evidence == (PASSAGE,)
    assert not any(button.isEnabled() for button in row.findChildren(QPushButton))


def test_a_field_says_how_well_it_is_sourced(form: IncidentForm) -> None:
    form.grade({"when": "disputed"})
    state = form._fields["when"]._caption._state
    assert state.text() == "disputed"
    form.cite("when", PASSAGE)
    assert state.text() == "disputed · 1 passage"
    assert form._fields["place"]._caption._state.text() == ""
