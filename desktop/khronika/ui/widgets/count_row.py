"""A number and what it counts; a press leads to what was counted."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from khronika.ui.style import tokens
from khronika.ui.style.icons import pixmap
from khronika.ui.style.theme import Theme, interface_font
from khronika.ui.widgets.pressable import Pressable

_NUMBER = 72
_HEIGHT = 40


class CountRow(Pressable):
    """The number stands right-aligned in a column, so that rows of them can be compared."""

    def __init__(self, theme: Theme, number: str, words: str, under: str = "") -> None:
        super().__init__()
        self._theme, self._number, self._under = theme, number, under
        self.setText(words)
        told = ", ".join(part for part in (words, under) if part)
        self.setAccessibleName(f"{number} {told}".strip())
        self.setToolTip(f"{number} {told}".strip())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(interface_font()).horizontalAdvance(self.text())
        under = QFontMetrics(interface_font(tokens.SMALL)).horizontalAdvance(self._under)
        return QSize(self._left + max(words, under) + tokens.ICON + tokens.WIDE, self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._left + 120, self._height)

    @property
    def _height(self) -> int:
        return _HEIGHT if self._under or self._number else tokens.ROW

    @property
    def _left(self) -> int:
        return _NUMBER + tokens.PAD

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours, painter = self._theme.colours, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isDown() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.wash if self.isDown() else colours.wash_away))
            painter.drawRoundedRect(box, tokens.RADIUS, tokens.RADIUS)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            pen = painter.pen()
            pen.setColor(QColor(colours.accent))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.drawRoundedRect(box, tokens.RADIUS, tokens.RADIUS)
        middle = int(Qt.AlignmentFlag.AlignVCenter.value)
        right = int((Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight).value)
        painter.setFont(interface_font(tokens.HEADING))
        painter.setPen(QColor(colours.ink))
        painter.drawText(QRect(0, 0, _NUMBER, self.height()), right, self._number)
        end = self.width() - tokens.ICON - tokens.SPACE
        room = QRect(self._left, 0, end - self._left - tokens.SPACE, self.height())
        upper, lower = QRect(room), QRect(room)
        if self._under:
            upper.setBottom(self.height() // 2 + 2)
            lower.setTop(self.height() // 2)
            painter.setFont(interface_font(tokens.SMALL))
            painter.setPen(QColor(colours.quiet))
            painter.drawText(lower, middle, self._cut(painter, self._under, room))
        painter.setFont(interface_font())
        painter.setPen(QColor(colours.ink))
        painter.drawText(upper, middle, self._cut(painter, self.text(), room))
        drawn = pixmap("chevron-right", colours.quiet, tokens.ICON, self.devicePixelRatioF())
        painter.drawPixmap(end, (self.height() - tokens.ICON) // 2, drawn)
        painter.end()

    def _cut(self, painter: QPainter, text: str, room: QRect) -> str:
        return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
