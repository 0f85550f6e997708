"""What runs behind the window, with its progress and a Stop."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout

from khronika.i18n import _, ngettext
from khronika.ui.jobs import Job, Jobs
from khronika.ui.style import tokens

_PATIENCE = 400  # milliseconds: what is over sooner is not worth a line
_PARTS = 1000  # of a progress bar: bytes do not fit into its C++ int


class JobPanel(QFrame):
    """Shows the oldest job that has lasted a while, and how many more there are."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs
        self._shown: Job | None = None
        self.setProperty("look", "bar")
        self.setAccessibleName(_("Work in progress"))
        self._text, self._bar = QLabel(), QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Progress"))
        self.stop = QPushButton(_("Stop"))
        self.stop.clicked.connect(self._stop)
        words = QVBoxLayout()
        words.setSpacing(tokens.GAP)
        words.addWidget(self._text)
        words.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.ROOM, tokens.SPACE, tokens.PAD, tokens.SPACE)
        row.setSpacing(tokens.ROOM)
        row.addLayout(words, 1)
        row.addWidget(self.stop)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(self._look)
        jobs.started.connect(self._patience.start)
        jobs.stepped.connect(self._step)
        jobs.ended.connect(self._ended)
        self.hide()

    def _look(self) -> None:
        running = self._jobs.running
        job = running[0] if running else None
        if job is not self._shown:
            self._shown = job
            self._bar.setRange(0, 0)
            self.stop.setEnabled(True)
        if job is not None:
            more = len(running) - 1
            said = f"{job.doing}…"
            if more:
                said += "  " + ngettext("and {n} more", "and {n} more", more).format(n=more)
            self._text.setText(said)
        self.setVisible(job is not None)

    def _step(self, job: Job, done: int, total: int) -> None:
        if job is self._shown and total:
            self._bar.setRange(0, _PARTS)
            self._bar.setValue(done * _PARTS // total)

    def _ended(self, job: Job) -> None:
        if job is self._shown:
            self._shown = None
            self._look()

    def _stop(self) -> None:
        if self._shown is not None:
            self._shown.stop.set()
            self.stop.setEnabled(False)
