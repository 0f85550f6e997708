"""What comes and goes by itself: the page under it stays, and so does what one is at."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from khronika.ui.incoming import Incoming
from khronika.ui.jobs import Jobs
from khronika.ui.notices import Notice, Offer, Tone
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.afloat import Afloat
from khronika.ui.widgets.job_panel import JobPanel
from khronika.ui.widgets.message_bar import MessageBar


class Room:
    """A page with a list and a button at its bottom right, and what floats over it; a message,
    which may say much or little, stands for any card.
    """

    def __init__(self, qtbot: QtBot, theme: Theme) -> None:
        self.whole, self.rows = QWidget(), QListWidget()
        self.button, self.line = QPushButton("Save"), QLineEdit()
        column = QVBoxLayout(self.whole)
        column.addWidget(self.line)
        column.addWidget(self.rows, 1)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignRight)
        self.rows.addItems([f"Row {n}" for n in range(100)])
        self.jobs = Jobs(lambda error, doing: None)
        self.bar, self.panel = MessageBar(theme), JobPanel(self.jobs, theme)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.incoming = Incoming(app, self.whole)
        self.afloat = Afloat(self.whole, self.incoming, (self.panel, self.bar))
        qtbot.addWidget(self.whole)
        self.whole.resize(1000, 600)
        self.whole.show()
        self.whole.activateWindow()
        qtbot.waitUntil(self.whole.isVisible)

    def say(self, text: str = "Done.", **more: object) -> None:
        self.bar.say(Notice(text=text, tone=Tone.DONE, **more))  # type: ignore[arg-type]
        QApplication.processEvents()

    def hides(self, widget: QWidget) -> bool:
        at = widget.mapTo(self.whole, QPoint())
        return self.bar.geometry().intersects(widget.rect().translated(at))


@pytest.fixture
def room(qtbot: QtBot, theme: Theme) -> Room:
    QCursor.setPos(QPoint(0, 0))
    return Room(qtbot, theme)


def test_nothing_of_the_page_moves_when_a_remark_comes_or_goes(room: Room) -> None:
    before = [one.geometry() for one in (room.rows, room.button, room.line)]
    room.say()
    room.panel.show()
    QApplication.processEvents()
    assert [one.geometry() for one in (room.rows, room.button, room.line)] == before
    assert not room.panel.geometry().intersects(room.bar.geometry())
    assert room.whole.rect().contains(room.panel.geometry() | room.bar.geometry())
    room.bar.hide()
    room.panel.hide()
    assert [one.geometry() for one in (room.rows, room.button, room.line)] == before


def test_it_never_lies_on_the_buttons_that_close_a_form(room: Room) -> None:
    for keyboard in (room.line, room.rows, room.button):
        keyboard.setFocus()
        room.say()
        assert not room.hides(room.button)
        assert room.whole.rect().contains(room.bar.geometry())
        room.bar.hide()
    room.say()
    room.whole.resize(500, 300)
    QApplication.processEvents()
    assert not room.hides(room.button)


def test_a_form_that_opens_while_it_is_there_keeps_its_buttons_free(room: Room) -> None:
    room.button.hide()
    QApplication.processEvents()
    room.say()
    room.button.show()
    QTest.keyClick(room.whole.windowHandle(), Qt.Key.Key_Shift)
    QApplication.processEvents()
    assert not room.hides(room.button)


def test_it_lies_where_nobody_works_if_there_is_room(qtbot: QtBot, theme: Theme) -> None:
    QCursor.setPos(QPoint(0, 0))
    room = Room(qtbot, theme)
    column = room.whole.layout()
    assert isinstance(column, QVBoxLayout)
    column.removeWidget(room.rows)
    other, sides = QListWidget(), QHBoxLayout()
    sides.addWidget(other)
    sides.addWidget(room.rows)
    column.insertLayout(1, sides, 1)
    room.rows.setFixedWidth(440)
    QApplication.processEvents()
    for used, free in ((other, room.rows), (room.rows, other)):
        used.setFocus()
        room.say()
        assert room.hides(free)
        assert not room.hides(used)
        room.bar.hide()


def test_it_makes_way_for_the_button_and_the_row_that_the_keyboard_is_on(room: Room) -> None:
    room.say()
    room.button.setFocus()
    QApplication.processEvents()
    assert not room.hides(room.button)
    room.bar.hide()
    room.rows.setFocus()
    room.say()
    for _row in range(60):
        QTest.keyClick(room.whole.windowHandle(), Qt.Key.Key_Down)
        QApplication.processEvents()
        at = room.rows.visualItemRect(room.rows.currentItem())
        at.translate(room.rows.viewport().mapTo(room.whole, QPoint()))
        assert not room.bar.geometry().intersects(at)


def test_it_lies_on_no_line_of_some_that_are_written(room: Room) -> None:
    """Only the line with the caret was kept free of it."""
    column = room.whole.layout()
    assert column is not None
    lines = QPlainTextEdit()
    lines.setFixedHeight(200)
    column.addWidget(lines)
    QApplication.processEvents()
    room.rows.setFocus()
    room.say()
    assert room.hides(lines)
    lines.setFocus()
    QApplication.processEvents()
    assert not room.hides(lines)


def test_it_does_not_come_up_under_the_pointer(room: Room) -> None:
    room.say()
    usual = room.bar.geometry()
    room.bar.hide()
    QCursor.setPos(room.whole.mapToGlobal(usual.center()))
    room.say()
    assert not room.bar.geometry().contains(usual.center())


def test_long_words_and_many_offers_find_room_in_a_small_window(room: Room) -> None:
    room.whole.resize(300, 400)
    offers = tuple(Offer(f"Something that may be done {n}", lambda: None) for n in range(3))
    room.say("A long sentence about what was done and about what was left. " * 3, offers=offers)
    assert room.whole.rect().contains(room.bar.geometry())
    for one in room.bar.findChildren(QPushButton):
        at = one.mapTo(room.bar, QPoint())
        assert room.bar.rect().contains(one.rect().translated(at))


def test_escape_closes_it_and_gives_the_keyboard_back(room: Room) -> None:
    room.line.setFocus()
    room.say(offers=(Offer("Take it back", lambda: None),))
    (button,) = room.bar.findChildren(QPushButton)
    button.setFocus()
    room.bar._timer.timeout.emit()
    assert not room.bar.isHidden(), "somebody is at it"
    QTest.keyClick(button, Qt.Key.Key_Escape)
    assert room.bar.isHidden()
    assert QApplication.focusWidget() is room.line


def test_long_work_can_be_folded_to_its_progress(qtbot: QtBot, room: Room) -> None:
    room.panel.show()
    QApplication.processEvents()
    whole = room.panel.width()
    room.panel.fold.click()
    qtbot.waitUntil(lambda: room.panel.width() < whole // 2)
    assert not room.panel.stop.isVisible()
    assert room.panel.fold.accessibleName() == "Show what is being done"
    room.panel.fold.click()
    qtbot.waitUntil(lambda: room.panel.width() == whole)
    assert room.panel.stop.isVisible()
