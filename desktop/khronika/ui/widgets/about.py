"""What this program is, in a few lines."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from khronika import __version__
from khronika.i18n import _
from khronika.ui.style import tokens


class About(QDialog):
    """Name, version, licence, and whom it thanks."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Khronika"))
        self.setFixedWidth(480)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.WIDE, tokens.WIDE, tokens.WIDE, tokens.ROOM)
        column.setSpacing(tokens.PAD)
        heading = QLabel(_("Khronika {version}").format(version=__version__))
        heading.setProperty("look", "title")
        column.addWidget(heading)
        for text in (
            _(
                "Named after the Chronicle of Current Events (1968–1982), whose rule was: say who "
                "says it, say how sure we are, correct errors in public, protect the ones at risk."
            ),
            _("It never uses a network. What you record stays on this computer, encrypted."),
            _("Free software under the GNU General Public License, version 3 or later."),
            _("Icons by Lucide (ISC). Word list by the Electronic Frontier Foundation (CC BY)."),
        ):
            label = QLabel(text)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(label)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
