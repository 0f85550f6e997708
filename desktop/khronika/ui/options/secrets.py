"""Asking for a new passphrase, and showing a new recovery code until it is written down."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from khronika.i18n import _
from khronika.ui.door.choosing import PassphraseChoice
from khronika.ui.door.recovery_sheet import RecoverySheet
from khronika.ui.options.form import said
from khronika.ui.style import tokens
from khronika.ui.widgets.fitted import Fitted
from khronika.ui.widgets.reading_order import InReadingOrder

_WIDTH = 480
_SHEET = 560  # pixels of width


class NewPassphrase(Fitted):
    """Proposes six generated words, or takes a passphrase of one's own."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget, *, replacing: bool) -> None:
        """`replacing`: it takes the place of one that opens the archive now."""
        super().__init__(_WIDTH, parent)
        self.setWindowTitle(_("Khronika"))
        self.passphrase = PassphraseChoice()
        self.take, self.away = QPushButton(_("Use it from now on")), QPushButton(_("Cancel"))
        self._lay_out(replacing)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.passphrase.begin()

    def _try(self) -> None:
        if (passphrase := self.passphrase.taken()) is not None:
            self.accept()
            self.chosen.emit(passphrase)

    def _lay_out(self, replacing: bool) -> None:
        title = _("Change the passphrase") if replacing else _("Add a passphrase")
        under = _("Write it down before you go on. It cannot be shown again.")
        if replacing:
            lost = _("The one before no longer opens this archive; older copies it still does.")
            under = f"{under} {lost}"
        foot, column = QHBoxLayout(), QVBoxLayout(self)
        column.setContentsMargins(tokens.WIDE, tokens.WIDE, tokens.WIDE, tokens.ROOM)
        column.setSpacing(tokens.PAD)
        column.addWidget(said(title, "title"))
        column.addWidget(self.passphrase)
        column.addWidget(said(under, "quiet"))
        self.take.setProperty("look", "primary")
        self.take.clicked.connect(self._try)
        self.away.clicked.connect(self.reject)
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
        self.sheet = RecoverySheet()
        self.sheet.stand_in_a_dialog()
        self.sheet.decline.setText(_("Cancel"))
        self.sheet.declined.connect(self.reject)
        self.sheet.kept.connect(self._kept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sheet)
        self.sheet.begin()

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the sheet: its fonts are known only here."""
        super().showEvent(event)
        around = self.parentWidget()
        most = around.window().height() if around is not None else self.sheet.high
        self.resize(_SHEET, min(self.sheet.high, most))

    def _kept(self, code: str) -> None:
        self.accept()
        self.chosen.emit(code)
