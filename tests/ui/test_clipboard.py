from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QMimeData, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QClipboard
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTextEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.robots.fixtures import texts
from tests.robots.window import WindowRobot

from khronika.ui.clipboard import SECONDS, ClipboardGuard, secret


class Owned(QObject):
    """A clipboard of which the platform knows whose it is; the offscreen one does not."""

    dataChanged = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.held, self.is_ours = QMimeData(), True

    def ownsClipboard(self) -> bool:
        return self.is_ours

    def text(self) -> str:
        return self.held.text()

    def mimeData(self) -> QMimeData:
        return self.held

    def setMimeData(self, data: QMimeData) -> None:
        self.held = data
        self.dataChanged.emit()

    def clear(self) -> None:
        self.setMimeData(QMimeData())


def test_what_any_field_copies_becomes_plain_and_secret(qapp: object) -> None:
    owned, rich = Owned(), QMimeData()
    guard = ClipboardGuard(cast(QClipboard, owned))
    rich.setText("a name")
    rich.setHtml("<b>a name</b>")
    owned.setMimeData(rich)
    assert owned.held.text() == "a name"
    assert not owned.held.hasHtml()
    assert "x-kde-passwordManagerHint" in owned.held.formats()
    guard.clear()
    assert owned.held.text() == ""


def test_what_others_copied_is_left_alone(qapp: object) -> None:
    owned, theirs = Owned(), QMimeData()
    guard = ClipboardGuard(cast(QClipboard, owned))
    owned.is_ours = False
    theirs.setText("somebody's words")
    owned.setMimeData(theirs)
    guard.clear()
    assert owned.held.text() == "somebody's words"


def test_it_goes_after_half_a_minute(qapp: QApplication) -> None:
    guard = ClipboardGuard(qapp.clipboard())
    qapp.clipboard().setMimeData(secret("a name"))
    assert guard._timer.isActive()
    assert guard._timer.interval() == SECONDS * 1000 == 30_000
    guard._timer.timeout.emit()
    assert qapp.clipboard().text() == ""


def test_how_long_it_stays_can_be_chosen(qapp: QApplication) -> None:
    guard = ClipboardGuard(qapp.clipboard())
    guard.keep(10)
    qapp.clipboard().setMimeData(secret("a name"))
    assert guard._timer.isActive()
    assert guard._timer.interval() == 10_000
    guard.clear()


def test_every_widget_copies_words_alone(qtbot: QtBot) -> None:
    """What QTextEdit and a label give is more; the guard leaves the words of it."""
    owned = Owned()
    guard = ClipboardGuard(cast(QClipboard, owned))
    edit = QTextEdit()
    edit.setHtml("<b>a name</b> and more")
    edit.selectAll()
    given = edit.createMimeDataFromSelection()
    assert len(given.formats()) > 1, "the control: Qt gives more"
    owned.setMimeData(given)
    assert owned.held.formats() == secret("x").formats()
    assert owned.held.text() == "a name and more"
    guard.clear()
    edit.deleteLater()


def press(widget: QWidget, button: Qt.MouseButton, at: QPoint) -> None:
    """Press as the system does: a window gets it first, and gives it to what is under it."""
    page = widget.window()
    QTest.mousePress(page.windowHandle(), button, pos=widget.mapTo(page, at))


def test_no_words_can_be_dragged_out_of_a_label(window: WindowRobot) -> None:
    label = QLabel("a name to be dragged", window.shell)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.resize(200, 40)
    label.show()
    label.setSelection(0, 20)
    press(label, Qt.MouseButton.RightButton, QPoint(20, 10))
    assert label.selectedText(), "a menu may still copy it"
    if (menu := QApplication.activePopupWidget()) is not None:
        menu.close()
    press(label, Qt.MouseButton.LeftButton, QPoint(20, 10))
    assert not label.selectedText()
    QTest.mouseRelease(label, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))


def test_nor_out_of_a_text(desk: Callable[..., WindowRobot]) -> None:
    robot = desk(texts(First="One two three four five."))
    robot.go("documents")
    robot.point_at("First")
    robot.select("two three")
    text = robot.documents.reader.text
    within = text.cursorRect().center() - QPoint(12, 0)
    press(text.viewport(), Qt.MouseButton.LeftButton, within)
    assert text.selection() is None
    QTest.mouseMove(text.viewport(), within + QPoint(0, 60))
    QTest.mouseRelease(text.viewport(), Qt.MouseButton.LeftButton, pos=within)


def test_a_list_copies_titles_and_numbers(desk: Callable[..., WindowRobot]) -> None:
    robot = desk(texts(First="One.", Second="Two."))
    robot.go("documents")
    robot.point_at("First")
    robot.list_screen.list.view.selectAll()
    robot.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert sorted(robot.clipboard().split("\n")) == ["First", "Second"]
    assert "x-kde-passwordManagerHint" in QApplication.clipboard().mimeData().formats()
    robot.do("edit.number")
    assert sorted(robot.clipboard().split("\n")) == ["D-1", "D-2"]
    robot.do("archive.lock")
    assert robot.clipboard() == ""
