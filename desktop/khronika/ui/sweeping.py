"""Python's garbage is swept by the thread of the window alone.

Python collects on whichever thread happens to allocate. When garbage holds widgets, a thread that
reads the archive would take them apart: Qt allows that on their own thread only, and the two wait
for each other for ever when the window is being dressed meanwhile (the one for Qt's lock, the other
for the interpreter's).
"""

import ctypes
import gc
import sys

from PySide6.QtCore import QObject, QTimer

EVERY = 1000  # milliseconds
_HARDLY = 50  # objects that are made in a second in which nothing happens
_OLD = 10  # sweeps of the middle-aged before the old are looked through, as Python's own default


class Sweeper(QObject):
    """Takes over from Python for as long as the program runs; there is one of it."""

    def __init__(self, app: QObject) -> None:
        super().__init__(app)
        self._young = 0  # objects that had been made at the last look
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.sweep)
        self._timer.start()
        gc.disable()
        # What the program itself is made of never becomes garbage: eight ninths of all that a
        # sweep of the old would look through, a tenth of a second in which nothing is drawn.
        gc.freeze()

    def sweep(self) -> None:
        """Collect what is due: mostly the young, which takes well under a millisecond."""
        young, middle, old = gc.get_count()
        most = gc.get_threshold()
        due = young > most[0]
        if old > _OLD:
            gc.collect(2)
        elif middle > most[1]:
            gc.collect(1)
        elif due:
            gc.collect(0)
        if due or young - self._young > _HARDLY:
            _give_back()  # but not while nobody is there, and nothing comes free
        self._young = gc.get_count()[0]


# Not every C library has it.
_TRIM = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None


def _give_back() -> None:
    """Give memory that is free again back to the system, where the C library keeps it: after a
    sort of a hundred thousand rows that is some ten megabytes. It takes a millisecond or two.
    """
    if _TRIM is not None:
        _TRIM(0)


def sweep_here(app: QObject) -> None:
    """Let the window's thread, which calls this, do all sweeping from now on."""
    if app.findChild(Sweeper) is None:
        Sweeper(app)
