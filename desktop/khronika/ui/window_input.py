"""What comes from the keyboard and the pointer, seen as the windows of the program get it."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication


class WindowInput(QObject):
    """Filters the events of windows, not of what is in them.

    A filter on the application sees every event of every widget, hundreds when a page is shown;
    each has to be made known to Python, which alone took half of the time until the page was seen.
    Input comes to the window first. A window that never had the keyboard is watched from the next
    time that any gets it: menus and other things that pop up may be missed.
    """

    def __init__(self, app: QGuiApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        app.focusWindowChanged.connect(self._meet)
        self._meet()

    def _meet(self) -> None:
        for window in self._app.allWindows():
            window.installEventFilter(self)  # again: it stays one
