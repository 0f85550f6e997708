"""A keyboard that has no Latin letters does what the Latin one does."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from khronika.ui.keyboards import LatinKeys, twins
from khronika.ui.line_keys import LineKeys

_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.mark.parametrize(
    ("keys", "theirs"),
    [
        ("Ctrl+K", ("Ctrl+Л",)),
        ("Ctrl+Shift+F", ("Ctrl+Shift+А",)),
        ("S", ("І", "Ы")),
        ("Alt+{", ("Alt+Shift+Х",)),
        ("}", ("Shift+Ї", "Shift+Ъ")),
        (".", ("Ю",)),
        ("Ctrl+/", ("Ctrl+.",)),
        ("Ctrl+1", ()),
        ("F3", ()),
        ("!", ()),
    ],
)
def test_each_key_is_called_by_what_stands_on_it(keys: str, theirs: tuple[str, ...]) -> None:
    assert twins(keys) == theirs


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    LineKeys(window)
    LatinKeys(window)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def _begin(window: QMainWindow, widget: QWidget) -> None:
    window.setCentralWidget(widget)
    widget.show()
    widget.setFocus()


def _press(letter: str, held: Qt.KeyboardModifier, text: str = "") -> bool:
    """Press the key that writes a Cyrillic letter; return whether a shortcut would be tried."""
    focused = QApplication.focusWidget()
    assert focused is not None
    first = QKeyEvent(QEvent.Type.ShortcutOverride, ord(letter), held, text)
    first.ignore()
    QApplication.sendEvent(focused, first)
    QApplication.sendEvent(focused, QKeyEvent(QEvent.Type.KeyPress, ord(letter), held, text))
    return not first.isAccepted()


def test_a_line_copies_and_pastes_with_cyrillic_letters(window: QMainWindow) -> None:
    line = QLineEdit("знов і знов")
    _begin(window, line)
    assert not _press("Ф", _CTRL)
    assert line.selectedText() == "знов і знов"
    assert not _press("С", _CTRL)
    line.clear()
    assert not _press("М", _CTRL)
    assert line.text() == "знов і знов"
    assert not _press("Я", _CTRL)
    assert line.text() == ""
    assert _press("Л", _CTRL)  # which is the window's


def test_a_text_to_read_copies_with_them(window: QMainWindow) -> None:
    text = QPlainTextEdit("знов", readOnly=True)
    _begin(window, text)
    QApplication.clipboard().clear()
    _press("Ф", _CTRL)
    _press("С", _CTRL)
    assert QApplication.clipboard().text() == "знов"


def test_letters_are_still_written(window: QMainWindow) -> None:
    line = QLineEdit()
    _begin(window, line)
    _press("Л", Qt.KeyboardModifier.NoModifier, "л")
    _press("П", _CTRL | _ALT, "ґ")  # AltGr, as some systems say it
    assert line.text() == "лґ"
