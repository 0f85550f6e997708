"""The first moments of the window: Qt alone, so that something stands on the screen at once."""

import sys
from dataclasses import dataclass

from PySide6.QtCore import QLibraryInfo, QRect, QTranslator
from PySide6.QtWidgets import QApplication

from khronika.i18n import language, speak
from khronika.settings import FILE
from khronika.ui.curtain import Curtain
from khronika.ui.door.locked import Locked
from khronika.ui.settings import Scaled, Settings, language_to_speak
from khronika.ui.style.theme import Theme


@dataclass(frozen=True, slots=True)
class Begun:
    """What is there before anything of the program itself is; `curtain`: after a lock."""

    app: QApplication
    settings: Settings
    theme: Theme
    curtain: Curtain | None = None


def begin(locked: str = "") -> Begun:
    """Make Qt ready to speak and look as the person chose. After a lock, of which `locked` says
    when and why, a curtain stands where the window was, until the window is there again.
    """
    settings = Settings(FILE)
    speak(language_to_speak(settings.now))
    with Scaled(settings.now):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("Khronika")
    app.setApplicationDisplayName("Khronika")
    _speak_qt(app)
    theme = Theme(app)
    theme.choose(settings.now.theme)
    told = Locked.read(locked)
    if told is None:
        return Begun(app, settings, theme)
    curtain = Curtain(theme, place_on_screen(told), filled=told.filled)
    curtain.fall(app)
    curtain.hold(app)
    return Begun(app, settings, theme, curtain)


def place_on_screen(told: Locked) -> QRect:
    """Return where the window was that was locked; empty when no screen shows that place now."""
    place = QRect(*told.place) if told.place is not None else QRect()
    screens = QApplication.screens()
    seen = any(one.availableGeometry().contains(place.center()) for one in screens)
    return place if seen else QRect()


def _speak_qt(app: QApplication) -> None:
    """Let Qt's own buttons speak the person's language, where its translations are installed."""
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{language()}", folder):
        app.installTranslator(translator)
