"""The screen that most are: a list of records of one kind, and the one pointed at beside it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from khronika.archive.recording import note
from khronika.domain.changed import Changed
from khronika.domain.filters import Facet, Filter
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.ways import Way
from khronika.i18n import _
from khronika.ui.actions import WHY_HIDDEN, Actions
from khronika.ui.editors.card import CardForm
from khronika.ui.editors.papers import NoteForm
from khronika.ui.filtering.bar import FilterBar
from khronika.ui.filtering.narrowing import ORDERS
from khronika.ui.filtering.sort_button import SortButton
from khronika.ui.models.record_rows import RecordRows, Row
from khronika.ui.reader.marks import Span
from khronika.ui.screens.form_draft import FormDraft, Kept
from khronika.ui.screens.screen import Screen, State, has_keyboard
from khronika.ui.session import Session
from khronika.ui.style import tokens
from khronika.ui.widgets.record_list import RecordList
from khronika.ui.widgets.sheet import Sheet
from khronika.ui.widgets.splits import Splits

_WIDEST = tokens.LIST_WIDE + tokens.LIST_WIDE // 4  # pixels


class ListScreen(Screen):
    """A list of records of one kind, and the one pointed at beside it, shown or edited."""

    kind: Kind
    list_width = tokens.LIST_WIDE  # pixels, at least
    list_share = 0.3  # of the width, where there is so much of it
    has_narrow_sheet = False
    show_filtered: Callable[[Facet, RecordId], object] | None = None  # all incidents of a record
    kinds: frozenset[Kind] = frozenset(Kind)  # what of the archive is shown here

    def __init__(self, session: Session, title: str, actions: Actions) -> None:
        super().__init__(session, title)
        self.actions_of_window = actions
        rows: RecordRows[Any] = RecordRows(self.fetch, self.row)
        bar = self._bar(title) if self.words_of else None
        if self.words_of and self.kind in ORDERS:
            rows.narrowed_by(self._way)
        self.list = RecordList(title, rows, session.theme, self.list_width, bar, session.others)
        self.list.when_nothing_matches(actions["edit.unfilter"])
        self.sort_button: SortButton | None = None
        if self.words_of and self.kind in ORDERS:
            self.sort_button = SortButton(session.theme, session.narrowing, self.kind)
            self.list.add_button(self.sort_button)
        self.right = QStackedWidget()
        self.sheet = self.make_sheet()
        self.right.addWidget(self.sheet)
        self._under: QWidget = self.sheet  # the page on which the form lies
        self.form: CardForm | None = None
        self._asked_at: QWidget | None = None  # where the keyboard was when the form was asked for,
        self._asked_on = ""  # and what that was called, if it was a part of the page
        self._was_listed = self._was_prepared = False
        self._ahead: RecordId | None = None  # whose page was filled before anybody looked
        self._by = session.narrowing.filter.of(self.words_of)  # what narrows the list
        self._marks = False  # it is another, and nothing was taken away from it since
        self.draft = FormDraft(session, f"form:{type(self).__name__}", self)
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
        self.list.menu_wanted.connect(self.menu_wanted)
        self.list.thrown.connect(self.thrown)
        session.theme.changed.connect(self._look)
        self._splits = Splits(self.split, session, type(self).__name__)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads from the page back to the list it was opened from."""
        if event.key() == Qt.Key.Key_Escape and has_keyboard(self.sheet):
            self.list.entry.setFocus()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let titles have their part of a wide window, until somebody pulls the line between."""
        super().resizeEvent(event)
        wide = min(_WIDEST, max(self.list_width, int(self.list_share * self.width())))
        if not self._splits.is_put and not self.list.isHidden():
            self.split.setSizes([wide, max(1, self.width() - wide)])

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

    def open_selected(self) -> None:
        if (record := self.list.current()) is not None:
            if self._soon.isActive():  # there must be a page to go on into
                self._soon.stop()
                self._look()
            self.open_record(record)

    # -- the screen -----------------------------------------------------------------------

    def prepare(self) -> bool:
        """Read the list, then the page beside it: at first no query finds anything in the cache."""
        if self.isVisible() or self._was_prepared:
            return False
        if not self._was_listed:
            self.freshen()
            return True
        self._was_prepared = True
        if not self._stale and (first := self.first_shown()) is not None:
            self._ahead = first
            self.show_in_sheet(first)
        return True

    def first_shown(self) -> RecordId | None:
        """Return what is pointed at when this is shown: where one was, or the first of the list."""
        rows, kept = self.list.rows, (self._kept or {}).get("record")
        if kept is not None and rows.row_of(kept) is not None:
            return RecordId(kept)
        return rows.ids[0] if rows.ids else None

    def concerns(self, changed: Changed) -> bool:
        return changed.touches(*self.kinds)

    def refresh(self) -> None:
        """List; the first time the rows are seen before the page beside them is filled."""
        self._ahead = None
        self._list()
        if self._was_listed:
            self._look()
        else:
            self._was_listed = True
            self._soon.start()

    def _list(self) -> None:
        """List what the filter lets through. A list that narrows itself shows those of all."""
        narrowing = self.session.narrowing
        found = narrowing.ids(self.kind, self.words_of) if self.words_of else None
        if self.words_of and self.kind not in ORDERS:
            self.list.narrow(narrowing.filter.of(self.words_of).text)
        if found is None:
            self.list.show_ids(self.ids())
        elif self.kind in ORDERS:
            self.list.show_ids(found, of=narrowing.total(self.kind))
        else:
            every, held = self.ids(), set(found)
            self.list.show_ids([one for one in every if one in held], of=len(every))
        if self.sort_button is not None:
            self.sort_button.setVisible(self.list.rows.total > 0)

    # -- narrowing ------------------------------------------------------------------------

    def _bar(self, title: str) -> FilterBar:
        narrowing = self.session.narrowing
        bar = FilterBar(self.session.theme, title, narrowing.about(self.kind))
        bar.wanted.connect(lambda wanted: narrowing.filter.put(self.words_of, wanted))
        narrowing.changed.connect(self._narrow)
        bar.show_filter(narrowing.filter.of(self.words_of))
        return bar

    def _way(self, record: RecordId) -> Way:
        return self.session.narrowing.way(self.kind, self.words_of, record)

    def _narrow(self) -> None:
        before, self._by = self._by, self.session.narrowing.filter.of(self.words_of)
        self._marks = self._marks or self._by != before
        if self.list.bar is not None:
            self.list.bar.show_filter(self.session.narrowing.filter.of(self.words_of))
        if self.isVisible():
            self._list()
            # What the keyboard was on may be gone. Where records have gone instead, whoever took
            # them away marks the next.
            if self._marks and self.list.view.hasFocus():
                self.list.view.mark_one()
            self._soon.start()
        else:
            self._stale = True

    def filter_here(self) -> None:
        if self.list.bar is not None:
            self.list.bar.ask()
        else:
            self.find_here()

    @property
    def is_filled_in(self) -> bool:
        return self.form is not None

    def selection(self) -> Sequence[RecordId]:
        return self.list.selection()

    def pointed_at(self) -> RecordId | None:
        return self.list.current()

    def go_on_without(self, going: Collection[RecordId]) -> Callable[[], object]:
        """Return what marks, once `going` have left the list, the row that comes in their place."""
        self._marks = False
        follows, gone, listed = self.list.beside(going), frozenset(going), self.list

        def mark() -> None:
            if follows is not None and gone.issuperset(listed.selection()):
                listed.point_at(follows)

        return mark

    def go(self, record: RecordId, span: Span | None = None) -> bool:
        self.freshen()
        self.put_form(None)
        if self.list.rows.row_of(record) is None and self.words_of:
            self.session.narrowing.filter.put(self.words_of, Filter())  # it hides what is asked for
        return self.list.point_at(record)

    def carry(self, record: RecordId) -> None:
        if self.form is None and self.list.rows.row_of(record) is not None:
            self.list.point_at(record)

    def find_here(self) -> None:
        self.list.find_here()

    def panes(self) -> Sequence[QWidget]:
        return (self.list.entry, self.right)

    def put_form(self, form: CardForm | None) -> None:
        """Show `form` instead of the sheet; None brings the sheet back, its draft forgotten.

        While names are hidden no form opens: it would hold shades, and write them.
        """
        if form is not None and self.session.hides_names:
            self.session.tools.notices.say(_(WHY_HIDDEN))
            return
        if self.form is not None:
            self.draft.forget()
        elif form is not None:
            self._asked_at, self._asked_on = QApplication.focusWidget(), self.sheet.keyboard_on
        self._exchange(form)

    def _exchange(self, form: CardForm | None) -> None:
        if self.form is not None:
            self.session.hush.begin()
            self.right.removeWidget(self.form)
            # Else the page that was added last comes up, whatever that is. Shown while the form has
            # the keyboard it would be handed that, and not let go of it.
            self.right.setCurrentWidget(self._under)
            self.form.deleteLater()
        self.form = form
        if form is not None:
            self._under = self.right.currentWidget() or self.sheet
            self.draft.watch(form)
            form.cancelled.connect(self._give_up_form)
            self.right.addWidget(form)
            self.right.setCurrentWidget(form)
            form.begin()
            self.pointed.emit()
        else:
            self._look()

    # -- coming back, hiding names --------------------------------------------------------

    def state(self) -> State:
        words = "" if self.list.bar is not None else self.list.filter.text()
        return {"record": self.list.current(), "narrowed": words}

    def restore(self, state: State) -> None:
        if self.list.bar is None:
            self.list.filter.setText(state.get("narrowed", ""))
        if (record := state.get("record")) is not None:
            self.list.point_at(RecordId(record))
        self.take_up_form()

    def keep_draft(self) -> None:
        self.draft.keep()

    def look_again(self) -> None:
        """Forms are put away while names are hidden: what they hold is what is recorded."""
        if self.session.hides_names and self.form is not None:
            self.draft.put_away()
            self._exchange(None)
        self.sheet.clear()
        self._ahead = None
        self.list.show_ids(self.list.rows.all_ids)
        super().look_again()
        if self._kept is None and not self.session.hides_names:
            self.take_up_form()

    def take_up_form(self) -> None:
        """Open the form that was put away, or that was open when the archive was locked."""
        if (kept := self.draft.kept()) is not None:
            self._open_as(kept)

    def _open_as(self, kept: Kept) -> None:
        """Open the form that `kept` was typed into, as it was."""
        if self.form is None and not self.session.hides_names:
            self.open_form(kept["origin"])
            self.draft.put_back(kept)

    def open_form(self, origin: State) -> None:
        """Open the form that is about `origin`, if that is still there."""
        if "note" in origin:
            self.begin_note(RecordId(origin["note"]))

    def begin_note(self, about: RecordId) -> None:
        """Write a note about a record, where the sheet is."""
        if (named := self.session.catalogue.records.named([about]).get(about)) is None:
            return
        heading = _("Note about “{title}”").format(title=named.title)
        form = NoteForm(self.session.theme, heading)
        form.origin = {"note": about}
        form.saved.connect(partial(self._save_note, form, about))
        self.put_form(form)

    def _save_note(self, form: NoteForm, about: RecordId) -> None:
        text = form.text.toPlainText()
        if not text.strip():
            form.complain(_("The note is empty."))
            return
        self._leave_form()
        self.session.write("add-note", lambda change: note(change, about, text))

    def _give_up_form(self) -> None:
        unsaved = self.draft.unsaved()
        self._leave_form()
        self.draft.offer(unsaved, self._open_as)

    def _leave_form(self) -> None:
        self.put_form(None)
        self.return_keyboard()

    def return_keyboard(self) -> None:
        """Put the keyboard, as a form is closed, where it was when the form was asked for: on the
        same part of the page, which is another page now; else into the list.
        """
        last, on, self._asked_at, self._asked_on = self._asked_at, self._asked_on, None, ""
        if on and self.sheet.come_back(on):
            return
        is_here = last is not None and isValid(last) and self.isAncestorOf(last)
        (last if last is not None and is_here and last.isVisible() else self.list.view).setFocus()

    def _look(self) -> None:
        if self.form is not None or not self.isVisible():
            return
        record = self.list.current()
        if self.sheet.is_written_in(record):
            return
        listed = record is not None and self.list.rows.row_of(record) is not None
        if record is None or record != self._ahead:
            self.show_in_sheet(record if listed else None)
        self._ahead = None
        self.pointed.emit()

    def show_in_sheet(self, record: RecordId | None) -> None:
        """Show `record` beside the list; None empties the page."""
        self.sheet.hold_place(record)
        self.sheet.clear()
        self.sheet.on_title = self.edit if self._edits else None
        if record is not None:
            self.fill(record)
        else:
            self.say_nothing_chosen()

    @property
    def _edits(self) -> bool:
        """Whether there is an editor here for what is pointed at, and it may be opened now."""
        has_editor = type(self).edit is not Screen.edit
        return has_editor and not self.session.hides_names

    def say_nothing_chosen(self) -> None:
        """Say on the empty page what fills it, if there is anything to choose."""
        if self.list.rows.ids:
            self.sheet.words(_("Choose something in the list to see it here."), "quiet")
            self.sheet.finish()
