"""Quiet offers above a form: what the passage seems to say; a click or Alt+digit takes one.

What the form says is offered no longer, and comes back if the form says something else. Its room
stays, with all that lies beside where the next click will be, while the pointer is there or whoever
presses its button; and what lies beneath stays while the pointer is anywhere in the form.
"""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from khronika.i18n import N_, _
from khronika.ui.editors.proposal_chip import ProposalChip
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
    """Shows what is proposed until it is taken or put away."""

    taken = Signal(object, bool)  # Proposal, and whether with the pointer

    def __init__(self, theme: Theme, form: QWidget) -> None:
        super().__init__()
        self._theme, self._form = theme, form
        form.installEventFilter(self)
        self.proposals: list[Proposal] = []
        self._buttons: list[ProposalChip] = []
        self._flow: Flow | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.GAP)
        self._caption, away = QLabel(), small_button(theme, "x", _("Offer nothing"))
        self._caption.setProperty("look", "caption")
        away.clicked.connect(self._put_away)
        above = QHBoxLayout()
        above.addWidget(self._caption, 1)
        above.addWidget(away)
        self._column.addLayout(above)
        self._told = QLabel()
        self._told.setProperty("look", "small")
        self._told.setFixedHeight(tokens.ROW)
        self._told.hide()
        self._column.addWidget(self._told)
        self.is_away = False  # put away, though its room may still be there
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
        self.proposals, self.is_away = list(proposals), False
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
        self._say(is_all_taken=False)
        self._flow.setVisible(bool(self.proposals))
        self.setVisible(has_room or bool(self.proposals))

    def leave_out(self, is_said: Callable[[Proposal], bool], after: QWidget | None = None) -> None:
        """Offer only what the form does not say. The keyboard stays among what is left to take;
        when nothing is it goes to `after`.
        """
        left, said = list[ProposalChip](), list[ProposalChip]()
        for one, button in zip(self.proposals, self._buttons, strict=True):
            (said if is_said(one) else left).append(button)
        if self._flow is not None and left:
            self._flow.show()
        for button in left:
            button.setEnabled(True)
            _keep_room(button, on=True)
            button.show()
        target = left[0] if left else after
        if target is not None and any(button.hasFocus() for button in said):
            target.setFocus()
        for button in said:  # what goes has no keyboard: Qt would choose where it is then
            button.setEnabled(button.hasFocus())
            button.setVisible(button.hasFocus())
        self._say(is_all_taken=bool(said) and not left)
        if not self.underMouse():
            self._close_up()

    def _say(self, *, is_all_taken: bool) -> None:
        taken = _("From the passage: all of it is in the form")
        self._caption.setText(taken if is_all_taken else _("From the passage"))

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is elsewhere: what was put away goes."""
        super().leaveEvent(event)
        self._settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The pointer has left the form: nothing in it has to stay where it is."""
        if watched is self._form and event.type() is QEvent.Type.Leave:
            self._settle()
        return super().eventFilter(watched, event)

    def _settle(self) -> None:
        if self.is_away:
            self._go()
        self._close_up()

    def _go(self) -> None:
        _keep_room(self, on=self._form.underMouse())
        self.hide()

    def _close_up(self) -> None:
        """Let what is taken leave no hole among what is not, and no empty line, but under the
        pointer, which may be about to press something beneath.
        """
        for button in self._buttons:
            if button.isHidden():
                _keep_room(button, on=False)
        if (flow := self._flow) is None:
            return
        holds = self._form.underMouse()
        if not holds:
            flow.setMinimumHeight(0)
        elif flow.isVisible():
            flow.setMinimumHeight(flow.height())
        _keep_room(flow, on=holds)
        flow.setVisible(any(not button.isHidden() for button in self._buttons))

    def _put_away(self) -> None:
        """Offer nothing of this passage. What is beneath does not come up under the pointer."""
        self.is_away = True
        self.proposals, self._buttons = [], []
        if not self.underMouse():
            self._go()
        elif self._flow is not None:
            _keep_room(self._flow, on=True)
            self._flow.hide()

    def _button(self, number: int, one: Proposal) -> ProposalChip:
        button = ProposalChip(cut(one.said, _LONGEST), f"Alt+{number}")
        _keep_room(button, on=True)
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
        button.clicked.connect(lambda: self.taken.emit(one, button.is_clicked))
        return button

    def _take_number(self, number: int) -> None:
        if number <= len(self.proposals) and self._buttons[number - 1].isEnabled():
            self.taken.emit(self.proposals[number - 1], False)


def _keep_room(widget: QWidget, *, on: bool) -> None:
    """Let `widget` keep its room while it is hidden, or not."""
    keeping = widget.sizePolicy()
    keeping.setRetainSizeWhenHidden(on)
    widget.setSizePolicy(keeping)
