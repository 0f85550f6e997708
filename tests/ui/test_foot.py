"""The row under the page: what is said and what is done stand side by side and hide nothing."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMenu,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from khronika.domain.outlook import Outlook
from khronika.ui.jobs import Job, Jobs
from khronika.ui.notices import Notice, Offer, Tone
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.foot import Foot
from khronika.ui.widgets.job_panel import JobPanel
from khronika.ui.widgets.message_bar import MessageBar


class Several(Jobs):
    """Says that those jobs run that a test names."""

    def __init__(self) -> None:
        super().__init__(lambda error, doing: None)
        self.there: list[Job] = []

    @property
    def running(self) -> tuple[Job, ...]:
        return tuple(self.there)

    def begin(self, *doing: str) -> None:
        self.there += [Job(one, self.stepped.emit) for one in doing]


class Room:
    """A page with a line, and the row under it."""

    def __init__(self, qtbot: QtBot, theme: Theme) -> None:
        self.whole, self.line, self.page = QWidget(), QLineEdit(), QWidget()
        self.jobs = Several()
        self.bar, self.panel = MessageBar(theme), JobPanel(self.jobs, theme)
        self.foot = Foot(self.bar, self.panel)
        column = QVBoxLayout(self.whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.line)
        column.addWidget(self.page, 1)
        column.addWidget(self.foot)
        self.foot.stand(True)
        qtbot.addWidget(self.whole)
        self.whole.resize(1280, 600)
        self.whole.show()
        self.whole.activateWindow()
        qtbot.waitUntil(self.whole.isVisible)

    def work(self, *doing: str) -> None:
        self.jobs.begin(*doing)
        self.jobs.there[0].foretell(Outlook(done=312, total=2000, left=3))
        self.panel._look()
        self.jobs.stepped.emit(self.jobs.there[0], 312, 2000)
        QApplication.processEvents()

    def say(self) -> None:
        offers = (Offer("Bring it back", lambda: None),)
        self.bar.say(Notice(text="The draft was discarded.", tone=Tone.DONE, offers=offers))
        QApplication.processEvents()

    def reached(self, part: QWidget) -> bool:
        """Whether all of `part` is to be seen in the row."""
        at = part.rect().translated(part.mapTo(self.foot, QPoint()))
        return part.isVisible() and self.foot.rect().contains(at)


@pytest.fixture
def room(qtbot: QtBot, theme: Theme) -> Room:
    return Room(qtbot, theme)


def test_work_covers_nothing_of_the_page_and_moves_nothing(room: Room) -> None:
    """It lay over the bottom of the page, on what was read there."""
    before = [one.geometry() for one in (room.line, room.page, room.foot)]
    room.work("Bringing in documents")
    assert room.panel.isVisible()
    assert [one.geometry() for one in (room.line, room.page, room.foot)] == before
    assert room.reached(room.panel)


@pytest.mark.parametrize("wide", [1280, 960])
def test_a_message_and_work_are_reached_at_once(room: Room, wide: int) -> None:
    room.whole.resize(wide, 500)
    room.work("Bringing in documents")
    room.say()
    (offer,) = [one for one in room.bar.findChildren(QPushButton) if one.text()]
    (bar,) = room.panel.findChildren(QProgressBar)
    for part in (offer, room.bar.text, room.panel.stop, room.panel.fold, bar):
        assert room.reached(part), part
    assert room.whole.width() == room.foot.width() == wide
    assert "312" in bar.toolTip()
    assert "312" in bar.accessibleDescription()


def test_of_several_jobs_each_can_be_stopped(room: Room) -> None:
    """Only the oldest could be, which might wait for the one that lasts."""
    room.work("Bringing in documents", "Making pictures", "Looking")
    assert room.panel.more.text() == "and 2 more"
    room.panel.more.click()
    (menu,) = room.panel.findChildren(QMenu)
    assert menu.geometry().bottom() <= room.foot.mapToGlobal(QPoint(0, room.foot.height())).y()
    said = [one.text() for one in menu.actions()]
    assert said == ["Stop: Bringing in documents", "Stop: Making pictures", "Stop: Looking"]
    menu.actions()[1].trigger()
    menu.close()
    assert [one.stop.is_set() for one in room.jobs.there] == [False, True, False]
    ended = room.jobs.there.pop(1)
    room.jobs.ended.emit(ended)
    assert room.panel.more.text() == "and 1 more"


def test_the_row_is_there_with_work_alone_where_nothing_is_open(room: Room) -> None:
    room.foot.stand(False)
    assert room.foot.isHidden()
    room.work("Opening")
    assert room.foot.isVisible()
    room.jobs.there.clear()
    room.panel._look()
    assert room.foot.isHidden()


def test_escape_closes_a_message_and_gives_the_keyboard_back(room: Room) -> None:
    room.line.setFocus()
    room.say()
    (button,) = [one for one in room.bar.findChildren(QPushButton) if one.text()]
    button.setFocus()
    room.bar._timer.timeout.emit()
    assert not room.bar.isHidden(), "somebody is at it"
    QTest.keyClick(button, Qt.Key.Key_Escape)
    assert room.bar.isHidden()
    assert QApplication.focusWidget() is room.line


def test_long_work_can_be_folded_to_its_progress(qtbot: QtBot, room: Room) -> None:
    room.work("Bringing in documents")
    whole = room.panel.width()
    room.panel.fold.click()
    qtbot.waitUntil(lambda: room.panel.width() < whole // 2)
    assert not room.panel.stop.isVisible()
    assert room.panel.fold.accessibleName() == "Show what is being done"
    room.panel.fold.click()
    qtbot.waitUntil(lambda: room.panel.width() == whole)
    assert room.panel.stop.isVisible()
