"""Files that are dragged over the window and dropped on it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from khronika.ui.style.theme import Theme
from khronika.ui.widgets.drop_hint import DropHint


class Dropping(QObject):
    """Lets files be dropped anywhere on the window of `over`, while that is to be seen and they
    `may` come in.

    Files are heard of at the window, before any widget is: a line of text would take the path of a
    file for words. Addresses are refused, but not where somebody drops one into a line.
    """

    dropped = Signal(object)  # the paths, a list that is not empty
    refused = Signal()  # an address is no file

    def __init__(self, over: QWidget, theme: Theme, may: Callable[[], bool]) -> None:
        super().__init__(over)
        self._over, self._may, self._hint = over, may, DropHint(theme, over)
        over.setAcceptDrops(True)
        over.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear what is dragged in, about, out, and dropped."""
        at_widget = watched is self._over
        match event.type():
            case QEvent.Type.Show if at_widget:
                if (window := self._over.window().windowHandle()) is not None:
                    window.installEventFilter(self)
            case QEvent.Type.DragLeave:
                self._hint.hide()
                return at_widget
            case QEvent.Type.DragEnter | QEvent.Type.DragMove | QEvent.Type.Drop:
                if isinstance(event, QDropEvent) and self._is_for_us(event, at_widget):
                    self._hear(event)
                    return True
        return super().eventFilter(watched, event)

    def _is_for_us(self, event: QDropEvent, at_widget: bool) -> bool:
        """Whether it is about files; or about anything else that no widget wanted."""
        return self._over.isVisible() and (at_widget or bool(_files(event.mimeData())))

    def _hear(self, event: QDropEvent) -> None:
        takes = event.mimeData().hasUrls() and self._may()
        event.setAccepted(takes)
        if takes:
            # A copy, never a move: who drags would delete what was moved.
            event.setDropAction(Qt.DropAction.CopyAction)
        if isinstance(event, QDragEnterEvent):
            if takes:
                self._hint.cover()
        elif not isinstance(event, QDragMoveEvent):
            self._hint.hide()
            if takes:
                self._take(event.mimeData())

    def _take(self, data: QMimeData) -> None:
        paths = _files(data)
        if len(paths) < len(data.urls()):
            self.refused.emit()
        if paths:
            self.dropped.emit(paths)


def _files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
