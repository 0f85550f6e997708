"""Choosing a passphrase: six generated words that were written down, or one's own, typed twice."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from khronika.archive.passphrases import check_passphrase, generate_passphrase
from khronika.domain.errors import KnownError
from khronika.i18n import _
from khronika.ui.door.typed import PassphraseLine, Typed
from khronika.ui.options.form import said
from khronika.ui.style import tokens
from khronika.ui.widgets.controls import Check


class PassphraseChoice(QWidget):
    """Generated words unless the person wants their own; `taken` gives what was settled on.

    Generated words are given only to who said that they are on paper: two presses of Return, made
    while looking elsewhere, once made an archive whose words nobody had seen.
    """

    def __init__(self) -> None:
        super().__init__()
        self.generated = QRadioButton(_("Six generated words (recommended)"))
        self.own = QRadioButton(_("A passphrase of my own"))
        self.words = QLabel()
        self.other_words = QPushButton(_("Other words"))
        self.written = Check(_("I have written the six words on paper"))
        self.first = PassphraseLine(_("Passphrase, at least 14 characters"))
        self.again = PassphraseLine(_("The same once more"))
        self.typed = Typed(self.first)
        self.warning = said("", "quiet")
        self.wrong = said("", "wrong")
        self._lay_out()
        self._renew()
        self._show()

    def begin(self) -> None:
        """Put the keyboard where the person goes on."""
        (self.first if self.own.isChecked() else self.written).setFocus()

    def taken(self) -> str | None:
        """Return the passphrase, the lines emptied; or None, having said what is in the way."""
        if (found := self._in_the_way()) is not None:
            why, where = found
            self.wrong.setText(why)
            self.wrong.show()
            where.setFocus()
            return None
        if not self.own.isChecked():
            return self.words.text()
        self.again.clear()
        return self.first.take()

    def _in_the_way(self) -> tuple[str, QWidget] | None:
        if not self.own.isChecked():
            if self.written.isChecked():
                return None
            return _("Write the six words on paper, then say that you have."), self.written
        if self.first.text() != self.again.text():
            return _("The two passphrases are not the same. Type them again."), self.again
        try:
            check_passphrase(self.first.text())
        except KnownError as error:
            return f"{error} {error.advice}", self.first
        return None

    def _show(self) -> None:
        own = self.own.isChecked()
        self._card.setVisible(not own)
        for widget in (self._own, self.typed):
            widget.setVisible(own)
        warning = self._warn() if own else ""
        self.warning.setText(warning)
        self.warning.setVisible(bool(warning))
        self.wrong.hide()

    def _warn(self) -> str:
        try:
            return check_passphrase(self.first.text()) or ""
        except KnownError as error:
            return str(error) if self.first.text() else ""

    def _renew(self) -> None:
        self.words.setText(generate_passphrase())
        self._halve()
        self.written.setChecked(False)

    def showEvent(self, event: QShowEvent) -> None:
        """Break the words now: their font is known only here."""
        super().showEvent(event)
        self._halve()

    def _halve(self) -> None:
        """Let as many words stand on the second line as on the first: a last word alone there is
        overlooked. A break in the text itself would be copied with it.
        """
        self.words.ensurePolished()
        words, wide = self.words.text().split(), self.words.fontMetrics().horizontalAdvance
        half = (len(words) + 1) // 2
        longer = max(wide(" ".join(words[:half])), wide(" ".join(words[half:])))
        self.words.setMaximumWidth(longer + tokens.GAP)

    # -- layout ---------------------------------------------------------------------------

    def _lay_out(self) -> None:
        group = QButtonGroup(self)
        for choice in (self.generated, self.own):
            group.addButton(choice)
        self.generated.setChecked(True)
        self.own.toggled.connect(self._show)
        self.written.toggled.connect(self._show)
        self._card = self._generated()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.PAD)
        choices = QVBoxLayout()
        choices.setSpacing(tokens.GAP)
        choices.addWidget(self.generated)
        choices.addWidget(self.own)
        column.addLayout(choices)
        column.addWidget(self._card)
        self._own = QWidget()
        lines = QVBoxLayout(self._own)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(tokens.GAP)
        # Filled in, a line no longer shows the hint that says which it is.
        for line, name in ((self.first, _("Passphrase")), (self.again, _("The same once more"))):
            caption = said(name, "caption")
            if line is self.again:
                lines.addSpacing(tokens.GAP)
            caption.setBuddy(line)
            lines.addWidget(caption)
            lines.addWidget(line)
            line.textChanged.connect(self._show)
        column.addWidget(self._own)
        for widget in (self.typed, self.warning, self.wrong):
            column.addWidget(widget)

    def _generated(self) -> QFrame:
        self.words.setProperty("look", "passphrase")
        self.words.setWordWrap(True)
        self.words.setAccessibleName(_("The generated passphrase"))
        flags = Qt.TextInteractionFlag
        self.words.setTextInteractionFlags(
            flags.TextSelectableByKeyboard | flags.TextSelectableByMouse
        )
        self.other_words.clicked.connect(self._renew)
        self.other_words.setProperty("look", "link")
        card = QFrame()
        card.setProperty("look", "shown")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(tokens.ROOM, tokens.PAD, tokens.ROOM, tokens.PAD)
        inner.setSpacing(tokens.SPACE)
        inner.addWidget(self.words)
        inner.addWidget(self.written)
        inner.addWidget(self.other_words, 0, Qt.AlignmentFlag.AlignLeft)
        return card
