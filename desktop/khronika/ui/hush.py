"""What is still typed as a form closes is no command of the page that comes up under it."""

from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

_WHILE = 300  # milliseconds
_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
_HELD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class Hush(QObject):
    """Swallows for a moment the keys that type a sign, unless they go into a line again.

    It listens to the whole program, which is slow (see `incoming`), and so only for that moment.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._over = QTimer(self, singleShot=True, interval=_WHILE)
        self._over.timeout.connect(self.end)

    def begin(self) -> None:
        """A form closes, or begins to be saved."""
        if (app := QApplication.instance()) is not None:
            app.installEventFilter(self)
            self._over.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow a sign. As a shortcut it would be heard before it is a key: it is none then."""
        if event.type() not in _KEYS or not _types(cast(QKeyEvent, event)) or _is_written_in():
            return False
        event.accept()
        return True

    def end(self) -> None:
        """The moment is over."""
        self._over.stop()
        if (app := QApplication.instance()) is not None:
            app.removeEventFilter(self)


def _types(event: QKeyEvent) -> bool:
    return not event.modifiers() & _HELD and event.text().isprintable() and event.text() != ""


def _is_written_in() -> bool:
    """Whether the keyboard is where signs are text."""
    focused = QApplication.focusWidget()
    if isinstance(focused, QTextEdit):
        return not focused.isReadOnly()
    return isinstance(focused, QLineEdit | QPlainTextEdit) and focused.isEnabled()
