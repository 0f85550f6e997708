"""A line to find something with; Escape empties it and gives the keyboard back."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QPalette
from PySide6.QtWidgets import QLineEdit

from khronika.ui.style import icons

_MARK = "_q_qlineeditclearaction"  # what Qt calls the action behind its button


class FindLine(QLineEdit):
    """`left` says that the person is done with it."""

    left = Signal()

    def __init__(self, name: str, placeholder: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setClearButtonEnabled(True)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self._draw_mark()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Other colours are worn."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw_mark()

    def _draw_mark(self) -> None:
        """Empty it by the mark that chips are taken away by, not by one of Qt's."""
        if isinstance(mark := self.findChild(QAction, _MARK), QAction):
            quiet = self.palette().color(QPalette.ColorRole.PlaceholderText).name()
            mark.setIcon(QIcon(icons.pixmap("x", quiet, scale=self.devicePixelRatioF())))
