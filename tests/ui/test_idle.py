from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from khronika.ui.idle import IdleWatch
from khronika.ui.incoming import Incoming


def test_it_tells_when_nobody_is_there(qtbot: QtBot, qapp: QApplication) -> None:
    incoming = Incoming(qapp)
    watch = IdleWatch(incoming, minutes=0.001)
    with qtbot.waitSignal(watch.idle):
        watch.start()


def test_a_key_begins_the_wait_anew(qtbot: QtBot, qapp: QApplication) -> None:
    incoming, line = Incoming(qapp), QLineEdit()
    watch = IdleWatch(incoming)
    qtbot.addWidget(line)
    with qtbot.waitActive(line):
        line.show()
    watch.start()
    began = watch._timer.id()
    QTest.keyClick(line.windowHandle(), Qt.Key.Key_A)
    assert watch._timer.isActive()
    assert watch._timer.id() != began, "the timer was started anew"
