"""What lies over the window while something is dragged over it: that it can be dropped here."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from khronika.i18n import _
from khronika.ui.style import tokens
from khronika.ui.style.icons import pixmap
from khronika.ui.style.theme import Theme, interface_font

_VEIL = 216  # of 255: the window stays to be seen behind it


class DropHint(QWidget):
    """Covers its parent; takes neither pointer nor keyboard."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._over = theme, parent
        self._said = _("Drop to bring it in")
        self.setAccessibleName(self._said)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def cover(self) -> None:
        """Lie over the whole parent."""
        self.setGeometry(self._over.rect())
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours, painter = self._theme.colours, QPainter(self)
        ground = QColor(colours.ground)
        ground.setAlpha(_VEIL)
        painter.fillRect(self.rect(), ground)
        painter.setPen(QPen(QColor(colours.accent), 2, Qt.PenStyle.DashLine))
        inset = tokens.ROOM
        painter.drawRoundedRect(
            self.rect().adjusted(inset, inset, -inset, -inset), tokens.RADIUS, tokens.RADIUS
        )
        painter.setFont(interface_font(tokens.HEADING))
        painter.setPen(QColor(colours.ink))
        centre = int(Qt.AlignmentFlag.AlignCenter.value)
        painter.drawText(self.rect(), centre, self._said)
        drawn = pixmap("file-input", colours.accent, tokens.WIDE, self.devicePixelRatioF())
        above = QRect(0, 0, tokens.WIDE, tokens.WIDE)
        above.moveCenter(self.rect().center())
        painter.drawPixmap(above.translated(0, -2 * tokens.WIDE).topLeft(), drawn)
        painter.end()
