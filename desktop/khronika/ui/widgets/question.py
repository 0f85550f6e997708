"""A choice that must be made before going on: what happens, what to do, and leaving it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from khronika.i18n import _
from khronika.ui.style import tokens
from khronika.ui.widgets.fitted import Fitted

_WIDTH = 480


class Question(Fitted):
    """Asks; leaving is the default, so that Enter and Escape both do no harm. What cannot be taken
    back looks so.
    """

    def __init__(
        self, parent: QWidget, title: str, text: str, act: str, *, is_final: bool = True
    ) -> None:
        """`is_final`: what it does cannot be taken back."""
        super().__init__(_WIDTH, parent)
        self.setWindowTitle(_("Khronika"))
        heading, words = QLabel(title), QLabel(text)
        heading.setProperty("look", "title")
        for label in (heading, words):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.act, self.leave = QPushButton(act), QPushButton(_("Cancel"))
        if is_final:
            self.act.setProperty("look", "danger")
        self.act.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        self.leave.setDefault(True)
        self.leave.setFocus()
        buttons = QHBoxLayout()
        buttons.setSpacing(tokens.SPACE)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.act)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.WIDE, tokens.WIDE, tokens.WIDE, tokens.ROOM)
        column.setSpacing(tokens.PAD)
        column.addWidget(heading)
        column.addWidget(words)
        column.addSpacing(tokens.SPACE)
        column.addLayout(buttons)


def asked(parent: QWidget, title: str, text: str, act: str, *, is_final: bool = True) -> bool:
    """Ask, and return whether the person chose to `act`."""
    question = Question(parent, title, text, act, is_final=is_final)
    return question.exec() == QDialog.DialogCode.Accepted
