"""The passages of the text that is read, in its order, beside it."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from khronika.domain.kinds import RecordId
from khronika.domain.values import Passage
from khronika.i18n import _
from khronika.ui.qt import NOWHERE, Index
from khronika.ui.style import tokens
from khronika.ui.style.theme import Theme, interface_font

PASSAGE = Qt.ItemDataRole.UserRole
_HEIGHT = 4 * tokens.ROOM + tokens.PAD


class PassageModel(QAbstractListModel):
    """Passages of one document; there are thousands at most, so they are all held."""

    def __init__(self) -> None:
        super().__init__()
        self._passages: list[Passage] = []

    def show(self, passages: Sequence[Passage]) -> None:
        """Hold `passages` instead."""
        self.beginResetModel()
        self._passages = list(passages)
        self.endResetModel()

    def row_of(self, passage: RecordId) -> int | None:
        """Return the row of `passage`."""
        return next((row for row, one in enumerate(self._passages) if one.id == passage), None)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._passages)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        passage = self._passages[index.row()]
        if role == PASSAGE:
            return passage
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return "; ".join(part for part in (passage.exact, labels(passage)) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return passage.comment or None
        return None


def labels(passage: Passage) -> str:
    """Return the tags of `passage` in words, with its comment and importance."""
    words = [" / ".join(tag.path) for tag in passage.tags]
    if passage.important:
        words.append(_("important"))
    if passage.comment:
        words.append(passage.comment)
    return " · ".join(words)


class _Card(QStyledItemDelegate):
    """Draws a passage: a stripe for each tag, two lines of its words, a line of tags."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        passage: Passage = index.data(PASSAGE)
        colours, box = self._theme.colours, QRect(option.rect)
        state = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            active = state & QStyle.StateFlag.State_Active
            painter.fillRect(box, QColor(colours.wash if active else colours.wash_away))
        inner = box.adjusted(tokens.ROOM, tokens.SPACE, -tokens.PAD, -tokens.SPACE)
        self._stripes(painter, passage, box)
        words = QRect(inner.left(), inner.top(), inner.width(), 36)
        painter.setFont(interface_font())
        painter.setPen(QColor(colours.ink))
        for n, line in enumerate(_two_lines(painter, passage.exact, words.width())):
            painter.drawText(words.left(), words.top() + 14 + 18 * n, line)
        painter.setFont(interface_font(tokens.SMALL))
        painter.setPen(QColor(colours.quiet))
        said = ("★ " if passage.important else "") + (labels(passage) or _("no tag"))
        said = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words.left(), inner.bottom() - 2, said)
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, QColor(colours.line))
        painter.restore()

    def _stripes(self, painter: QPainter, passage: Passage, box: QRect) -> None:
        hues = [self._theme.tag(tag.colour, tag.id) for tag in passage.tags]
        hues = hues or [QColor(self._theme.colours.quiet)]
        each = (box.height() - tokens.ROOM) // len(hues)
        for n, hue in enumerate(hues):
            top = box.top() + tokens.SPACE + each * n
            painter.fillRect(box.left() + tokens.GAP, top, tokens.STRIPE, each, hue)


def _two_lines(painter: QPainter, text: str, width: int) -> list[str]:
    """Break `text` at a space into what two lines hold; the second ends in … if it must."""
    metrics = painter.fontMetrics()
    words, first = " ".join(text.split()).split(" "), ""
    while words and metrics.horizontalAdvance(f"{first} {words[0]}".strip()) <= width:
        first = f"{first} {words.pop(0)}".strip()
    rest = " ".join(words)
    second = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return [line for line in (first, second) if line]


class PassageList(QListView):
    """Lists passages; choosing one asks for its place in the text."""

    chosen = Signal(object)  # Passage

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.passages = PassageModel()
        self._card = _Card(theme)
        self.setModel(self.passages)
        self.setItemDelegate(self._card)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleName(_("Passages of the document"))
        self.setAutoFillBackground(False)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Point at the first, if at none: one must see where the keyboard is."""
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection() and self.passages.rowCount():
            current = self.currentIndex()
            self.setCurrentIndex(current if current.isValid() else self.passages.index(0))

    def picked(self) -> list[Passage]:
        """Return the passages that are selected."""
        return [index.data(PASSAGE) for index in self.selectedIndexes()]

    def point_to(self, passage: RecordId | None) -> None:
        """Select `passage` without choosing it."""
        row = self.passages.row_of(passage) if passage is not None else None
        if row is None:
            self.clearSelection()
        else:
            self.setCurrentIndex(self.passages.index(row))

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(PASSAGE))
