"""How a line of the palette looks: an icon, the words with the typed letters lit, keys."""

from PySide6.QtCore import QAbstractListModel, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from khronika.ui.palette.lines import Line
from khronika.ui.qt import NOWHERE, Index
from khronika.ui.style import tokens
from khronika.ui.style.icons import pixmap
from khronika.ui.style.theme import Theme, interface_font

LINE = Qt.ItemDataRole.UserRole
ROW = tokens.ROW + tokens.GAP
CAPTION = tokens.ROW
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_END = _MIDDLE | Qt.AlignmentFlag.AlignRight
_CUT = Qt.TextElideMode.ElideRight
_UNDER_AT_LEAST = 48  # pixels: less of the quieter words tells nothing


class PaletteRows(QAbstractListModel):
    """The lines; captions cannot be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []

    def show(self, lines: list[Line]) -> None:
        """Hold `lines` instead."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.words
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.lines[index.row()].target is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class PalettePainter(QStyledItemDelegate):
    """Draws `Line`s. What was typed is heavier and underlined; nothing is told by colour alone."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line: Line = index.data(LINE)
        return QSize(100, CAPTION if line.is_caption else ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(LINE)
        colours, box = self._theme.colours, QRect(option.rect)
        painter.save()
        if line.is_caption:
            painter.setFont(interface_font(tokens.SMALL, bold=True))
            painter.setPen(QColor(colours.quiet))
            words = box.adjusted(tokens.ROOM, tokens.SPACE, -tokens.ROOM, 0)
            painter.drawText(words, _MIDDLE, line.title)
        else:
            self._ground(painter, box, option.state)
            self._line(painter, box.adjusted(tokens.ROOM, 0, -tokens.ROOM, 0), line)
        painter.restore()

    def _ground(self, painter: QPainter, box: QRect, state: QStyle.StateFlag) -> None:
        colours = self._theme.colours
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(colours.wash))
            painter.fillRect(box.left(), box.top(), 3, box.height(), QColor(colours.accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(colours.wash_away))

    def _line(self, painter: QPainter, box: QRect, line: Line) -> None:
        colours, scale = self._theme.colours, painter.device().devicePixelRatio()
        if line.target is None:  # it only says something
            painter.setPen(QColor(colours.quiet))
            painter.drawText(box, int(_MIDDLE), line.title)
            return
        if line.icon:
            colour = colours.faint if line.faint else colours.quiet
            drawn = pixmap(line.icon, colour, tokens.ICON, scale)
            top = box.top() + (box.height() - tokens.ICON) // 2
            painter.drawPixmap(box.left(), top, drawn)
        box.setLeft(box.left() + tokens.ICON + tokens.PAD)
        painter.setFont(interface_font(tokens.SMALL))
        painter.setPen(QColor(colours.quiet))
        if line.right:
            painter.drawText(box, int(_END), line.right)
            wide = painter.fontMetrics().horizontalAdvance(line.right)
            box.setRight(box.right() - wide - tokens.PAD)
        self._words(painter, box, line)

    def _words(self, painter: QPainter, box: QRect, line: Line) -> None:
        colours = self._theme.colours
        plain, lit, small = interface_font(), _lit_font(), interface_font(tokens.SMALL)
        title = QFontMetrics(plain).elidedText(line.title, _CUT, box.width())
        painter.setPen(QColor(colours.quiet if line.faint else colours.ink))
        at = 0
        for start, end in (*line.lit, (len(title), len(title))):
            for piece, font in ((title[at:start], plain), (title[start:end], lit)):
                if piece:
                    painter.setFont(font)
                    painter.drawText(box, int(_MIDDLE), piece)
                    box.setLeft(box.left() + QFontMetrics(font).horizontalAdvance(piece))
            at = max(at, end)
        if line.under:
            box.setLeft(box.left() + tokens.PAD)
            if box.width() < _UNDER_AT_LEAST:
                return  # what it is called itself comes first
            painter.setFont(small)
            painter.setPen(QColor(colours.quiet))
            said = painter.fontMetrics().elidedText(line.under, _CUT, box.width())
            painter.drawText(box, int(_MIDDLE), said)


def _lit_font() -> QFont:
    font = interface_font(bold=True)
    font.setUnderline(True)
    return font
