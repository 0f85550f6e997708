"""Noticing that nobody is there: no key and no pointer for some minutes."""

from PySide6.QtCore import QObject, QTimer, Signal

from khronika.ui.incoming import Incoming

MINUTES = 5


class IdleWatch(QObject):
    """Tells when nobody has touched the window for `MINUTES`; runs only while started."""

    idle = Signal()

    def __init__(self, incoming: Incoming, minutes: float = MINUTES) -> None:
        super().__init__()
        self.incoming = incoming
        self._timer = QTimer(self, singleShot=True, interval=round(minutes * 60_000))
        self._timer.timeout.connect(self.idle)
        incoming.came.connect(self._somebody)

    @property
    def minutes(self) -> int:
        """For how many whole minutes nobody touches the window before it tells, at least one."""
        return max(1, round(self._timer.interval() / 60_000))

    def wait(self, minutes: float) -> None:
        """Wait so long from now on."""
        self._timer.setInterval(round(minutes * 60_000))

    def start(self) -> None:
        """Begin to watch."""
        self._timer.start()

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.stop()

    def _somebody(self) -> None:
        if self._timer.isActive():
            self._timer.start()
