"""The frame of a form that stands beside a text: its heading, what scrolls, and its buttons."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from khronika.i18n import _
from khronika.ui.style import tokens
from khronika.ui.widgets.saving import claims, is_saving, save_from_anywhere
from khronika.ui.widgets.steady import Steady


class FormPage(QWidget):
    """Scrolls a column of fields between a heading and the buttons that save and discard."""

    saved = Signal()
    discarded = Signal()
    back_wanted = Signal()  # the keyboard is wanted in the text again; what is written stays

    def __init__(self, save_hint: str) -> None:
        """`save_hint`: what the button that saves is told to do, with its key."""
        super().__init__()
        self.setProperty("look", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._heading, self._wrong, self._scroll = QLabel(), QLabel(), QScrollArea()
        self._heading.setProperty("look", "title")
        self._heading.setContentsMargins(tokens.ROOM, tokens.PAD, tokens.ROOM, 0)
        self._wrong.setProperty("look", "wrong")
        self._wrong.setWordWrap(True)
        self._wrong.hide()
        self._save_hint = save_hint
        save_from_anywhere(self, self.saved.emit)

    def lay_out(self, *fields: QWidget) -> None:
        """Put `fields` under one another; Tab goes through them in this order."""
        page, column = QWidget(), QVBoxLayout()
        page.setLayout(column)
        page.setProperty("look", "column")
        column.setContentsMargins(tokens.ROOM, tokens.SPACE, tokens.ROOM, tokens.ROOM)
        column.setSpacing(tokens.PAD)
        for field in fields:
            column.addWidget(field)
        column.addStretch(1)
        scroll = self._scroll
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        Steady(scroll, page)
        scroll.setWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(tokens.GAP)
        whole.addWidget(self._heading)
        whole.addWidget(scroll, 1)
        whole.addLayout(self._foot())

    def say_wrong(self, said: str) -> None:
        """Say beside the buttons why it cannot be saved; nothing when it can."""
        self._wrong.setText(said)
        self._wrong.setVisible(bool(said))

    def bring_into_view(self, at: QWidget) -> None:
        """Scroll to `at` where it stands once what was added has found its room.

        A row that has just come has no place yet: asked for then, the form stayed where it was.
        """
        self._find_room()
        self._scroll.ensureWidgetVisible(at, 0, tokens.ROOM)

    def begin_at_top(self) -> None:
        """Show the beginning, whatever came above what has the keyboard."""
        self._find_room()
        self._scroll.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves from any field, Escape goes back to the text."""
        if is_saving(event):
            self.saved.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Ctrl+Enter saves here, and does not put the text beside into a collection."""
        return claims(event) or super().event(event)

    def _find_room(self) -> None:
        for _each_level in range(3):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def _foot(self) -> QHBoxLayout:
        save, away = QPushButton(_("Save")), QPushButton(_("Discard"))
        save.setProperty("look", "primary")
        save.setShortcut("Ctrl+S")
        save.setToolTip(self._save_hint)
        save.clicked.connect(self.saved)
        away.clicked.connect(self.discarded)
        foot = QHBoxLayout()
        foot.setContentsMargins(tokens.ROOM, tokens.SPACE, tokens.ROOM, tokens.PAD)
        foot.setSpacing(tokens.SPACE)
        foot.addWidget(self._wrong, 1)
        foot.addStretch(0)
        for button in (away, save):  # which stay where they are when there is more to say
            foot.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        return foot
