"""The line that finds words in the text, with how many there are and the way between them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from khronika.i18n import _
from khronika.ui.reader.finding import Sought
from khronika.ui.style import icons, tokens
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.find_line import FindLine


class _Words(FindLine):
    """Enter and Shift+Enter step."""

    stepped = Signal(int)  # 1 to the next, -1 to the one before

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.stepped.emit(-1 if back else 1)
        else:
            super().keyPressEvent(event)


class FindBar(QWidget):
    """Says what is sought; the reader says how much of it there is."""

    changed = Signal()
    stepped = Signal(int)
    left = Signal()
    as_written_wanted = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.words = _Words(_("Find in this text"), _("Find in this text"), stays=False)
        self.words.setToolTip(
            _("Words in any form, “a phrase” only as it is written, -without in one paragraph")
        )
        self._count = QLabel()
        self._count.setProperty("look", "quiet")
        self._exact = _switch("Aa", _("As it is typed: capitals, ё and apostrophes too"))
        self._whole = _switch(_("Words"), _("Whole words only"))
        self._written = _switch("=", _("Only as written: no other form, spelling or script"))
        back = _button(theme, "chevron-up", _("The one before (Shift+F3)"))
        on = _button(theme, "chevron-down", _("The next one (F3)"))
        close = _button(theme, "x", _("Back to the text (Escape)"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, tokens.GAP, 0, 0)
        row.setSpacing(tokens.GAP)
        row.addWidget(self.words, 1)
        for widget in (self._count, self._exact, self._whole, self._written, back, on, close):
            row.addWidget(widget)
        self._count.setMinimumWidth(self._count.fontMetrics().horizontalAdvance("0 000 / 0 000"))
        self._count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words.textChanged.connect(self.changed)
        self._exact.toggled.connect(self.changed)
        self._whole.toggled.connect(self.changed)
        self._written.toggled.connect(self.as_written_wanted)
        self._written.toggled.connect(self.changed)
        self.words.stepped.connect(self.stepped)
        self.words.left.connect(self.left)
        back.clicked.connect(lambda: self.stepped.emit(-1))
        on.clicked.connect(lambda: self.stepped.emit(1))
        close.clicked.connect(self.left)

    def sought(self) -> Sought:
        """Return what is to be found."""
        return Sought(
            words=self.words.text(),
            exact=self._exact.isChecked(),
            whole=self._whole.isChecked(),
            as_written=self._written.isChecked(),
        )

    def be_as_written(self, on: bool) -> None:
        """Find only what is written so, or other forms too."""
        self._written.setChecked(on)

    def begin(self, words: str = "") -> None:
        """Open with the words of last time, or with `words`, ready to be typed over."""
        if words:
            self.words.setText(words)
        self.show()
        self.words.setFocus()
        self.words.selectAll()

    def say(self, count: str) -> None:
        """Say how many there are."""
        self._count.setText(count)
        self.words.setAccessibleDescription(count)


def _switch(text: str, meaning: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setCheckable(True)
    button.setProperty("look", "tool")
    button.setToolTip(meaning)
    button.setAccessibleName(meaning)
    return button


def _button(theme: Theme, icon: str, meaning: str) -> QToolButton:
    button = QToolButton()
    icons.put(button, icon, theme.colours)
    button.setToolTip(meaning)
    button.setAccessibleName(meaning)
    return button
