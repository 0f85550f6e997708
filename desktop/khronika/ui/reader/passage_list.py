"""The passages of the text that is read, in its order, beside it."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from khronika.domain.kinds import RecordId
from khronika.domain.values import Passage
from khronika.i18n import _
from khronika.ui.qt import NOWHERE, Index
from khronika.ui.reader.marks import alike
from khronika.ui.reader.passage_painter import PASSAGE, PassagePainter, labels
from khronika.ui.style.theme import Theme

__all__ = ["PASSAGE", "PassageList", "PassageModel", "labels"]


class PassageModel(QAbstractListModel):
    """Passages of one document; there are thousands at most, so they are all held."""

    altered = Signal()  # what rows hold, and not how many they are

    def __init__(self) -> None:
        super().__init__()
        self._passages: list[Passage] = []
        self._rows: dict[RecordId, int] = {}

    def show(self, passages: Sequence[Passage]) -> None:
        """Hold `passages` instead; rows that stay the same are left alone."""
        old, new = self._passages, list(passages)
        head = alike(old, new)
        tail = alike(old[head:][::-1], new[head:][::-1])
        gone, come = len(old) - head - tail, len(new) - head - tail
        if gone == come:
            # All cards are of one height: `dataChanged` would have the view place them all anew.
            self._hold(new)
            self.altered.emit()
        elif not gone:
            self.beginInsertRows(QModelIndex(), head, head + come - 1)
            self._hold(new)
            self.endInsertRows()
        elif not come:
            self.beginRemoveRows(QModelIndex(), head, head + gone - 1)
            self._hold(new)
            self.endRemoveRows()
        else:
            self.beginResetModel()
            self._hold(new)
            self.endResetModel()

    def row_of(self, passage: RecordId) -> int | None:
        """Return the row of `passage`."""
        return self._rows.get(passage)

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
            return labels(passage) or None
        return None

    def _hold(self, passages: list[Passage]) -> None:
        self._passages = passages
        self._rows = {one.id: row for row, one in enumerate(passages)}


class PassageList(QListView):
    """Lists passages; pointing at one asks for its place in the text."""

    chosen = Signal(object)  # Passage, by the mouse or the arrows
    opened = Signal(object)  # Passage: the person wants to go on in the text
    left = Signal()  # Escape: back to the text
    tag_chosen = Signal(object)  # Tag, by its chip
    menu_wanted = Signal(object, object)  # Passage, QPoint global

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.passages = PassageModel()
        self._card = PassagePainter(theme)
        self.setModel(self.passages)
        self.setItemDelegate(self._card)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleName(_("Passages of the document"))
        self.setAutoFillBackground(False)
        theme.changed.connect(self.viewport().update)
        self.passages.altered.connect(self.viewport().update)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Point at the first, if at none: one must see where the keyboard is."""
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection() and self.passages.rowCount():
            current = self.currentIndex()
            self.setCurrentIndex(current if current.isValid() else self.passages.index(0))

    def picked(self) -> list[Passage]:
        """Return the passages that are selected, in the order of the text."""
        rows = sorted(self.selectedIndexes(), key=lambda index: index.row())
        return [index.data(PASSAGE) for index in rows]

    def point_to(self, passage: RecordId | None) -> None:
        """Select `passage` without choosing it."""
        row = self.passages.row_of(passage) if passage is not None else None
        if row is None:
            self.clearSelection()
        elif self.currentIndex().row() != row or not self.selectionModel().isRowSelected(row):
            self.setCurrentIndex(self.passages.index(row))

    def currentChanged(self, now: Index, before: Index) -> None:
        super().currentChanged(now, before)
        if now.isValid() and self.hasFocus():
            self.chosen.emit(now.data(PASSAGE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if self.currentIndex().isValid():
                self.opened.emit(self.currentIndex().data(PASSAGE))
            return
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        tag = self._tag_at(event.position().toPoint())
        if tag is not None and event.button() is Qt.MouseButton.LeftButton:
            self.tag_chosen.emit(tag)
            return
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit(index.data(PASSAGE))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.opened.emit(index.data(PASSAGE))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        on_chip = self._tag_at(event.position().toPoint()) is not None
        hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(hand if on_chip else arrow)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.currentIndex()
        at = event.pos()
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(at)
        else:
            at = self.visualRect(index).center()
        if index.isValid():
            self.menu_wanted.emit(index.data(PASSAGE), self.viewport().mapToGlobal(at))

    def _tag_at(self, at: QPoint) -> object:
        index = self.indexAt(at)
        if not index.isValid():
            return None
        return self._card.tag_at(index.data(PASSAGE), self.visualRect(index), at)
