from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from khronika.ui.hush import Hush


class Page:
    """A text with commands of one letter, and a line."""

    def __init__(self, qtbot: QtBot) -> None:
        self.done: list[str] = []
        self.whole, self.text, self.line = QWidget(), QTextEdit(), QLineEdit()
        self.text.setReadOnly(True)
        for keys in ("I", "Ctrl+I"):
            action = QAction(keys, self.text)
            action.setShortcut(keys)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _on, keys=keys: self.done.append(keys))
            self.text.addAction(action)
        column = QVBoxLayout(self.whole)
        column.addWidget(self.text)
        column.addWidget(self.line)
        qtbot.addWidget(self.whole)
        self.whole.show()
        self.whole.activateWindow()
        self.text.setFocus()
        qtbot.waitUntil(self.text.hasFocus)
        self.hush = Hush(self.whole)

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key as the window system tells it."""
        QTest.keyClick(self.whole.windowHandle(), key, modifier)
        QApplication.processEvents()


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[Page]:
    page = Page(qtbot)
    yield page
    page.hush.end()


def test_a_letter_typed_on_is_no_command_until_the_moment_is_over(page: Page) -> None:
    page.press(Qt.Key.Key_I)
    assert page.done == ["I"]
    page.hush.begin()
    page.press(Qt.Key.Key_I)
    QTest.keyClick(page.text, Qt.Key.Key_I)
    assert page.done == ["I"]
    page.hush._over.timeout.emit()
    page.press(Qt.Key.Key_I)
    assert page.done == ["I", "I"]


def test_what_is_pressed_with_control_is_meant(page: Page) -> None:
    page.hush.begin()
    page.press(Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert page.done == ["Ctrl+I"]


def test_into_a_line_one_types_at_once(page: Page) -> None:
    page.hush.begin()
    page.line.setFocus()
    page.press(Qt.Key.Key_I)
    assert page.line.text() == "i"
