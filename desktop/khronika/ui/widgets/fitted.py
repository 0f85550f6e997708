"""A dialog that is as high as its words need, no more and no less."""

from PySide6.QtCore import QEvent
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
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Count again when something in it comes, goes or says something else."""
        handled = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            self._fit()
        return handled

    def _fit(self) -> None:
        if (layout := self.layout()) is not None:
            self.setFixedHeight(layout.totalHeightForWidth(self.width()))
