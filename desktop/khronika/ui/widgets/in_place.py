"""A value that is written over where it stands: Enter or leaving keeps it, Escape does not.

What cannot stand is not kept, and not thrown away either: the field says why and stays.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCompleter,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from khronika.ui.style import tokens
from khronika.ui.style.icons import pixmap
from khronika.ui.style.theme import Theme, interface_font
from khronika.ui.widgets.drop_down import opens_on
from khronika.ui.widgets.offered import Offered
from khronika.ui.widgets.offers import offer
from khronika.ui.widgets.pressable import Pressable
from khronika.ui.widgets.saving import ENTER, claims

_WRAP = int(Qt.TextFlag.TextWordWrap.value) | int(Qt.AlignmentFlag.AlignLeft.value)
_TOP = 4  # the words stand on the line of the caption beside them
Complaint = Callable[[str], str]  # what is wrong with the words typed; empty: nothing


class _Value(Pressable):
    """The value as it is read; a pencil shows where the pointer or the keyboard is."""

    def __init__(self, theme: Theme, text: str, *, is_missing: bool) -> None:
        super().__init__()
        self._theme, self._is_missing = theme, is_missing
        self.setText(text)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        line = QFontMetrics(interface_font()).height()
        return max(tokens.ROW, self._words(width).height() + tokens.ROW - line)

    def sizeHint(self) -> QSize:
        return QSize(200, tokens.ROW)  # as high as one line; the width there is says how many

    def minimumSizeHint(self) -> QSize:
        return QSize(80, tokens.ROW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours, painter = self._theme.colours, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colours.quiet if self._is_missing else colours.ink))
        painter.setFont(interface_font())
        painter.drawText(self._words(self.width()), _WRAP, self.text())
        focused = self.hasFocus()
        if focused or self.underMouse():
            colour = colours.accent if focused else colours.quiet
            if not self._is_missing:
                drawn = pixmap("pencil", colour, tokens.ICON, self.devicePixelRatioF())
                painter.drawPixmap(self.width() - tokens.ICON, tokens.GAP + 2, drawn)
            thick = 2 if focused else 1
            painter.fillRect(0, self.height() - thick, self.width(), thick, QColor(colour))
        painter.end()

    def _words(self, width: int) -> QRect:
        # Words that invite to write need no pencil, nor room for one.
        pencil = 0 if self._is_missing else tokens.ICON + tokens.SPACE
        room = max(60, width - pencil)
        height = QFontMetrics(interface_font()).boundingRect(
            QRect(0, 0, room, 100_000), _WRAP, self.text()
        ).height()  # fmt: skip
        return QRect(0, _TOP + 1, room, height)


class InPlace(QWidget):
    """A line of words beside its caption; pressing it makes it a field."""

    left = Signal()  # the field was closed, whatever became of it

    def __init__(
        self, theme: Theme, name: str, text: str, keep: Callable[[str], object], *, empty: str
    ) -> None:
        """`keep` hears the new words; `empty` invites where there are none."""
        super().__init__()
        self._text, self._keep = text, keep
        self._complain: Complaint = lambda _words: ""
        self._offers: QCompleter | None = None
        self.value = _Value(theme, text or empty, is_missing=not text)
        self.value.setObjectName(f"in-place:{name}")
        self.value.setAccessibleName(f"{name}: {text or empty}")
        self.value.clicked.connect(self.write)
        self.line = QLineEdit(text)
        self.line.setAccessibleName(name)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.line.installEventFilter(self)
        self._wrong = QLabel()
        self._wrong.setProperty("look", "wrong")
        self._wrong.setWordWrap(True)
        self._wrong.hide()
        self._stack = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.GAP)
        column.addLayout(self._stack)
        column.addWidget(self._wrong)
        # Last, when the stack is ours: it shows its first widget at once, else as a window.
        self._stack.addWidget(self.value)
        self._stack.addWidget(self.line)

    def refuse(self, complain: Complaint) -> None:
        """Let `complain` say what is wrong before anything is kept."""
        self._complain = complain

    def offer(self, words: list[str], hint: str = "") -> None:
        """Offer `words` while one types, and say `hint` in the empty field."""
        self._offers = offer(self.line, Offered(words))
        self.line.setPlaceholderText(hint)

    @property
    def is_open(self) -> bool:
        """Whether it is being written over."""
        return self._stack.currentWidget() is self.line

    def write(self) -> None:
        """Make it a field."""
        self.line.setText(self._text)
        self._stack.setCurrentWidget(self.line)
        self.line.setFocus()
        self.line.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and leaving keep, Escape does not; Down opens what is offered."""
        if watched is self.line and self.is_open:
            if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                if event.key() == Qt.Key.Key_Escape:
                    self._close()
                    return True
                if event.key() in ENTER:
                    self._take(stay=True)
                    return True
                if opens_on(self.line, event):
                    return True
            elif event.type() is QEvent.Type.FocusOut and not self._is_choosing():
                QTimer.singleShot(0, self, self._take)
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Ctrl+Enter keeps as Enter does, and does not put the record into a collection."""
        return (self.is_open and claims(event)) or super().event(event)

    def _is_choosing(self) -> bool:
        popup = self._offers.popup() if self._offers is not None else None
        return popup is not None and popup.isVisible()

    def _take(self, *, stay: bool = False) -> None:
        if not self.is_open or (self.line.hasFocus() and not stay):
            return
        words = self.line.text().strip()
        if words != self._text and (wrong := self._complain(words)):
            self._wrong.setText(wrong)
            self._wrong.show()
            return  # open, with what was typed, also for somebody who went elsewhere
        was, self._text = self._text, words
        self._close(focus=stay)
        if words != was:
            self._keep(words)

    def _close(self, *, focus: bool = True) -> None:
        self._wrong.hide()
        self._stack.setCurrentWidget(self.value)
        if focus:
            self.value.setFocus()
        self.left.emit()
