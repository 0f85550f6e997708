"""Everything before an archive is open: which page is shown, and what happens on it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from khronika.archive.archive import Archive
from khronika.archive.doors import open_archive
from khronika.archive.key_changes import add_slot
from khronika.archive.openings import Opening, Passphrase, RecoveryCode
from khronika.domain.errors import Cancelled, KnownError
from khronika.i18n import _
from khronika.importing.sample import Sample, open_sample
from khronika.ui.actions import Actions
from khronika.ui.door.create import Create
from khronika.ui.door.locked import Locked
from khronika.ui.door.page import Page
from khronika.ui.door.recovery_sheet import RecoverySheet
from khronika.ui.door.settings import DoorSettings
from khronika.ui.door.unlock import Unlock
from khronika.ui.door.welcome import Welcome
from khronika.ui.jobs import Lane
from khronika.ui.session import Tools


class Door(QStackedWidget):
    """Welcome, making, unlocking. `opened` hands the archive over, and the sample if it is one."""

    opened = Signal(object, object)  # Archive, Sample or None

    def __init__(self, tools: Tools, actions: Actions) -> None:
        super().__init__()
        self._tools = tools
        self.welcome_page = Welcome(tools.theme, actions)
        self.addWidget(self.welcome_page)
        self._made: Archive | None = None
        self._choice: Callable[[Archive], object] | None = None

    def welcome(self) -> None:
        """Show the first page."""
        self._show(self.welcome_page)

    def unlock(self, archive: Path, locked: Locked | None = None) -> None:
        """Show the lock of `archive`, and when and why it was locked if this program did."""
        page = Unlock(archive, lambda: self._tools.files.choose_key_file(self), locked)
        page.tried.connect(partial(self._try, page))
        page.elsewhere.connect(self.welcome)
        self._show(page)

    def choose(self) -> None:
        """Ask which archive to open."""
        if (path := self._tools.files.choose_archive(self)) is not None:
            self.unlock(path)

    def begin_archive(self) -> None:
        """Show the page that makes an archive."""
        page = Create(Path.home(), lambda name: self._tools.files.choose_new_archive(self, name))
        page.wanted.connect(partial(self._make, page))
        page.left.connect(self.welcome)
        self._show(page)

    def sample(self) -> None:
        """Make the sample and open it."""
        page = self.welcome_page
        self._show(page)
        page.waiting.wait(_("Making the sample…"))
        self._tools.jobs.run(
            _("Making the sample"), open_sample, self._sampled, failed=self._unsampled,
            lane=Lane.FILES,
        )  # fmt: skip

    def settings(self, anew: Callable[[], object]) -> None:
        """Show the settings of this computer; `anew` begins the program anew."""
        before = self.currentWidget()
        page = DoorSettings(self._tools)
        page.anew.connect(anew)
        lock = (before.archive, before.locked) if isinstance(before, Unlock) else None
        page.left.connect(lambda: self.unlock(*lock) if lock else self.welcome())
        self._show(page)

    # -- unlocking ------------------------------------------------------------------------

    def _try(self, page: Unlock, opening: Opening) -> None:
        self._tools.jobs.run(
            _("Opening the archive"),
            lambda job: open_archive(page.archive, opening, progress=job),
            lambda archive: self.opened.emit(archive, None),
            failed=partial(self._refused, page),
        )

    def _refused(self, page: Unlock, error: BaseException, doing: str) -> None:
        if isinstance(error, KnownError | Cancelled):
            page.refuse(error)
        else:
            page.refuse(Cancelled())
            self._tools.notices.report(error, doing)

    # -- making ---------------------------------------------------------------------------

    def _make(self, page: Create, path: Path, passphrase: str) -> None:
        """Make the archive behind the recovery sheet: it takes seconds to make guessing slow."""
        from khronika.importing.making import make_archive  # not needed by who only unlocks

        sheet = RecoverySheet()
        self._made = self._choice = None
        sheet.kept.connect(lambda code: self._chosen(sheet, partial(self._add_code, sheet, code)))
        sheet.declined.connect(lambda: self._chosen(sheet, self._hand_over))
        self._show(sheet, keep=page)
        sheet.waiting.wait(
            _("The archive is being made. Guessing is made slow on purpose; this takes seconds.")
        )
        self._tools.jobs.run(
            _("Making the archive"),
            lambda job: make_archive(path, [Passphrase(passphrase)], job),
            partial(self._is_made, sheet),
            failed=partial(self._not_made, page),
        )

    def _is_made(self, sheet: RecoverySheet, archive: Archive) -> None:
        self._made = archive
        sheet.waiting.wait("")
        self._go_on()

    def _chosen(self, sheet: RecoverySheet, choice: Callable[[Archive], object]) -> None:
        self._choice = choice
        self._go_on()

    def _go_on(self) -> None:
        if self._made is not None and self._choice is not None:
            self._choice(self._made)

    def _add_code(self, sheet: RecoverySheet, code: str, archive: Archive) -> None:
        sheet.waiting.wait(_("The recovery code is being added; this takes seconds."))
        self._tools.jobs.run(
            _("Adding the recovery code"),
            lambda job: add_slot(archive.path, archive.keys, RecoveryCode(code), job),
            lambda _slot: self._hand_over(archive),
            failed=partial(self._no_code, archive),
        )

    def _no_code(self, archive: Archive, error: BaseException, doing: str) -> None:
        self._hand_over(archive)
        self._tools.notices.report(error, doing)

    def _hand_over(self, archive: Archive) -> None:
        self._made = self._choice = None
        self.opened.emit(archive, None)

    def _not_made(self, page: Create, error: BaseException, doing: str) -> None:
        self._show(page)
        page.refuse(f"{error} {error.advice}".strip() if isinstance(error, KnownError) else "")
        if not isinstance(error, KnownError | Cancelled):
            self._tools.notices.report(error, doing)

    # -- the sample -----------------------------------------------------------------------

    def _sampled(self, sample: Sample) -> None:
        self.welcome_page.waiting.wait("")
        self.opened.emit(sample.archive, sample)

    def _unsampled(self, error: BaseException, doing: str) -> None:
        self.welcome_page.waiting.wait("")
        self._tools.notices.report(error, doing)

    def _show(self, page: Page, keep: Page | None = None) -> None:
        """Show `page`; the pages left behind are forgotten with what was typed on them."""
        for at in reversed(range(self.count())):
            former = self.widget(at)
            if former is not None and former not in (page, keep, self.welcome_page):
                self.removeWidget(former)
                former.deleteLater()
        if self.indexOf(page) < 0:
            self.addWidget(page)
        self.setCurrentWidget(page)
        page.begin()
