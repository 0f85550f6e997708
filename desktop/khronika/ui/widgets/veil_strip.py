"""The line above everything that says: names are hidden, whose, and whose are not."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from khronika.domain import vocabulary
from khronika.i18n import _, ngettext
from khronika.ui.style import icons, tokens
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.controls import Check
from khronika.ui.words import number


class VeilStrip(QFrame):
    """Says who is hidden, who stays in sight and what that forbids; shows the names again."""

    def __init__(self, theme: Theme, turn: QAction) -> None:
        """`turn` hides names and shows them."""
        super().__init__()
        self._theme = theme
        self.setProperty("look", "strip")
        self._shape = QLabel()
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setToolTip(
            _("Only people who are recorded, or were, are known: any other name stays in sight.")
        )
        self.public_too = Check(_("Hide public ones too"))
        self.public_too.setToolTip(_("People whose protection is “public” as well"))
        self.at_start = Check(_("Always hide them at first"))
        self.at_start.setToolTip(_("Names are hidden whenever this archive is unlocked"))
        self.show_names = QPushButton(_("Show names"))
        self.show_names.setAutoDefault(True)
        # Pressed with the mouse it leaves the keyboard where it is: it goes with what it says.
        self.show_names.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        keys = turn.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.show_names.setToolTip(f"{self.show_names.text()} ({keys})")
        self.show_names.clicked.connect(turn.trigger)
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.ROOM, tokens.GAP, tokens.ROOM, tokens.GAP)
        row.setSpacing(tokens.SPACE)
        row.addWidget(self._shape)
        row.addWidget(self.words, 1)
        row.addSpacing(tokens.SPACE)
        row.addWidget(self.public_too)
        row.addSpacing(tokens.SPACE)
        row.addWidget(self.at_start)
        row.addSpacing(tokens.SPACE)
        row.addWidget(self.show_names)
        theme.changed.connect(self._draw)
        self._draw()
        self.hide()

    def say(self, hidden: Mapping[str, int], in_sight: int) -> None:
        """Say how many people are hidden, by their protection, and how many are not."""
        told = [_who(hidden)]
        if in_sight:
            said = ngettext(
                "{n} who is public stays in sight.",
                "{n} who are public stay in sight.",
                in_sight,
            )
            told.append(said.format(n=number(in_sight)))
        told.append(
            _(
                "Hidden names are not searched for. Until names are shown again you can tag, "
                "collect and use the trash, but not write."
            )
        )
        self.words.setText(" ".join(told))
        self.public_too.setVisible(bool(in_sight or hidden.get("public")))

    def _draw(self) -> None:
        colour = self._theme.colours.protected
        self._shape.setPixmap(
            icons.pixmap("eye-off", colour, tokens.ICON, self.devicePixelRatioF())
        )


def _who(hidden: Mapping[str, int]) -> str:
    """Return how many people are hidden, by their protection."""
    every = sum(hidden.values())
    if not every:
        return _("Nobody is hidden: nobody is recorded who is not public.")
    said = ngettext("{n} person is hidden in every text ({levels}).",
                    "{n} people are hidden in every text ({levels}).", every)  # fmt: skip
    levels = [
        f"{_(word)}: {number(hidden[code])}"
        for code, word in vocabulary.PROTECTIONS.items()
        if hidden.get(code)
    ]
    return said.format(n=number(every), levels=", ".join(levels))
