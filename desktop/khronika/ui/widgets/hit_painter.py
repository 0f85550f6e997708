"""How something found looks: what its record is called, then the words around what was sought."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from khronika.domain.values import Hit
from khronika.i18n import _
from khronika.ui.models.hits import HIT, SEEN, Seen
from khronika.ui.qt import NOWHERE, Index
from khronika.ui.style import tokens
from khronika.ui.style.icons import pixmap
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.row_ground import paint_ground
from khronika.ui.widgets.row_words import RowWords
from khronika.ui.words import ICONS, KINDS

_LINE = 17  # pixels
_WIDEST = 900


class HitPainter(QStyledItemDelegate):
    """Draws hits as lists draw records, with the words sought in bold."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._said = theme, RowWords()
        theme.changed.connect(self._said.forget)
        theme.changed.connect(lambda: self.sizeHintChanged.emit(NOWHERE))  # rows may be lower

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self._theme.row_two_lines)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit: Hit = index.data(HIT)
        seen: Seen = index.data(SEEN)
        colours, box = self._theme.colours, QRect(option.rect)
        painter.save()
        paint_ground(painter, option, colours)
        left, top = box.left() + tokens.ROOM, box.top() + (box.height() - 2 * _LINE) // 2
        scale = painter.device().devicePixelRatio()
        drawn = pixmap(ICONS.get(hit.kind, "circle"), colours.quiet, tokens.ICON, scale)
        painter.drawPixmap(left, top, drawn)
        left += tokens.ICON + tokens.SPACE
        width = min(_WIDEST, box.right() - tokens.ROOM - left)
        line = QRect(left, top, width, _LINE)
        self._run(painter, line, seen.title, seen.in_title, colours.ink)
        kind = _(KINDS[hit.kind]) + (" · " if seen.words else "")
        start, end = seen.in_words
        span = (len(kind) + start, len(kind) + end) if end else (0, 0)
        self._run(painter, line.translated(0, _LINE), kind + seen.words, span, colours.quiet)
        painter.restore()

    def _run(
        self, painter: QPainter, box: QRect, text: str, span: tuple[int, int], colour: str
    ) -> None:
        """Draw `text` on one line, what stands at `span` in bold."""
        start, end = span
        ink = self._theme.colours.ink
        pieces = ((text[:start], colour, False), (text[start:end], ink, True))
        for piece, hue, bold in (*pieces, (text[end:], colour, False)):
            self._said.draw(painter, box, piece, hue, bold=bold)
            box = box.adjusted(self._said.width(piece, tokens.TEXT, bold=bold), 0, 0, 0)
            if box.width() <= 0:
                return
