"""The line above everything that says: names are hidden."""

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from khronika.i18n import _
from khronika.ui.style import icons, tokens
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.controls import Check


class VeilStrip(QFrame):
    """Says that protected names are hidden and what that forbids; shows them again."""

    def __init__(self, theme: Theme, turn: QAction) -> None:
        """`turn` hides names and shows them."""
        super().__init__()
        self._theme = theme
        self.setProperty("look", "strip")
        self._shape = QLabel()
        said = _(
            "The names of protected people are hidden in every text. Until they are shown again "
            "you can tag, collect and use the trash, but not write."
        )
        self.words = QLabel(said)
        self.words.setWordWrap(True)
        self.at_start = Check(theme, _("Always hide them at first"))
        self.at_start.setToolTip(_("Names are hidden whenever this archive is unlocked"))
        self.show_names = QPushButton(_("Show names"))
        self.show_names.setAutoDefault(True)
        keys = turn.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.show_names.setToolTip(f"{self.show_names.text()} ({keys})")
        self.show_names.clicked.connect(turn.trigger)
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.ROOM, tokens.GAP, tokens.ROOM, tokens.GAP)
        row.setSpacing(tokens.SPACE)
        row.addWidget(self._shape)
        row.addWidget(self.words, 1)
        row.addSpacing(tokens.SPACE)
        row.addWidget(self.at_start)
        row.addSpacing(tokens.SPACE)
        row.addWidget(self.show_names)
        theme.changed.connect(self._draw)
        self._draw()
        self.hide()

    def _draw(self) -> None:
        colour = self._theme.colours.protected
        self._shape.setPixmap(
            icons.pixmap("eye-off", colour, tokens.ICON, self.devicePixelRatioF())
        )
