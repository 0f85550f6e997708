"""Making an archive: its place and its passphrase."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
)

from khronika.archive.archive import SUFFIX
from khronika.archive.passphrases import check_passphrase, generate_passphrase
from khronika.domain.errors import KnownError
from khronika.i18n import _
from khronika.ui.door.page import Page, PassphraseLine, Waiting
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
        self.words = QLabel(generate_passphrase())
        self.generated = QRadioButton(_("Six generated words (recommended)"))
        self.own = QRadioButton(_("A passphrase of my own"))
        self.first = PassphraseLine(_("Passphrase, at least 14 characters"))
        self.again = PassphraseLine(_("The same once more"))
        self.other_words = QPushButton(_("Other words"))
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
        self.name.returnPressed.connect(self.make.setFocus)

    def _ask_passphrase(self) -> None:
        part = self.part(_("Passphrase"))
        group = QButtonGroup(self)
        for choice in (self.generated, self.own):
            group.addButton(choice)
        self.generated.setChecked(True)
        self.own.toggled.connect(self._show)
        part.addWidget(self.generated)
        part.addWidget(self.own)
        self.words.setProperty("look", "passphrase")
        self.words.setWordWrap(True)
        self.words.setAccessibleName(_("The generated passphrase"))
        selectable = Qt.TextInteractionFlag
        self.words.setTextInteractionFlags(
            selectable.TextSelectableByKeyboard | selectable.TextSelectableByMouse
        )
        self.other_words.clicked.connect(lambda: self.words.setText(generate_passphrase()))
        self.other_words.setProperty("look", "link")
        self._card = self.card(self.words, self.other_words)
        self._warning = self.say("", "quiet")
        for line in (self.first, self.again):
            self.column.addWidget(line)
            line.textChanged.connect(self._show)
        self.say(
            _(
                "Write the passphrase down and keep it away from this computer. "
                "Nobody can open the archive without it, not even we."
            ),
            "quiet",
        )

    def _end(self) -> None:
        self.column.addSpacing(tokens.SPACE)
        self.make.setProperty("look", "primary")
        self.make.clicked.connect(self._try)
        self.again.returnPressed.connect(self._try)
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
        own = self.own.isChecked()
        self._card.setVisible(not own)
        for line in (self.first, self.again):
            line.setVisible(own)
        warning = self._warn() if own else ""
        self._warning.setText(warning)
        self._warning.setVisible(bool(warning))
        self.wrong.hide()

    def _warn(self) -> str:
        try:
            return check_passphrase(self.first.text()) or ""
        except KnownError as error:
            return str(error) if self.first.text() else ""

    def _choose_place(self) -> None:
        if (folder := self._choose(self.target.name)) is not None:
            self._folder = folder
            self._show()

    def _try(self) -> None:
        name = self.name.text().strip()
        if not name or "/" in name or "\\" in name:
            self.refuse(_("Give the archive a name without slashes."))
            return
        passphrase = self.words.text()
        if self.own.isChecked():
            if self.first.text() != self.again.text():
                self.refuse(_("The two passphrases are not the same. Type them again."))
                return
            try:
                check_passphrase(self.first.text())
            except KnownError as error:
                self.refuse(f"{error} {error.advice}")
                return
            passphrase = self.first.take()
            self.again.clear()
        self.hold(True)
        self.wanted.emit(self.target, passphrase)
