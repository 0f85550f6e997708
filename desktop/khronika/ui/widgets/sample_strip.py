"""The line above everything that says: this is the sample."""

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from khronika.i18n import _
from khronika.ui.style import tokens


class SampleStrip(QFrame):
    """Says that the sample goes when one quits, with what it opens again, and leads back."""

    def __init__(self, guide: QAction) -> None:
        """`guide` leads to the page about the sample."""
        super().__init__()
        self.setProperty("look", "strip")
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.back = QPushButton(_("Back to the guide"))
        self.back.setAutoDefault(True)
        keys = guide.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.back.setToolTip(f"{self.back.text()} ({keys})")
        self.back.clicked.connect(guide.trigger)
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.ROOM, tokens.GAP, tokens.ROOM, tokens.GAP)
        row.setSpacing(tokens.ROOM)
        row.addWidget(self.words, 1)
        row.addWidget(self.back)
        self.hide()

    def say(self, passphrase: str | None) -> None:
        """Say the passphrase; empty: it is being made; None: it is known, or there is none."""
        if passphrase is None:
            self.words.setText(_("This is the sample; it is removed when you quit."))
        else:
            said = _("This is the sample; it is removed when you quit. Its passphrase: {words}")
            self.words.setText(said.format(words=passphrase or _("being prepared…")))
