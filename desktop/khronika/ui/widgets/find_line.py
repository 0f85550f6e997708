"""A line to find something with, and what Escape does in it.

What opens over the window is gone at the first Escape, whatever was typed in it, and what was done
with it stays done. A line that stands in the page and narrows what lies under it is not gone: it
gives up its words first, and only then the keyboard.
"""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QPalette
from PySide6.QtWidgets import QLineEdit

from khronika.ui.style.icons import pixmap

_EMPTYING = "_q_qlineeditclearaction"  # as Qt calls it, which has no other way to its icon
_DRESSED = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange)


class ClearableLine(QLineEdit):
    """A button in it empties it: a cross of our own family, not the disc that Qt draws."""

    def __init__(self) -> None:
        super().__init__()
        self.setClearButtonEnabled(True)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _DRESSED:
            self._dress()

    def _dress(self) -> None:
        """Draw the cross as the hint is drawn."""
        colour = self.palette().color(QPalette.ColorRole.PlaceholderText).name()
        for action in self.findChildren(QAction, _EMPTYING):
            action.setIcon(QIcon(pixmap("x", colour, scale=self.devicePixelRatioF())))


class FindLine(ClearableLine):
    """`left` says that the person is done with it."""

    left = Signal()

    def __init__(self, name: str, placeholder: str, *, stays: bool = True) -> None:
        """`stays`: it is a part of the page, and does not come and go over it."""
        super().__init__()
        self._stays = stays
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._stays and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
