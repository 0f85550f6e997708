"""A passage with some of the words around it: its own in ink, the others quieter."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy

from khronika.domain.values import Passage
from khronika.language.lines import one_line
from khronika.ui.style import tokens
from khronika.ui.style.theme import Theme, interface_font
from khronika.ui.widgets.passage_card import stripes_of
from khronika.ui.widgets.pressable import Pressable
from khronika.ui.words import cut

_LEFT = tokens.SPACE  # where the words of a page stand
_LONGEST = 320


class ContextQuote(Pressable):
    """Opens the text at a passage."""

    def __init__(self, theme: Theme, passage: Passage, under: str) -> None:
        super().__init__()
        self._theme, self._passage, self._under = theme, passage, under
        before, words, after = in_context(passage)
        self._text = f"{before}{words}{after}"
        self._own = (len(before), len(words))
        self._heights: dict[int, int] = {}  # by width: a layout asks for the same many times
        self.setText(words)
        self.setAccessibleName("; ".join(part for part in (self._text, under) if part))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            words = int(self._laid(width)[1])
            self._heights[width] = words + self._under_height() + 2 * tokens.GAP + 2
        return self._heights[width]

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(200))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, tokens.ROW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours, painter = self._theme.colours, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isDown() or self.underMouse():
            painter.setBrush(QColor(colours.wash if self.isDown() else colours.wash_away))
            painter.drawRoundedRect(self.rect(), tokens.RADIUS, tokens.RADIUS)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        stripes = stripes_of(self._theme, self._passage)
        each = (self.height() - tokens.SPACE) // len(stripes)
        for n, hue in enumerate(stripes):
            painter.fillRect(0, tokens.GAP + each * n, tokens.STRIPE - 1, each, hue)
        painter.setPen(QColor(colours.quiet))
        layout, height = self._laid(self.width())
        layout.draw(painter, QPointF(_LEFT, tokens.GAP))
        painter.setFont(interface_font(tokens.SMALL))
        top = tokens.GAP + int(height) + 2
        room = self.width() - _LEFT - tokens.SPACE
        elide = Qt.TextElideMode.ElideRight
        said = painter.fontMetrics().elidedText(self._under, elide, room)
        how = int(Qt.AlignmentFlag.AlignVCenter.value)
        painter.drawText(_LEFT, top, room, self._under_height(), how, said)
        if self.hasFocus():
            painter.setPen(QColor(colours.accent))
            inner = self.rect().adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(inner, tokens.RADIUS, tokens.RADIUS)
        painter.end()

    def _under_height(self) -> int:
        return QFontMetrics(interface_font(tokens.SMALL)).height() if self._under else 0

    def _laid(self, width: int) -> tuple[QTextLayout, float]:
        """Return the words in lines of `width`, and how high they are."""
        layout = QTextLayout(self._text, interface_font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        own, piece = QTextCharFormat(), QTextLayout.FormatRange()
        own.setForeground(QColor(self._theme.colours.ink))
        piece.start, piece.length = self._own
        piece.format = own
        layout.setFormats([piece])
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(60, width - _LEFT - tokens.SPACE))
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return layout, height


def in_context(passage: Passage) -> tuple[str, str, str]:
    """Return what stands before a passage, its words, and what follows, all on one line.

    What is cut short at either end begins or ends at a space, with a mark of that.
    """
    before, after = one_line(passage.prefix), one_line(passage.suffix)
    if before and passage.start > len(passage.prefix):
        before = "…" + before[before.find(" ") + 1 :]
    if after:
        after = (after[: after.rfind(" ")] if " " in after else after) + "…"
    if before and passage.prefix[-1].isspace():
        before += " "
    if after and passage.suffix[0].isspace():
        after = " " + after
    return before, cut(passage.exact, _LONGEST), after
