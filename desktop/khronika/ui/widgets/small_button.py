"""A small square button beside a line, told in words to who points at it or listens."""

from PySide6.QtWidgets import QToolButton

from khronika.ui.style import icons
from khronika.ui.style.theme import Theme


def small_button(theme: Theme, icon: str, said: str) -> QToolButton:
    """Return a button with `icon` that is called `said`."""
    button = QToolButton()
    icons.put(button, icon, theme.colours)
    button.setToolTip(said)
    button.setAccessibleName(said)
    return button
