"""What the window asks of every screen."""

import json
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from khronika.domain.changed import Changed
from khronika.domain.kinds import RecordId
from khronika.ui.actions import Needs
from khronika.ui.fields.value_row import ValueRow
from khronika.ui.reader.marks import Span
from khronika.ui.session import Session
from khronika.ui.widgets.reading_order import enter
from khronika.ui.widgets.record_menu import COMMON

State = dict[str, Any]  # what a screen comes back to, as JSON


class Screen(QWidget):
    """One place of the window. `pointed` says that what is pointed at or selected is another."""

    pointed = Signal()
    menu_wanted = Signal(object)  # QPoint, global: what can be done with what is selected?
    thrown = Signal()  # what is selected is to go into the trash
    icon = ""
    words_of = ""  # whose words narrow it, of the places that share them; "": it has no filter
    menu: tuple[str, ...] = COMMON  # the actions of that menu

    def __init__(self, session: Session, title: str) -> None:
        super().__init__()
        self.session, self.title = session, title
        self._stale = True
        self._kept: State | None = None

    def hear(self, changed: Changed) -> None:
        """Something was written: draw it now, or when this screen is looked at next."""
        if not self.concerns(changed):
            return
        self._stale = True
        if self.isVisible():
            self.freshen()

    def freshen(self) -> None:
        """Draw what has changed since this was looked at last."""
        if self._stale:
            self._stale = False
            self.refresh()

    def prepare(self) -> bool:
        """Read ahead, while nobody looks, a part of what the first visit will show.

        Return whether there was anything to do; it is asked again until there is not.
        """
        return False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.freshen()
        self._resume()

    # -- coming back ----------------------------------------------------------------------

    def state(self) -> State:
        """Return where the person is on this screen, as JSON for `restore`."""
        return {}

    def restore(self, state: State) -> None:
        """Bring the person back to where `state` says; what is no longer there is passed over."""

    def resume(self, state: State) -> None:
        """Bring the person back as soon as this screen is shown."""
        self._kept = state
        if self.isVisible():
            self._resume()

    def forget_kept(self) -> None:
        """One has begun something else here: what was still to be come back to is given up."""
        self._kept = None

    def whereabouts(self) -> State:
        """Return `state`, or what is still to be resumed: this screen was not looked at."""
        return self.state() if self._kept is None else self._kept

    def keep_draft(self) -> None:
        """Keep what is being typed inside the archive."""

    def _resume(self) -> None:
        """Come back, unless what one comes back to is a name that is hidden now."""
        if (state := self._kept) is None:
            return
        if self.session.names_somebody(json.dumps(state, ensure_ascii=False)):
            return
        self._kept = None
        self.restore(state)

    # -- hiding names ---------------------------------------------------------------------

    def look_again(self) -> None:
        """Names were hidden or are shown again: nothing drawn before may stay."""
        self._stale = True
        if self.isVisible():
            self.freshen()
            self._resume()

    # -- what a screen says of itself -----------------------------------------------------

    def concerns(self, changed: Changed) -> bool:
        """Whether `changed` may alter what is shown here."""
        return True

    def refresh(self) -> None:
        """Read again all that is shown."""

    def makes_possible(self) -> Needs:
        """Return what is the case, while this screen is shown, that is not the case elsewhere."""
        return Needs.NOTHING

    @property
    def is_filled_in(self) -> bool:
        """Whether a form is open here, which Ctrl+Enter saves from anywhere."""
        return False

    def selection(self) -> Sequence[RecordId]:
        """Return the records that an action would be about."""
        return ()

    def pointed_at(self) -> RecordId | None:
        """Return the record whose page is shown, selected or not."""
        return None

    def go(self, record: RecordId, span: Span | None = None) -> bool:
        """Show `record`; return whether it is here."""
        return False

    def carry(self, record: RecordId) -> None:
        """Point at `record`, which was pointed at on another screen of its kind, if it is here."""

    def find_here(self) -> None:
        """Put the keyboard where one finds something here."""

    def step_found(self, by: int) -> None:
        """Go to the next of what was found here (1), or the one before (-1)."""

    def filter_here(self) -> None:
        """Open what narrows the list here."""

    def panes(self) -> Sequence[QWidget]:
        """Return the parts that F6 walks through."""
        return ()

    def enter(self, pane: QWidget) -> None:
        """Put the keyboard into `pane`, to which F6 came."""
        enter(pane)

    def take_keyboard(self) -> None:
        """Have the keyboard where one begins here: in the first part that is to be seen."""
        panes = self.panes()
        if panes:
            next((one for one in panes if one.isVisible()), panes[0]).setFocus()

    def come_again(self) -> None:
        """Somebody who is here asks for this place."""
        self.take_keyboard()

    def come_back(self, record: RecordId | None) -> None:
        """Somebody is here again, who pointed at `record` as they left."""
        if record is not None:
            self.go(record)

    def value(self) -> ValueRow | None:
        """Return the value, shown here, that an action on values would be about."""
        return None

    def keep(self) -> None:
        """Save what is being edited in place: the archive is about to be closed."""

    def new(self) -> None:
        """Begin a new record of this screen's kind."""

    def edit(self) -> None:
        """Begin to edit what is pointed at."""

    def open_selected(self) -> None:
        """Do with what is pointed at what Enter does: put the keyboard into what it shows."""

    def relate(self) -> None:
        """Begin to tie what is pointed at to another record."""


def had_keyboard(widget: QWidget) -> QWidget | None:
    """Return what in `widget` has the keyboard, or had it last, if it can be seen now."""
    last: object = widget.focusWidget()  # None where there is none, which its stubs do not know
    return last if isinstance(last, QWidget) and last.isVisible() else None


def has_keyboard(widget: QWidget) -> bool:
    """Whether the keyboard is in `widget` or in something inside it."""
    focused = QApplication.focusWidget()
    return focused is not None and (focused is widget or widget.isAncestorOf(focused))
