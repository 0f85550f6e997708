"""What is copied out of an archive: plain text, marked secret, gone after half a minute."""

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QClipboard, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QTextEdit, QWidget

from khronika.ui.window_input import WindowInput

SECONDS = 30
# What clipboard histories of the three systems look for before they keep something.
_MARK = "x-kde-passwordManagerHint"
_HINTS = {
    _MARK: b"secret",
    "org.nspasteboard.ConcealedType": b"1",
    "ExcludeClipboardContentFromMonitorProcessing": b"1",
}


def secret(text: str) -> QMimeData:
    """Return `text` as the clipboard should get it: no other format, and not to be kept."""
    data = QMimeData()
    data.setText(text)
    for kind, value in _HINTS.items():
        data.setData(kind, value)
    return data


class NoDrag(WindowInput):
    """Lets nobody drag selected words out of a text or a label: they would go, in several formats
    and unmarked, to wherever they are dropped. Pressing on them takes the selection away first.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at presses of the pointer, before what is pressed does."""
        if event.type() is QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            plain = not event.modifiers()
            if event.button() is Qt.MouseButton.LeftButton and plain:
                _let_go(*_pressed(watched, event.position().toPoint()))
        return False


def _pressed(window: QObject, at: QPoint) -> tuple[QWidget | None, QPoint]:
    """Return which widget of `window` is pressed, and where in it."""
    for page in QApplication.topLevelWidgets():
        if page.windowHandle() is window:
            widget = page.childAt(at) or page
            return widget, widget.mapFrom(page, at)
    return None, at


def _let_go(watched: QWidget | None, at: QPoint) -> None:
    if isinstance(watched, QLabel):
        if watched.hasSelectedText():
            watched.setSelection(0, 0)
        return
    text = watched.parent() if watched is not None else None
    if isinstance(text, QTextEdit | QPlainTextEdit) and watched is text.viewport():
        cursor, place = text.textCursor(), text.cursorForPosition(at).position()
        if cursor.selectionStart() <= place <= cursor.selectionEnd() and cursor.hasSelection():
            cursor.clearSelection()
            text.setTextCursor(cursor)


class ClipboardGuard(QObject):
    """Watches what this program put on the clipboard, marks it secret, and takes it away again."""

    def __init__(self, clipboard: QClipboard) -> None:
        super().__init__()
        self._clipboard = clipboard
        self._timer = QTimer(self, singleShot=True, interval=SECONDS * 1000)
        self._timer.timeout.connect(self.clear)
        clipboard.dataChanged.connect(self._look)

    def keep(self, seconds: int) -> None:
        """Leave what is copied from now on there for so long."""
        self._timer.setInterval(seconds * 1000)

    def clear(self) -> None:
        """Empty the clipboard, if what is on it is still ours."""
        self._timer.stop()
        if self._is_ours():
            self._clipboard.clear()

    def _look(self) -> None:
        text = self._clipboard.text()
        if not text or not self._is_ours():
            self._timer.stop()
        elif self._is_marked():
            self._timer.start()
        else:
            self._clipboard.setMimeData(secret(text))

    def _is_ours(self) -> bool:
        """Whether this program put it there; not every platform knows, but the mark tells too."""
        return self._clipboard.ownsClipboard() or self._is_marked()

    def _is_marked(self) -> bool:
        return bool(self._clipboard.text()) and _MARK in self._clipboard.mimeData().formats()
