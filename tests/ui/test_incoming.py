from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from tests.robots.fixtures import texts
from tests.robots.window import WindowRobot

KEEP = Qt.KeyboardModifier.NoModifier


def test_return_presses_the_button_it_is_on_and_nothing_else(
    desk: Callable[..., WindowRobot],
) -> None:
    robot = desk(texts(First="One."))
    robot.do("record.person")
    robot.card.label.setText("nobody to be saved")
    cancel = next(one for one in robot.card.findChildren(QPushButton) if one.text() == "Cancel")
    cancel.setFocus()
    QTest.keyClick(robot.shell.windowHandle(), Qt.Key.Key_Return, KEEP)
    robot.settle()
    assert robot.list_screen.form is None, "it was left"
    assert robot.titles() == [], "and nothing was saved"


def test_return_in_the_first_page_goes_where_it_says(window: WindowRobot) -> None:
    window.shell.start()
    page = window.shell.door.currentWidget()
    assert page is window.shell.door.welcome_page
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    QTest.keyClick(window.shell.windowHandle(), Qt.Key.Key_Return, KEEP)
    assert window.shell.door.currentWidget() is not page
