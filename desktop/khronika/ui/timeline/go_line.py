"""A line to type a date into, as people write dates, and go there."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from khronika.domain.date_words import parse_when
from khronika.domain.dates import When
from khronika.i18n import _, language
from khronika.ui.style import tokens
from khronika.ui.style.look import dress
from khronika.ui.words import dated

_WIDE = 264


class GoLine(QFrame):
    """Floats over the timeline until a date that is understood, or Escape.

    No key of it reaches what it floats over: there Enter opens an incident, and arrows walk.
    """

    went = Signal(int, int)  # first and last day
    left = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setProperty("look", "popup")
        self._year: int | None = None
        self.line, self.said = QLineEdit(), QLabel()
        self.line.setAccessibleName(_("Go to a date"))
        self.line.setPlaceholderText(_("Go to a date"))
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.line.setFixedWidth(_WIDE)
        self.said.setProperty("look", "quiet")
        self.said.setWordWrap(True)
        self.said.setFixedWidth(_WIDE)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(tokens.SPACE, tokens.SPACE, tokens.SPACE, tokens.SPACE)
        column.setSpacing(tokens.GAP)
        column.addWidget(self.line)
        column.addWidget(self.said)
        self.line.textChanged.connect(self._understand)
        self.line.returnPressed.connect(self._go)
        self.hide()

    def begin(self, left: int, top: int, days: tuple[int, int]) -> None:
        """Show it, empty, with its corner there. `days`: the first and last in view, whose year is
        that of a date which names none.
        """
        self._year = date.fromordinal(sum(days) // 2).year
        self.line.clear()
        self._understand("")
        self.move(left, top)
        self.show()
        self.raise_()
        self.line.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        event.accept()

    def _read(self) -> tuple[When, bool]:
        """Return the date that is typed, and whether its year is that in view."""
        text = self.line.text().strip()
        when = parse_when(text, language())
        if not when.is_unknown:
            return when, False
        return parse_when(text, language(), self._year), True

    def _understand(self, text: str) -> None:
        when, is_borrowed = self._read()
        if not text.strip():
            self._say(_("March 2022, 17.04.2022 …"))
        elif when.is_unknown:
            said = (_("no date understood"), _("March 2022, 17.04.2022 …"))
            self._say(" · ".join(said))
        elif is_borrowed:
            self._say(_("{date}, by the year in view").format(date=dated(when)))
        else:
            self._say(dated(when))

    def _say(self, text: str, *, is_wrong: bool = False) -> None:
        dress(self.said, "wrong" if is_wrong else "quiet")
        self.said.setText(text)
        self.adjustSize()
        # Qt counts the lines in a pixel or two more than the words have.
        self.resize(self.width(), self._column.totalHeightForWidth(self.width()))
        if is_wrong:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.said, text))

    def _go(self) -> None:
        known = [day for day in self._read()[0].bounds if day]
        if known:
            self._leave()
            self.went.emit(min(known).toordinal(), max(known).toordinal())
            return
        said = _("Not understood as a date. Write for example: March 2022, or 17.04.2022.")
        self._say(said, is_wrong=True)
        self.line.selectAll()

    def _leave(self) -> None:
        self.hide()
        self.left.emit()
