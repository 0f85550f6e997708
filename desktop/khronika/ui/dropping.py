"""Files that are dragged over the window and dropped on it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from khronika.ui.style.theme import Theme
from khronika.ui.widgets.drop_hint import DropHint


class Dropping(QObject):
    """Lets files be dropped on `over`, all of it, as long as they `may` come in."""

    dropped = Signal(object)  # the paths, a list that is not empty
    refused = Signal()  # an address is no file

    def __init__(self, over: QWidget, theme: Theme, may: Callable[[], bool]) -> None:
        super().__init__(over)
        self._may, self._hint = may, DropHint(theme, over)
        over.setAcceptDrops(True)
        over.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear what is dragged in, out, and dropped."""
        if isinstance(event, QDragEnterEvent):
            if event.mimeData().hasUrls() and self._may():
                event.acceptProposedAction()
                self._hint.cover()
            return True
        if event.type() is QEvent.Type.DragLeave:
            self._hint.hide()
            return True
        if event.type() is QEvent.Type.Drop and isinstance(event, QDropEvent):
            self._take(event)
            return True
        return super().eventFilter(watched, event)

    def _take(self, event: QDropEvent) -> None:
        self._hint.hide()
        urls = event.mimeData().urls()
        paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        if len(paths) < len(urls):
            self.refused.emit()
        if paths:
            self.dropped.emit(paths)
