"""Asking for a new passphrase, and showing a new recovery code until it is written down."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from khronika.archive.passphrases import check_passphrase, generate_passphrase
from khronika.domain.errors import KnownError
from khronika.i18n import _
from khronika.ui.door.page import PassphraseLine
from khronika.ui.door.recovery_sheet import RecoverySheet
from khronika.ui.options.form import said
from khronika.ui.style import tokens
from khronika.ui.widgets.reading_order import InReadingOrder

_WIDTH = 480
_SHEET = (560, 480)


class NewPassphrase(InReadingOrder, QDialog):
    """Proposes six generated words, or takes a passphrase of one's own."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget, *, replacing: bool) -> None:
        """`replacing`: it takes the place of one that opens the archive now."""
        super().__init__(parent)
        self.setWindowTitle(_("Khronika"))
        self.setFixedWidth(_WIDTH)
        self.generated = QRadioButton(_("Six generated words (recommended)"))
        self.own = QRadioButton(_("A passphrase of my own"))
        self.words = QLabel(generate_passphrase())
        self.first = PassphraseLine(_("Passphrase, at least 14 characters"))
        self.again = PassphraseLine(_("The same once more"))
        self.take, self.away = QPushButton(_("Use it from now on")), QPushButton(_("Cancel"))
        self._warning, self._wrong = said("", "quiet"), said("", "wrong")
        self._lay_out(replacing)
        self._show()

    def _try(self) -> None:
        passphrase = self.words.text()
        if self.own.isChecked():
            if self.first.text() != self.again.text():
                self._refuse(_("The two passphrases are not the same. Type them again."))
                return
            try:
                check_passphrase(self.first.text())
            except KnownError as fault:
                self._refuse(f"{fault} {fault.advice}")
                return
            passphrase = self.first.take()
            self.again.clear()
        self.accept()
        self.chosen.emit(passphrase)

    def _refuse(self, text: str) -> None:
        self._wrong.setText(text)
        self._wrong.show()
        self.adjustSize()

    def _show(self) -> None:
        own = self.own.isChecked()
        self.words.setVisible(not own)
        self.other.setVisible(not own)
        for line in (self.first, self.again):
            line.setVisible(own)
        warning = self._warn() if own else ""
        self._warning.setText(warning)
        self._warning.setVisible(bool(warning))
        self._wrong.hide()
        self.adjustSize()

    def _warn(self) -> str:
        try:
            return check_passphrase(self.first.text()) or ""
        except KnownError as fault:
            return str(fault) if self.first.text() else ""

    def _lay_out(self, replacing: bool) -> None:
        title = _("Change the passphrase") if replacing else _("Add a passphrase")
        under = _("Write it down before you go on. It cannot be shown again.")
        if replacing:
            lost = _("The one before no longer opens this archive; older copies it still does.")
            under = f"{under} {lost}"
        group = QButtonGroup(self)
        for choice in (self.generated, self.own):
            group.addButton(choice)
        self.generated.setChecked(True)
        self.words.setProperty("look", "code")
        self.words.setWordWrap(True)
        self.words.setAccessibleName(_("The generated passphrase"))
        flags = Qt.TextInteractionFlag
        self.words.setTextInteractionFlags(
            flags.TextSelectableByKeyboard | flags.TextSelectableByMouse
        )
        self.other = QPushButton(_("Other words"))
        self.other.clicked.connect(lambda: self.words.setText(generate_passphrase()))
        words, foot, column = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        words.setContentsMargins(tokens.WIDE, 0, 0, 0)
        words.addWidget(self.words, 1)
        words.addWidget(self.other, 0, Qt.AlignmentFlag.AlignTop)
        column.setContentsMargins(tokens.WIDE, tokens.WIDE, tokens.WIDE, tokens.ROOM)
        column.setSpacing(tokens.PAD)
        column.addWidget(said(title, "title"))
        column.addWidget(self.generated)
        column.addLayout(words)
        column.addWidget(self.own)
        for line in (self.first, self.again):
            column.addWidget(line)
            line.textChanged.connect(self._show)
        column.addWidget(self._warning)
        column.addWidget(said(under, "quiet"))
        column.addWidget(self._wrong)
        self.take.setProperty("look", "primary")
        self.take.clicked.connect(self._try)
        self.away.clicked.connect(self.reject)
        self.own.toggled.connect(self._show)
        foot.addStretch(1)
        foot.setSpacing(tokens.SPACE)
        foot.addWidget(self.away)
        foot.addWidget(self.take)
        column.addLayout(foot)


class NewRecoveryCode(InReadingOrder, QDialog):
    """Shows a new code; it is used only after it was typed back from the paper."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Khronika"))
        self.resize(*_SHEET)
        self.sheet = RecoverySheet()
        self.sheet.decline.setText(_("Cancel"))
        self.sheet.declined.connect(self.reject)
        self.sheet.kept.connect(self._kept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sheet)
        self.sheet.begin()

    def _kept(self, code: str) -> None:
        self.accept()
        self.chosen.emit(code)
