"""A line to type a date into, as people write dates, and go there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from khronika.domain.date_words import parse_when
from khronika.i18n import _, language
from khronika.ui.style import tokens
from khronika.ui.words import dated

_WIDE = 264


class GoLine(QFrame):
    """Floats over the timeline until Enter or Escape."""

    went = Signal(int, int)  # first and last day
    left = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setProperty("look", "popup")
        self.line, self.said = QLineEdit(), QLabel()
        self.line.setAccessibleName(_("Go to a date"))
        self.line.setPlaceholderText(_("Go to a date"))
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.line.setFixedWidth(_WIDE)
        self.said.setProperty("look", "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.SPACE, tokens.SPACE, tokens.PAD, tokens.SPACE)
        row.addWidget(self.line)
        row.addWidget(self.said)
        self.line.textChanged.connect(self._understand)
        self.line.returnPressed.connect(self._go)
        self.hide()

    def begin(self, left: int, top: int) -> None:
        """Show it, empty, with its corner there."""
        self.line.clear()
        self._understand("")
        self.move(left, top)
        self.show()
        self.raise_()
        self.line.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _days(self) -> tuple[int, int] | None:
        known = [day for day in parse_when(self.line.text().strip(), language()).bounds if day]
        return (min(known).toordinal(), max(known).toordinal()) if known else None

    def _understand(self, text: str) -> None:
        if not text.strip():
            self.said.setText(_("March 2022, 17.04.2022 …"))
        elif self._days() is None:
            said = (_("no date understood"), _("March 2022, 17.04.2022 …"))
            self.said.setText(" · ".join(said))
        else:
            self.said.setText(dated(parse_when(text.strip(), language())))
        self.adjustSize()

    def _go(self) -> None:
        if (days := self._days()) is not None:
            self._leave()
            self.went.emit(*days)

    def _leave(self) -> None:
        self.hide()
        self.left.emit()
