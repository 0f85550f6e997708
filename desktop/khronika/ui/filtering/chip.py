"""One thing that narrows a list: a press opens what else there is, × or Delete takes it away."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from khronika.i18n import _
from khronika.ui.style import tokens
from khronika.ui.style.icons import pixmap
from khronika.ui.style.theme import Theme, interface_font
from khronika.ui.widgets.pressable import Pressable

_HEIGHT = 24
_CROSS = 12
_INSET = tokens.SPACE + 2


class Chip(Pressable):
    """`clicked` asks for more of its kind, `removed` for less. One that does not narrow what is
    shown here is drawn faint, and says so.
    """

    removed = Signal()

    def __init__(self, theme: Theme, text: str, *, idle: str = "") -> None:
        """`idle`: why it does not narrow this list; empty where it does."""
        super().__init__()
        self._theme, self._idle = theme, idle
        self.setText(text)
        told = _("Filter: {text}. Delete takes it away.").format(text=text)
        self.setAccessibleName(told)
        self.setToolTip("\n".join(part for part in (text, idle) if part))
        self.setAccessibleDescription(idle)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(interface_font()).horizontalAdvance(self.text())
        return QSize(_INSET + words + 2 + self._cross().width(), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(3 * _CROSS + 2 * tokens.SPACE, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.isDown() and self._cross().contains(event.position().toPoint()):
            self.setDown(False)
            self.removed.emit()
        else:
            super().mouseReleaseEvent(event)

    def _cross(self) -> QRect:
        wide = _CROSS + 2 * tokens.SPACE
        return QRect(self.width() - wide, 0, wide, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours, painter = self._theme.colours, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = colours.wash_away if self._idle else colours.wash
        painter.setBrush(QColor(colours.raised if self.underMouse() else ground))
        edge = colours.accent if self.hasFocus() else colours.line if self._idle else colours.edge
        painter.setPen(QColor(edge))
        inset = 1.0 if self.hasFocus() else 0.5
        if self.hasFocus():
            pen = painter.pen()
            pen.setWidth(2)
            painter.setPen(pen)
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, _HEIGHT / 2, _HEIGHT / 2)
        painter.setFont(interface_font())
        painter.setPen(QColor(colours.quiet if self._idle else colours.ink))
        cross = self._cross()
        room = QRect(_INSET, 0, cross.left() - _INSET, self.height())
        cut = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter.value), cut)
        drawn = pixmap("x", colours.quiet, _CROSS, self.devicePixelRatioF())
        painter.drawPixmap(cross.left() + tokens.SPACE - 2, (_HEIGHT - _CROSS) // 2, drawn)
        painter.end()
