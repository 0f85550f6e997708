"""Documents, and the one that is read: tagging, commenting, recording from it."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from khronika.archive.change import Change
from khronika.archive.recording import (
    add_source,
    edit_document,
    edit_passage,
    set_read,
    trash,
)
from khronika.domain.changed import Changed
from khronika.domain.drafts import SourceDraft
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.values import Document, Name
from khronika.i18n import _
from khronika.ui.actions import Actions
from khronika.ui.editors.actors import BadField
from khronika.ui.editors.card import CardForm
from khronika.ui.editors.papers import DocumentForm, NoteForm
from khronika.ui.inspectors.sets import Holding, fill_document
from khronika.ui.models.record_rows import Row
from khronika.ui.models.rows import document_row
from khronika.ui.reader.marks import Span
from khronika.ui.reader.reader import Aim, Reader
from khronika.ui.reader.side import ABOUT
from khronika.ui.screens.actors import in_order
from khronika.ui.screens.drafting import Drafting
from khronika.ui.screens.form_screen import FormScreen, Work
from khronika.ui.screens.picks import picks
from khronika.ui.screens.reading import Reading
from khronika.ui.screens.screen import has_keyboard
from khronika.ui.session import Session
from khronika.ui.style import tokens

_ROOMY = 1500  # from this width on, list, text and form stand side by side


class DocumentScreen(FormScreen):
    """The list of documents, the text pointed at, and beside it passages or a form."""

    kind = Kind.DOCUMENT
    list_width = tokens.LIST
    has_narrow_sheet = True
    icon = "file-text"
    kinds = frozenset({Kind.DOCUMENT, Kind.PASSAGE, Kind.TAG, Kind.SOURCE, Kind.INCIDENT})

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__(session, _("Documents"), actions)
        self.reader = Reader(session.theme, self.sheet)
        self.right.insertWidget(0, self.reader)
        self.right.setCurrentWidget(self.reader)
        self.drafting = Drafting(session, self.reader)
        self.list.add_tool(actions["archive.import"], "file-input")
        self.list.when_empty(
            _("Nothing here yet. Bring in files, drop them on this window, or paste a text."),
            actions["archive.import"],
        )
        self.reading = Reading(session, self.reader, actions)
        self.reader.aimed.connect(self.pointed)
        self.reader.side.turned.connect(self._turned)
        self._about_stale = True
        self.drafting.changed.connect(self._make_room)

    # -- the list -------------------------------------------------------------------------

    def ids(self) -> Sequence[RecordId]:
        return self.session.catalogue.documents.ids()

    def fetch(self, records: Sequence[RecordId]) -> Mapping[RecordId, Document]:
        return self.session.catalogue.documents.many(records)

    def row(self, value: Document) -> Row:
        return document_row(value)

    def open_record(self, record: RecordId) -> None:
        self.reader.text.setFocus()

    def refresh(self) -> None:
        if self.list.rows.total == 0 and (document := self.reading.restore()) is not None:
            self.list.show_ids(self.ids())
            self.list.point_at(document)
        super().refresh()

    def hear(self, changed: Changed) -> None:
        self.reading.hear(changed)
        self._about_stale = True
        super().hear(changed)
        if changed.touches(Kind.AGENT, Kind.PLACE) and self.isVisible():
            self._look()

    def go(self, record: RecordId, span: Span | None = None) -> bool:
        found = super().go(record)
        self.show_current()
        if found and span is not None:
            self.reader.go_to(span)
        return found

    def find_here(self) -> None:
        if has_keyboard(self.reader) and self.reader.document is not None:
            self.reader.find_here()
        else:
            super().find_here()

    def panes(self) -> Sequence[QWidget]:
        beside: QWidget = self.drafting.form or self.reader.list
        return (self.list.view, self.reader.text, beside)

    def selection(self) -> Sequence[RecordId]:
        if has_keyboard(self.reader.list):
            return [passage.id for passage in self.reader.list.picked()]
        aim = self.reader.aim()
        if has_keyboard(self.reader) and aim is not None and aim.passage is not None:
            return [aim.passage.id]
        return super().selection()

    # -- the text -------------------------------------------------------------------------

    def _look(self) -> None:
        if self.form is None and self.isVisible():
            self.show_current()
            self.pointed.emit()

    def show_current(self) -> None:
        """Show the text pointed at; the same one stays where it is."""
        catalogue, record = self.session.catalogue, self.list.current()
        document = catalogue.documents.get(record) if record is not None else None
        if document is None or document.trashed:
            self.reading.leave()
            self.reader.show_document(None, "", ())
            return
        if self.reader.document is not None and self.reader.document.id == document.id:
            self.reader.describe(document)
            self.reading.show(document.id)
        else:
            self.reading.leave()
            passages = catalogue.passages.of_document(document.id)
            body, at = catalogue.documents.body(document.id), self.reading.line_of(document.id)
            self.reader.show_document(document, body, passages, at)
            self.reading.begin()
            self.drafting.beside(document)
            self._about_stale = True
        self._turned(self.reader.side.page)

    def _turned(self, page: int) -> None:
        """Fill the page about the document when it is looked at."""
        if page == ABOUT and self._about_stale and self.reader.document is not None:
            self._about_stale = False
            self._about(self.reader.document)

    def _about(self, document: Document) -> None:
        catalogue = self.session.catalogue
        incidents = in_order(catalogue, catalogue.incidents.of_document(document.id))
        holding = Holding(incidents=incidents, notes=catalogue.records.notes_of(document.id))
        self.sheet.hold_place(document.id)
        self.sheet.clear()
        fill_document(self.sheet, document, holding, self.session.open)

    # -- marking --------------------------------------------------------------------------

    def ask_tag(self) -> None:
        """Ask for a tag for what is selected."""
        if (aim := self.reader.aim()) is not None:
            self.reader.ask_tag(aim, self.session.catalogue.tags.all())

    def give_recent(self, number: int) -> None:
        """Give the selection the tag that was used `number`th last."""
        recent = self.session.catalogue.tags.recent()
        if number <= len(recent):
            self.reading.give(recent[number - 1])

    def unmark(self) -> None:
        """Take the marks of the passages away; it can be undone."""
        aim, listed = self.reader.aim(), self.reader.list
        picked = [one.id for one in listed.picked()] if has_keyboard(listed) else []
        if not picked and aim is not None and aim.passage is not None:
            picked = [aim.passage.id]
        if picked:
            self.reading.settle()
            self.session.write("trash", lambda change: trash(change, picked))

    def turn_important(self) -> None:
        """Mark the passage as important, or no longer."""
        if (aim := self.reader.aim()) is not None:
            wanted = not (aim.passage and aim.passage.important)
            self.reading.on_passage(
                aim, "edit-passage", lambda c, p: edit_passage(c, p, important=wanted)
            )

    def comment(self) -> None:
        """Write a comment on the passage, in a form beside the text."""
        if (aim := self.reader.aim()) is None:
            return
        said = aim.passage.comment if aim.passage else None
        form = NoteForm(self.session.theme, _("Comment on the passage"), said or "")
        form.cancelled.connect(self._end_comment)
        form.saved.connect(partial(self._save_comment, form, aim))
        self.reader.put_beside(form)
        form.begin()

    def turn_read(self) -> None:
        """Mark the document as read, or as unread again."""
        if (document := self.reader.document) is not None:
            read = not document.read
            self.session.write("mark-read", lambda change: set_read(change, [document.id], read))

    def _save_comment(self, form: NoteForm, aim: Aim) -> None:
        text = form.text.toPlainText()
        self.reading.on_passage(aim, "edit-passage", lambda c, p: edit_passage(c, p, comment=text))
        self._end_comment()

    def _end_comment(self) -> None:
        self.reader.put_beside(self.drafting.form)
        self.reader.text.setFocus()

    # -- editing --------------------------------------------------------------------------

    def edit(self) -> None:
        record = self.list.current()
        document = self.session.catalogue.documents.get(record) if record is not None else None
        if document is not None:
            sources = picks(self.session.catalogue, self.session.catalogue.sources.ids())
            form = DocumentForm(self.session.theme, sources, document)
            self.put_form_of(form, partial(self._writing, form, document.id))

    def new(self) -> None:
        self.actions_of_window["archive.import"].trigger()

    def put_form(self, form: CardForm | None) -> None:
        super().put_form(form)
        if form is None:
            self.right.setCurrentWidget(self.reader)

    def _writing(self, form: DocumentForm, record: RecordId) -> tuple[str, Work]:
        fields, publisher = form.fields(), form.publisher.pick()
        if not fields["title"].strip():
            raise BadField(_("A title is missing."))

        def work(change: Change) -> RecordId:
            said = publisher.record
            if publisher and said is None:
                said = add_source(change, SourceDraft(names=(Name(text=publisher.text),)))
            edit_document(change, record, publisher=said, **fields)
            return record

        return "edit-document", work

    # -- room -----------------------------------------------------------------------------

    def _make_room(self) -> None:
        """In a narrow window the list gives way to the form."""
        self.list.setVisible(self.drafting.form is None or self.width() >= _ROOMY)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()
