"""The row under every page: what the program has to say, and else the keys that lead anywhere.

Work in progress stands at its end. The row is there whether or not there is something to say. What
is said lay over the page before, on a line of a form, a hint, a title; and a row that came and went
would move the page under the pointer.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy

from khronika.i18n import _
from khronika.ui.actions import spoken
from khronika.ui.style import tokens
from khronika.ui.widgets.job_panel import JobPanel
from khronika.ui.widgets.lent import Lent
from khronika.ui.widgets.message_bar import MessageBar

_HEIGHT = tokens.ROW + tokens.PAD  # of a line with a button behind it
_BETWEEN = " · "
_TURNED = (QEvent.Type.ShowToParent, QEvent.Type.HideToParent, QEvent.Type.LayoutRequest)


class Foot(QFrame):
    """Holds the message bar and the work in progress; where nothing is open it is there only with
    one of them.
    """

    def __init__(self, bar: MessageBar, panel: JobPanel) -> None:
        super().__init__()
        self._bar, self._panel, self._stands = bar, panel, False
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
        row.addWidget(panel)
        Lent((bar, panel), self)
        for part in (bar, panel):
            part.installEventFilter(self)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def _tell(self) -> None:
        is_saying, is_working = not self._bar.isHidden(), not self._panel.isHidden()
        self._keys.setVisible(self._stands and not is_saying)
        if is_working:
            said = max(self.width() // 3, self._bar.minimumSizeHint().width()) if is_saying else 0
            self._panel.be_brief(self._panel.whole > self.width() - said)
        self.setVisible(self._stands or is_saying or is_working)


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
