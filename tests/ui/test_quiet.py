from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from khronika.ui.incoming import Incoming
from khronika.ui.quiet import Quiet


def test_it_goes_on_until_nothing_is_left(qtbot: QtBot, qapp: QApplication) -> None:
    incoming, owner, left = Incoming(qapp), QObject(), [3, 2, 1]

    def work() -> bool:
        left.pop()
        return bool(left)

    quiet = Quiet(incoming, work, owner)
    quiet.start()
    qtbot.waitUntil(lambda: not left)
    assert not quiet._timer.isActive()


def test_a_key_makes_it_wait(qtbot: QtBot, qapp: QApplication) -> None:
    incoming, line, done = Incoming(qapp), QLineEdit(), list[int]()
    qtbot.addWidget(line)
    with qtbot.waitActive(line):
        line.show()

    def work() -> bool:
        done.append(1)
        return False

    quiet = Quiet(incoming, work, line)
    quiet.start()
    began = quiet._timer.id()
    QTest.keyClick(line.windowHandle(), Qt.Key.Key_A)
    assert not done
    assert quiet._timer.id() != began, "the wait began anew"
