"""Where the window is put together: everything is made here and handed on, nothing is global."""

import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from khronika.domain.errors import KnownError
from khronika.i18n import _, language, speak
from khronika.importing.sample import SampleFolder, take_over
from khronika.settings import FILE
from khronika.ui.clipboard import ClipboardGuard, let_go
from khronika.ui.crash import catch
from khronika.ui.door.locked import OPTION
from khronika.ui.files import FileDoor, SystemFileDoor
from khronika.ui.following import Following
from khronika.ui.idle import IdleWatch
from khronika.ui.incoming import Incoming
from khronika.ui.jobs import Jobs
from khronika.ui.notices import Notices
from khronika.ui.replacing import replace_process
from khronika.ui.session import Tools
from khronika.ui.settings import Scaled, Settings, language_to_speak
from khronika.ui.shell import Replace, Shell
from khronika.ui.style.theme import Theme
from khronika.ui.style.tokens import Scheme
from khronika.ui.sweeping import sweep_here


def run(archive: Path | None, sample: bool, quit_when_shown: bool, locked: str = "") -> int:
    """Show the window until it is closed; return the exit code.

    Args:
        archive: The archive to unlock; None for the welcome page.
        sample: Make a fresh sample and open it.
        locked: When and why this program locked that archive, as `Locked.word` says it.
        quit_when_shown: Close as soon as all is shown (for checking an installation).
    """
    settings = Settings(FILE)
    speak(language_to_speak(settings.now))
    with Scaled(settings.now):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("Khronika")
    app.setApplicationDisplayName("Khronika")
    _speak_qt(app)
    shell = build(app, SystemFileDoor(), replace_process, settings=settings)
    catch(partial(shell.tools.notices.report, doing=""))
    kept = _take_over(archive)
    words = ["--sample"] if sample else [str(archive), OPTION, locked] if archive else []
    shell.start(words)
    if not settings.is_whole:
        shell.tools.notices.say(
            _("The settings of this computer could not be read. Some are as at the first start.")
        )
    if quit_when_shown:
        _quit_when_shown(shell, sample)
    code = app.exec()
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
) -> Shell:
    """Return the window with all it needs.

    Without `replace` a lock stays in this process; without `settings` none are kept.
    """
    sweep_here(app)
    notices = Notices()
    jobs = Jobs(notices.report)
    theme = Theme(app, scheme)
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


def _speak_qt(app: QApplication) -> None:
    """Let Qt's own buttons speak the person's language, where its translations are installed."""
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{language()}", folder):
        app.installTranslator(translator)


def _quit_when_shown(shell: Shell, sample: bool) -> None:
    """Close once the window, and with a sample its desk, is on the screen."""
    timer = QTimer(shell, interval=50)

    def look() -> None:
        if shell.isVisible() and (shell.desk is not None or not sample):
            timer.stop()
            shell.close()

    timer.timeout.connect(look)
    timer.start()
