"""Where something lies, on one line: of a long way the middle is left out, never an end."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

_NARROWEST = 120  # pixels


class PathLine(QWidget):
    """Shows `path`; its tooltip, and what those who listen hear, is all of it."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.text = str(path)
        self.setAccessibleName(self.text)
        self.setToolTip(self.text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def shown(self) -> str:
        """Return what of it finds room."""
        middle = Qt.TextElideMode.ElideMiddle
        return self.fontMetrics().elidedText(self.text, middle, self.width())

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text) + 1, metrics.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, self.fontMetrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().text().color())
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter.value), self.shown())
        painter.end()
