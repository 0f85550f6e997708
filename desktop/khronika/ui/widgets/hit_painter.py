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
from khronika.ui.words import KINDS, icon_of

_LINE = 17
_CLOSE = 2  # above and below a further place of a record
_BETWEEN = 2 * _CLOSE  # its name and the first place stand apart as one place and the next
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
        both = seen.title and seen.words
        lines = 2 * _LINE + _BETWEEN if both else _LINE
        below = _CLOSE if seen.goes_on else self._apart
        return QSize(100, self._above(seen) + lines + below)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit: Hit = index.data(HIT)
        seen: Seen = index.data(SEEN)
        colours, box = self._theme.colours, QRect(option.rect)
        painter.save()
        paint_ground(painter, option, colours)
        left, top = box.left() + tokens.ROOM, box.top() + self._above(seen)
        if seen.title:
            scale = painter.device().devicePixelRatio()
            drawn = pixmap(icon_of(hit), colours.quiet, tokens.ICON, scale)
            painter.drawPixmap(left, top, drawn)
        left += tokens.ICON + tokens.SPACE
        line = QRect(left, top, box.right() - tokens.ROOM - left, _LINE)
        if seen.title:
            self._head(painter, self._beside(painter, line, seen), seen, _(KINDS[hit.kind]))
            line.translate(0, _LINE + _BETWEEN)
        self._run(painter, line, seen.words, seen.in_words, _QUIET)
        painter.restore()

    @property
    def _apart(self) -> int:
        """The room above a record and below it: as in lists of records."""
        return (self._theme.row_two_lines - 2 * _LINE - _BETWEEN) // 2

    def _above(self, seen: Seen) -> int:
        return self._apart if seen.title else _CLOSE

    def _head(self, painter: QPainter, line: QRect, seen: Seen, kind: str) -> None:
        """Say what the record is called, and quietly what it is."""
        quiet = self._said.width(kind, tokens.SMALL)
        room = line.adjusted(0, 0, -quiet - tokens.PAD, 0)
        left = min(self._run(painter, room, seen.title, seen.in_title, _INK), room.right())
        at = QRect(left + tokens.PAD, line.top(), quiet + 1, _LINE)
        colour = self._theme.colours.quiet
        self._said.draw(painter, at, kind, colour, tokens.SMALL, whole=True)

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
    ) -> int:
        """Draw `text` on one line, what stands at `spans` in bold; return where it ends."""
        colours, done = self._theme.colours, 0
        for start, end in (*spans, (len(text), len(text))):
            for piece, bold in ((text[done:start], False), (text[start:end], True)):
                hue = colours.ink if bold or colour == _INK else colours.quiet
                self._said.draw(painter, box, piece, hue, bold=bold)
                box = box.adjusted(self._said.width(piece, tokens.TEXT, bold=bold), 0, 0, 0)
                if box.width() <= 0:
                    return box.left()
            done = end
        return box.left()
