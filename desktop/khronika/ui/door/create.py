"""Making an archive: its place and its passphrase."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton

from khronika.archive.archive import SUFFIX
from khronika.i18n import _
from khronika.ui.door.choosing import PassphraseChoice
from khronika.ui.door.page import Page, Waiting
from khronika.ui.style import tokens

# Folders that programs copy to other computers as soon as they change.
_SYNCED = ("dropbox", "onedrive", "google drive", "googledrive", "icloud", "nextcloud", "yandex",
           "mega", "pcloud", "syncthing", "seafile", "owncloud")  # fmt: skip


class Create(Page):
    """Asks for name, place and passphrase; generated words unless the person wants their own."""

    wanted = Signal(object, str)  # Path of the new archive, its passphrase
    left = Signal()

    def __init__(self, home: Path, choose: Callable[[str], Path | None]) -> None:
        super().__init__(_("Make a new archive"))
        self._folder, self._choose = home, choose
        self.name = QLineEdit(_("my-archive"))
        self.name.setAccessibleName(_("Name of the archive"))
        self._place, self._synced = QLabel(), QLabel()
        self.passphrase = PassphraseChoice()
        self.make = QPushButton(_("Make the archive"))
        self.away = QPushButton(_("Back"))
        self.waiting = Waiting()
        self._ask_place()
        self._ask_passphrase()
        self.wrong = self.say("", "wrong")
        self.wrong.hide()
        self.column.addWidget(self.waiting)
        self._end()
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves, as "Back" does."""
        if event.key() == Qt.Key.Key_Escape and self.away.isEnabled():
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def begin(self) -> None:
        self.name.setFocus()
        self.name.selectAll()

    @property
    def target(self) -> Path:
        """Where the archive would be made."""
        name = self.name.text().strip().removesuffix(SUFFIX)
        return self._folder / f"{name}{SUFFIX}"

    def refuse(self, text: str) -> None:
        """Say what is in the way."""
        self.hold(False)
        self.wrong.setText(text)
        self.wrong.setVisible(bool(text))

    def hold(self, on: bool) -> None:
        """Let nothing be changed while the archive is made."""
        self.make.setEnabled(not on)
        self.away.setEnabled(not on)

    # -- parts ----------------------------------------------------------------------------

    def _ask_place(self) -> None:
        part = self.part(_("Name"))
        part.addWidget(self.name)
        self._place.setProperty("look", "quiet")
        self._place.setWordWrap(True)
        self._synced.setProperty("look", "wrong")
        self._synced.setWordWrap(True)
        elsewhere = QPushButton(_("Another folder…"))
        elsewhere.clicked.connect(self._choose_place)
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE)
        row.addWidget(self._place, 1)
        row.addWidget(elsewhere, 0, Qt.AlignmentFlag.AlignTop)
        part.addSpacing(tokens.GAP)
        part.addLayout(row)
        self.column.addWidget(self._synced)
        self.name.textChanged.connect(self._show)
        self.name.returnPressed.connect(self.passphrase.begin)

    def _ask_passphrase(self) -> None:
        self.part(_("Passphrase")).addWidget(self.passphrase)
        self.passphrase.again.returnPressed.connect(self._try)
        self.say(
            _(
                "Write the passphrase down and keep it away from this computer. Without it, or "
                "the recovery code that comes next, nobody can open the archive, not even we."
            ),
            "quiet",
        )

    def _end(self) -> None:
        self.column.addSpacing(tokens.SPACE)
        self.make.setProperty("look", "primary")
        self.make.clicked.connect(self._try)
        self.away.clicked.connect(self.left)
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE)
        row.addStretch(1)
        row.addWidget(self.away)
        row.addWidget(self.make)
        self.column.addLayout(row)

    # -- what happens ---------------------------------------------------------------------

    def _show(self) -> None:
        self._place.setText(str(self.target))
        path = str(self._folder).casefold()
        synced = any(name in path for name in _SYNCED)
        self._synced.setVisible(synced)
        self._synced.setText(
            _(
                "This folder looks as if a program copied it to other computers. The copies are "
                "encrypted too, but two computers writing at once can destroy an archive."
            )
        )
        self.wrong.hide()

    def _choose_place(self) -> None:
        if (folder := self._choose(self.target.name)) is not None:
            self._folder = folder
            self._show()

    def _try(self) -> None:
        name = self.name.text().strip()
        if not name or "/" in name or "\\" in name:
            self.refuse(_("Give the archive a name without slashes."))
            self.name.setFocus()
            return
        if (passphrase := self.passphrase.taken()) is not None:
            self.hold(True)
            self.wanted.emit(self.target, passphrase)
