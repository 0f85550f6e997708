"""Files that are dropped anywhere over the window come in, and words go where they are dropped."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from tests.robots.fixtures import texts
from tests.robots.window import WindowRobot

Desk = Callable[..., WindowRobot]
LETTER = "A letter to the editor\n\nWe ask you to print this."


def drop(robot: WindowRobot, data: QMimeData, over: QWidget) -> Qt.DropAction:
    """Drop `data` over a widget as the system does, at its window; return what it was told."""
    assert over.isVisible()
    window = robot.shell.windowHandle()
    at = over.mapTo(robot.shell, over.rect().center())
    both = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    rest = (data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    # Qt drops only where something was dragged into before.
    QApplication.sendEvent(window, QDragEnterEvent(at, both, *rest))
    QApplication.sendEvent(window, QDragMoveEvent(at, both, *rest))
    dropped = QDropEvent(QPointF(at), both, *rest)
    QApplication.sendEvent(window, dropped)
    robot.settle()
    return dropped.dropAction() if dropped.isAccepted() else Qt.DropAction.IgnoreAction


def line_of_a_filter(robot: WindowRobot) -> QLineEdit:
    robot.go("documents")
    return robot.list_screen.list.filter


def line_of_a_form(robot: WindowRobot) -> QLineEdit:
    robot.go("people")
    robot.do("record.new")
    line = robot.card.label
    assert isinstance(line, QLineEdit)
    return line


def lines_of_a_form(robot: WindowRobot) -> QWidget:
    robot.go("tags")
    robot.do("record.new")
    lines = robot.card.memo.viewport()
    assert isinstance(lines, QWidget)
    return lines


def text_of_the_reader(robot: WindowRobot) -> QWidget:
    robot.go("documents")
    robot.point_at("A letter")
    return robot.documents.reader.text.viewport()


WIDGETS = [line_of_a_filter, line_of_a_form, lines_of_a_form, text_of_the_reader]


@pytest.mark.parametrize("over", WIDGETS)
def test_files_dropped_over_words_are_brought_in_and_no_words(
    desk: Desk, tmp_path: Path, over: Callable[[WindowRobot], QWidget]
) -> None:
    robot = desk(texts(A_letter="Words."))
    (tmp_path / "letter.txt").write_text(LETTER, "utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "letter.txt"))])
    data.setText(str(tmp_path / "letter.txt"))  # as managers of files offer besides
    widget = over(robot)
    robot.settle()
    assert drop(robot, data, widget) is Qt.DropAction.CopyAction, "nothing is moved"
    assert [row.name for row in robot.desk.bring_in.rows.plan.rows] == ["letter.txt"]
    assert "letter.txt" not in "".join(one.text() for one in robot.desk.findChildren(QLineEdit))
    notes = robot.desk.findChildren(QPlainTextEdit)
    assert "letter.txt" not in "".join(one.toPlainText() for one in notes)


@pytest.mark.parametrize("over", WIDGETS[:1])
def test_words_dropped_over_a_line_go_into_it(
    desk: Desk, over: Callable[[WindowRobot], QLineEdit]
) -> None:
    robot, data = desk(texts(A_letter="Words.")), QMimeData()
    data.setText("Ivan")
    line = over(robot)
    robot.settle()
    drop(robot, data, line)
    assert line.text() == "Ivan"


def test_files_dropped_while_names_are_hidden_do_nothing(desk: Desk, tmp_path: Path) -> None:
    robot = desk(texts(A_letter="Words."))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    data.setText(str(tmp_path))
    line = line_of_a_filter(robot)
    robot.do("view.hide_names")
    assert drop(robot, data, line) is Qt.DropAction.IgnoreAction
    assert line.text() == ""
    assert robot.place == "go.documents"


def test_an_address_that_is_dropped_is_refused_with_a_sentence(desk: Desk, tmp_path: Path) -> None:
    robot = desk()
    (tmp_path / "letter.txt").write_text(LETTER, "utf-8")
    data = QMimeData()
    data.setUrls(
        [QUrl("https://example.org/x.pdf"), QUrl.fromLocalFile(str(tmp_path / "letter.txt"))]
    )
    drop(robot, data, robot.desk)
    assert any("Khronika fetches nothing" in said for said in robot.said)
    assert [row.name for row in robot.desk.bring_in.rows.plan.rows] == ["letter.txt"]
