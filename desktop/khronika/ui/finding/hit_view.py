"""The list of the places that a search found: opened one by one, or one after another."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView

from khronika.domain.kinds import RecordId
from khronika.ui.models.hits import HIT, place_of

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class HitView(QListView):
    """Enter opens a place on every platform; Up leaves the first for the line above."""

    opened = Signal(object)  # QModelIndex
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._last: tuple[RecordId, int, int] | None = None  # which place was opened last
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(self.open)

    def open(self, index: QModelIndex) -> None:
        """Open a place."""
        self._last = place_of(index.data(HIT))
        self.opened.emit(index)

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

    def begin_anew(self) -> None:
        """Something else was found: nothing of it was opened yet."""
        self._last = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.currentIndex()
        if event.key() in _ENTER and here.isValid():
            self.open(here)
        elif event.key() == Qt.Key.Key_Up and here.row() <= 0:
            self.left.emit()
        else:
            super().keyPressEvent(event)
