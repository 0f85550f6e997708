"""What stands where content would: it is empty, it is on its way, it could not be had."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from khronika.i18n import _
from khronika.ui.style import icons, tokens
from khronika.ui.style.theme import Theme

_WIDEST = 400  # pixels: a sentence in the middle of much room reads better in two short lines
_BAR = 160


class _Middle(QWidget):
    """A short column a little above the middle of whatever room there is."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout()
        self.column.setSpacing(tokens.PAD)
        inner = QWidget()
        inner.setLayout(self.column)
        inner.setMaximumWidth(_WIDEST)
        inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.column.setContentsMargins(0, 0, 0, 0)
        row, whole = QHBoxLayout(), QVBoxLayout(self)
        row.addStretch(1)
        row.addWidget(inner, 100)
        row.addStretch(1)
        whole.setContentsMargins(tokens.WIDE, tokens.WIDE, tokens.WIDE, tokens.WIDE)
        whole.addStretch(2)
        whole.addLayout(row)
        whole.addStretch(3)

    def words(self, text: str, look: str = "quiet") -> QLabel:
        """Add a sentence; return its label."""
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("look", look)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.column.addWidget(label)
        return label

    def offer(self, text: str = "") -> QPushButton:
        """Add a button; return it."""
        button = QPushButton(text)
        button.setAutoDefault(True)
        self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        return button


class Empty(_Middle):
    """There is nothing here: why, and what to do next."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.button = self.words(""), self.offer()
        self.text.setProperty("stop", True)
        self.button.hide()
        self._action: QAction | None = None

    @property
    def entry(self) -> QWidget:
        """Where the keyboard goes: what is offered, or the sentence where nothing is."""
        return self.text if self.button.isHidden() else self.button

    def say(self, text: str, action: QAction | None = None) -> None:
        """Say `text`, and offer `action`."""
        self.text.setText(text)
        if self._action is not None:
            self.button.clicked.disconnect(self._action.trigger)
        self._action = action
        self.button.setVisible(action is not None)
        stops = Qt.FocusPolicy.NoFocus if action is not None else Qt.FocusPolicy.TabFocus
        self.text.setFocusPolicy(stops)
        if action is not None:
            self.button.setText(action.text().replace("&", ""))
            self.button.clicked.connect(action.trigger)


class Loading(_Middle):
    """It is on its way; a bar moves for as long as it takes."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.text, bar = self.words(text or _("One moment…")), QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setFixedWidth(_BAR)
        bar.setAccessibleName(self.text.text())
        self.column.insertWidget(0, bar, 0, Qt.AlignmentFlag.AlignHCenter)


class Failed(_Middle):
    """It could not be had: what happened, what helps, and another try."""

    def __init__(
        self,
        theme: Theme,
        sentence: str,
        remedy: str = "",
        retry: Callable[[], object] | None = None,
    ) -> None:
        """`sentence` and `remedy`: as a `KnownError` says them."""
        super().__init__()
        shape = QLabel()
        icons.put(shape, "triangle-alert", theme.colours, "disputed", tokens.ICON_LARGE)
        theme.changed.connect(lambda: icons.put_again(self, theme.colours))
        self.column.addWidget(shape, 0, Qt.AlignmentFlag.AlignHCenter)
        self.sentence = self.words(sentence, "")
        self.remedy = self.words(remedy)
        self.remedy.setVisible(bool(remedy))
        self.retry = self.offer(_("Try again"))
        self.retry.setVisible(retry is not None)
        if retry is not None:
            self.retry.clicked.connect(lambda _checked: retry())
