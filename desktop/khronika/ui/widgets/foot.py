"""The row under every page: what the program has to say, and else the keys that lead anywhere.

It is there whether or not there is something to say. What is said lay over the page before, on a
line of a form, a hint, a title; and a row that came and went would move the page under the pointer.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy

from khronika.i18n import _
from khronika.ui.actions import spoken
from khronika.ui.style import tokens
from khronika.ui.widgets.lent import Lent
from khronika.ui.widgets.message_bar import MessageBar

_HEIGHT = tokens.ROW + tokens.PAD  # of a line with a button behind it
_BETWEEN = " · "
_TURNED = (QEvent.Type.ShowToParent, QEvent.Type.HideToParent)


class Foot(QFrame):
    """Holds the message bar; where nothing is open it is there only with a message."""

    def __init__(self, bar: MessageBar) -> None:
        super().__init__()
        self._bar, self._stands = bar, False
        self.setProperty("look", "foot")
        self.setMinimumHeight(_HEIGHT)
        self._keys = _Hints(
            (
                _("{keys} finds or does anything").format(keys=spoken("Ctrl+K")),
                _("{keys} helps").format(keys=spoken("F1")),
                _("{keys} shows all keys").format(keys=spoken("Ctrl+/")),
            )
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._keys, 1)
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


class _Hints(QLabel):
    """Shows as many of some short sentences, the first ones, as there is room for."""

    def __init__(self, hints: Sequence[str]) -> None:
        super().__init__()
        self._hints = hints
        self.setProperty("look", "small")
        self.setContentsMargins(tokens.ROOM, 0, tokens.ROOM, 0)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """The letters are larger now, or smaller."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        room, measure = self.contentsRect().width(), self.fontMetrics()
        said = [_BETWEEN.join(self._hints[:count]) for count in range(len(self._hints), 0, -1)]
        self.setText(next((one for one in said if measure.horizontalAdvance(one) <= room), ""))
