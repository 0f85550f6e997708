"""Nobody is there: the window locks, or is covered while work goes on until it can."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from khronika.ui.door.cover import Cover
from khronika.ui.door.locked import Why
from khronika.ui.idle import IdleWatch

if TYPE_CHECKING:
    from khronika.ui.shell import Shell


class Absence(QObject):
    """Hears that nobody touches the computer, that its screen was locked, that it goes to sleep."""

    def __init__(
        self, shell: "Shell", idle: IdleWatch, cover: Cover, turned: Callable[[], object]
    ) -> None:
        """`turned` hears that the cover came or went: other things make sense then."""
        super().__init__(shell)
        self._shell, self._idle, self._cover, self._turned = shell, idle, cover, turned
        idle.idle.connect(self.begin)
        cover.known.connect(self._return)
        cover.idle.connect(self._work_ended, Qt.ConnectionType.QueuedConnection)
        shell.watch.asleep.connect(self._asleep)
        shell.watch.screen_locked.connect(self._screen_locked)

    def begin(self) -> None:
        """Lock; while work is going on, only cover the window until it ends."""
        shell = self._shell
        if shell.desk is None:
            return
        if not shell.tools.jobs.running:
            shell.lock(Why.IDLE)
        elif not self._cover.is_down:
            self._cover.drop(shell.desk.session.archive.path)
            shell.menuBar().hide()
            shell.bar.hide()
            shell.anything.leave()
            for window in QApplication.topLevelWidgets():
                if window is not shell:
                    window.hide()
            self._turned()

    def uncover(self) -> None:
        """Show the archive again, if it was covered."""
        shell = self._shell
        if self._cover.is_down:
            self._cover.lift()
            shell.menuBar().show()
            if shell.desk is not None:
                shell.stack.setCurrentWidget(shell.desk)
            self._turned()

    def _work_ended(self) -> None:
        if self._cover.is_down:
            self._shell.lock(Why.WORK_ENDED)

    def _return(self) -> None:
        """The person is there again."""
        self.uncover()
        self._idle.start()

    def _asleep(self) -> None:
        if self._shell.tools.settings.now.lock_with_sleep:
            self._shell.lock(Why.SLEEP)

    def _screen_locked(self) -> None:
        if self._shell.tools.settings.now.lock_with_screen:
            self._shell.lock(Why.SCREEN)
