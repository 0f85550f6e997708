"""The keyboard, lent to what comes and goes by itself: it goes back to where it was before."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class Lent(QObject):
    """Gives the keyboard back when one of some cards goes that has it."""

    def __init__(self, cards: Sequence[QWidget], parent: QObject) -> None:
        super().__init__(parent)
        self._cards = tuple(cards)
        self._before: QWidget | None = None  # what had the keyboard before a card had it
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focused)

    def card_of(self, widget: QWidget | None) -> QWidget | None:
        """Return the card that `widget` is, or stands in."""
        if widget is None or not isValid(widget):
            return None
        return next((one for one in self._cards if one is widget or one.isAncestorOf(widget)), None)

    def _focused(self, old: QWidget | None, new: QWidget | None) -> None:
        left, entered = self.card_of(old), self.card_of(new)
        if entered is not None and left is None:
            self._before = old
        elif left is not None and entered is None and left.isHidden():
            before, self._before = self._before, None
            if before is not None and isValid(before) and before.isVisible() and new is not before:
                before.setFocus()
