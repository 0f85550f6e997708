"""Quiet offers above a form: what the passage seems to say; a click or Alt+digit takes one."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from khronika.i18n import N_, _
from khronika.ui.editors.proposals import MOST, Proposal
from khronika.ui.style import icons, tokens
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.flow import Flow
from khronika.ui.words import cut

_ICONS = {"when": "calendar-days", "place": "map-pin", "person": "user"}
_FIELDS = {"when": N_("date"), "place": N_("place"), "person": N_("person or group")}
_LONGEST = 36


class ProposalRow(QWidget):
    """Shows what is proposed; what was taken is not proposed again."""

    taken = Signal(object)  # Proposal

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.proposals: list[Proposal] = []
        self._taken: set[tuple[str, str]] = set()
        self._buttons: list[QPushButton] = []
        self._flow: Flow | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.GAP)
        caption = QLabel(_("From the passage"))
        caption.setProperty("look", "caption")
        self._column.addWidget(caption)
        # Not the buttons' own: those would only be pressed after a tenth of a second.
        for number in range(1, MOST + 1):
            keys = QShortcut(QKeySequence(f"Alt+{number}"), self)
            keys.activated.connect(partial(self._take_number, number))
        self.hide()

    def offer(self, proposals: Sequence[Proposal]) -> None:
        """Propose these instead."""
        self.proposals = [one for one in proposals if (one.field, one.said) not in self._taken]
        if self._flow is not None:
            self._column.removeWidget(self._flow)
            self._flow.hide()
            self._flow.deleteLater()
        self._flow = Flow()
        self._buttons = [self._button(number, one) for number, one in enumerate(self.proposals, 1)]
        for button in self._buttons:
            self._flow.add(button)
        self._column.addWidget(self._flow)
        self.setVisible(bool(self.proposals))

    def keep(self, is_wanted: Callable[[Proposal], bool], after: QWidget) -> None:
        """Withdraw what is not wanted any longer; the others keep their numbers, and the keyboard
        stays among them. When nothing is left it goes to `after`.
        """
        left, gone = list[QPushButton](), list[QPushButton]()
        for one, button in zip(self.proposals, self._buttons, strict=True):
            if not button.isHidden():
                stays = (one.field, one.said) not in self._taken and is_wanted(one)
                (left if stays else gone).append(button)
        if any(button.hasFocus() for button in gone):  # before it is hidden: Qt would choose
            (left[0] if left else after).setFocus()
        for button in gone:
            button.hide()
        self.setVisible(bool(left))

    def _button(self, number: int, one: Proposal) -> QPushButton:
        button = QPushButton(f"{number}  {cut(one.said, _LONGEST)}".replace("&", "&&"))
        button.setProperty("look", "link")
        icons.put(button, _ICONS[one.field], self._theme.colours)
        field = _(_FIELDS[one.field])
        button.setToolTip(
            _("Take “{words}” as the {field} and cite the passage (Alt+{n})").format(
                words=one.said, field=field, n=number
            )
        )
        button.setAccessibleName(
            _("{field} from the passage: {words}").format(field=field, words=one.said)
        )
        button.clicked.connect(partial(self._take, one))
        return button

    def _take_number(self, number: int) -> None:
        if number <= len(self.proposals) and not self._buttons[number - 1].isHidden():
            self._take(self.proposals[number - 1])

    def _take(self, one: Proposal) -> None:
        self._taken.add((one.field, one.said))
        self.taken.emit(one)
