"""Room for a picture of the page beside the text; there only while something is in it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from khronika.i18n import _
from khronika.ui.style import tokens

_ROOMY = 880  # pixels for both: from here on they stand side by side,
_LOW = 1.2  # and where the room is so many times as wide as it is high,
_LEAST = 560  # if there is so much of it at all: in half of less a line holds two words


class PagePane(QWidget):
    """Holds one widget that somebody else fills; can be drawn shut like any part of the window."""

    def __init__(self) -> None:
        super().__init__()
        self._held: QWidget | None = None
        self.setAccessibleName(_("Page"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def put(self, widget: QWidget | None) -> None:
        """Show `widget`; None leaves nothing, and no room is taken."""
        if self._held is not None:
            self._column.removeWidget(self._held)
            self._held.hide()
        self._held = widget
        if widget is not None:
            self._column.addWidget(widget)
            widget.show()
        self.setVisible(widget is not None)

    def lie_in(self, leaves: QSplitter) -> None:
        """Lie beside the text where there is room for both, else below it."""
        wide = leaves.width() >= min(_ROOMY, max(_LEAST, round(_LOW * leaves.height())))
        leaves.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)

    def is_beside(self, leaves: QSplitter) -> bool:
        """Whether it takes room beside a text."""
        beside = leaves.orientation() is Qt.Orientation.Horizontal
        text = leaves.widget(0)
        return beside and not self.isHidden() and text is not None and not text.isHidden()

    def sizeHint(self) -> QSize:
        return QSize(tokens.LIST_WIDE, tokens.LIST)
