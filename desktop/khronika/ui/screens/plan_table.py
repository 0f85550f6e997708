"""The table of a plan: as much of it as there is room for, each row as high as its words need."""

import time
from collections import deque

from PySide6.QtCore import QItemSelectionModel, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from khronika.domain.errors import KnownError
from khronika.i18n import _
from khronika.importing.faults import say
from khronika.importing.plan import PlanRow
from khronika.ui.models.plan_rows import PlanRows
from khronika.ui.qt import Index
from khronika.ui.style import tokens

WRAPPED = 500  # rows at most of which each is as high as its words need

_AT_ONCE = 0.01  # seconds for which rows are made higher before the window is drawn again

_WIDTHS = (160, 200, 108, 128, 128, 88, 104, 64, 220)
_NARROW_WIDTHS = (148, 160, 116, 104, 104, 84, 104, 64, 208)
_RING = 2  # pixels of the ring round the cell that is pointed at
_TITLE = 1  # the column that takes the room left over,
_HAPPENS = len(_WIDTHS) - 1  # and the one that shares it
_STAND_IN = {6: 1000, 7: 1120}  # columns that stand only in so many pixels: format and length
_WIDEST = 360  # pixels of the sentence beside what cannot stand
_NARROW = 1240  # pixels in which there is no more room for the title than for the rest


class _Cell(QStyledItemDelegate):
    """Makes the line in which a cell is corrected: called as its column, left by Enter and Esc.

    It is no stop of Tab: it stands over the table, which is one.
    """

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        line = super().createEditor(parent, option, index)
        heading = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        line.setAccessibleName(str(heading))
        line.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        return line

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a ring round the cell that F2 would open, while the keyboard is in the table."""
        super().paint(painter, option, index)
        if option.state & QStyle.StateFlag.State_HasFocus:
            pen = QPen(option.palette.color(QPalette.ColorRole.Highlight), _RING)
            painter.setPen(pen)
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Leave room between rows of several lines, or one reads on into the next."""
        said = super().sizeHint(option, index)
        return said + QSize(0, 2 * tokens.GAP) if said.height() > tokens.ROW else said


class PlanTable(QTableView):
    """Shows rows of a plan; the rows that are selected together are corrected together.

    What is typed and cannot stand stays in its line, with a sentence beside it, until it is put
    right or given up by Escape.
    """

    looked_at = Signal()  # another row is pointed at, or what it says was corrected

    def __init__(self, rows: PlanRows) -> None:
        super().__init__()
        self._rows = rows
        self._unwrapped = deque[int]()
        self._refused: QWidget | None = None  # the line in which something cannot stand
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._wrap_some)
        self.setModel(rows)
        self._cell = _Cell(self)
        self.setItemDelegate(self._cell)
        self.setAccessibleName(_("What would come in"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)  # Tab leaves the table, arrows walk in it
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(tokens.ROW)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(_TITLE, QHeaderView.ResizeMode.Stretch)
        header.sectionResized.connect(lambda *_which: self.wrap())
        self.selectionModel().selectionChanged.connect(self._together)
        self.selectionModel().currentRowChanged.connect(lambda *_rows: self.looked_at.emit())
        rows.dataChanged.connect(lambda *_cells: self.looked_at.emit())
        rows.dataChanged.connect(lambda *_cells: self.wrap())
        self._fault: KnownError | None = None
        rows.refused.connect(self._hear_refusal)
        rows.modelReset.connect(self._forget_refusal)
        self.refusal = QLabel(self.viewport())
        self.refusal.setProperty("look", "afloat")
        self.refusal.setProperty("tone", "wrong")
        self.refusal.setMargin(tokens.SPACE)
        self.refusal.setWordWrap(True)
        self.refusal.hide()

    @property
    def pointed_at(self) -> PlanRow | None:
        """The row that is pointed at."""
        at = self.currentIndex().row()
        return self._rows.plan.rows[at] if at >= 0 else None

    def point_at(self, index: Index) -> None:
        """Point at a cell and select its row alone, whatever keys are held down meanwhile."""
        alone = QItemSelectionModel.SelectionFlag.ClearAndSelect
        whole = QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, alone | whole)

    def fit(self, room: int) -> None:
        """Where there is little `room` (pixels), say what happens rather than what a file is; where
        there is much, the title shares what is left over with what happens.
        """
        for column, width in enumerate(_NARROW_WIDTHS if room < _NARROW else _WIDTHS):
            self.setColumnWidth(column, width)
        if (over := room - sum(_WIDTHS)) > 0:
            self.setColumnWidth(_HAPPENS, _WIDTHS[_HAPPENS] + over // 2)
        for column, least in _STAND_IN.items():
            self.setColumnHidden(column, room < least)
        self.wrap()

    def wrap(self) -> None:
        """Make each row as high as its words need, where there are not too many.

        Those in sight first; some hundred long titles would take most of a second at once.
        """
        rows = range(self._rows.rowCount())
        self._unwrapped.clear()
        if len(rows) > WRAPPED:
            return
        first = max(0, self.rowAt(0))
        self._unwrapped.extend((*rows[first:], *rows[:first]))
        self._wrap_some()

    def _wrap_some(self) -> None:
        end = time.perf_counter() + _AT_ONCE
        while self._unwrapped and time.perf_counter() < end:
            self.resizeRowToContents(self._unwrapped.popleft())
        if self._unwrapped:
            self._soon.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let F2 open the title where what is pointed at cannot be corrected."""
        here = self.currentIndex()
        if event.key() == Qt.Key.Key_F2 and not here.flags() & Qt.ItemFlag.ItemIsEditable:
            self.setCurrentIndex(here.siblingAtColumn(_TITLE))
        super().keyPressEvent(event)

    def commitData(self, editor: QWidget) -> None:
        """Put what was typed into the plan, or say beside it why it cannot stand."""
        self._forget_refusal()
        super().commitData(editor)
        if self._fault is not None:
            self._say_beside(editor, say(self._fault))

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Leave a line, unless what was typed there would be lost with it."""
        given_up = hint is QAbstractItemDelegate.EndEditHint.RevertModelCache
        if self._fault is not None and not given_up:
            return
        self._forget_refusal()
        super().closeEditor(editor, hint)

    def _hear_refusal(self, fault: KnownError) -> None:
        self._fault = fault

    def _forget_refusal(self) -> None:
        self._fault = self._refused = None
        self.refusal.hide()

    def updateEditorGeometries(self) -> None:
        """Rows and columns were moved: what is said of a line goes with it."""
        super().updateEditorGeometries()
        if self._refused is not None:
            self._put_beside(self._refused)

    def _say_beside(self, editor: QWidget, sentence: str) -> None:
        self._refused = editor
        self.refusal.setText(sentence)
        editor.setAccessibleDescription(sentence)
        self._put_beside(editor)
        self.refusal.raise_()
        self.refusal.show()

    def _put_beside(self, editor: QWidget) -> None:
        """Put the sentence below the line, else above it, else at its side: never over it."""
        line, room = editor.geometry(), self.viewport().rect()
        size = self._size(room.width())
        left = max(0, min(line.left(), room.width() - size.width()))
        if line.bottom() + 1 + size.height() <= room.height():
            at = QPoint(left, line.bottom() + 1)
        elif size.height() <= line.top():
            at = QPoint(left, line.top() - size.height())
        else:
            before, behind = line.left(), room.width() - line.right() - 1
            size = self._size(max(before, behind))
            x = line.right() + 1 if behind >= before else before - size.width()
            at = QPoint(x, max(0, min(line.top(), room.height() - size.height())))
        self.refusal.setFixedSize(size)
        self.refusal.move(at)

    def _size(self, room: int) -> QSize:
        """Return how large the sentence is in so many pixels of width."""
        wide = min(_WIDEST, room)
        return QSize(wide, self.refusal.heightForWidth(wide))

    def _together(self) -> None:
        rows = self.selectionModel().selectedRows()
        self._rows.together = [index.row() for index in rows]
