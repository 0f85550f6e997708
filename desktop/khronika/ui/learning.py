"""Learning the words of what is new, behind the window, so that other forms of them are found."""

from PySide6.QtCore import QObject, QTimer

from khronika.archive.tongue import TongueTied
from khronika.domain.errors import Cancelled
from khronika.i18n import _
from khronika.ui.jobs import Job, Lane
from khronika.ui.session import Session

_PAUSE = 800  # milliseconds after the last change: whoever types on is not disturbed


class Learning(QObject):
    """Learns whenever something was written, and goes on where a lock has stopped it.

    Nobody waits for it: it is seen in no panel and keeps nothing from being locked. How far it is
    says whoever looks for something.
    """

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._is_running = False
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self._learn)

    def start(self) -> None:
        """Load the languages and begin, once the window has what it shows."""
        self._session.changed.connect(lambda _changed: self._soon.start())
        self._learn()

    def _learn(self) -> None:
        if self._is_running:
            self._soon.start()
            return
        self._is_running = True
        self._session.tools.jobs.run(
            _("Learning the words"),
            self._work,
            lambda _none: self._ended(),
            failed=self._failed,
            lane=Lane.FILES,
            quiet=True,
        )

    def _work(self, job: Job) -> None:
        archive = self._session.archive
        try:
            archive.language.start()
            archive.learn(job)
        finally:
            archive.let_cache_go()

    def _ended(self) -> None:
        self._is_running = False

    def _failed(self, error: BaseException, doing: str) -> None:
        """Say nothing where nothing is lost: a search tells that it has exact words only."""
        self._ended()
        if not isinstance(error, Cancelled | TongueTied):
            self._session.tools.notices.report(error, doing)
