"""The tags of a record as chips, and a line for one more."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

from khronika.domain.values import Tag
from khronika.i18n import _
from khronika.ui.editors.entry import Pick
from khronika.ui.editors.lines import PickLine
from khronika.ui.style import tokens
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.flow import Flow
from khronika.ui.widgets.tag_chip import TagChip

_LINE = 50 * tokens.GAP  # width of the line for a new one, pixels


class TagRow(Flow):
    """Tells which tag is wanted (a path), taken off or to be opened."""

    named = Signal(str)
    removed = Signal(object)  # Tag
    opened = Signal(object)  # Tag

    def __init__(
        self,
        theme: Theme,
        tags: Sequence[Tag],
        offered: Callable[[], Sequence[Pick]],
        may: Callable[[], bool],
    ) -> None:
        """`offered`: the tags there are, asked for when one is to be added."""
        super().__init__(tokens.SPACE)
        self._offered, self._may = offered, may
        self.line: PickLine | None = None
        self.chips = [TagChip(theme, one, removable=may()) for one in tags]
        for chip in self.chips:
            chip.opened.connect(self.opened)
            chip.removed.connect(self.removed)
            self.add(chip)
        self.more = QPushButton(_("Add a tag"))
        self.more.setProperty("look", "link")
        self.more.clicked.connect(self.ask)
        self.add(self.more)
        self.more.setVisible(may())

    def ask(self) -> None:
        """Open the line for one more tag."""
        if self.line is not None or not self._may():
            return
        self.line = line = PickLine(_("Tag"), self._offered(), _("parent / tag"))
        line.setFixedWidth(_LINE)
        line.installEventFilter(self)
        line.returnPressed.connect(self._name)
        if (completer := line.completer()) is not None:
            completer.activated.connect(self._name, Qt.ConnectionType.QueuedConnection)
        self.more.hide()
        self.add(line)
        line.show()
        line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape gives up."""
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escape and event.type() is QEvent.Type.KeyPress and self.line is not None:
            line, self.line = self.line, None
            self.more.show()
            self.more.setFocus()
            line.hide()
            line.deleteLater()
            return True
        return False

    def _name(self) -> None:
        if self.line is not None and (path := self.line.text().strip()):
            self.line.setEnabled(False)
            self.named.emit("/".join(part.strip() for part in path.split("/") if part.strip()))
