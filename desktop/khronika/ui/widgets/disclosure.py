"""Lines that few need, behind what they are for; a press shows them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from khronika.ui.style import icons, tokens
from khronika.ui.style.theme import Theme


class Disclosure(QWidget):
    """A button, and beneath it what it shows."""

    def __init__(self, theme: Theme, said: str, *held: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self.button = QPushButton(said)
        self.button.setProperty("look", "link")
        self.button.setCheckable(True)
        self._held, column = QWidget(), QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.GAP)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._held)
        inner = QVBoxLayout(self._held)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(tokens.GAP)
        for one in held:
            inner.addWidget(one)
        self.button.toggled.connect(self._turn)
        self._turn(on=False)

    def open(self, *, on: bool) -> None:
        """Show what is behind it, or not."""
        self.button.setChecked(on)

    def _turn(self, on: bool) -> None:
        self._held.setVisible(on)
        icons.put(self.button, "chevron-down" if on else "chevron-right", self._theme.colours)
