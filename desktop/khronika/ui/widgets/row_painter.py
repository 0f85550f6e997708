"""How a record looks in a list: a title, a quieter line under it, a state at the right."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from khronika.ui.models.record_rows import ROW, Badge, Row
from khronika.ui.qt import Index
from khronika.ui.style import tokens
from khronika.ui.style.icons import pixmap
from khronika.ui.style.theme import Theme, interface_font

_ONE_LINE = Qt.TextElideMode.ElideRight


class RowPainter(QStyledItemDelegate):
    """Draws `Row`s, all of one height, so that a hundred thousand scroll as ten do."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self._theme.row_two_lines)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        colours = self._theme.colours
        box = QRect(option.rect)
        state = option.state
        painter.save()
        selected = bool(state & QStyle.StateFlag.State_Selected)
        active = bool(state & QStyle.StateFlag.State_Active)
        if selected:
            painter.fillRect(box, QColor(colours.wash if active else colours.wash_away))
            if active:
                painter.fillRect(box.left(), box.top(), 3, box.height(), QColor(colours.accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(colours.raised))
        above = tokens.GAP if self._theme.compact else tokens.SPACE
        left = tokens.ROOM + row.indent * tokens.ROOM
        inner = box.adjusted(left, above, -tokens.PAD, 2 - above)
        if row.swatch is not None:
            inner.setLeft(self._swatch(painter, row.swatch, inner))
        right = self._badge(painter, row.badge, inner) if row.badge else inner.right()
        self._words(painter, row, inner, right)
        if state & QStyle.StateFlag.State_HasFocus and not selected:
            painter.setPen(QColor(colours.accent))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
        painter.restore()

    def _words(self, painter: QPainter, row: Row, box: QRect, right: int) -> None:
        colours = self._theme.colours
        painter.setFont(interface_font(bold=row.strong))
        painter.setPen(QColor(colours.ink))
        top = QRect(box.left(), box.top(), right - box.left(), 17)
        title = painter.fontMetrics().elidedText(row.title, _ONE_LINE, top.width())
        painter.drawText(top, Qt.AlignmentFlag.AlignVCenter, title)
        painter.setFont(interface_font(tokens.SMALL))
        painter.setPen(QColor(colours.quiet))
        under = QRect(box.left(), box.top() + 18, box.width(), 16)
        meta = " · ".join(part for part in (row.lead, row.meta) if part)
        meta = painter.fontMetrics().elidedText(meta, _ONE_LINE, under.width())
        painter.drawText(under, Qt.AlignmentFlag.AlignVCenter, meta)

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
        painter.setFont(interface_font(tokens.SMALL))
        wide = painter.fontMetrics().horizontalAdvance(badge.word)
        left = box.right() - wide
        painter.setPen(QColor(colour))
        line = QRect(left, box.top(), wide + 1, 17)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, badge.word)
        if not badge.icon:
            return left - tokens.SPACE
        icon = left - tokens.ICON - tokens.GAP if badge.word else box.right() - tokens.ICON
        scale = painter.device().devicePixelRatio()
        painter.drawPixmap(icon, box.top(), pixmap(badge.icon, colour, tokens.ICON, scale))
        return icon - tokens.SPACE
