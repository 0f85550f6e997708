"""One line of words, cut with … where the widget ends; whole in its tip and its name."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from khronika.ui.style import tokens
from khronika.ui.style.theme import Theme

_LEAST = 12  # characters that are worth showing


class Line(QWidget):
    """A label that may be narrower than its words."""

    def __init__(self, theme: Theme, *, quiet: bool = False, whole: bool = False) -> None:
        """`quiet`: in the colour of secondary words; `whole`: rather not at all than cut."""
        super().__init__()
        self._theme, self._quiet, self._whole, self._text = theme, quiet, whole, ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def text(self) -> str:
        """Return the words, whole."""
        return self._text

    def setText(self, text: str) -> None:
        """Say `text`."""
        self._text = text
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._text), tokens.ICON_LARGE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setPen(QColor(colours.quiet if self._quiet else colours.ink))
        elide = Qt.TextElideMode.ElideRight
        said = self.fontMetrics().elidedText(self._text, elide, self.width())
        if said != self._text and (self._whole or len(said) < _LEAST):
            said = ""  # a few letters say nothing, and the tip says it all
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter.value), said)
        painter.end()
