"""One step of a guide: what to try, why, and a button that goes there."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from khronika.i18n import _
from khronika.ui.style import tokens
from khronika.ui.style.icons import pixmap
from khronika.ui.style.theme import Theme

_KEYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class StepCard(QWidget):
    """A number or, once it was tried, a tick; the words; the button."""

    wanted = Signal()
    turned = Signal(int)  # an arrow key: the card before (-1) or after (1)

    def __init__(self, theme: Theme, number: int, title: str, why: str, button: str) -> None:
        super().__init__()
        self._theme, self._said = theme, f"{button}: {title}. {why}"
        self.is_tried = False
        self._mark = QLabel(str(number))
        self._mark.setProperty("look", "quiet")
        self._mark.setFixedWidth(tokens.ICON_LARGE)
        self.button = _Button(button)
        self.button.setAutoDefault(True)  # so that Enter presses it, not only the space bar
        self.button.clicked.connect(self.wanted)
        self.button.turned.connect(self.turned)
        words, row = QVBoxLayout(), QHBoxLayout(self)
        words.setSpacing(2)
        words.addWidget(_label(title, "title"))
        words.addWidget(_label(why, "quiet"))
        row.setContentsMargins(0, tokens.SPACE, 0, tokens.SPACE)
        row.setSpacing(tokens.SPACE)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addSpacing(tokens.ROOM)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        theme.changed.connect(self._draw)
        self._draw()

    def tick(self) -> None:
        """Say that this was tried."""
        self.is_tried = True
        self._draw()

    def _draw(self) -> None:
        said = self._said
        if self.is_tried:
            colour, scale = self._theme.colours.corroborated, self.devicePixelRatioF()
            self._mark.setPixmap(pixmap("check", colour, tokens.ICON, scale))
            self._mark.setAccessibleName(_("tried"))
            said = f"{said} ({self._mark.accessibleName()})"
        self.button.setAccessibleName(said)


class _Button(QPushButton):
    turned = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _KEYS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.turned.emit(step)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def _label(text: str, look: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("look", look)
    return label
