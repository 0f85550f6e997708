"""A passphrase to read, write down or copy."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from khronika.i18n import _, ngettext
from khronika.ui.clipboard import SECONDS, secret
from khronika.ui.notices import Notices
from khronika.ui.style import tokens


class PassphraseCard(QWidget):
    """The words, large, with a Copy; until they open anything it says that they are coming."""

    def __init__(self, notices: Notices) -> None:
        super().__init__()
        self._notices = notices
        caption = QLabel(_("Passphrase of this sample"))
        caption.setProperty("look", "caption")
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.copy = QPushButton(_("Copy"))
        self.copy.setAccessibleName(_("Copy the passphrase"))
        self.copy.setAutoDefault(True)
        self.copy.clicked.connect(self._copy)
        row, column = QHBoxLayout(), QVBoxLayout(self)
        row.setSpacing(tokens.ROOM)
        row.addWidget(self.words, 1)
        row.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignVCenter)
        column.setContentsMargins(0, tokens.SPACE, 0, tokens.SPACE)
        column.setSpacing(tokens.GAP)
        column.addWidget(caption)
        column.addLayout(row)
        self.show_words("", False)

    def show_words(self, words: str, is_missing: bool) -> None:
        """Show `words`; without any, whether they are still coming or could not be made."""
        coming = _("being prepared…")
        missing = _("It could not be made. Do not lock this sample: it would not open again.")
        self.words.setText(words or (missing if is_missing else coming))
        self.words.setProperty("look", "passphrase" if words else "quiet")
        self.words.style().polish(self.words)
        flags = Qt.TextInteractionFlag.TextSelectableByMouse
        flags |= Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.words.setTextInteractionFlags(
            flags if words else Qt.TextInteractionFlag.NoTextInteraction
        )
        self.copy.setEnabled(bool(words))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setMimeData(secret(self.words.text()))
        said = ngettext(
            "Copied. It is taken off the clipboard after {n} second.",
            "Copied. It is taken off the clipboard after {n} seconds.",
            SECONDS,
        )
        self._notices.done(said.format(n=SECONDS))
