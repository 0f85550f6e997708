"""Ctrl+Enter in anything that is filled in: it saves there, and is no command of the window."""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def is_saving(event: QKeyEvent) -> bool:
    """Whether `event` is Ctrl+Enter."""
    return event.key() in ENTER and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def claims(event: QEvent) -> bool:
    """Keep Ctrl+Enter for where it is pressed, if `event` asks that; return whether it does."""
    if event.type() is QEvent.Type.ShortcutOverride and is_saving(cast(QKeyEvent, event)):
        event.accept()
        return True
    return False


def save_from_anywhere(form: QWidget, save: Callable[[], object]) -> None:
    """Let Ctrl+Enter save `form` from anywhere in its window while it is seen, as Ctrl+S does.

    The command of the window that has this key gives it up meanwhile: `ActionSpec.yields`.
    """
    keys = QShortcut(form)
    keys.setKeys([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
    keys.activated.connect(save)
