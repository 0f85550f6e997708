"""The small page that asks which collection records are put into."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from shiboken6 import isValid

from khronika.i18n import _
from khronika.ui.editors.entry import Pick
from khronika.ui.editors.lines import PickLine
from khronika.ui.style import tokens
from khronika.ui.widgets.small_page import SmallPage

_TOP = 48


class CollectionPage(SmallPage):
    """Asks for one of the collections or the name of a new one; gives the keyboard back."""

    chosen = Signal(object)  # Pick

    def __init__(self, parent: QWidget, *, makes: bool) -> None:
        """`makes`: a new one may be named."""
        super().__init__(parent, "", _("Put it there"))
        self._makes, self._before = makes, QApplication.focusWidget()
        self.line = PickLine(_("Collection"), (), makes=makes)
        self._told = QLabel()
        self._told.setProperty("look", "small")
        self._told.setWordWrap(True)
        self._told.setText(_("Later ones go there too, until you choose another."))
        self.put(self.line, _("Collection; a new name makes one") if makes else _("Collection"))
        self.put(self._told)
        self.line.textChanged.connect(lambda _text: self._allow())
        self.left.connect(self._give_back)

    def ask(self, heading: str, collections: Sequence[Pick], said: str) -> None:
        """Appear; the line says `said`, which the first letter typed replaces."""
        self._heading.setText(heading)
        self.line.offer(collections)
        self.line.fill(said)
        self._allow()
        over = self.parentWidget()
        self.appear(
            QRect((over.width() - self.width()) // 2 if over else 0, _TOP - tokens.GAP, 0, 0)
        )
        self.line.setFocus()
        self.line.selectAll()

    def take(self) -> None:
        """Take what the line says."""
        if self.act.isEnabled():
            pick = self.line.pick()
            self.leave()
            self.chosen.emit(pick)

    def _allow(self) -> None:
        pick = self.line.pick()
        self.act.setEnabled(bool(pick) and (self._makes or pick.id is not None))

    def _give_back(self) -> None:
        if self._before is not None and isValid(self._before):
            self._before.setFocus()
