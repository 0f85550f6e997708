"""What runs behind the window, with its progress and a Stop, in the row under the page."""

from PySide6.QtCore import QPoint, QSize, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
)

from khronika.domain.outlook import left_words, outlook_words
from khronika.i18n import _, ngettext
from khronika.ui.jobs import Job, Jobs
from khronika.ui.style import icons, tokens
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.small_button import small_button
from khronika.ui.words import number

_PATIENCE = 400  # milliseconds: what is over sooner is not worth a line
_BAR = 120  # pixels that its bar has at least
_PARTS = 1000  # of a progress bar: bytes do not fit into its C++ int


class JobPanel(QFrame):
    """Shows the oldest job that has lasted a while; how many more there are opens a list of all,
    to stop any of them.

    Work may last for minutes: folded, it is no more than its progress.
    """

    def __init__(self, jobs: Jobs, theme: Theme) -> None:
        super().__init__()
        self._jobs, self._theme = jobs, theme
        self._shown: Job | None = None
        self._is_brief = False
        self.setProperty("look", "message")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(_("Work in progress"))
        self._text, self._bar = QLabel(), QProgressBar()
        self._outlook = QLabel()  # how many files are done, and the time left
        self._left: int | None = None  # as it is said
        self._outlook.setProperty("look", "quiet")
        self.more = QPushButton()
        self.more.setProperty("look", "link")
        self.more.clicked.connect(self._list)
        self.more.hide()
        self.fold = small_button(theme, "chevron-down", "")
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self._fold)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Progress"))
        self.stop = QPushButton(_("Stop"))
        self.stop.clicked.connect(self._stop)
        self._bar.setMinimumWidth(_BAR)
        self._words = words = QHBoxLayout()
        words.setSpacing(tokens.SPACE)
        words.addWidget(self._text)
        words.addWidget(self._outlook)
        words.addStretch(1)
        said = QVBoxLayout()
        said.setSpacing(tokens.GAP)
        said.addStretch(1)
        said.addLayout(words)
        said.addWidget(self._bar)
        said.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.ROOM, tokens.GAP, tokens.PAD, tokens.GAP)
        row.setSpacing(tokens.PAD)
        row.addLayout(said, 1)
        row.addWidget(self.more)
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
        self._show_words()
        self.stop.setVisible(not on)
        icons.put(self.fold, "chevron-up" if on else "chevron-down", self._theme.colours)
        said = _("Show what is being done") if on else _("Show the progress alone")
        self.fold.setToolTip(said)
        self.fold.setAccessibleName(said)

    @property
    def whole(self) -> int:
        """In how many pixels its words can be read."""
        words = self._text.sizeHint().width() + tokens.SPACE + self._outlook.sizeHint().width()
        others = [one for one in (self.more, self.stop, self.fold) if not one.isHidden()]
        behind = sum(one.sizeHint().width() + tokens.PAD for one in others)
        return tokens.ROOM + max(_BAR, words) + behind + tokens.PAD

    def minimumSizeHint(self) -> QSize:
        """Ask for no more than without the words: they are left out where there is no room."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), hint.width() - self._words.minimumSize().width() + _BAR),
                     hint.height())  # fmt: skip

    def be_brief(self, on: bool) -> None:
        """Leave the words out, which the bar says to who points at it: something else is said."""
        if on != self._is_brief:
            self._is_brief = on
            self._show_words()

    def _show_words(self) -> None:
        is_whole = not self.fold.isChecked() and not self._is_brief
        self._text.setVisible(is_whole)
        self._outlook.setVisible(is_whole and bool(self._outlook.text()))
        self.more.setVisible(bool(self.more.text()) and not self.fold.isChecked())
        told = (self._text.text(), self._outlook.text())
        self._bar.setToolTip("\n".join(one for one in told if one))

    def _list(self) -> None:
        """Unfold the list of all jobs: choosing one stops it."""
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        for job in self._jobs.running:
            said = _("Stop: {doing}").format(doing=job.doing)
            menu.addAction(said.replace("&", "&&"), job.stop.set)
        menu.aboutToHide.connect(menu.deleteLater)
        # Over the button: beneath it the window ends.
        menu.popup(self.more.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

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
            said = ngettext("and {n} more", "and {n} more", more).format(n=more)
            self.more.setText(said if more else "")
            self.more.setToolTip("\n".join(one.doing for one in running))
            self._text.setText(f"{job.doing}…")
            self._show_words()
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
            self._show_words()
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
        elif self._shown is not None:
            self._look()  # there is one less

    def _stop(self) -> None:
        if self._shown is not None:
            self._shown.stop.set()
            self.stop.setEnabled(False)
