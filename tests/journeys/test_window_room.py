"""Who has the room of the window: the text its measure, what stands beside it the rest."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QGridLayout, QWidget
from tests.robots.fixtures import texts
from tests.robots.window import WindowRobot

from khronika.ui.reader.side import ABOUT
from khronika.ui.screens.screen import has_keyboard
from khronika.ui.style import tokens
from khronika.ui.widgets.in_place import InPlace

TEXT = "\n\n".join(
    f"Paragraph {n}: nobody said a word of it, and all of it is long." for n in range(9)
)


@pytest.fixture
def robot(desk: Callable[..., WindowRobot]) -> WindowRobot:
    robot = desk(texts(A_letter=TEXT))
    robot.go("documents")
    robot.point_at("A letter")
    return robot


def _resize(robot: WindowRobot, wide: int, high: int = 800) -> None:
    robot.shell.resize(wide, high)
    robot.settle()


def test_what_the_text_has_no_use_for_goes_to_what_stands_beside_it(robot: WindowRobot) -> None:
    reader = robot.documents.reader
    _resize(robot, 1200)
    assert reader.side.width() == tokens.SIDE
    for wide in (1500, 1700, 1920, 2400):
        _resize(robot, wide, 1080)
        assert tokens.SIDE <= reader.side.width() <= tokens.FORM
        if reader.side.width() > tokens.SIDE:
            assert reader.text.width() >= reader.text.comfort() - 2
            assert reader.text.margin.has_labels
    assert reader.side.width() == tokens.FORM
    _resize(robot, 1200)
    assert reader.side.width() == tokens.SIDE, "and gives it back"


def test_where_somebody_pulled_the_line_it_stays(robot: WindowRobot) -> None:
    reader = robot.documents.reader
    _resize(robot, 1920)
    reader._split.moveSplitter(reader._split.width() - 300, 1)
    pulled = reader.side.width()
    assert pulled < tokens.FORM
    _resize(robot, 1800)
    assert reader.side.width() == pulled


def test_values_stand_in_one_column_as_far_apart_as_one_another(robot: WindowRobot) -> None:
    _resize(robot, 1920)
    sheet = robot.documents.sheet
    robot.documents.reader.side.turn_to(ABOUT)
    robot.settle()
    page = sheet.widget()
    assert page is not None
    grids = page.findChildren(QGridLayout)
    assert len(grids) > 1
    lefts, steps = set(), []
    for grid in grids:
        lefts |= {_stands(sheet, one).x() for one in _column(grid, 2)}
        tops = [_stands(sheet, one).y() for one in _column(grid, 0)]
        steps += [after - before for before, after in pairwise(tops)]
    assert len(lefts) == 1
    assert max(steps) - min(steps) <= 2, steps
    asked = [one.value for one in sheet.findChildren(InPlace) if "not stated" in one.value.text()]
    assert asked
    assert all(one._words(one.width()).height() < 2 * tokens.ICON for one in asked), "on one line"


def _column(grid: QGridLayout, column: int) -> list[QWidget]:
    cells = [grid.itemAtPosition(row, column) for row in range(grid.rowCount())]
    found = [cell.widget() for cell in cells if cell is not None]
    return [one for one in found if one is not None]


def _stands(sheet: QWidget, part: QWidget) -> QPoint:
    return part.mapTo(sheet, QPoint(0, 0))


def test_where_three_have_no_room_the_list_folds_away_for_a_comment(robot: WindowRobot) -> None:
    reader, screen = robot.documents.reader, robot.documents
    _resize(robot, 960, 540)
    robot.select("nobody said")
    robot.press(Qt.Key.Key_M)
    robot.settle()
    assert (screen.list.isVisible(), reader.side.isVisible()) == (False, True)
    assert reader.text.width() >= 360
    robot.type("Is it so?")
    reader.others.click()
    robot.settle()
    assert (screen.list.isVisible(), reader.side.isVisible()) == (True, False)
    assert has_keyboard(screen.list)
    assert reader.text.width() >= 360
    assert all(pane.isVisible() for pane in screen.panes())
    reader.others.click()
    robot.settle()
    assert robot.comment_form.text.toPlainText() == "Is it so?"
    _resize(robot, 1280)
    assert (screen.list.isVisible(), reader.side.isVisible()) == (True, True)
    assert not reader.others.isVisible()
    _resize(robot, 960, 540)
    robot.comment_form.cancelled.emit()
    robot.settle()
    assert (screen.list.isVisible(), reader.side.isVisible()) == (True, True)


def test_another_text_for_an_incident_is_chosen_where_two_have_room(robot: WindowRobot) -> None:
    reader, screen = robot.documents.reader, robot.documents
    _resize(robot, 960, 540)
    robot.select("nobody said")
    robot.press(Qt.Key.Key_I)
    robot.type("A title")
    robot.do("go.documents")
    assert (screen.list.isVisible(), reader.side.isVisible()) == (True, False)
    assert reader.text.width() >= 360
    robot.press(Qt.Key.Key_Return)
    robot.settle()
    assert (screen.list.isVisible(), reader.side.isVisible()) == (False, True)
    assert robot.form.title.text() == "A title"
    assert reader.text.hasFocus()
    robot.do("go.documents")
    reader.text.setFocus()
    robot.select("Paragraph 1")
    robot.press(Qt.Key.Key_W)
    robot.settle()
    assert reader.side.isVisible(), "what is cited is seen in the form"
    robot.do("go.documents")
    reader.text.setFocus()
    robot.press(Qt.Key.Key_M)
    robot.settle()
    assert has_keyboard(robot.comment_form)
    assert reader.side.isVisible()
