"""Which keys a line keeps while one writes in it."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from khronika.ui.line_keys import LineKeys


class Greedy(QLineEdit):
    """Takes every key, as lines on X11 do with Ctrl+E."""

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)


@pytest.fixture
def line(qtbot: QtBot) -> Greedy:
    window, line = QMainWindow(), Greedy()
    window.setCentralWidget(line)
    window.done = []  # type: ignore[attr-defined]
    for keys in ("Ctrl+E", "Ctrl+Z", "Ctrl+Backspace", "Ctrl+Return"):
        action = QAction(window, shortcut=QKeySequence(keys))
        action.triggered.connect(lambda _on, keys=keys: window.done.append(keys))  # type: ignore[attr-defined]
        window.addAction(action)
    LineKeys(window)
    qtbot.addWidget(window)
    window.show()
    line.setFocus()
    return line


@pytest.mark.parametrize(
    ("key", "heard"),
    [
        (Qt.Key.Key_E, ["Ctrl+E"]),
        (Qt.Key.Key_Z, []),
        (Qt.Key.Key_Backspace, []),
        (Qt.Key.Key_Return, []),
    ],
)
def test_a_line_keeps_what_edits_and_nothing_else(
    line: Greedy, key: Qt.Key, heard: list[str]
) -> None:
    QTest.keyClick(line, key, Qt.KeyboardModifier.ControlModifier)
    assert line.window().done == heard  # type: ignore[attr-defined]
