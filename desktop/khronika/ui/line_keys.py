"""Whose the keys are while one writes: those that edit are the line's, all others the window's.

On X11 a line takes keys of another editor too, such as Ctrl+E for its end, which End does; and
Ctrl+Backspace, which takes a word away, it leaves to the window, which throws a record away.
"""

from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from khronika.ui.actions import ACTIONS, Where

_STANDARD = QKeySequence.StandardKey
_EDITING = (
    _STANDARD.Undo, _STANDARD.Redo, _STANDARD.Cut, _STANDARD.Copy, _STANDARD.Paste,
    _STANDARD.SelectAll, _STANDARD.DeleteStartOfWord, _STANDARD.DeleteEndOfWord,
    _STANDARD.MoveToNextWord, _STANDARD.MoveToPreviousWord,
)  # fmt: skip
# What takes a word away elsewhere takes the line away on a Mac, and no record anywhere.
_OF_LINES = frozenset({"edit.trash"})
# A line never takes Enter; who does in its place means it.
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEYS = {
    QKeySequence(spec.keys).toString(): spec.id
    for spec in ACTIONS
    if spec.keys and spec.where is Where.WINDOW
}


class LineKeys(QObject):
    """Listens to whatever one writes in, for as long as the keyboard is there."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        cast(QApplication, QApplication.instance()).focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave to the window what is its own: what is not accepted is a shortcut."""
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        action = _KEYS.get(QKeySequence(event.keyCombination()).toString())
        if action is None or event.key() in _ENTER:
            return False
        is_lines = action in _OF_LINES or any(event.matches(one) for one in _EDITING)
        event.setAccepted(is_lines)
        return True

    def _follow(self, was: QWidget | None, now: QWidget | None) -> None:
        if was is not None:
            was.removeEventFilter(self)
        if now is not None and now.window() is self._window and _is_written_in(now):
            now.installEventFilter(self)


def _is_written_in(widget: QWidget) -> bool:
    if isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit):
        return not widget.isReadOnly()
    return False
