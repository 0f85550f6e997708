"""What can follow a setting at once does so: look, type, waiting times, movement."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from khronika.ui.clipboard import ClipboardGuard
from khronika.ui.idle import IdleWatch
from khronika.ui.settings import Settings
from khronika.ui.style.theme import Reading, Theme

_EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
    Qt.UIEffect.UI_AnimateToolBox,
)


class Following(QObject):
    """Hands each setting to the part of the window that it is about."""

    def __init__(
        self,
        settings: Settings,
        app: QApplication,
        theme: Theme,
        idle: IdleWatch,
        clipboard: ClipboardGuard,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._settings, self._app, self._theme = settings, app, theme
        self._idle, self._clipboard = idle, clipboard
        self._choice = "system"  # the theme is made following it, or as a test wants it
        self._blinking = app.cursorFlashTime()
        settings.changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Let all be as it was chosen."""
        now = self._settings.now
        if now.theme != self._choice:
            self._choice = now.theme
            self._theme.choose(now.theme)
        self._theme.read_in(Reading(now.reading_font == "serif", now.reading_size))
        self._theme.compact = now.rows == "compact"
        self._idle.wait(now.lock_after)
        self._clipboard.keep(now.clipboard)
        for effect in _EFFECTS:
            self._app.setEffectEnabled(effect, not now.reduce_motion)
        self._app.setCursorFlashTime(0 if now.reduce_motion else self._blinking)
