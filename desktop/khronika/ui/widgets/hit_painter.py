"""How something found looks: what its record is called, then the words around what was sought."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from khronika.domain.values import Hit
from khronika.i18n import _
from khronika.ui.models.hits import HIT, SEEN, Seen, Span
from khronika.ui.qt import NOWHERE, Index
from khronika.ui.style import tokens
from khronika.ui.style.icons import pixmap
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.row_ground import paint_ground
from khronika.ui.widgets.row_words import RowWords
from khronika.ui.words import ICONS, KINDS

_LINE = 17  # pixels
_WIDEST = 900
_INK, _QUIET = "ink", "quiet"


class HitPainter(QStyledItemDelegate):
    """Draws hits as lists draw records, with the words sought in bold."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._said = theme, RowWords()
        theme.changed.connect(self._said.forget)
        theme.changed.connect(lambda: self.sizeHintChanged.emit(NOWHERE))  # rows may be lower

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        seen: Seen = index.data(SEEN)
        lines = bool(seen.title) + bool(seen.words)
        return QSize(100, self._theme.row_two_lines if lines > 1 else _LINE + 2 * tokens.SPACE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit: Hit = index.data(HIT)
        seen: Seen = index.data(SEEN)
        colours, box = self._theme.colours, QRect(option.rect)
        painter.save()
        paint_ground(painter, option, colours)
        lines = bool(seen.title) + bool(seen.words)
        left, top = box.left() + tokens.ROOM, box.top() + (box.height() - lines * _LINE) // 2
        if seen.title:
            scale = painter.device().devicePixelRatio()
            drawn = pixmap(ICONS.get(hit.kind, "circle"), colours.quiet, tokens.ICON, scale)
            painter.drawPixmap(left, top, drawn)
        left += tokens.ICON + tokens.SPACE
        width = min(_WIDEST, box.right() - tokens.ROOM - left)
        line = QRect(left, top, width, _LINE)
        if seen.title:
            self._run(painter, self._beside(painter, line, seen), seen.title, seen.in_title, _INK)
            line.translate(0, _LINE)
        kind = _(KINDS[hit.kind]) + (" · " if seen.words else "") if seen.title else ""
        spans = tuple((len(kind) + start, len(kind) + end) for start, end in seen.in_words)
        self._run(painter, line, kind + seen.words, spans, _QUIET)
        painter.restore()

    def _beside(self, painter: QPainter, line: QRect, seen: Seen) -> QRect:
        """Say how it was found at the right of `line`; return what is left of it."""
        if not seen.why:
            return line
        wide = self._said.width(seen.why, tokens.SMALL)
        at = QRect(line.right() - wide, line.top(), wide, _LINE)
        self._said.draw(painter, at, seen.why, self._theme.colours.quiet, tokens.SMALL, whole=True)
        return line.adjusted(0, 0, -wide - tokens.ROOM, 0)

    def _run(
        self, painter: QPainter, box: QRect, text: str, spans: Sequence[Span], colour: str
    ) -> None:
        """Draw `text` on one line, what stands at `spans` in bold."""
        colours, done = self._theme.colours, 0
        for start, end in (*spans, (len(text), len(text))):
            for piece, bold in ((text[done:start], False), (text[start:end], True)):
                hue = colours.ink if bold or colour == _INK else colours.quiet
                self._said.draw(painter, box, piece, hue, bold=bold)
                box = box.adjusted(self._said.width(piece, tokens.TEXT, bold=bold), 0, 0, 0)
                if box.width() <= 0:
                    return
            done = end
