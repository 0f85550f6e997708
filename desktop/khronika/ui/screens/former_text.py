"""The text of a document as it was before its file was read anew; to be looked at."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from khronika.domain.values import Document, Passage, TextVersion
from khronika.i18n import _
from khronika.ui.reader.headings import is_markdown
from khronika.ui.reader.marks import Marks
from khronika.ui.reader.text_view import TextView
from khronika.ui.style import tokens
from khronika.ui.style.theme import Theme
from khronika.ui.words import moment


class FormerText(QWidget):
    """Shows an older text with the passages that were left in it; nothing can be done to it."""

    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("look", "paper")
        self._title, self._said = QLabel(), QLabel()
        self.text, self.away = TextView(theme), QPushButton(_("Back to the text of today"))
        self._marks = Marks(theme, tokens.STRIPES)
        self._here: Sequence[Passage] = ()  # what is marked in it
        theme.changed.connect(self._recolour)
        self._title.setProperty("look", "heading")
        self._said.setProperty("look", "quiet")
        for label in (self._title, self._said):
            label.setWordWrap(True)
        self.text.setAccessibleName(_("Text of the document before"))
        self.away.clicked.connect(self.left)
        self._lay_out()

    def show_text(
        self, document: Document, version: TextVersion, body: str, passages: Sequence[Passage]
    ) -> None:
        """Show `body`, the text of `version`, with those of `passages` that stand in it still."""
        self._title.setText(document.title)
        said = _("The text as it was read before, {moment}.")
        self._said.setText(said.format(moment=moment(version.made)))
        self.text.show_text(body, is_markdown=is_markdown(document))
        self._here = [one for one in passages if one.version == version.id]
        self.text.mark(self._marks.of(self._here))
        self.text.setFocus()

    def _recolour(self) -> None:
        self._marks.forget()
        self.text.mark(self._marks.of(self._here))

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(tokens.WIDE, tokens.PAD, tokens.WIDE, tokens.PAD)
        head.setSpacing(tokens.GAP)
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE)
        row.addWidget(self._said, 1)
        row.addWidget(self.away)
        head.addWidget(self._title)
        head.addLayout(row)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self.text, 1)
