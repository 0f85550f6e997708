"""The keys of a form that is open: what saves it, what leads out of it and back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from tests.robots.fixtures import texts
from tests.robots.window import WindowRobot

from khronika.archive.archive import Archive
from khronika.archive.recording import add_person
from khronika.domain.drafts import PersonDraft
from khronika.domain.values import Name
from khronika.ui.editors.incident_form import IncidentForm
from khronika.ui.widgets.reading_order import stops_in

NAME = "Olena Vyhadana"


def some(archive: Archive) -> None:
    with archive.change("add-person") as change:
        add_person(change, PersonDraft(names=(Name(text=NAME),), protection="public"))


@pytest.fixture
def robot(desk: Callable[..., WindowRobot]) -> WindowRobot:
    return desk(texts(First="A barn burned in Testove.", Second="Nobody was hurt."), some)


def begin(robot: WindowRobot) -> IncidentForm:
    """Begin an incident from a text; the title is said."""
    robot.go("documents")
    robot.point_at("First")
    robot.select("barn burned")
    robot.press(Qt.Key.Key_I)
    robot.form.title.setText("A barn burned")
    return robot.form


def press_ctrl_enter(robot: WindowRobot) -> None:
    """Press it where the system would: in the window, whose commands hear it too."""
    QTest.keySequence(robot.shell.windowHandle(), "Ctrl+Return")
    robot.settle()


def collections(robot: WindowRobot) -> int:
    return len(robot.desk.session.catalogue.collections.ids())


@pytest.mark.parametrize("at", ["text", "navigation", "list", "message"])
def test_ctrl_enter_saves_the_form_from_anywhere_on_the_page(robot: WindowRobot, at: str) -> None:
    """It put the document into a collection, or asked into which."""
    robot.shell.resize(1900, 900)
    begin(robot)
    assert robot.documents.list.isVisible()
    robot.shell.tools.notices.say("Something was said.")
    places: dict[str, QWidget] = {
        "text": robot.documents.reader.text,
        "navigation": robot.desk._navigation.buttons["go.people"],
        "list": robot.documents.list.view,
        "message": next(stops_in(robot.shell.bar)),
    }
    places[at].setFocus()
    assert places[at].hasFocus()
    press_ctrl_enter(robot)
    assert robot.documents.drafting.form is None
    assert robot.said[-1].startswith("Recorded: I-1 A barn burned")
    assert robot.place == "go.documents"
    assert collections(robot) == 0


def test_ctrl_enter_saves_a_form_beside_its_list(robot: WindowRobot) -> None:
    robot.go("people")
    robot.point_at(NAME)
    robot.do("edit.record")
    robot.list_screen.list.view.setFocus()
    press_ctrl_enter(robot)
    assert robot.list_screen.form is None
    assert collections(robot) == 0


def test_ctrl_enter_collects_where_no_form_is_seen(robot: WindowRobot) -> None:
    begin(robot)
    collect = robot.shell.actions_of["edit.collect"]
    assert not collect.shortcuts(), "the key is the form's, and the menu does not say otherwise"
    robot.go("people")
    robot.point_at(NAME)
    assert [one.toString() for one in collect.shortcuts()] == ["Ctrl+Return"]
    robot.collect("Anew")
    assert collections(robot) == 1
    assert robot.desk.documents.drafting.form is not None
    robot.list_screen.list.view.setFocus()
    press_ctrl_enter(robot)
    assert robot.said[-1].startswith("1 record is in “Anew”.")


def test_ctrl_enter_in_the_text_saves_a_comment_and_leaves_the_incident_open(
    robot: WindowRobot,
) -> None:
    form = begin(robot)
    robot.documents.reader.text.setFocus()
    robot.press(Qt.Key.Key_M)
    robot.type("As one heard")
    assert not robot.documents.drafting.is_seen
    robot.documents.reader.text.setFocus()
    press_ctrl_enter(robot)
    (passage,) = robot.documents.reader.marked.all
    assert passage.comment == "As one heard"
    assert robot.documents.drafting.form is form


@pytest.mark.parametrize("field", ["title", "description", "status", "category"])
def test_escape_goes_from_the_form_back_to_the_text(robot: WindowRobot, field: str) -> None:
    """It did nothing, and the sheet of keys said that it leaves."""
    form = begin(robot)
    getattr(form, field).setFocus()
    robot.press(Qt.Key.Key_Escape)
    assert robot.documents.reader.text.hasFocus()
    robot.press(Qt.Key.Key_Escape)
    assert robot.form is form
    assert form.title.text() == "A barn burned"


def test_enter_in_a_line_of_an_incident_saves_nothing(robot: WindowRobot) -> None:
    form = begin(robot)
    form.title.setFocus()
    robot.press(Qt.Key.Key_Return)
    assert robot.form is form
    assert form.title.hasFocus()


def test_a_draft_is_discarded_from_the_palette_while_it_is_seen(robot: WindowRobot) -> None:
    discard = robot.shell.actions_of["text.discard"]
    assert not discard.isEnabled()
    begin(robot)
    robot.documents.reader.text.setFocus()
    robot.press(Qt.Key.Key_M)
    assert not robot.can("text.discard"), "a comment lies over it"
    robot.press(Qt.Key.Key_Escape)
    robot.do("help.palette")
    robot.type("discard")
    robot.press(Qt.Key.Key_Return)
    assert robot.documents.drafting.form is None
    assert robot.said[-1] == "The draft was discarded."
    assert not robot.can("text.discard")
    robot.take_offer("Bring it back")
    assert robot.form.title.text() == "A barn burned"


def is_seen(form: IncidentForm, field: QWidget) -> bool:
    """Whether all of `field` is in sight in the form."""
    return field.visibleRegion().boundingRect().height() == field.height()


def test_f6_comes_back_to_the_field_one_was_in(robot: WindowRobot) -> None:
    """It came to the button that puts the offers away, above what was in sight."""
    robot.shell.resize(1280, 600)
    form = begin(robot)
    form.source.setFocus()
    form.bring_into_view(form.source)
    robot.press(Qt.Key.Key_Escape)
    form._scroll.verticalScrollBar().setValue(0)
    robot.press(Qt.Key.Key_F6)
    assert form.source.hasFocus()
    assert is_seen(form, form.source)


def test_f6_comes_to_the_title_where_one_was_nowhere_in_the_form(robot: WindowRobot) -> None:
    robot.shell.resize(1280, 600)
    form = begin(robot)
    robot.select("Testove")
    robot.press(Qt.Key.Key_P)
    gone = form.people.rows[-1].name
    gone.setFocus()
    robot.documents.reader.text.setFocus()
    gone.setEnabled(False)
    bar = form._scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert not is_seen(form, form.title)
    robot.press(Qt.Key.Key_F6)
    assert form.title.hasFocus()
    assert form.title.selectedText() == "", "the next letter replaces nothing"
    assert is_seen(form, form.title)


def test_whoever_comes_to_the_form_from_elsewhere_is_on_no_button_of_the_text(
    robot: WindowRobot,
) -> None:
    """The keyboard came back to the pencil beside the title of the text."""
    robot.shell.resize(1280, 800)
    begin(robot)
    robot.documents.reader.edit.setFocus()
    robot.go("people")
    robot.press(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert robot.documents.list.isHidden()
    assert robot.documents.reader.text.hasFocus()
