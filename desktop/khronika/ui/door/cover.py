"""What lies over the window while nobody is there and work goes on that a lock would stop."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from khronika.archive.keyring import unlock
from khronika.archive.openings import Opening
from khronika.domain.errors import Cancelled, KnownError
from khronika.i18n import _
from khronika.ui.door.unlock import Unlock
from khronika.ui.jobs import Lane
from khronika.ui.session import Tools


class Cover(QObject):
    """Asks for what opens the archive; the archive stays open behind it."""

    known = Signal()  # the person is there again, and could have opened the archive
    idle = Signal()  # nothing is left to be done behind it

    def __init__(self, tools: Tools, stack: QStackedWidget) -> None:
        """`stack`: where it lies while it is down."""
        super().__init__(stack)
        self._tools, self._stack = tools, stack
        self._page: Unlock | None = None

    @property
    def is_down(self) -> bool:
        """Whether the window is covered."""
        return self._page is not None

    def drop(self, archive: Path) -> None:
        """Cover the window until `lift`."""
        page = Unlock(archive, lambda: self._tools.files.choose_key_file(self._stack.window()))
        page.under.setText(
            _("Covered: nobody was there. It is locked as soon as the work behind has ended.")
        )
        page.away.hide()
        page.tried.connect(lambda opening: self._try(archive, opening))
        self._page = page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.begin()
        self._tools.jobs.ended.connect(self._ended)

    def lift(self) -> None:
        """Take it away, if it is there."""
        if (page := self._page) is not None:
            self._page = None
            self._tools.jobs.ended.disconnect(self._ended)
            self._stack.removeWidget(page)
            page.deleteLater()

    def _ended(self) -> None:
        if self.is_down and not self._tools.jobs.running:
            self.idle.emit()

    def _try(self, archive: Path, opening: Opening) -> None:
        self._tools.jobs.run(
            _("Opening the archive"),
            lambda job: unlock(archive, opening, job),
            lambda _keys: self.known.emit(),
            failed=self._refuse,
            lane=Lane.FILES,
        )

    def _refuse(self, error: BaseException, doing: str) -> None:
        if self._page is not None and isinstance(error, KnownError | Cancelled):
            self._page.refuse(error)
        else:
            self._tools.notices.report(error, doing)
