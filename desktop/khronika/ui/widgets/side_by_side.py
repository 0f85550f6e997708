"""Fields side by side, as long as no choice in them is cut; else one under the other."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from khronika.ui.style import tokens
from khronika.ui.widgets.controls import Combo

_WAY = QBoxLayout.Direction


class SideBySide(QWidget):
    """Gives all the same width where that is enough for each; else each what it needs."""

    def __init__(self, widgets: Sequence[QWidget]) -> None:
        super().__init__()
        self._widgets = widgets
        self._row = QBoxLayout(_WAY.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(tokens.SPACE)
        for widget in widgets:
            self._row.addWidget(widget, 1, Qt.AlignmentFlag.AlignTop)

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as one of them alone."""
        widest = max(widget.minimumSizeHint().width() for widget in self._widgets)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """The letters are larger now, or smaller."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        wanted = [_needed(widget) for widget in self._widgets]
        room = self.width() - self._row.spacing() * (len(wanted) - 1)
        is_wide = sum(wanted) <= room
        is_even = max(wanted) * len(wanted) <= room
        for at, needed in enumerate(wanted):
            self._row.setStretch(at, 0 if not is_wide else 1 if is_even else needed)
        self._row.setDirection(_WAY.LeftToRight if is_wide else _WAY.TopToBottom)


def _needed(widget: QWidget) -> int:
    """Return in how many pixels nothing of `widget` is cut."""
    choices = [widget] if isinstance(widget, Combo) else widget.findChildren(Combo)
    return max(widget.minimumSizeHint().width(), *(choice.whole() for choice in choices), 0)
