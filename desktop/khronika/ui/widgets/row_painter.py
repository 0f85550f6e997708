"""How a record looks in a list: a title, a quieter line under it, a state at the right."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from khronika.ui.models.record_rows import ROW, Badge, Row
from khronika.ui.qt import NOWHERE, Index
from khronika.ui.style import tokens
from khronika.ui.style.icons import pixmap
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.row_ground import paint_ground
from khronika.ui.widgets.row_words import RowWords

_LINES = 34  # pixels that the two lines need


class RowPainter(QStyledItemDelegate):
    """Draws `Row`s, all of one height, so that a hundred thousand scroll as ten do."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._said = theme, RowWords()
        theme.changed.connect(self._said.forget)
        theme.changed.connect(lambda: self.sizeHintChanged.emit(NOWHERE))  # rows may be lower

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self._theme.row_two_lines)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        colours = self._theme.colours
        box = QRect(option.rect)
        painter.save()
        paint_ground(painter, option, colours)
        above = (box.height() - _LINES) // 2
        left = tokens.ROOM + row.indent * tokens.ROOM
        inner = box.adjusted(left, above, -tokens.PAD, -above)
        if row.swatch is not None:
            inner.setLeft(self._swatch(painter, row.swatch, inner))
        right = self._badge(painter, row.badge, inner) if row.badge else inner.right()
        self._words(painter, row, inner, right)
        painter.restore()

    def _words(self, painter: QPainter, row: Row, box: QRect, right: int) -> None:
        colours = self._theme.colours
        top = QRect(box.left(), box.top(), right - box.left(), 17)
        self._said.draw(painter, top, row.title, colours.ink, bold=row.strong)
        under = QRect(box.left(), box.top() + 18, box.width(), 16)
        meta = " · ".join(part for part in (row.why, row.lead, row.meta) if part)
        self._said.draw(painter, under, meta, colours.quiet, tokens.SMALL)

    def _swatch(self, painter: QPainter, swatch: tuple[str | None, int], box: QRect) -> int:
        side = tokens.PAD
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.tag(*swatch))
        painter.drawRoundedRect(box.left(), box.top() + 3, side, side, 3, 3)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        return box.left() + side + tokens.SPACE

    def _badge(self, painter: QPainter, badge: Badge, box: QRect) -> int:
        colour = getattr(self._theme.colours, badge.role)
        word = "" if badge.usual else badge.word
        wide = self._said.width(word, tokens.SMALL)
        left = box.right() - wide
        line = QRect(left, box.top(), wide + 1, 17)
        self._said.draw(painter, line, word, colour, tokens.SMALL, whole=True)
        if not badge.icon:
            return left - tokens.SPACE
        icon = left - tokens.ICON - tokens.GAP if word else box.right() - tokens.ICON
        scale = painter.device().devicePixelRatio()
        painter.drawPixmap(icon, box.top(), pixmap(badge.icon, colour, tokens.ICON, scale))
        return icon - tokens.SPACE
