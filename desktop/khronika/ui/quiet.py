"""Doing small things ahead while nobody touches the window."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from khronika.ui.incoming import Incoming

_PAUSE = 400  # milliseconds without a key or the pointer, and between two things


class Quiet(QObject):
    """Calls `work` again and again, each time after a moment of quiet, until it returns False.

    `work` may hold up the window for as long as nobody notices: a tenth of a second, or two.
    """

    def __init__(self, incoming: Incoming, work: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._do)
        incoming.came.connect(self._wait)

    @property
    def is_done(self) -> bool:
        """Whether nothing waits to be done."""
        return not self._timer.isActive()

    def start(self) -> None:
        """Begin."""
        self._timer.start()

    def _wait(self) -> None:
        if self._timer.isActive():
            self._timer.start()

    def _do(self) -> None:
        if self._work():
            self._timer.start()
