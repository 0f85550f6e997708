"""The list of the places that a search found: opened one by one, or one after another."""

from bisect import bisect_right

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView

from khronika.domain.kinds import RecordId
from khronika.domain.values import Hit
from khronika.ui.models.hits import HIT, place_of

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class HitView(QListView):
    """Enter opens a place on every platform; Up leaves the first for the line above."""

    opened = Signal(object, int)  # QModelIndex; 1 to go on from its beginning, -1 from its end
    left = Signal()
    passed = Signal()  # the pointer went elsewhere

    def __init__(self) -> None:
        super().__init__()
        self._last: tuple[RecordId, int, int] | None = None  # which place was opened last
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda index: self.open(index))

    def open(self, index: QModelIndex, by: int = 0) -> None:
        """Open a place; `by`: go through its record from the first (1) or the last (-1) instead."""
        self._last = place_of(index.data(HIT))
        self.opened.emit(index, by)

    def step(self, by: int) -> None:
        """Open the next place (1) or the one before (-1), round the end; the one pointed at is the
        next as long as it was not opened.
        """
        here, rows = self.currentIndex(), self.model().rowCount()
        if not rows:
            return
        goes_on = by < 0 or not here.isValid() or place_of(here.data(HIT)) == self._last
        index = self.model().index((here.row() + (by if goes_on else 0)) % rows, 0)
        self.setCurrentIndex(index)
        self.open(index)

    @property
    def opened_row(self) -> int | None:
        """Which of the rows was opened last; None where none was of what is listed."""
        rows = range(self.model().rowCount() if self._last is not None else 0)
        return next((row for row in rows if place_of(self._hit(row)) == self._last), None)

    def other_record(self, by: int) -> int | None:
        """Return the first place of the record after the one opened (1) or before it (-1), round
        the end; None where there is no other.
        """
        here = self.opened_row
        if here is None:
            return None
        firsts = [
            row
            for row in range(self.model().rowCount())
            if not row or self._hit(row).id != self._hit(row - 1).id
        ]
        if len(firsts) < 2:
            return None
        return firsts[(bisect_right(firsts, here) - 1 + by) % len(firsts)]

    def step_record(self, by: int) -> None:
        """Open the next record (1), or the one before (-1) at its end."""
        if (row := self.other_record(by)) is not None:
            index = self.model().index(row, 0)
            self.setCurrentIndex(index)
            self.open(index, by)

    def _hit(self, row: int) -> Hit:
        hit: Hit = self.model().index(row, 0).data(HIT)
        return hit

    def begin_anew(self) -> None:
        """Something else was found: nothing of it was opened yet."""
        self._last = None

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.passed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.currentIndex()
        if event.key() in _ENTER and here.isValid():
            self.open(here)
        elif event.key() == Qt.Key.Key_Up and here.row() <= 0:
            self.left.emit()
        else:
            super().keyPressEvent(event)
