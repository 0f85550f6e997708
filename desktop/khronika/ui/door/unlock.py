"""The lock of one archive: a passphrase, and nothing of what is inside."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton

from khronika.archive.openings import KeyFile, Opening, Passphrase, RecoveryCode
from khronika.domain.errors import Cancelled, KnownError
from khronika.i18n import _
from khronika.ui.door.locked import Locked
from khronika.ui.door.page import Page, Waiting
from khronika.ui.door.typed import PassphraseLine, Typed
from khronika.ui.style import tokens

_ENDING = ".khronika"


class Unlock(Page):
    """Asks for what opens the archive; says in a sentence why it did not."""

    tried = Signal(object)  # an Opening
    elsewhere = Signal()  # another archive is wanted

    def __init__(
        self,
        archive: Path,
        choose_key_file: Callable[[], Path | None],
        locked: Locked | None = None,
    ) -> None:
        """`locked`: when and why this program locked it, if it did."""
        super().__init__(archive.name.removesuffix(_ENDING), _("This archive is locked."))
        self.archive, self.locked, self._choose = archive, locked, choose_key_file
        self._tell()
        self._by_code = False
        self.passphrase = PassphraseLine(_("Passphrase"))
        self.code = QLineEdit()
        self.code.setAccessibleName(_("Recovery code"))
        self.code.setPlaceholderText("XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX")
        self.code.setProperty("look", "code")
        self.code.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.code.hide()
        self.unlock = QPushButton(_("Unlock"))
        self.unlock.setProperty("look", "primary")
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE)
        row.addWidget(self.passphrase, 1)
        row.addWidget(self.code, 1)
        row.addWidget(self.unlock)
        self.column.addLayout(row)
        self.typed = Typed(self.passphrase)
        self.column.addWidget(self.typed)
        self.wrong = self.say("", "wrong")
        self.wrong.setAccessibleName(_("Why it did not open"))
        self.wrong.hide()
        self.waiting = Waiting()
        self.column.addWidget(self.waiting)
        self.column.addSpacing(tokens.SPACE)
        self.line()
        self.other = self._link(_("Use the recovery code"), self._turn)
        self.key = self._link(_("Use a key file…"), self._use_key_file)
        self.away = self._link(_("Another archive"), self.elsewhere.emit)
        self.unlock.clicked.connect(self._try)
        self.passphrase.returnPressed.connect(self._try)
        self.code.returnPressed.connect(self._try)

    def begin(self) -> None:
        (self.code if self._by_code else self.passphrase).setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Whoever comes back to the window may do so on another day."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange:
            self._tell()

    def _tell(self) -> None:
        if self.locked is not None:
            self.under.setText(self.locked.sentence())

    def refuse(self, error: KnownError | Cancelled) -> None:
        """Say why it did not open, and let the person try again."""
        self._hold(False)
        if isinstance(error, KnownError):
            self.wrong.setText(f"{error} {error.advice}".strip())
            self.wrong.show()
        self.begin()

    def _try(self) -> None:
        if not self.unlock.isEnabled():
            return
        opening: Opening
        if self._by_code:
            opening = RecoveryCode(self.code.text())
            self.code.clear()
        elif self.passphrase.text():
            opening = Passphrase(self.passphrase.take())
        else:
            self.wrong.setText(_("Type the passphrase first."))
            self.wrong.show()
            self.begin()
            return
        self._open(opening)

    def _use_key_file(self) -> None:
        if (path := self._choose()) is not None:
            self._open(KeyFile(path))

    def _open(self, opening: Opening) -> None:
        self.wrong.hide()
        self._hold(True)
        self.tried.emit(opening)

    def _hold(self, on: bool) -> None:
        self.waiting.wait(
            _("Opening. Guessing is made slow on purpose, so this takes a few seconds.")
            if on
            else ""
        )
        if on:
            self.begin()  # or what is disabled hands the keyboard on to anybody
        for line in (self.passphrase, self.code):
            line.setReadOnly(on)
        for button in (self.unlock, self.other, self.key, self.away):
            button.setEnabled(not on)

    def _turn(self) -> None:
        self._by_code = not self._by_code
        self.passphrase.setVisible(not self._by_code)
        self.typed.setVisible(not self._by_code)
        self.code.setVisible(self._by_code)
        self.other.setText(_("Use the passphrase") if self._by_code else _("Use the recovery code"))
        self.begin()

    def _link(self, text: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("look", "link")
        button.clicked.connect(lambda _checked: act())
        self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return button
