"""A line to find something with; Escape empties it and gives the keyboard back."""

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

    def __init__(self, name: str, placeholder: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)
