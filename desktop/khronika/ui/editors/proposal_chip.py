"""One of what a passage seems to say, to be taken, with the keys that take it."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton

from khronika.ui.actions import spoken
from khronika.ui.style import tokens


class ProposalChip(QPushButton):
    """Says what is proposed, and quietly behind it with which keys, a modifier and all: tags
    beneath the text have bare digits. Where there is no room for it the words are cut, not the
    keys. `is_clicked`, while it says that it was pressed: by the pointer, not by a key.
    """

    is_clicked = False

    def __init__(self, said: str, keys: str) -> None:
        """`keys`: as Qt spells them."""
        super().__init__()
        self._said = said
        self.setProperty("look", "link")
        self._keys = QLabel(spoken(keys), self)
        self._keys.setProperty("look", "small")
        self._keys.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._say(said)

    def sizeHint(self) -> QSize:
        hint, letters = super().sizeHint(), self.fontMetrics()
        wide = letters.horizontalAdvance(self._said) - letters.horizontalAdvance(self._shown)
        return QSize(hint.width() + wide + self._room(), hint.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Stand in letters of another size, too."""
        heard = super().event(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.Show):
            self._stand()
        return heard

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stand()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.is_clicked = True
        super().mouseReleaseEvent(event)
        self.is_clicked = False

    def _room(self) -> int:
        return self._keys.sizeHint().width() + tokens.SPACE + tokens.GAP

    def _stand(self) -> None:
        if lacking := max(0, self.sizeHint().width() - self.width()):
            letters = self.fontMetrics()
            room = letters.horizontalAdvance(self._said) - lacking
            self._say(letters.elidedText(self._said, Qt.TextElideMode.ElideRight, room))
        else:
            self._say(self._said)
        wide = self._keys.sizeHint().width()
        self._keys.setGeometry(self.width() - wide - tokens.GAP, 0, wide, self.height())

    def _say(self, shown: str) -> None:
        self._shown = shown
        if (said := shown.replace("&", "&&")) != self.text():
            self.setText(said)
