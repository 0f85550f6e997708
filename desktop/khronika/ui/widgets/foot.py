"""The row under every page: what the program has to say, and else the keys that lead anywhere.

It is there whether or not there is something to say. What is said lay over the page before, on a
line of a form, a hint, a title; and a row that came and went would move the page under the pointer.
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from khronika.i18n import _
from khronika.ui.actions import spoken
from khronika.ui.style import tokens
from khronika.ui.widgets.lent import Lent
from khronika.ui.widgets.message_bar import MessageBar

_HEIGHT = tokens.ROW + tokens.PAD  # of a line with a button behind it
_TURNED = (QEvent.Type.ShowToParent, QEvent.Type.HideToParent)


class Foot(QFrame):
    """Holds the message bar; where nothing is open it is there only with a message."""

    def __init__(self, bar: MessageBar) -> None:
        super().__init__()
        self._bar, self._stands = bar, False
        self.setProperty("look", "foot")
        self.setMinimumHeight(_HEIGHT)
        said = _("{find} finds or does anything · {help} helps · {keys} shows all keys")
        keys = {"find": "Ctrl+K", "help": "F1", "keys": "Ctrl+/"}
        self._keys = QLabel(said.format(**{name: spoken(one) for name, one in keys.items()}))
        self._keys.setProperty("look", "small")
        self._keys.setContentsMargins(tokens.ROOM, 0, tokens.ROOM, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._keys)
        row.addWidget(bar, 1)
        Lent((bar,), self)
        bar.installEventFilter(self)
        self._tell()

    def stand(self, on: bool) -> None:
        """Be there without a message too, or not."""
        self._stands = on
        self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys make way for a message."""
        if event.type() in _TURNED:
            self._tell()
        return super().eventFilter(watched, event)

    def _tell(self) -> None:
        self._keys.setVisible(self._bar.isHidden())
        self.setVisible(self._stands or not self._bar.isHidden())
