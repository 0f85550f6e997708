"""The line above everything that says: names are hidden, whose, and whose are not."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

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
        self.short = QLabel()
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.hide()
        self.more = QPushButton(_("More"))
        self.more.setProperty("look", "link")
        self.more.setCheckable(True)
        self.more.toggled.connect(self._unfold)
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
        self._lay_out()
        theme.changed.connect(self._draw)
        self._draw()
        self.hide()

    def say(self, hidden: Mapping[str, int], in_sight: int) -> None:
        """Say how many people are hidden, by their protection, and how many are not."""
        every = sum(hidden.values())
        counted = ngettext("{n} person is hidden.", "{n} people are hidden.", every)
        short, told = [counted.format(n=number(every)) if every else _who(hidden)], [_who(hidden)]
        if in_sight:
            said = ngettext(
                "{n} who is public stays in sight.",
                "{n} who are public stay in sight.",
                in_sight,
            ).format(n=number(in_sight))
            short.append(said)
            told.append(said)
        self.short.setText(" ".join(short))
        told.append(
            _(
                "Hidden names are not searched for. Until names are shown again you can tag, "
                "collect and use the trash, but not write."
            )
        )
        told.append(
            _("Only people who are recorded, or were, are known: any other name stays in sight.")
        )
        self.words.setText(" ".join(told))
        for one in (self.short, self.more):
            one.setToolTip(self.words.text())
        self.more.setAccessibleDescription(self.words.text())
        self.public_too.setVisible(bool(in_sight or hidden.get("public")))

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as the words or the controls, of which one may stand beneath the other."""
        widest = max(self._said.minimumSize().width(), self._controls.minimumSize().width())
        return QSize(widest + 2 * tokens.ROOM, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Look for the room again when something in it says something else."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Have the controls behind the words, beneath them where both find no room in a row."""
        said = self._said.sizeHint().width() + self._controls.sizeHint().width()
        is_wide = said + 3 * tokens.ROOM <= self.width()
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if is_wide else way.TopToBottom)

    def _unfold(self, on: bool) -> None:
        """Say all of it, or the first of it."""
        self.words.setVisible(on)
        self.more.setText(_("Less") if on else _("More"))

    def _lay_out(self) -> None:
        self._said, self._controls = QHBoxLayout(), QHBoxLayout()
        self._said.setSpacing(tokens.SPACE)
        for part in (self._shape, self.short, self.more):
            self._said.addWidget(part)
        self._said.addStretch(1)
        self._controls.setSpacing(tokens.ROOM)
        for control in (self.public_too, self.at_start, self.show_names):
            self._controls.addWidget(control)
        self._controls.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(tokens.GAP)
        self._row.addLayout(self._said, 1)
        self._row.addLayout(self._controls)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.ROOM, tokens.GAP, tokens.ROOM, tokens.GAP)
        column.setSpacing(tokens.GAP)
        column.addLayout(self._row)
        column.addWidget(self.words)

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
