"""The window by the keyboard alone: where it comes to, and where it comes back to."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from tests.robots.fixtures import texts
from tests.robots.window import WindowRobot

from khronika.archive.archive import Archive
from khronika.archive.recording import add_person, add_tag
from khronika.domain.drafts import PersonDraft
from khronika.domain.values import Name
from khronika.ui.actions import ACTIONS, Where
from khronika.ui.screens.screen import has_keyboard

CTRL = Qt.KeyboardModifier.ControlModifier


def some(archive: Archive) -> None:
    with archive.change("add-person") as change:
        for name in ("Olena Vyhadana", "Petro Vyhadanyi", "Taras Vyhadanyi"):
            add_person(change, PersonDraft(names=(Name(text=name),), protection="protected"))
        add_tag(change, "arson")


@pytest.fixture
def robot(desk: Callable[..., WindowRobot]) -> WindowRobot:
    return desk(texts(First="A barn burned in Testove.", Second="Nobody was hurt."), some)


def key_event(keys: str, kind: QEvent.Type) -> QKeyEvent:
    pressed = QKeySequence(keys)[0]  # type: ignore[index]  # which its stubs do not know
    event = QKeyEvent(kind, pressed.key(), pressed.keyboardModifiers())
    event.ignore()
    return event


def focused(robot: WindowRobot) -> QWidget:
    """Return what has the keyboard, or will once the system makes the window the active one."""
    now = robot.shell.focusWidget()
    assert now is not None, "the keyboard is nowhere"
    assert now.isVisible(), "the keyboard is where nobody sees it"
    return now


def test_the_keys_of_a_place_lead_into_it_from_the_navigation_too(robot: WindowRobot) -> None:
    for place, key in (("documents", Qt.Key.Key_1), ("timeline", Qt.Key.Key_T)):
        robot.go(place)
        robot.desk._navigation.buttons[f"go.{place}"].setFocus()
        robot.press(key, CTRL)
        assert has_keyboard(robot.desk.here)


def test_a_draft_that_lies_open_is_gone_on_with(robot: WindowRobot, key_file: Path) -> None:
    robot.go("documents")
    robot.point_at("First")
    robot.select("barn burned")
    robot.press(Qt.Key.Key_I)
    robot.go("people")
    robot.go("documents")
    assert robot.form.isAncestorOf(focused(robot))
    robot.do("archive.lock")
    robot.unlock_with_key(key_file)
    assert robot.place == "go.documents"
    assert robot.form.isAncestorOf(focused(robot))


def test_every_key_of_the_window_is_heard_in_a_line_that_narrows_a_list(
    robot: WindowRobot,
) -> None:
    robot.go("people")
    robot.press(Qt.Key.Key_F, CTRL)
    line = robot.list_screen.list.filter
    line.setText("Vyhadan")
    kept = set()
    for spec in (one for one in ACTIONS if one.keys and one.where is Where.WINDOW):
        asked = key_event(spec.keys, QEvent.Type.ShortcutOverride)
        QApplication.sendEvent(line, asked)
        if asked.isAccepted():
            kept.add(spec.id)
    assert kept == {"edit.undo", "edit.redo", "edit.trash"}


def test_a_word_that_is_taken_away_throws_no_record_away(robot: WindowRobot) -> None:
    robot.go("people")
    robot.point_at("Petro Vyhadanyi")
    robot.press(Qt.Key.Key_F, CTRL)
    robot.type("Petro Vyh")
    robot.press(Qt.Key.Key_Backspace, CTRL)
    assert robot.list_screen.list.filter.text().strip() == "Petro"
    assert robot.desk.session.catalogue.records.trash() == []


def test_escape_leaves_the_page_of_an_export(robot: WindowRobot) -> None:
    robot.go("people")
    robot.do("archive.export")
    robot.desk.export.recipient.setFocus()
    robot.press(Qt.Key.Key_Escape)
    assert robot.place == "go.people"


def test_where_one_is_stays_when_names_are_hidden_and_shown(robot: WindowRobot) -> None:
    robot.go("people")
    robot.point_at("Petro Vyhadanyi")
    view = robot.list_screen.list.view
    robot.do("view.hide_names")
    assert focused(robot) is view
    button = robot.shell._hidden.show_names
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    robot.settle()
    assert focused(robot) is view
    robot.do("view.hide_names")
    button.setFocus(Qt.FocusReason.TabFocusReason)
    robot.press(Qt.Key.Key_Space)
    assert focused(robot) is view


def test_the_next_row_is_marked_when_one_goes_to_the_trash(robot: WindowRobot) -> None:
    robot.go("people")
    listed = robot.list_screen.list
    first, second, third = robot.titles()
    robot.point_at(second)
    robot.do("edit.trash")
    assert [robot.rows()[listed.rows.row_of(one) or 0].title for one in listed.selection()] == [
        third
    ]
    robot.do("edit.trash")
    assert robot.titles() == [first]
    assert len(listed.selection()) == 1
    assert focused(robot) is listed.view


def test_a_list_that_is_empty_has_the_keyboard_too(robot: WindowRobot) -> None:
    robot.go("people")
    robot.point_at("Petro Vyhadanyi")
    robot.do("edit.trash")
    robot.go("trash")
    robot.point_at("Petro Vyhadanyi")
    robot.do("edit.restore")
    assert focused(robot) is robot.desk.trash.list.entry
    robot.go("people")
    robot.desk._navigation.buttons["go.trash"].setFocus()
    robot.go("trash")
    assert focused(robot) is robot.desk.trash.list.entry


@pytest.mark.parametrize("is_open", [False, True])
def test_the_menu_opens_by_a_key(
    window: WindowRobot, desk: Callable[..., WindowRobot], is_open: bool
) -> None:
    if is_open:
        desk(some)
    window.press(Qt.Key.Key_F10)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions()[0] is window.shell.actions_of["archive.create"]
    window.press_in(menu, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None


def test_a_step_opens_what_it_is_about_and_keeps_its_name_when_it_is_taken_back(
    robot: WindowRobot,
) -> None:
    robot.go("people")
    robot.do("record.new")
    robot.type("Solomiia Vyhadana")
    robot.save()
    robot.go("history")
    history = robot.desk.history
    history.view.setFocus()
    robot.press(Qt.Key.Key_Return)
    assert robot.place == "go.people"
    robot.do("edit.undo")
    robot.go("history")
    said = [history.rows.index(at, 0).data() for at in range(2)]
    assert all("“Solomiia Vyhadana”" in one for one in said), said
    history.view.setFocus()
    robot.press(Qt.Key.Key_Return)
    assert robot.place == "go.history"
    assert robot.said[-1].startswith("Nothing opens")
    robot.do("view.hide_names")
    said = [history.rows.index(at, 0).data() for at in range(2)]
    assert not any("Solomiia" in one for one in said), said


def test_one_undo_too_many_says_so(robot: WindowRobot) -> None:
    robot.go("people")
    while robot.can("edit.undo"):
        robot.do("edit.undo")
    robot.list_screen.list.entry.setFocus()
    robot.press(Qt.Key.Key_Z, CTRL)
    assert robot.said[-1] == "Nothing left to undo."
    while robot.can("edit.redo"):
        robot.do("edit.redo")
    robot.press(Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert robot.said[-1] == "Nothing left to do again."


def test_that_a_draft_was_discarded_goes_in_its_time(robot: WindowRobot) -> None:
    robot.go("documents")
    robot.do("record.incident")
    robot.form.title.setText("A barn burned")
    robot.documents.drafting.discard()
    bar = robot.shell.bar
    assert bar.isVisible()
    assert 12_000 <= bar._timer.remainingTime() <= 18_000
    bar._timer.timeout.emit()
    assert not bar.isVisible()


def test_the_overview_names_the_incident_that_is_being_written_and_leads_to_it(
    robot: WindowRobot, key_file: Path
) -> None:
    robot.go("documents")
    robot.do("record.incident")
    robot.form.title.setFocus()
    robot.type("The {barn} burned")
    robot.go("overview")
    said = "1 incident is being written, and not saved yet, “The {barn} burned”"
    assert said in [row.accessibleName() for row in robot.desk.overview.rows]
    robot.do("archive.lock")
    robot.unlock_with_key(key_file)
    robot.settle()
    rows = robot.desk.overview.rows
    next(row for row in rows if row.accessibleName() == said).click()
    robot.settle()
    assert robot.place == "go.documents"
    assert robot.form.title.text() == "The {barn} burned"
    assert robot.form.isAncestorOf(focused(robot))
    robot.form.discarded.emit()
    robot.go("overview")
    assert not any("being written" in row.accessibleName() for row in robot.desk.overview.rows)


@pytest.mark.parametrize("before", range(62, 84, 3))
def test_a_name_that_is_cut_off_in_the_title_of_a_draft_is_hidden_before(
    robot: WindowRobot, before: int
) -> None:
    robot.go("documents")
    robot.do("record.incident")
    robot.form.title.setText(f"{'It is told of ' * 9}"[:before] + " Petro Vyhadanyi and others")
    robot.go("overview")
    robot.do("view.hide_names")
    said = " ".join(row.accessibleName() for row in robot.desk.overview.rows)
    assert "being written" in said
    assert "Petro" not in said


def test_what_the_overview_says_waits_has_the_keyboard_on_its_first_row(
    desk: Callable[..., WindowRobot],
) -> None:
    robot = desk(texts(Letter="A letter.", Report="A report."))
    robot.go("documents")
    robot.point_at("Letter")
    robot.documents.reader.read.click()
    robot.settle()
    robot.go("overview")
    robot.desk.show_waiting("unread")
    robot.settle()
    assert robot.list_screen.list.view.hasFocus()
    assert len(robot.list_screen.list.selection()) == len(robot.titles()) == 1


def test_delete_in_a_list_moves_to_the_trash_and_in_a_line_takes_a_letter(
    robot: WindowRobot,
) -> None:
    robot.go("people")
    robot.point_at("Petro Vyhadanyi")
    robot.press(Qt.Key.Key_F, CTRL)
    robot.type("Vyh")
    robot.press(Qt.Key.Key_Delete)
    assert robot.desk.session.catalogue.records.trash() == []
    robot.press(Qt.Key.Key_Escape)
    robot.point_at("Petro Vyhadanyi")
    robot.list_screen.list.view.setFocus()
    robot.press(Qt.Key.Key_Delete)
    assert "Petro Vyhadanyi" not in robot.titles()
    robot.do("edit.undo")
    assert "Petro Vyhadanyi" in robot.titles()


def test_words_left_selected_are_gone_on_with(robot: WindowRobot) -> None:
    robot.go("documents")
    robot.point_at("First")
    robot.select("burned in Testove")
    robot.press(Qt.Key.Key_2, CTRL)
    robot.press(Qt.Key.Key_1, CTRL)
    assert focused(robot) is robot.documents.reader.text
    robot.press(Qt.Key.Key_1, CTRL)
    assert focused(robot) is robot.documents.list.view, "who asks again wants another text"


def test_down_leads_from_the_line_that_narrows_into_the_list(robot: WindowRobot) -> None:
    robot.go("people")
    robot.press(Qt.Key.Key_F, CTRL)
    robot.type("Vyh")
    robot.press(Qt.Key.Key_Down)
    assert focused(robot) is robot.list_screen.list.view


def test_enter_on_a_row_whose_page_has_nothing_to_open_stays_on_the_row(
    robot: WindowRobot,
) -> None:
    robot.do("archive.vocabularies")
    robot.settle()
    robot.go("terms")
    view = robot.list_screen.list.view
    view.setFocus()
    robot.press(Qt.Key.Key_Down)
    robot.press(Qt.Key.Key_Return)
    sheet = robot.list_screen.sheet
    assert focused(robot) is view or sheet.verticalScrollBar().maximum() > 0
