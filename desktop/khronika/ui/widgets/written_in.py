"""In which encoding a file is written: what its letters look like, or what a person says."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from khronika.i18n import N_, _
from khronika.importing.decoding import ENCODINGS
from khronika.ui.style import tokens
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.controls import Combo

_LETTERS = 18  # of a name, for which there is room
CALLED = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "utf-32-le": "UTF-32 LE",
    "utf-32-be": "UTF-32 BE",
    "cp1251": N_("Windows-1251, Cyrillic"),
    "koi8-r": N_("KOI8-R, Russian"),
    "koi8-u": N_("KOI8-U, Ukrainian"),
    "cp866": N_("CP866, DOS, Russian"),
    "cp1125": N_("CP1125, DOS, Ukrainian"),
    "iso-8859-5": N_("ISO 8859-5, Cyrillic"),
    "mac-cyrillic": N_("Mac, Cyrillic"),
    "cp1252": N_("Windows-1252, Western European"),
    "cp1250": N_("Windows-1250, Central European"),
}


class WrittenIn(QWidget):
    """Offers the encodings that the program knows; the first choice leaves it to the letters."""

    chosen = Signal(object)  # one of ENCODINGS, or None: as it looks

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        said = QLabel(_("Its letters are written in"))
        said.setProperty("look", "quiet")
        self.combo = Combo(theme, _("Encoding"))
        said.setBuddy(self.combo)
        self.combo.addItem(_("as it looks"), None)
        for encoding in ENCODINGS:
            self.combo.addItem(_(CALLED[encoding]), encoding)
        self.combo.activated.connect(lambda _at: self.chosen.emit(self.encoding))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE)
        row.addWidget(said)
        row.addWidget(self.combo)
        self.combo.setMinimumContentsLength(_LETTERS)

    @property
    def encoding(self) -> str | None:
        """What is chosen."""
        encoding = self.combo.currentData()
        return encoding if isinstance(encoding, str) else None

    def show_encoding(self, encoding: str | None) -> None:
        """Show as chosen what a file was read in; nobody has chosen anything by that."""
        self.combo.setCurrentIndex(max(0, self.combo.findData(encoding)))
