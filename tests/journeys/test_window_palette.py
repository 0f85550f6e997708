"""Ctrl+K to any record: the keyboard is in what was opened, and Ctrl+F finds there."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.robots.fixtures import texts
from tests.robots.window import WindowRobot

from khronika.archive import recording
from khronika.archive.archive import Archive
from khronika.domain.drafts import (
    CollectionDraft,
    IncidentDraft,
    PersonDraft,
    PlaceDraft,
    SourceDraft,
    TextDraft,
)
from khronika.domain.values import Name
from khronika.ui.screens.list_screen import ListScreen
from khronika.ui.screens.screen import has_keyboard

BODY = "Nothing happened. Nothing at all."


def one_of_each(archive: Archive) -> None:
    with archive.change("add-incident") as change:
        strike = TextDraft(title="A strike", language="en")
        recording.add_incident(change, IncidentDraft(texts=(strike,)))
        person = recording.add_person(change, PersonDraft(names=(Name(text="Kylyna Lvivska"),)))
        recording.add_place(change, PlaceDraft(names=(Name(text="Kyiv"),)))
        recording.add_source(change, SourceDraft(names=(Name(text="Novyny"),)))
        recording.add_tag(change, "fear")
        collection = recording.add_collection(change, CollectionDraft(name="Mine"))
        recording.collect(change, collection, [person])


@pytest.fixture
def robot(desk: Callable[..., WindowRobot]) -> WindowRobot:
    return desk(texts(Letter=BODY), one_of_each)


def go_to(robot: WindowRobot, title: str) -> ListScreen:
    """Go by the palette to what is called `title`."""
    robot.do("help.palette")
    robot.type(title)
    robot.press(Qt.Key.Key_Return)
    here = robot.desk.here
    assert isinstance(here, ListScreen)
    return here


@pytest.mark.parametrize("start", ["overview", "documents"])
@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("Letter", "documents"),
        ("A strike", "incidents"),
        ("Kylyna", "people"),
        ("Kyiv", "places"),
        ("Novyny", "sources"),
        ("fear", "tags"),
        ("Mine", "collections"),
    ],
)
def test_the_keyboard_is_in_what_was_opened(
    robot: WindowRobot, start: str, title: str, place: str
) -> None:
    robot.go(start)
    here = go_to(robot, title)
    assert robot.place == f"go.{place}"
    focused = QApplication.focusWidget()
    assert focused is not here.right, "a frame, in which no key does anything"
    assert has_keyboard(here.right)


def test_in_a_document_the_words_are_found_gone_through_and_left(robot: WindowRobot) -> None:
    go_to(robot, "Letter")
    reader = robot.documents.reader
    robot.do("edit.find")
    assert reader.finder.words.hasFocus()
    robot.type("nothing")
    assert reader.text.textCursor().selectedText() == "Nothing"
    first = reader.text.textCursor().position()
    robot.press(Qt.Key.Key_F3)
    assert reader.text.textCursor().position() > first
    robot.press(Qt.Key.Key_Escape)
    assert reader.text.hasFocus()
    assert not reader.finder.isVisible()
    assert not robot.documents.list.filter.text(), "the list was let alone"


def test_in_a_collection_its_members_are_found(robot: WindowRobot) -> None:
    go_to(robot, "Mine")
    robot.do("edit.find")
    members = robot.desk.collections.members
    assert members.filter.hasFocus()
    robot.type("nobody")
    assert members.rows.rowCount() == 0
    robot.press(Qt.Key.Key_Escape)
    assert members.rows.rowCount() == 1
    robot.press(Qt.Key.Key_Escape)
    assert members.view.hasFocus()
    robot.go("collections")
    robot.desk.collections.list.view.setFocus()
    robot.do("edit.find")
    assert robot.desk.collections.list.filter.hasFocus()


def test_on_a_page_the_list_is_narrowed_and_the_way_back_is_escape(robot: WindowRobot) -> None:
    here = go_to(robot, "Kylyna")
    robot.do("edit.find")
    assert here.list.filter.hasFocus()
    robot.press(Qt.Key.Key_Escape)
    assert here.list.view.hasFocus()
