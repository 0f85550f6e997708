"""What stands on the screen while a locked window is made ready: a colour, and that it is locked.

The process that locks is replaced, and the new one needs seconds for its libraries. Were nothing
shown meanwhile, the program would seem to have crashed, and a passphrase that is typed at once
would go into whatever window lies beneath. The curtain takes the keyboard and drops what is typed:
to hold letters of a passphrase for a window that is not there yet would be a promise in the dark.
"""

from importlib import import_module

from PySide6.QtCore import QElapsedTimer, QEvent, QEventLoop, QObject, QRect, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from khronika.i18n import _
from khronika.ui.style import tokens
from khronika.ui.style.theme import Theme, interface_font

_PATIENCE = 500  # milliseconds until it must be on the screen; without a screen it never is
_FRAMING = 200  # milliseconds in which a window is taken away once more to be put into its frame
# What the window needs. Between two of them the curtain can be drawn anew.
_MODULES = (
    "khronika.archive.driver",
    "khronika.archive.circle",
    "khronika.archive.archive",
    "khronika.importing.sample",
    "khronika.ui.session",
    "khronika.ui.shell",
    "khronika.ui.app",
)


class Curtain(QWidget):
    """Says that it is locked and not ready; goes when the window that follows is on the screen."""

    def __init__(self, theme: Theme, place: QRect, *, filled: bool) -> None:
        """`place`: where the window was, in pixels of the screen; empty if nobody knows. `filled`:
        it filled the screen.
        """
        super().__init__()
        self._colours = theme.colours
        self._said = _("Locked")
        self._more = _("Not ready yet: what is typed now is not taken.")
        self.setWindowTitle(_("Khronika"))
        self.setAccessibleName(f"{self._said}. {self._more}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        if not place.isEmpty():
            self.setGeometry(place)
        self._filled = filled

    def fall(self, app: QApplication) -> None:
        """Be on the screen, with the keyboard, when this returns."""
        if self._filled:
            self.showMaximized()
        else:
            self.show()
        self.activateWindow()
        self.setFocus()
        waited = QElapsedTimer()
        waited.start()
        while not self.windowHandle().isExposed() and waited.elapsed() < _PATIENCE:
            app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
        said = QAccessibleAnnouncementEvent(self, self.accessibleName())
        QAccessible.updateAccessibility(said)

    def hold(self, app: QApplication) -> None:
        """Stand while what the window needs is brought in."""
        for name in _MODULES:
            import_module(name)
            app.processEvents()

    def rise(self, before: QWidget) -> None:
        """Go as soon as the window `before` it, which was shown, is on the screen."""
        window = before.windowHandle()
        if window.isExposed():
            self._go_soon()
        else:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that the window that follows is on the screen."""
        if event.type() is QEvent.Type.Expose:
            watched.removeEventFilter(self)
            self._go_soon()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Drop what is typed."""
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._colours.ground))
        middle = self.rect().adjusted(tokens.WIDE, 0, -tokens.WIDE, 0)
        above, below = QRect(middle), QRect(middle)
        above.setBottom(middle.center().y() - tokens.GAP)
        below.setTop(middle.center().y() + tokens.GAP)
        painter.setPen(QColor(self._colours.ink))
        painter.setFont(interface_font(tokens.HEADING, bold=True))
        across = Qt.AlignmentFlag.AlignHCenter
        painter.drawText(above, across | Qt.AlignmentFlag.AlignBottom, self._said)
        painter.setPen(QColor(self._colours.quiet))
        painter.setFont(interface_font())
        wrapped = across | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(below, wrapped, self._more)

    def _go_soon(self) -> None:
        QTimer.singleShot(_FRAMING, self, self._go)

    def _go(self) -> None:
        self.close()
        self.deleteLater()
