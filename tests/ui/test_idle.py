from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from khronika.ui.idle import IdleWatch


def test_it_tells_when_nobody_is_there(qtbot: QtBot, qapp: QApplication) -> None:
    watch = IdleWatch(qapp, minutes=0.001)
    with qtbot.waitSignal(watch.idle):
        watch.start()


def test_a_key_begins_the_wait_anew(qtbot: QtBot, qapp: QApplication) -> None:
    watch, line = IdleWatch(qapp), QLineEdit()
    qtbot.addWidget(line)
    line.show()
    line.activateWindow()
    qtbot.waitUntil(lambda: qapp.focusWindow() is line.windowHandle())
    watch.start()
    began = watch._timer.id()
    QTest.keyClick(line.windowHandle(), Qt.Key.Key_A)
    assert watch._timer.isActive()
    assert watch._timer.id() != began, "the timer was started anew"
