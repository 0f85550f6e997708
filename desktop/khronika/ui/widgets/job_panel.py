"""What runs behind the window, with its progress and a Stop, over the bottom of the page."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout

from khronika.domain.outlook import left_words, outlook_words
from khronika.i18n import _, ngettext
from khronika.ui.jobs import Job, Jobs
from khronika.ui.style import icons, tokens
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.small_button import small_button
from khronika.ui.words import number

_PATIENCE = 400  # milliseconds: what is over sooner is not worth a line
_FOLDED = 160  # pixels
_PARTS = 1000  # of a progress bar: bytes do not fit into its C++ int


class JobPanel(QFrame):
    """Shows the oldest job that has lasted a while, and how many more there are.

    Work may last for minutes: folded, it hides no more of the page than its progress needs.
    """

    def __init__(self, jobs: Jobs, theme: Theme) -> None:
        super().__init__()
        self._jobs, self._theme = jobs, theme
        self._shown: Job | None = None
        self.setProperty("look", "afloat")
        self.setAccessibleName(_("Work in progress"))
        self._text, self._bar = QLabel(), QProgressBar()
        self._text.setWordWrap(True)
        self._outlook = QLabel()  # how many files are done, and the time left
        self._left: int | None = None  # as it is said
        self._outlook.setProperty("look", "quiet")
        self._outlook.setWordWrap(True)
        self.fold = small_button(theme, "chevron-down", "")
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self._fold)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Progress"))
        self.stop = QPushButton(_("Stop"))
        self.stop.clicked.connect(self._stop)
        words = QVBoxLayout()
        words.setSpacing(tokens.GAP)
        words.addWidget(self._text)
        words.addWidget(self._bar)
        words.addWidget(self._outlook)
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.PAD, tokens.GAP, tokens.GAP, tokens.GAP)
        row.setSpacing(tokens.PAD)
        row.addLayout(words, 1)
        row.addWidget(self.stop)
        row.addWidget(self.fold)
        self._fold(False)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(self._look)
        jobs.started.connect(self._patience.start)
        jobs.stepped.connect(self._step)
        jobs.ended.connect(self._ended)
        self.hide()

    def _fold(self, on: bool) -> None:
        """Show the progress alone, or what is done and the Stop as well."""
        self._text.setVisible(not on)
        self._outlook.setVisible(not on and bool(self._outlook.text()))
        self.stop.setVisible(not on)
        self.setMaximumWidth(_FOLDED if on else tokens.CARD)
        icons.put(self.fold, "chevron-up" if on else "chevron-down", self._theme.colours)
        said = _("Show what is being done") if on else _("Show the progress alone")
        self.fold.setToolTip(said)
        self.fold.setAccessibleName(said)

    def _look(self) -> None:
        running = self._jobs.running
        job = running[0] if running else None
        if job is not self._shown:
            self._shown = job
            self._bar.setRange(0, 0)
            self._say_outlook(job)
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
            self._say_outlook(job)

    def _say_outlook(self, job: Job | None) -> None:
        """Say how many files are done and how long the others will take; aloud only that, when it
        is another: it goes down in steps, which are few.
        """
        outlook = job.outlook if job is not None else None
        said = outlook_words(outlook, number) if outlook is not None else ""
        if said != self._outlook.text():
            self._outlook.setText(said)
            self._bar.setAccessibleDescription(said)
            self._outlook.setVisible(bool(said) and not self.fold.isChecked())
        left = outlook.left if outlook is not None else None
        if left != self._left:
            self._left = left
            if left is not None:
                aloud = QAccessibleAnnouncementEvent(self._bar, left_words(left))
                QAccessible.updateAccessibility(aloud)

    def _ended(self, job: Job) -> None:
        if job is self._shown:
            self._shown = None
            self._look()

    def _stop(self) -> None:
        if self._shown is not None:
            self._shown.stop.set()
            self.stop.setEnabled(False)
