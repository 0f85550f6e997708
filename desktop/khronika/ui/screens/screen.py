"""What the window asks of every screen, and the screen that most of them are."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from khronika.domain.changed import Changed
from khronika.domain.kinds import Kind, RecordId
from khronika.ui.actions import Actions
from khronika.ui.editors.card import CardForm
from khronika.ui.fields.value_row import ValueRow
from khronika.ui.models.record_rows import RecordRows, Row
from khronika.ui.reader.marks import Span
from khronika.ui.session import Session
from khronika.ui.style import tokens
from khronika.ui.widgets.record_list import RecordList
from khronika.ui.widgets.sheet import Sheet


class Screen(QWidget):
    """One place of the window. `pointed` says that what is pointed at or selected is another."""

    pointed = Signal()
    icon = ""

    def __init__(self, session: Session, title: str) -> None:
        super().__init__()
        self.session, self.title = session, title
        self._stale = True

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

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.freshen()

    def concerns(self, changed: Changed) -> bool:
        """Whether `changed` may alter what is shown here."""
        return True

    def refresh(self) -> None:
        """Read again all that is shown."""

    def selection(self) -> Sequence[RecordId]:
        """Return the records that an action would be about."""
        return ()

    def go(self, record: RecordId, span: Span | None = None) -> bool:
        """Show `record`; return whether it is here."""
        return False

    def find_here(self) -> None:
        """Put the keyboard where one finds something here."""

    def panes(self) -> Sequence[QWidget]:
        """Return the parts that F6 walks through."""
        return ()

    def value(self) -> ValueRow | None:
        """Return the value, shown here, that an action on values would be about."""
        return None

    def keep(self) -> None:
        """Save what is being edited in place: the archive is about to be closed."""

    def new(self) -> None:
        """Begin a new record of this screen's kind."""

    def edit(self) -> None:
        """Begin to edit what is pointed at."""


class ListScreen(Screen):
    """A list of records of one kind, and the one pointed at beside it, shown or edited."""

    kind: Kind
    list_width = tokens.LIST_WIDE
    has_narrow_sheet = False
    kinds: frozenset[Kind] = frozenset(Kind)  # what of the archive is shown here

    def __init__(self, session: Session, title: str, actions: Actions) -> None:
        super().__init__(session, title)
        self.actions_of_window = actions
        rows: RecordRows[Any] = RecordRows(self.fetch, self.row)
        self.list = RecordList(title, rows, session.theme, self.list_width)
        self.right = QStackedWidget()
        self.sheet = self.make_sheet()
        self.right.addWidget(self.sheet)
        self.form: CardForm | None = None
        self.split = QSplitter()
        self.split.addWidget(self.list)
        self.split.addWidget(self.right)
        self.split.setChildrenCollapsible(False)
        self.split.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.split)
        # Arrow keys held down pass over many records: only the one they stop at is read.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._look)
        self.list.pointed.connect(lambda _record: self._soon.start())
        self.list.selected.connect(self._soon.start)
        self.list.opened.connect(self.open_record)
        session.theme.changed.connect(self._look)

    # -- what a kind says of itself -------------------------------------------------------

    def ids(self) -> Sequence[RecordId]:
        """Return the records to list, in order."""
        raise NotImplementedError

    def fetch(self, records: Sequence[RecordId]) -> Mapping[RecordId, Any]:
        """Return those records as values."""
        raise NotImplementedError

    def row(self, value: Any) -> Row:
        """Return how a list shows a value."""
        raise NotImplementedError

    def make_sheet(self) -> Sheet:
        """Return the sheet on which the record pointed at is shown."""
        return Sheet(self.session.theme, self.title, narrow=self.has_narrow_sheet)

    def fill(self, record: RecordId) -> None:
        """Fill the sheet with `record`."""
        raise NotImplementedError

    def open_record(self, record: RecordId) -> None:
        """Do what Enter does on a row: by default, go on into the sheet."""
        self.sheet.begin()

    # -- the screen -----------------------------------------------------------------------

    def concerns(self, changed: Changed) -> bool:
        return changed.touches(*self.kinds)

    def refresh(self) -> None:
        self.list.show_ids(self.ids())
        self._look()

    def selection(self) -> Sequence[RecordId]:
        return self.list.selection()

    def go(self, record: RecordId, span: Span | None = None) -> bool:
        self.freshen()
        self.put_form(None)
        return self.list.point_at(record)

    def find_here(self) -> None:
        self.list.filter.setFocus()
        self.list.filter.selectAll()

    def panes(self) -> Sequence[QWidget]:
        return (self.list.view, self.right)

    def put_form(self, form: CardForm | None) -> None:
        """Show `form` instead of the sheet; None brings the sheet back."""
        if self.form is not None:
            self.right.removeWidget(self.form)
            self.form.deleteLater()
        self.form = form
        if form is not None:
            form.cancelled.connect(self._leave_form)
            self.right.addWidget(form)
            self.right.setCurrentWidget(form)
            form.begin()
        else:
            self._look()

    def _leave_form(self) -> None:
        self.put_form(None)
        self.list.view.setFocus()

    def _look(self) -> None:
        if self.form is not None or not self.isVisible():
            return
        record = self.list.current()
        listed = record is not None and self.list.rows.row_of(record) is not None
        self.show_in_sheet(record if listed else None)
        self.pointed.emit()

    def show_in_sheet(self, record: RecordId | None) -> None:
        """Show `record` beside the list; None empties the page."""
        self.sheet.hold_place(record)
        self.sheet.clear()
        if record is not None:
            self.fill(record)


def has_keyboard(widget: QWidget) -> bool:
    """Whether the keyboard is in `widget` or in something inside it."""
    focused = QApplication.focusWidget()
    return focused is not None and (focused is widget or widget.isAncestorOf(focused))
