"""Which archive is open, said at the end of the menu bar.

The window's title is read by everybody who sees a list of windows, so it never says it.
"""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenuBar

from khronika.archive.archive import SUFFIX
from khronika.ui.session import Session

_WIDEST = 240  # pixels; a longer name loses its middle


class ArchiveName(QLabel):
    """Empty while nothing is open; its tooltip tells the folder."""

    def __init__(self, bar: QMenuBar) -> None:
        super().__init__(bar)
        self.setProperty("look", "quiet")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setContentsMargins(0, 5, 12, 0)
        bar.setCornerWidget(self)

    def name(self, session: Session | None) -> None:
        """Say which archive `session` has open; None when it was closed."""
        path = session.archive.path if session is not None else Path()
        name, folder = path.name.removesuffix(SUFFIX), str(path)
        if session is not None:
            name, folder = session.shown(name), session.shown(folder)
        middle = Qt.TextElideMode.ElideMiddle
        self.setText(self.fontMetrics().elidedText(name, middle, _WIDEST))
        self.setToolTip(folder if name else "")
        self.adjustSize()
        if (bar := self.parent()) is not None and isinstance(bar, QMenuBar):
            bar.adjustSize()  # it gives a corner the room that it had when it was put there
