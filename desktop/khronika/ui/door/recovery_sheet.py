"""The recovery sheet: a code to write down, typed back or expressly declined."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton

from khronika.archive.recovery import generate_recovery_code, read_recovery_code
from khronika.domain.errors import KnownError
from khronika.i18n import _
from khronika.ui.door.page import Page, Waiting
from khronika.ui.style import tokens


class RecoverySheet(Page):
    """Shows the code while the archive is being made behind it."""

    kept = Signal(str)  # the code, typed back rightly
    declined = Signal()

    def __init__(self) -> None:
        super().__init__(
            _("The recovery sheet"),
            _(
                "If the passphrase is lost, this code opens the archive. Write it on paper, in "
                "groups as it stands, and keep the paper where the computer is not."
            ),
        )
        self._code = generate_recovery_code()
        self.code = QLabel(self._code)
        self.code.setProperty("look", "passphrase")
        self.code.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.code.setAccessibleName(_("Recovery code: {code}").format(code=self._code))
        self.card(self.code)
        part = self.part(_("Type it back from the paper"))
        self.typed = QLineEdit()
        self.typed.setProperty("look", "code")
        self.typed.setAccessibleName(_("The recovery code, typed back"))
        self.typed.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.typed.returnPressed.connect(self._check)
        part.addWidget(self.typed)
        self.wrong = self.say("", "wrong")
        self.wrong.hide()
        self.typed.textEdited.connect(lambda _text: self.wrong.setText(""))  # it keeps its room
        self.waiting = Waiting()
        self.waiting.keep_room()  # the buttons below must not move under the pointer
        self.column.addWidget(self.waiting)
        self.keep = QPushButton(_("I have written it down"))
        self.keep.setProperty("look", "primary")
        self.keep.clicked.connect(self._check)
        self.decline = QPushButton(_("Go on without a recovery code"))
        self.decline.clicked.connect(self._decline)
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE)
        row.addWidget(self.decline)
        row.addStretch(1)
        row.addWidget(self.keep)
        self.column.addSpacing(tokens.SPACE)
        self.column.addLayout(row)

    def begin(self) -> None:
        self.typed.setFocus()

    def hold(self) -> None:
        """Let nothing more be chosen."""
        for widget in (self.typed, self.keep, self.decline):
            widget.setEnabled(False)

    def _check(self) -> None:
        try:
            same = read_recovery_code(self.typed.text()) == self._code
        except KnownError as error:
            self._refuse(f"{error} {error.advice}")
            return
        if not same:
            self._refuse(_("That is a code, but not this one. Compare it with the groups above."))
            return
        self.wrong.hide()
        self.hold()
        self.kept.emit(self._code)

    def _decline(self) -> None:
        self.hold()
        self.declined.emit()

    def _refuse(self, text: str) -> None:
        self.wrong.setText(text)
        self.wrong.show()
        self.typed.setFocus()
