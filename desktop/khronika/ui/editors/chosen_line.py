"""A line whose word is chosen right after something was cited for it in the text."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from khronika.ui.editors.lines import WordLine
from khronika.ui.widgets.saving import ENTER


class ChosenLine(WordLine):
    """Takes the keyboard from the text to choose a word, and gives it back with it.

    What is cited for a title, a date or a name is what it says; what is cited for a category seldom
    is what it is called, so that one goes on typing: in the text the letters would be commands.
    """

    choosing = Signal(bool)  # the keyboard came from the text to choose; or no longer is for that
    back = Signal()  # a word was chosen, or stays as it is: the text may have the keyboard again

    def __init__(self, name: str, words: Mapping[str, str], placeholder: str = "") -> None:
        super().__init__(name, words, placeholder, several=True)
        self._is_choosing = False
        self._offers.activated.connect(self._chosen)

    def choose(self) -> None:
        """Take the keyboard, what is said selected. `show_nearest` offers what could be meant."""
        self.setFocus()
        self.selectAll()
        if self.hasFocus():
            self._turn(on=True)

    def show_nearest(self) -> None:
        """Drop down all the words, the nearest to what is said first, while one is chosen."""
        if self._is_choosing:
            self._offers.show_near(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Escape go back to the text; the list hears them after the line."""
        super().keyPressEvent(event)
        if event.key() in (*ENTER, Qt.Key.Key_Escape):
            self._chosen()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._turn(on=False)

    def _chosen(self) -> None:
        """Give the keyboard back, once what was pressed has closed the list and put the word in."""
        if self._is_choosing:
            QTimer.singleShot(0, self, self._give_back)

    def _give_back(self) -> None:
        if self._is_choosing:
            self._turn(on=False)
            self.back.emit()

    def _turn(self, *, on: bool) -> None:
        if on != self._is_choosing:
            self._is_choosing = on
            self.choosing.emit(on)
