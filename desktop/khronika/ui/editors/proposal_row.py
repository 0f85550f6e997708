"""Quiet offers above a form: what the passage seems to say; a click or Alt+digit takes one.

Nothing goes when one is taken: it is ticked in its place, and what lies beneath stays where the
next click will be. Another date can still be taken instead.
"""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from khronika.i18n import N_, _
from khronika.ui.editors.proposals import MOST, Proposal
from khronika.ui.style import icons, tokens
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.flow import Flow
from khronika.ui.widgets.small_button import small_button
from khronika.ui.words import cut

_ICONS = {"when": "calendar-days", "place": "map-pin", "person": "user"}
_FIELDS = {"when": N_("date"), "place": N_("place"), "person": N_("person or group")}
_LONGEST = 36


class ProposalRow(QWidget):
    """Shows what is proposed until it is put away; what is taken is ticked."""

    taken = Signal(object)  # Proposal

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.proposals: list[Proposal] = []
        self._buttons: list[QPushButton] = []
        self._flow: Flow | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.GAP)
        caption, away = QLabel(_("From the passage")), small_button(theme, "x", _("Offer nothing"))
        caption.setProperty("look", "caption")
        away.clicked.connect(self._put_away)
        above = QHBoxLayout()
        above.addWidget(caption, 1)
        above.addWidget(away)
        self._column.addLayout(above)
        self._told = QLabel()
        self._told.setProperty("look", "small")
        self._told.setFixedHeight(tokens.ROW)
        self._told.hide()
        self._column.addWidget(self._told)
        self._is_away = False  # put away, though its room is still there
        # Not the buttons' own: those would only be pressed after a tenth of a second.
        for number in range(1, MOST + 1):
            keys = QShortcut(QKeySequence(f"Alt+{number}"), self)
            keys.activated.connect(partial(self._take_number, number))
        self.hide()

    def offer(self, proposals: Sequence[Proposal], *, awaits: bool = False) -> None:
        """Propose these instead. `awaits`: there may be more in a moment, which has its room
        already; if then there is nothing, that is said in it.
        """
        has_room = awaits or not self._told.isHidden()
        self.proposals, self._is_away = list(proposals), False
        self._told.setText("" if awaits else _("Nothing in it is recognised."))
        self._told.setVisible(has_room and not proposals)
        if self._flow is not None:
            self._column.removeWidget(self._flow)
            self._flow.hide()
            self._flow.deleteLater()
        self._flow = Flow()
        self._buttons = [self._button(number, one) for number, one in enumerate(self.proposals, 1)]
        for button in self._buttons:
            self._flow.add(button)
        self._column.addWidget(self._flow)
        self._flow.setVisible(bool(self.proposals))
        self.setVisible(has_room or bool(self.proposals))

    def tick(self, is_said: Callable[[Proposal], bool], after: QWidget | None = None) -> None:
        """Tick what the form says. The keyboard stays among what is left to take; when nothing is
        it goes to `after`.
        """
        left, said = list[QPushButton](), list[QPushButton]()
        for one, button in zip(self.proposals, self._buttons, strict=True):
            is_taken = is_said(one)
            (said if is_taken else left).append(button)
            icons.put(button, "check" if is_taken else _ICONS[one.field], self._theme.colours)
        for button in left:
            button.setEnabled(True)
        target = left[0] if left else after
        if target is not None and any(button.hasFocus() for button in said):
            target.setFocus()
        for button in said:
            button.setEnabled(button.hasFocus())  # what is grey has no keyboard: Qt would choose

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is elsewhere: what was put away leaves no room behind."""
        super().leaveEvent(event)
        if self._is_away:
            self.hide()

    def _put_away(self) -> None:
        """Offer nothing of this passage. What is beneath does not come up under the pointer."""
        self._is_away = True
        self.proposals, self._buttons = [], []
        if not self.underMouse():
            self.hide()
        elif self._flow is not None:
            keeping = self._flow.sizePolicy()
            keeping.setRetainSizeWhenHidden(True)
            self._flow.setSizePolicy(keeping)
            self._flow.hide()

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
        button.clicked.connect(lambda: self._take(one))
        return button

    def _take_number(self, number: int) -> None:
        if number <= len(self.proposals) and self._buttons[number - 1].isEnabled():
            self._take(self.proposals[number - 1])

    def _take(self, one: Proposal) -> None:
        self.taken.emit(one)
