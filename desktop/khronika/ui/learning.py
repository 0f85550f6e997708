"""Learning the words of what is new, behind the window, so that other forms of them are found."""

import threading

from PySide6.QtCore import QObject, QTimer, Signal

from khronika.archive.tongue import TongueTied
from khronika.domain.errors import Cancelled
from khronika.i18n import _
from khronika.ui.incoming import Incoming
from khronika.ui.jobs import Job, Lane
from khronika.ui.quiet import Quiet
from khronika.ui.session import Session

_PAUSE = 800  # milliseconds after the last change, and after the last key or move of the pointer
_PATIENCE = 0.1  # seconds between two looks whether it is quiet
_ROUNDS = 30  # times that what the window makes ready goes first


class Learning(QObject):
    """Learns whenever something was written, and goes on where a lock has stopped it.

    Nobody waits for it: it is seen in no panel, keeps nothing from being locked, and rests while
    somebody uses the window. How far it is says whoever looks for something.
    """

    learned = Signal()  # every word that there was is known

    def __init__(self, session: Session, ahead: Quiet, incoming: Incoming, parent: QObject) -> None:
        """`ahead`: what is made ready in quiet moments, which goes first."""
        super().__init__(parent)
        self._session, self._ahead = session, ahead
        self._is_running, self._rounds = False, 0
        self._is_quiet = threading.Event()
        self._is_quiet.set()
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self._learn)
        self._calm = QTimer(self, singleShot=True, interval=_PAUSE)
        self._calm.timeout.connect(self._is_quiet.set)
        incoming.came.connect(self._disturbed)

    def start(self) -> None:
        """Begin, once the window has what it shows."""
        self._session.changed.connect(lambda _changed: self._soon.start())
        self._soon.start()

    def _disturbed(self) -> None:
        self._is_quiet.clear()
        self._calm.start()

    def _learn(self) -> None:
        if self._is_running or (self._rounds < _ROUNDS and not self._ahead.is_done):
            self._rounds += 1
            self._soon.start()
            return
        self._is_running = True
        self._session.tools.jobs.run(
            _("Learning the words"),
            self._work,
            lambda _none: self._done(),
            failed=self._failed,
            lane=Lane.FILES,
            quiet=True,
        )

    def _work(self, job: Job) -> None:
        archive = self._session.archive
        try:
            archive.language.start()
            archive.learn(_Patient(job, self._is_quiet))
        finally:
            archive.let_cache_go()

    def _done(self) -> None:
        self._ended()
        self.learned.emit()

    def _ended(self) -> None:
        self._is_running = False

    def _failed(self, error: BaseException, doing: str) -> None:
        """Say nothing where nothing is lost: a search tells that it has exact words only."""
        self._ended()
        if not isinstance(error, Cancelled | TongueTied):
            self._session.tools.notices.report(error, doing)


class _Patient:
    """The progress of a job that rests until nobody uses the window."""

    def __init__(self, job: Job, is_quiet: threading.Event) -> None:
        self._job, self._is_quiet = job, is_quiet

    def step(self, done: int, total: int = 0) -> None:
        """Say how far it is and wait for quiet; raise Cancelled when Stop was pressed."""
        self._job.step(done, total)
        while not self._is_quiet.wait(_PATIENCE):
            self._job.step(done, total)
