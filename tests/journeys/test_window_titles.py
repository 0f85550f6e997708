"""A record is edited from its title: by a press of it, by Enter, and from the menu of records."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QToolButton
from tests.robots.fixtures import texts
from tests.robots.window import WindowRobot

from khronika.archive.archive import Archive
from khronika.archive.recording import add_collection, add_person, add_place, add_source, add_tag
from khronika.domain.drafts import CollectionDraft, PersonDraft, PlaceDraft, SourceDraft
from khronika.domain.values import Name
from khronika.ui.fields.value_line import ValueLine

Desk = Callable[..., WindowRobot]
NAME = "Old Mill"


def _named(archive: Archive) -> None:
    names = (Name(text=NAME),)
    with archive.change("add-person") as change:
        add_person(change, PersonDraft(names=names, protection="public"))
        add_source(change, SourceDraft(names=names))
        add_place(change, PlaceDraft(names=names))
        add_tag(change, NAME)
        add_collection(change, CollectionDraft(name=NAME))


def _title(robot: WindowRobot) -> ValueLine | None:
    return robot.list_screen.sheet.findChild(ValueLine, "title")


@pytest.mark.parametrize("place", ["people", "sources", "places", "tags"])
@pytest.mark.parametrize("by_mouse", [True, False])
def test_a_title_opens_the_editor(desk: Desk, place: str, by_mouse: bool) -> None:
    robot = desk(_named)
    robot.go(place)
    robot.point_at(NAME)
    title = _title(robot)
    assert title is not None
    assert title.accessibleName() == f"Edit {NAME}"
    assert "F2" in title.toolTip()
    if by_mouse:
        QTest.mouseClick(title, Qt.MouseButton.LeftButton)
    else:
        robot.press(Qt.Key.Key_Return)
        assert title.hasFocus(), "Enter goes into the page, to what comes first"
        robot.press(Qt.Key.Key_Return)
    robot.settle()
    assert robot.card is not None


def test_while_names_are_hidden_a_title_opens_nothing(desk: Desk) -> None:
    robot = desk(_named)
    robot.go("people")
    robot.point_at(NAME)
    robot.desk.session.hide_names(True)
    robot.settle()
    assert _title(robot) is None
    robot.desk.session.hide_names(False)
    robot.settle()
    assert _title(robot) is not None


def test_a_collection_and_a_document_have_a_pencil_beside_their_titles(desk: Desk) -> None:
    robot = desk(texts(A_letter="Words."), _named)
    for place, title, said in (
        ("collections", NAME, "Edit the collection"),
        ("documents", "A letter", "Edit what is known of the document"),
    ):
        robot.go(place)
        robot.point_at(title)
        pencils = robot.list_screen.findChildren(QToolButton)
        next(one for one in pencils if one.accessibleName() == said and one.isVisible()).click()
        robot.settle()
        assert robot.card is not None


def test_the_menu_of_records_has_the_editor_with_its_key(desk: Desk) -> None:
    robot = desk(_named)
    robot.go("people")
    robot.point_at(NAME)
    edit = robot.shell.actions_of["edit.record"]
    menus = robot.shell.menuBar().findChildren(QMenu)
    assert {one.title() for one in menus if edit in one.actions()} >= {"&Record", "&Edit"}
    assert edit.shortcut().toString() == "F2"
    assert edit.isEnabled()


@pytest.mark.parametrize("place", ["people", "sources", "places", "tags"])
@pytest.mark.parametrize("end", ["save", "leave"])
@pytest.mark.parametrize("on_title", [True, False])
def test_the_keyboard_comes_back_to_where_the_editor_was_asked_for(
    desk: Desk, place: str, end: str, on_title: bool
) -> None:
    """From a title it came to the list, and Tab led through all of the page once more."""
    robot = desk(_named)
    robot.go(place)
    robot.point_at(NAME)
    view = robot.list_screen.list.view
    view.setFocus()
    if on_title:
        robot.press(Qt.Key.Key_Return)
    robot.press(Qt.Key.Key_F2)
    form = robot.card
    assert form is not None
    form.saved.emit() if end == "save" else form.cancelled.emit()
    robot.settle()
    assert robot.list_screen.form is None
    title = _title(robot)
    assert title is not None
    assert (title if on_title else view).hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_the_keyboard_comes_back_to_the_text_whose_document_was_edited(
    desk: Desk, key: Qt.Key
) -> None:
    """Where the form had been, the page came that chooses an encoding."""
    robot = desk(texts(A_letter="Words."))
    robot.go("documents")
    robot.point_at("A letter")
    text = robot.documents.reader.text
    text.setFocus()
    robot.press(Qt.Key.Key_F2)
    assert robot.card is not None
    robot.press(key)
    assert robot.documents.form is None
    assert robot.documents.right.currentWidget() is robot.documents.reader
    assert text.hasFocus()


def test_one_who_was_just_added_is_gone_on_from_in_the_list(desk: Desk) -> None:
    robot = desk(_named)
    robot.go("people")
    robot.point_at(NAME)
    robot.press(Qt.Key.Key_Return)
    robot.do("record.new")
    robot.type("Olena Vyhadana")
    robot.press(Qt.Key.Key_Return)
    assert "Olena Vyhadana" in robot.titles()
    assert robot.list_screen.list.view.hasFocus()
