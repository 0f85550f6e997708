"""What the program has to say, at the bottom of the window: one remark at a time.

What goes by itself is laid over the window's lower left corner: a page that moved under the
pointer, when a remark came or went, made people press what they did not mean. Forms and readers
have their buttons on the right. A failure stays until it is closed, so it has a place of its own.
"""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from khronika.i18n import _
from khronika.ui.notices import Notice, Tone
from khronika.ui.style import icons, tokens
from khronika.ui.style.theme import Theme

_SECONDS = 8  # a remark goes by itself
_SECONDS_OFFERING = 20  # and stays longer when something can be done about it
_WIDEST = 620  # pixels, laid over
_SHAPES = {
    Tone.DONE: ("check", "corroborated"),
    Tone.PLAIN: ("info", "accent"),
    Tone.WRONG: ("triangle-alert", "disputed"),
}


class MessageBar(QFrame):
    """Shows a remark, its remedy and what may be done about it; a failure stays until closed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("look", "bar")
        self.setAccessibleName(_("Message"))
        self._shape, self.text, self._remedy = QLabel(), QLabel(), QLabel()
        for label in (self.text, self._remedy):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._remedy.setProperty("look", "quiet")
        self._offers = QHBoxLayout()
        self._offers.setSpacing(tokens.SPACE)
        close = QToolButton()
        close.setAccessibleName(_("Close the message"))
        close.setToolTip(_("Close the message"))
        icons.put(close, "x", theme.colours)
        close.clicked.connect(self.hide)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.text)
        words.addWidget(self._remedy)
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.ROOM, tokens.SPACE, tokens.SPACE, tokens.SPACE)
        row.setSpacing(tokens.PAD)
        row.addWidget(self._shape)
        row.addLayout(words, 1)
        row.addLayout(self._offers)
        row.addWidget(close)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        self._column: QVBoxLayout | None = None
        self._around: QWidget = self
        self._above: QWidget = self
        self.hide()

    def lie_in(self, column: QVBoxLayout, above: QWidget) -> None:
        """Take a place at the end of `column`; laid over, never over `above`."""
        column.addWidget(self)
        self._column, self._above = column, above
        self._around = self.parentWidget() or self
        for one in (self._around, above):
            one.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide):
            self._fit()
        return False

    def say(self, notice: Notice) -> None:
        """Show `notice` instead of what was there."""
        icon, role = _SHAPES[notice.tone]
        icons.put(self._shape, icon, self._theme.colours, role)
        self.setProperty("tone", notice.tone.value)
        self.style().polish(self)
        self.text.setText(notice.text)
        self._remedy.setText(notice.remedy)
        self._remedy.setVisible(bool(notice.remedy))
        self._offer(notice)
        self.setAccessibleDescription(f"{notice.text} {notice.remedy}".strip())
        self._place(over=notice.tone is not Tone.WRONG)
        self.show()
        self._timer.stop()
        if notice.tone is not Tone.WRONG:
            self._timer.start(1000 * (_SECONDS_OFFERING if notice.offers else _SECONDS))

    def _place(self, *, over: bool) -> None:
        """Lie over the rest, or stand at the end of the column."""
        if self._column is None:
            return
        self.setProperty("over", over)
        self.style().polish(self)
        if not over:
            self._column.addWidget(self)
        elif self._column.indexOf(self) >= 0:
            self._column.removeWidget(self)
        self._fit()

    def _fit(self) -> None:
        """Go to the lower left corner, as wide as the words, above what must be seen."""
        if not self.property("over"):
            return
        said = max(
            map(self.fontMetrics().horizontalAdvance, (self.text.text(), self._remedy.text()))
        )
        width = min(_WIDEST, said + self.minimumSizeHint().width())
        width = min(width, self._around.width() - 2 * tokens.ROOM)
        height = max(self.heightForWidth(width), self.minimumSizeHint().height())
        floor = self._above.height() if self._above.isVisibleTo(self._around) else 0
        top = self._around.height() - floor - height - tokens.ROOM
        self.setGeometry(tokens.ROOM, top, width, height)
        self.raise_()

    def _offer(self, notice: Notice) -> None:
        while (item := self._offers.takeAt(0)) is not None:
            if (button := item.widget()) is not None:
                button.hide()
                button.deleteLater()
        for offer in notice.offers:
            made = QPushButton(offer.text)
            made.clicked.connect(self.hide)
            made.clicked.connect(lambda _checked, take=offer.take: take())
            self._offers.addWidget(made)
