"""The table of a plan: as much of it as there is room for, each row as high as its words need."""

import time
from collections import deque

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from khronika.i18n import _
from khronika.importing.plan import PlanRow
from khronika.ui.models.plan_rows import PlanRows
from khronika.ui.style import tokens

WRAPPED = 500  # rows at most of which each is as high as its words need

_AT_ONCE = 0.01  # seconds for which rows are made higher before the window is drawn again

_WIDTHS = (160, 200, 108, 128, 128, 88, 104, 64, 220)
_NARROW_WIDTHS = (112, 160, 116, 104, 104, 84, 104, 64, 208)
_TITLE = 1  # the column that takes the room left over
_STAND_IN = {6: 1000, 7: 1120}  # columns that stand only in so many pixels: format and length
_NARROW = 1240  # pixels in which there is no more room for the title than for the rest


class PlanTable(QTableView):
    """Shows rows of a plan; the rows that are selected together are corrected together."""

    looked_at = Signal()  # another row is pointed at, or what it says was corrected

    def __init__(self, rows: PlanRows) -> None:
        super().__init__()
        self._rows = rows
        self._unwrapped = deque[int]()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._wrap_some)
        self.setModel(rows)
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

    @property
    def pointed_at(self) -> PlanRow | None:
        """The row that is pointed at."""
        at = self.currentIndex().row()
        return self._rows.plan.rows[at] if at >= 0 else None

    def fit(self, room: int) -> None:
        """Where there is little `room` (pixels), say what happens rather than what a file is."""
        for column, width in enumerate(_NARROW_WIDTHS if room < _NARROW else _WIDTHS):
            self.setColumnWidth(column, width)
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

    def _together(self) -> None:
        rows = self.selectionModel().selectedRows()
        self._rows.together = [index.row() for index in rows]
