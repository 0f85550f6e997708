"""What the pages before an open archive share: a narrow column in the middle of the window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from khronika.ui.style import tokens

WIDTH = 480


class Page(QScrollArea):
    """A page of the door; `column` takes its parts."""

    def __init__(self, title: str, under: str = "") -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        middle, row = QWidget(), QHBoxLayout()
        middle.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        middle.setProperty("look", "ground")
        middle.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inner = QWidget()
        inner.setFixedWidth(WIDTH)
        self.column = QVBoxLayout()
        self.column.setSpacing(tokens.PAD)
        self._whole = whole = QVBoxLayout(inner)
        whole.setContentsMargins(0, 2 * tokens.WIDE, 0, 2 * tokens.WIDE)
        whole.addStretch(2)
        whole.addLayout(self.column)
        whole.addStretch(3)
        row.addStretch(1)
        row.addWidget(inner)
        row.addStretch(1)
        self.setWidget(middle)
        self.heading = self.say(title, "heading")
        self.under = self.say(under, "quiet")
        self.under.setVisible(bool(under))

    def stand_in_a_dialog(self) -> None:
        """Keep no more distance from the edge of what holds it than dialogs do."""
        self._whole.setContentsMargins(0, tokens.WIDE, 0, tokens.ROOM)

    @property
    def high(self) -> int:
        """How high all of it is, in pixels."""
        self._whole.activate()
        return self._whole.totalHeightForWidth(WIDTH)

    def say(self, text: str, look: str = "") -> QLabel:
        """Add words; return their label."""
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        if look:
            label.setProperty("look", look)
        self.column.addWidget(label)
        return label

    def part(self, caption: str) -> QVBoxLayout:
        """Begin a part of the page under a caption, which stands close to what it names."""
        inner = QVBoxLayout()
        inner.setSpacing(tokens.GAP)
        label = QLabel(caption)
        label.setProperty("look", "caption")
        inner.addWidget(label)
        self.column.addSpacing(tokens.GAP)
        self.column.addLayout(inner)
        return inner

    def card(self, *parts: QWidget) -> QFrame:
        """Put `parts` on a sheet of its own: what is to be written down."""
        card = QFrame()
        card.setProperty("look", "shown")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(tokens.ROOM, tokens.PAD, tokens.ROOM, tokens.PAD)
        inner.setSpacing(tokens.SPACE)
        for part in parts:
            inner.addWidget(part)
        self.column.addWidget(card)
        return card

    def line(self) -> None:
        """Add a hairline."""
        line = QFrame()
        line.setProperty("look", "line")
        self.column.addWidget(line)

    def begin(self) -> None:
        """Put the keyboard where the person begins."""


class Waiting(QWidget):
    """A word about what takes seconds. Its bar, with the Stop, is that of all work in progress."""

    def __init__(self) -> None:
        super().__init__()
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setProperty("look", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._text)
        self.hide()

    def wait(self, text: str) -> None:
        """Say `text` while something works; nothing hides it."""
        if text:
            self._text.setText(text)
        self.setVisible(bool(text))

    def keep_room(self) -> None:
        """Leave what stands below where it is when this goes."""
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
