"""Where the window is put together: everything is made here and handed on, nothing is global."""

import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from khronika.domain.errors import KnownError
from khronika.i18n import _
from khronika.importing.sample import SampleFolder, take_over
from khronika.ui.beginning import Begun
from khronika.ui.clipboard import ClipboardGuard, let_go
from khronika.ui.crash import catch
from khronika.ui.door.locked import NEW, OPTION
from khronika.ui.files import FileDoor, SystemFileDoor
from khronika.ui.following import Following
from khronika.ui.idle import IdleWatch
from khronika.ui.incoming import Incoming
from khronika.ui.jobs import Jobs
from khronika.ui.notices import Notices
from khronika.ui.replacing import replace_process
from khronika.ui.session import Tools
from khronika.ui.settings import Settings
from khronika.ui.shell import Replace, Shell
from khronika.ui.style.theme import Theme
from khronika.ui.style.tokens import Scheme
from khronika.ui.sweeping import sweep_here

# Seconds until a thread that computes lets another have its turn; Python's own are 0.005. The
# window asks for its turn after each row that it reads: fifty rows would be a quarter of a second
# while a report is being made behind it.
_TURN = 0.0005


def run(
    begun: Begun, archive: Path | None, sample: bool, quit_when_shown: bool, locked: str = ""
) -> int:
    """Show the window until it is closed; return the exit code.

    Args:
        begun: What was there before: Qt, and after a lock a curtain.
        archive: The archive to unlock; None for the welcome page.
        sample: Make a fresh sample and open it.
        locked: When and why this program locked that archive, as `Locked.word` says it; or `NEW`.
        quit_when_shown: Close as soon as all is shown (for checking an installation).
    """
    settings = begun.settings
    shell = build(
        begun.app, SystemFileDoor(), replace_process, settings=settings, theme=begun.theme
    )
    catch(partial(shell.tools.notices.report, doing=""))
    kept = _take_over(archive)
    if archive is not None:
        words = [str(archive), OPTION, locked]
    else:
        words = ["--sample"] if sample else [NEW] if locked == NEW else []
    shell.start(words)
    if begun.curtain is not None:
        begun.curtain.rise(shell)
    if not settings.is_whole:
        shell.tools.notices.say(
            _("The settings of this computer could not be read. Some are as at the first start.")
        )
    if quit_when_shown:
        _quit_when_shown(shell, sample)
    code = begun.app.exec()
    if kept is not None:
        kept.remove()
    return code


def build(
    app: QApplication,
    files: FileDoor,
    replace: Replace | None = None,
    *,
    scheme: Scheme | None = None,
    settings: Settings | None = None,
    theme: Theme | None = None,
) -> Shell:
    """Return the window with all it needs.

    Without `replace` a lock stays in this process; without `settings` none are kept. `theme`:
    what dresses `app` already; else one is made, of `scheme`.
    """
    sweep_here(app)
    sys.setswitchinterval(_TURN)
    notices = Notices()
    jobs = Jobs(notices.report)
    theme = theme or Theme(app, scheme)
    settings = settings or Settings()
    tools = Tools(jobs, notices, theme, files, settings)
    incoming = Incoming(app)
    incoming.pressed.connect(let_go)
    idle, clipboard = IdleWatch(incoming), ClipboardGuard(app.clipboard())
    shell = Shell(tools, idle, clipboard)
    incoming.setParent(shell)
    Following(settings, app, theme, idle, clipboard, parent=shell)
    if replace is not None:
        shell.replace = replace
    app.aboutToQuit.connect(jobs.close)
    return shell


def _take_over(archive: Path | None) -> SampleFolder | None:
    """Keep the folder of a sample whose window was replaced by a lock, to remove it at the end."""
    try:
        return take_over(archive) if archive is not None else None
    except KnownError:
        return None  # another window keeps it, which unlocking will say


def _quit_when_shown(shell: Shell, sample: bool) -> None:
    """Close once the window, and with a sample its desk, is on the screen."""
    timer = QTimer(shell, interval=50)

    def look() -> None:
        if shell.isVisible() and (shell.desk is not None or not sample):
            timer.stop()
            shell.close()

    timer.timeout.connect(look)
    timer.start()
