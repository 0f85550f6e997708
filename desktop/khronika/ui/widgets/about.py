"""What this program is, on what it rests, and whom it thanks."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from khronika import __version__
from khronika.i18n import _
from khronika.ui import credits
from khronika.ui.options.form import said
from khronika.ui.style import tokens
from khronika.ui.widgets.fitted import Fitted

_WIDTH, _CREDITS = 640, 96


class About(Fitted):
    """Name, version, licence, the versions below it to copy, and the credits to read."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_WIDTH, parent)
        self.setWindowTitle(_("About Khronika"))
        self.versions = QLabel(credits.versions())
        self.copy = QPushButton(_("Copy"))
        self.credits = QPlainTextEdit(f"{credits.libraries()}\n\n{credits.files()}")
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.WIDE, tokens.WIDE, tokens.WIDE, tokens.ROOM)
        column.setSpacing(tokens.PAD)
        column.addWidget(said(_("Khronika {version}").format(version=__version__), "heading"))
        for text in (
            _(
                "Named after the Chronicle of Current Events (1968–1982), whose rule was: say who "
                "says it, say how sure we are, correct errors in public, protect the ones at risk."
            ),
            _("It never uses a network: there is no code in it that could."),
            _("What you record stays on this computer, encrypted, until you export it."),
            _("Free software under the GNU General Public License, version 3 or later."),
        ):
            column.addWidget(said(text))
        column.addSpacing(tokens.GAP)
        column.addWidget(said(_("Versions"), "caption"))
        column.addLayout(self._versions())
        column.addWidget(said(_("Libraries, icons, words and places"), "caption"))
        self.credits.setReadOnly(True)
        self.credits.setAccessibleName(_("Credits and licences"))
        self.credits.setFixedHeight(_CREDITS)
        column.addWidget(self.credits)
        close, foot = QPushButton(_("Close")), QHBoxLayout()
        close.clicked.connect(self.reject)
        close.setDefault(True)
        close.setFocus()
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)

    def _versions(self) -> QHBoxLayout:
        self.versions.setProperty("look", "quiet")
        self.copy.setAccessibleName(_("Copy the versions"))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.versions.text()))
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE)
        row.addWidget(self.versions, 1)
        row.addWidget(self.copy)
        return row
