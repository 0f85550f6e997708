"""How something found looks: its record, then the words around what was sought."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from khronika.domain.values import Hit
from khronika.i18n import _
from khronika.ui.models.hits import HIT
from khronika.ui.qt import Index
from khronika.ui.style import tokens
from khronika.ui.style.icons import pixmap
from khronika.ui.style.theme import Theme, interface_font
from khronika.ui.widgets.row_ground import paint_ground
from khronika.ui.words import ICONS, KINDS

_HEIGHT = 4 * tokens.ROOM + tokens.GAP
_WRAP = int(Qt.TextFlag.TextWordWrap.value)
_WIDEST = 900


class HitPainter(QStyledItemDelegate):
    """Draws `Hit`s, all of one height."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit: Hit = index.data(HIT)
        colours, box = self._theme.colours, QRect(option.rect)
        painter.save()
        paint_ground(painter, option, colours)
        left, top = box.left() + tokens.WIDE, box.top() + tokens.SPACE
        scale = painter.device().devicePixelRatio()
        drawn = pixmap(ICONS.get(hit.kind, "circle"), colours.quiet, tokens.ICON, scale)
        painter.drawPixmap(left, top + 1, drawn)
        left += tokens.ICON + tokens.PAD
        width = min(_WIDEST, box.right() - tokens.WIDE - left)
        painter.setFont(interface_font(tokens.SMALL))
        painter.setPen(QColor(colours.quiet))
        kind = "" if hit.title == hit.snippet else f" · {hit.title}"
        said = painter.fontMetrics().elidedText(
            _(KINDS[hit.kind]) + kind, Qt.TextElideMode.ElideRight, width
        )
        painter.drawText(QRect(left, top, width, 16), 0, said)
        painter.setFont(interface_font())
        painter.setPen(QColor(colours.ink))
        painter.drawText(QRect(left, top + 18, width, 38), _WRAP, hit.snippet)
        painter.restore()
