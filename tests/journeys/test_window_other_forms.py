"""Lists found by words in other forms, spellings and scripts: at once as typed, the rest behind."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from tests.robots.window import WindowRobot

from khronika.archive import recording
from khronika.archive.archive import Archive
from khronika.domain.date_words import parse_when
from khronika.domain.drafts import (
    DocumentDraft,
    IncidentDraft,
    ParticipationDraft,
    PersonDraft,
    PlaceClaimDraft,
    PlaceDraft,
    SourceDraft,
    TextDraft,
    WhenDraft,
)
from khronika.domain.values import Name
from khronika.ui.models.record_rows import ROW

NAMED = {"Ostap Hrebeniuk", "Letter of Hrebeniuk", "A search"}  # by the name of one person
FORM, SCRIPT = "another form", "another spelling or script"


def stock(archive: Archive) -> None:
    """People, places, a source, texts and incidents whose names stand in several scripts."""
    with archive.change("add-incident") as change:
        for name in ("Ostap Hrebeniuk", "Петро Гребенюк", "Lesia Tymchenko"):
            recording.add_person(change, PersonDraft(names=(Name(text=name),)))
        recording.add_place(change, PlaceDraft(names=(Name(text="Краматорськ"),)))
        recording.add_source(change, SourceDraft(names=(Name(text="Вісник моря"),), kind="outlet"))
        recording.add_documents(
            change,
            [
                DocumentDraft(title="Letter of Hrebeniuk", body="Nothing.", language="en"),
                DocumentDraft(title="Записка", body="Гребенюк стояв тут.", language="uk"),
            ],
        )
        for title, person in (
            ("Обшук у Гребенюка", None),
            ("A search", "Ostap Hrebeniuk"),
            ("A trial", "Lesia Tymchenko"),
        ):
            draft = IncidentDraft(
                texts=(TextDraft(title=title),),
                whens=(WhenDraft(when=parse_when("5 May 2022")),),
                places=(PlaceClaimDraft(place="Краматорськ"),) if title == "A trial" else (),
                people=(ParticipationDraft(agent=person),) if person else (),
            )
            recording.add_incident(change, draft)


@pytest.fixture
def robot(desk: Callable[..., WindowRobot]) -> WindowRobot:
    robot = desk(stock)
    robot.desk.session.archive.learn()
    robot.until(lambda: robot.desk.session.facets.is_ready)
    return robot


def _type(robot: WindowRobot, place: str, words: str) -> None:
    robot.go(place)
    robot.desk.here.find_here()
    robot.list_screen.list.filter.clear()
    robot.type(words)
    screen = robot.list_screen
    robot.until(lambda: screen.session.narrowing.filter.of(screen.words_of).text == words)


def _recorded(robot: WindowRobot) -> set[str]:
    """What is listed, as it is recorded."""
    named = robot.desk.session.archive.catalogue.records.named(robot.list_screen.list.rows.ids)
    return {one.title for one in named.values()}


def _why(robot: WindowRobot) -> dict[str, str]:
    return {row.title: row.why for row in robot.rows()}


def test_people_are_found_in_another_script_and_it_is_said(robot: WindowRobot) -> None:
    _type(robot, "people", "Гребенюка")
    robot.until(lambda: len(robot.rows()) == 2)
    assert _why(robot) == {"Ostap Hrebeniuk": SCRIPT, "Петро Гребенюк": FORM}
    _type(robot, "people", "Гребенюк")
    assert "Петро Гребенюк" in robot.titles(), "what is written so is there at once"
    robot.until(lambda: _why(robot) == {"Ostap Hrebeniuk": SCRIPT, "Петро Гребенюк": ""})
    assert SCRIPT in robot.list_screen.list.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_incidents_are_found_by_title_person_and_place(robot: WindowRobot) -> None:
    _type(robot, "incidents", "гребенюк")
    robot.until(lambda: len(robot.rows()) == 2)
    assert _why(robot) == {"Обшук у Гребенюка": "", "A search": SCRIPT}
    _type(robot, "incidents", "гребенюком")
    robot.until(lambda: len(robot.rows()) == 2)
    assert _why(robot) == {"Обшук у Гребенюка": FORM, "A search": SCRIPT}
    _type(robot, "incidents", "Kramatorsk")
    robot.until(lambda: robot.titles() == ["A trial"])
    _type(robot, "incidents", "Kramatorsk search")
    robot.until(lambda: not robot.titles())
    _type(robot, "incidents", "Kramatorsk Тимченко")
    robot.until(lambda: robot.titles() == ["A trial"])
    _type(robot, "incidents", "Kramatorsk Гребенюк")
    robot.until(lambda: not robot.titles())


def test_the_timeline_shows_what_the_list_does(robot: WindowRobot) -> None:
    robot.go("timeline")
    canvas = robot.desk.timeline.timeline.canvas
    robot.until(lambda: canvas.laid.incidents == 3)
    robot.desk.timeline.bar.line.setText("Тимченко")
    robot.until(lambda: canvas.laid.incidents == 1)


@pytest.mark.parametrize(
    ("place", "words", "found"),
    [
        ("documents", "Гребенюка", ["Letter of Hrebeniuk"]),  # by its title, not by its text
        ("sources", "морем", ["Вісник моря"]),
        ("places", "Kramatorsk", ["Краматорськ"]),
    ],
)
def test_every_list_finds_so(robot: WindowRobot, place: str, words: str, found: list[str]) -> None:
    _type(robot, place, words)
    robot.until(lambda: robot.titles() == found)
    assert set(_why(robot).values()) == {FORM if place == "sources" else SCRIPT}


def test_members_of_a_collection_too(robot: WindowRobot) -> None:
    robot.go("people")
    robot.point_at("Ostap Hrebeniuk")
    robot.collect()
    robot.go("collections")
    robot.list_screen.list.point_at(robot.list_screen.list.rows.ids[0])
    robot.settle()
    members = robot.desk.collections.members
    members.filter.setText("Гребенюком")
    robot.until(lambda: members.rows.rowCount() == 1)
    assert members.rows.index(0).data(ROW).why == SCRIPT


def test_what_is_pointed_at_stays_where_it_is(robot: WindowRobot) -> None:
    with robot.desk.session.archive.change("add-person") as change:
        for number in range(60):
            name = "Hrebeniuk" if number % 2 else "Гребенюк"
            recording.add_person(change, PersonDraft(names=(Name(text=f"{name} {number:02}"),)))
    robot.settle()
    robot.desk.session.archive.learn()
    _type(robot, "people", "Гребенюк")
    view = robot.list_screen.list.view
    robot.list_screen.list.point_at(robot.list_screen.list.rows.ids[-1])
    before, seen = view.visualRect(view.currentIndex()).top(), robot.list_screen.list.current()
    few = len(robot.rows())
    robot.until(lambda: len(robot.rows()) > few)
    assert robot.list_screen.list.current() == seen
    assert view.visualRect(view.currentIndex()).top() == before


def test_a_hidden_name_is_not_found_by_another_spelling(robot: WindowRobot) -> None:
    session = robot.desk.session
    with session.archive.change("protect") as change:
        people = session.archive.catalogue.agents
        hidden = next(one for one in people.ids() if "Ostap" in people.many([one])[one].title)
        recording.set_person(change, [hidden], protection="protected")
    robot.settle()
    _type(robot, "incidents", "Гребенюка")
    robot.until(lambda: len(robot.rows()) == 2)
    robot.do("view.hide_names")
    answered: list[object] = []
    asked = session.archive.catalogue.record_words.by_other_forms
    for place in ("people", "incidents", "documents"):
        for words in ("Гребенюка", "Гребенюком", "Остап", "Eustace"):
            _type(robot, place, words)
            robot.until(lambda: not session.others._wanted and not session.others._is_asking)
            robot.settle()
            assert not NAMED & _recorded(robot), (place, words)
            answered.append(asked(words).records)
    assert any(answered), "and yet the archive knows who is called so"
    robot.do("view.hide_names")
    _type(robot, "incidents", "Гребенюком")
    robot.until(lambda: "A search" in _recorded(robot))
