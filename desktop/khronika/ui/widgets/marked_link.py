"""A link that can be the one that is meant: shared with what is drawn above it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent

from khronika.domain.kinds import RecordId
from khronika.ui.models.record_rows import Badge
from khronika.ui.style import tokens
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.link import Link


class MarkedLink(Link):
    """Tells when the keyboard comes to it, and is filled while it is the one that is meant."""

    reached = Signal(object)  # RecordId

    def __init__(
        self, theme: Theme, record: RecordId, title: str, under: str, badge: Badge | None
    ) -> None:
        super().__init__(theme, title, under, badge=badge)
        self.record, self._is_marked = record, False

    def mark(self, *, marked: bool) -> None:
        """Fill it, or not."""
        if marked != self._is_marked:
            self._is_marked = marked
            self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.reached.emit(self.record)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_marked:
            colours, painter = self._theme.colours, QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(colours.wash))
            painter.setBrush(QColor(colours.wash))
            painter.drawRoundedRect(self.rect(), tokens.RADIUS, tokens.RADIUS)
            painter.fillRect(0, tokens.GAP, 3, self.height() - tokens.SPACE, QColor(colours.accent))
            painter.end()
        super().paintEvent(event)
