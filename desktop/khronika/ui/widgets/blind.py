"""What lies over the window from the press that hides names until all of it is drawn anew."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from khronika.i18n import _
from khronika.ui.style.theme import Theme


class Blind(QWidget):
    """A plain colour that says what goes on. To know the names of thousands of people takes a
    second, in which the window would go on showing them.
    """

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._window = theme, window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(_("Hiding names…"))
        self.hide()

    def fall(self) -> None:
        """Be on the screen when this returns."""
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.repaint()

    def rise(self) -> None:
        """Go: what lies beneath is drawn as it is now."""
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.colours.ground))
        painter.setPen(QColor(self._theme.colours.ink))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.accessibleName())
        painter.end()
