"""Putting records into a collection: which one is asked, as long as none was chosen."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.robots.window import WindowRobot

from khronika.archive.archive import Archive
from khronika.archive.recording import add_collection, add_incident
from khronika.domain.drafts import CategoryDraft, CollectionDraft, IncidentDraft, TextDraft
from khronika.domain.values import Collection
from khronika.ui.collecting import chosen_collection
from khronika.ui.collection_page import CollectionPage
from khronika.ui.widgets.message_bar import MessageBar

CTRL = Qt.KeyboardModifier.ControlModifier
Desk = Callable[..., WindowRobot]


def incidents(archive: Archive) -> None:
    with archive.change("add-incident") as change:
        for title in ("A refusal", "A trial"):
            text = TextDraft(title=title, language="en")
            draft = IncidentDraft(texts=(text,), categories=(CategoryDraft(category="refusal"),))
            add_incident(change, draft)


def collections(archive: Archive) -> None:
    with archive.change("add-collection") as change:
        for name in ("For the court", "For the paper"):
            add_collection(change, CollectionDraft(name=name))
        add_collection(change, CollectionDraft(name="A search", query="refusal"))


@pytest.fixture
def robot(desk: Desk) -> WindowRobot:
    return desk(incidents)


def pages(robot: WindowRobot) -> list[CollectionPage]:
    return [one for one in robot.desk.findChildren(CollectionPage) if one.isVisible()]


def ctrl_enter(robot: WindowRobot, title: str) -> None:
    """Point at a record and press Ctrl+Enter as the window system tells it: as a shortcut."""
    robot.go("incidents")
    robot.point_at(title)
    QTest.keyClick(robot.shell.windowHandle(), Qt.Key.Key_Return, CTRL)


def type_on(robot: WindowRobot, words: str) -> None:
    """Type without looking where the keyboard is."""
    for letter in words:
        QTest.keyClick(robot.shell.windowHandle(), Qt.Key(ord(letter.upper())))


def held(robot: WindowRobot) -> dict[str, list[str]]:
    catalogue = robot.desk.session.catalogue.collections
    every: list[Collection] = catalogue.all()
    return {one.name: [member.title for member in catalogue.members(one.id)] for one in every}


def categories(robot: WindowRobot) -> set[str]:
    return {
        one.code or one.label("en") for one in robot.desk.session.catalogue.terms.of("category")
    }


def test_what_is_typed_after_ctrl_enter_names_the_collection(robot: WindowRobot) -> None:
    """It went to the value that the keyboard was on, and a new category came of the name."""
    robot.go("incidents")
    robot.point_at("A trial")
    robot.value("Category: ")
    was = categories(robot)
    QTest.keyClick(robot.shell.windowHandle(), Qt.Key.Key_Return, CTRL)
    type_on(robot, "depot")
    QTest.keyClick(robot.shell.windowHandle(), Qt.Key.Key_Return)
    robot.settle()
    assert held(robot) == {"depot": ["A trial"]}
    assert categories(robot) == was
    assert robot.said[-1] == "1 record is in “depot”."
    assert robot._focused().accessibleName().startswith("Category: "), "the keyboard is back"


def test_it_is_asked_once_and_enter_takes_what_is_offered(desk: Desk) -> None:
    robot = desk(incidents, collections)
    ctrl_enter(robot, "A trial")
    (page,) = pages(robot)
    assert page.line.text() == "For the court", "no search that was kept"
    robot.press(Qt.Key.Key_Return)
    robot.settle()
    ctrl_enter(robot, "A refusal")
    assert pages(robot) == []
    robot.settle()
    assert sorted(held(robot)["For the court"]) == ["A refusal", "A trial"]
    assert robot.said[-1] == "1 record is in “For the court”."


def test_escape_puts_it_nowhere(robot: WindowRobot) -> None:
    ctrl_enter(robot, "A trial")
    robot.press(Qt.Key.Key_Escape)
    robot.settle()
    assert pages(robot) == []
    assert held(robot) == {}
    assert chosen_collection(robot.desk.session) is None


def test_it_can_be_another_collection_instead(desk: Desk) -> None:
    robot = desk(incidents, collections)
    for title in ("A trial", "A refusal"):
        ctrl_enter(robot, title)
        for page in pages(robot):
            page.take()
        robot.settle()
    (bar,) = robot.shell.findChildren(MessageBar)
    next(one for one in bar._buttons if one.text() == "Another collection…").click()
    (page,) = pages(robot)
    robot.type("For the p")
    robot.choose("For the paper")
    page.take()
    robot.settle()
    assert held(robot)["For the court"] == ["A trial"]
    assert held(robot)["For the paper"] == ["A refusal"]
    robot.do("edit.undo")
    assert sorted(held(robot)["For the court"]) == ["A refusal", "A trial"], "it is one step"


def test_while_names_are_hidden_no_new_one_is_named(desk: Desk) -> None:
    robot = desk(incidents, collections)
    robot.do("view.hide_names")
    ctrl_enter(robot, "A trial")
    (page,) = pages(robot)
    page.line.setText("Somebody's name")
    assert not page.act.isEnabled()
    robot.do("view.hide_names")
    assert pages(robot) == [], "what it offered is called otherwise now"


def test_letters_typed_on_are_no_commands_where_nothing_is_asked(desk: Desk) -> None:
    robot = desk(incidents, collections)
    robot.go("incidents")
    robot.point_at("A trial")
    robot.collect()
    robot.desk.session.hush._over.setInterval(60_000)  # a busy computer takes its time
    robot.value("Category: ")
    QTest.keyClick(robot.shell.windowHandle(), Qt.Key.Key_Return, CTRL)
    value = robot._focused()
    type_on(robot, "depot")
    assert robot._focused() is value
    robot.settle()
    assert categories(robot) == {"refusal"}
