"""The page inside a scroll area: as high as its words need at the width there is."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget


class Paper(QWidget):
    """A page to scroll.

    Left to itself a scroll area makes its page as high as wrapped words would be at their very
    narrowest, and so lets one scroll on into emptiness.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)
