"""An incident, read and edited in one place: every value with its grade and what it rests on."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from khronika.archive.recording import tag, untag
from khronika.domain.kinds import RecordId
from khronika.domain.values import Tag
from khronika.i18n import _
from khronika.ui.fields.acts import Shown
from khronika.ui.fields.claim_field import ClaimField
from khronika.ui.fields.editor import FieldEditor
from khronika.ui.fields.value_row import ValueRow
from khronika.ui.inspectors.beside import read_case
from khronika.ui.inspectors.incident_page import CAPTIONS, IncidentPage
from khronika.ui.inspectors.writing import Writing
from khronika.ui.session import Session
from khronika.ui.widgets.sheet import Sheet

_A_WHILE = 0.02  # seconds of filling the page between two looks at what the person does
UNFOLDED = "incident.quotations"  # the key, inside the archive: whether quotations are shown


class IncidentInspector(Sheet):
    """Shows one incident at a time; what is edited in it is written at once, a change a value.

    While something is being edited the page is not drawn anew: that waits until it is left.
    """

    history_asked = Signal()
    pointed = Signal()  # another value is the one that the keys are about

    def __init__(
        self,
        session: Session,
        name: str,
        *,
        can_edit: Callable[[], bool] = lambda: True,
        narrow: bool = False,
    ) -> None:
        """`can_edit` is asked before anything is opened for editing or taken away."""
        self._rows: dict[str, ValueRow] = {}
        self._open: set[str | int] = set()
        self._page: IncidentPage | None = None
        self._shown: RecordId | None = None
        self._key = self._back_to = ""
        self._stale = False
        super().__init__(session.theme, name, narrow=narrow)
        self._session, self._can_edit = session, can_edit
        self._unfolded: set[str] = set()
        self.all_unfolded = bool(session.archive.state(UNFOLDED))
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._fill_some)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._again)

    # -- what is shown --------------------------------------------------------------------

    def look_at(self, record: RecordId) -> None:
        """Show `record`; the one that is shown already stays where it was scrolled to."""
        same = record == self._shown
        if same and self.is_editing:
            self._stale = True
            return
        if not same:
            self.keep()  # what waits there for an answer; it would be gone with the page
        had_keyboard, order = same and self._has_keyboard(), list(self._rows)
        if not same:
            self._key, self._unfolded = "", set()
        self.hold_place(record)
        self.clear()
        read = read_case(self._session.catalogue, record)
        if read is None:
            return
        self._shown = record
        writing = Writing(self._session, record, self._can_edit, self._begin)
        self._page = IncidentPage(self, self, read, writing, self._session.open)
        self._put_on(self._page.begin)
        if same:
            self.fill()
        else:
            self._later.start()
        if had_keyboard:
            self._return_keyboard(order)
        self.pointed.emit()

    def fill(self) -> None:
        """Put all of the rest on the page at once."""
        self._later.stop()
        if self._page is not None and self._page.is_unfinished:
            self._put_on(self._page.fill)

    def _fill_some(self) -> None:
        """Put some of the rest on the page: while arrow keys are held down nobody waits for it."""
        if self._page is not None and self._page.fill(_A_WHILE):
            self._later.start()

    def _put_on(self, part: Callable[[], object]) -> None:
        """Let `part` be shown at once when all of it is there, not widget by widget."""
        if (paper := self.widget()) is not None:
            paper.hide()
            part()
            paper.show()

    def clear(self) -> None:
        """Begin an empty page."""
        if self._open:
            for row in self.findChildren(ValueRow):
                row.let_go()
        self._rows, self._open, self._stale = {}, set(), False
        self._page = self._shown = None
        super().clear()

    @property
    def is_filled(self) -> bool:
        """Whether all of the incident is on the page; that takes a few turns."""
        return self._page is None or not self._page.is_unfinished

    @property
    def is_editing(self) -> bool:
        """Whether an editor stands open."""
        return bool(self._open)

    @property
    def at(self) -> ValueRow | None:
        """The value that the keyboard is on, or was on last."""
        return self._rows.get(self._key)

    def edit_here(self) -> bool:
        """Edit the value that the keyboard is on, or state the one whose offer it is on; return
        whether it is on any.
        """
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            return False
        if self._page is not None and self._page.take_offer(focused):
            return True
        row = next((one for one in self._rows.values() if one.isAncestorOf(focused)), None)
        if row is None and self._page is not None:
            row = self._page.below(focused)
        if row is not None:
            row.edit()
        return row is not None

    @property
    def values(self) -> Mapping[str, ValueRow]:
        """The values on the page by their keys, top to bottom."""
        return self._rows

    def keep(self) -> None:
        """Save what is being edited, as going elsewhere would."""
        for row in self.findChildren(ValueRow):
            row.save(at_once=True)

    # -- rows -----------------------------------------------------------------------------

    def listen(self, row: ValueRow) -> None:
        """Hear when a value of the page is edited, pointed at or unfolded."""
        key = row.shown.key
        if key:
            self._rows[key] = row
        row.focused.connect(partial(self._be_at, key))
        row.edited.connect(partial(self._edited, row))
        row.folded.connect(partial(self.fold, key))

    def fold(self, key: str, opened: bool) -> None:
        """Remember that what `key` rests on is unfolded."""
        (self._unfolded.add if opened else self._unfolded.discard)(key)

    def is_folded(self, key: str) -> bool:
        """Whether what `key` rests on is to be folded."""
        return not self.all_unfolded and key not in self._unfolded

    def turn_all(self) -> None:
        """Show all quotations, or fold them all; kept inside the archive."""
        self.all_unfolded = not self.all_unfolded
        self._unfolded = set()
        self._session.keep_state(UNFOLDED, self.all_unfolded)
        self._soon.start()

    def _be_at(self, key: str) -> None:
        if key and key != self._key:
            self._key = key
            self.pointed.emit()

    def _edited(self, row: ValueRow, editing: bool) -> None:
        if editing:
            self._open.add(id(row))
            QTimer.singleShot(0, self, self._see_editor)
            return
        self._open.discard(id(row))
        if row.written:
            self._back_to = row.written
        if not self._open and (self._stale or row.is_new):
            self._soon.start()

    def _see_editor(self) -> None:
        """Scroll so far that all lines of the editor that has the keyboard are seen."""
        part = QApplication.focusWidget()
        while part is not None and not isinstance(part, FieldEditor):
            part = part.parentWidget()
        if part is not None and self.isAncestorOf(part):
            self.ensureWidgetVisible(part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is being edited stays in view."""
        super().resizeEvent(event)
        if self._open:
            QTimer.singleShot(0, self, self._see_editor)

    def note_editing(self, key: str, editing: bool) -> None:
        """Hear that something that is no value is edited, such as a citation of the whole."""
        (self._open.add if editing else self._open.discard)(key)
        if editing:
            QTimer.singleShot(0, self, self._see_editor)
        if not self._open and self._stale:
            self._soon.start()

    def show_history(self) -> None:
        """Ask for the history of the archive."""
        self.history_asked.emit()

    def _again(self) -> None:
        if self._shown is not None and not self.is_editing:
            self.look_at(self._shown)

    # -- stating more ---------------------------------------------------------------------

    def _begin(self, what: str, of: RecordId | None) -> None:
        """Open the editor of one more value, or of a citation of the value `of`."""
        if self._page is None or not self._can_edit():
            return
        self.fill()
        acts = self._page.new(what, of)
        row = self._page.row(_(CAPTIONS[what]), Shown(key="", said=""), acts)
        holder: QWidget = row
        if what == "cite" and of is not None and str(of) in self._rows:
            self._rows[str(of)].column.addWidget(row)
        else:
            holder = ClaimField(self.theme, _(CAPTIONS[what]), [row], narrow=self.narrow)
            self._page.put_new(holder)
        row.edit()

    # -- tags, history --------------------------------------------------------------------

    def give_tag(self, path: str) -> None:
        """Put the tag at `path` on the incident."""
        if (record := self._shown) is not None:
            self._session.write("tag-record", lambda change: tag(change, record, path))

    def take_tag(self, gone: Tag) -> None:
        """Take a tag off the incident."""
        if (record := self._shown) is not None:
            self._session.write("untag", lambda change: untag(change, record, gone.id))

    # -- the keyboard ---------------------------------------------------------------------

    def _has_keyboard(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _return_keyboard(self, order: list[str]) -> None:
        """Put the keyboard where it was; where that is gone, on what stood next to it."""
        wanted, self._back_to = self._back_to or self._key, ""
        if wanted not in self._rows and wanted in order:
            place = order.index(wanted)
            near = (*order[place + 1 :], *reversed(order[:place]))
            wanted = next((key for key in near if key in self._rows), "")
        row = self._rows.get(wanted)
        if row is not None:
            row.line.setFocus()
        else:
            self.begin()
