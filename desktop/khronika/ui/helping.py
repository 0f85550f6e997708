"""The help, opened at the page about where one is."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from khronika.ui.actions import Actions
from khronika.ui.help import pages
from khronika.ui.help.window import HelpWindow
from khronika.ui.style.theme import Theme


class Helping:
    """Keeps the one window of the help, made when it is first asked for."""

    def __init__(
        self, over: QWidget, theme: Theme, actions: Actions, place: Callable[[], str]
    ) -> None:
        """`place` returns where one is, as the help knows it."""
        self._over, self._theme, self._actions, self._place = over, theme, actions, place
        self._window: HelpWindow | None = None

    def begin(self) -> None:
        """Open it."""
        if self._window is None:
            self._window = HelpWindow(self._over, self._theme, self._actions)
        self._window.begin(pages.about(self._place()))
