"""A dialog that is as high as its words need, no more and no less."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from khronika.ui.widgets.reading_order import InReadingOrder


class Fitted(InReadingOrder, QDialog):
    """`width` pixels wide. Qt guesses the height of words that wrap, and leaves gaps for it."""

    def __init__(self, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(width)

    def showEvent(self, event: QShowEvent) -> None:
        """Count the height now: the fonts of the style sheet are known only here."""
        super().showEvent(event)
        if (layout := self.layout()) is not None:
            self.setFixedHeight(layout.totalHeightForWidth(self.width()))
