"""Documents, and the one that is read: tagging, commenting, recording from it."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
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
from khronika.domain.date_words import parse_when
from khronika.domain.dates import UNKNOWN
from khronika.domain.drafts import SourceDraft
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.values import Document, Name, Passage
from khronika.domain.ways import Mark
from khronika.i18n import _
from khronika.ui.actions import Actions
from khronika.ui.editors.actors import BadField
from khronika.ui.editors.card import CardForm
from khronika.ui.editors.papers import DocumentForm, NoteForm
from khronika.ui.finding.in_text import InText
from khronika.ui.inspectors.sets import DocumentHands, Holding, fill_document
from khronika.ui.jobs import Job
from khronika.ui.models.record_rows import Row
from khronika.ui.models.rows import document_row
from khronika.ui.reader.marks import Span
from khronika.ui.reader.reader import Aim, Reader
from khronika.ui.reader.side import ABOUT
from khronika.ui.screens.actors import in_order
from khronika.ui.screens.drafting import Drafting
from khronika.ui.screens.form_draft import FormDraft
from khronika.ui.screens.form_screen import FormScreen, Work
from khronika.ui.screens.picks import picks
from khronika.ui.screens.reading import Reading
from khronika.ui.screens.screen import State, has_keyboard
from khronika.ui.session import Session
from khronika.ui.style import tokens
from khronika.ui.widgets.in_place import InPlace

_HIDDEN_AT_ONCE = 50_000  # code points of a text in which names are hidden without waiting
_ROOMY = 1500  # from this width on, list, text and form stand side by side


class DocumentScreen(FormScreen):
    """The list of documents, the text pointed at, and beside it passages or a form."""

    kind = Kind.DOCUMENT
    words_of = "documents"
    list_width = tokens.LIST
    list_share = 0.24  # text and passages stand beside it
    has_narrow_sheet = True
    icon = "file-text"
    kinds = frozenset({Kind.DOCUMENT, Kind.PASSAGE, Kind.TAG, Kind.SOURCE, Kind.INCIDENT})

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__(session, _("Documents"), actions)
        self.reader = Reader(session.theme, self.sheet)
        self.right.insertWidget(0, self.reader)
        self.right.setCurrentWidget(self.reader)
        self._drawn: RecordId | None = None  # whose text the reader shows
        self._following: Sequence[Mark] = ()  # what to light in it when it comes
        self._sought: Span | None = None  # what in it the person is to be brought to,
        self._top: int | None = None  # and which code point is to stand on top
        self._back = QTimer(self, singleShot=True, interval=0)
        self._back.timeout.connect(self._come_back_laid_out)
        self.comment_draft = FormDraft(session, "form:comment", self)
        self.drafting = Drafting(session, self.reader)
        self.list.add_tool(actions["archive.import"], "file-input")
        self.list.when_empty(
            _("Nothing here yet. Bring in files, drop them on this window, or paste a text."),
            actions["archive.import"],
        )
        self.reading = Reading(session, self.reader, actions)
        self._in_text = InText(session, self.reader)
        self.reader.aimed.connect(self.pointed)
        self.reader.read.clicked.connect(self.turn_read)
        self.reader.side.turned.connect(self._turned)
        self._about_stale = True
        self._stated: dict[str, InPlace] = {}  # the lines of that page that can be written over
        self.drafting.changed.connect(self._make_room)

    # -- the list -------------------------------------------------------------------------

    def ids(self) -> Sequence[RecordId]:
        return self.session.catalogue.documents.ids()

    def fetch(self, records: Sequence[RecordId]) -> Mapping[RecordId, Document]:
        return self.session.catalogue.documents.many(records)

    def row(self, value: Document) -> Row:
        return document_row(value)

    def first_shown(self) -> RecordId | None:
        """Nothing: a text is laid out for the width it is read at."""
        return None

    def open_record(self, record: RecordId) -> None:
        self.reader.text.setFocus()

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
            self._sought, self._top = span, None
            self._come_back_laid_out()
        return found

    def follow(self, words: str, *, exact: bool) -> None:
        """Light, in the text that was just opened, what a search for `words` finds in it.

        Looked for behind: in long texts that takes a moment.
        """
        archive, document = self.session.archive, self._drawn
        if document is None:
            return

        def look(_job: Job) -> Sequence[Mark]:
            # As it is shown: no light falls on where a hidden name stands.
            body = self.session.shown(archive.catalogue.documents.body(document))
            return archive.catalogue.search.sought(words, exact=exact).marks(body)

        def show(marks: Sequence[Mark]) -> None:
            if self._drawn != document:
                return
            if self.reader.words(Span(0, 1)):
                self.reader.searching.follow(marks)
            else:
                self._following = marks  # the text is still to come

        self.session.behind(_("Find"), look, show)

    def find_here(self) -> None:
        """Find in the list where the keyboard is there, else or when pressed again in the text."""
        here = has_keyboard(self.reader) or self.list.filter.hasFocus()
        if here and self.reader.document is not None:
            self.reader.find_here()
        else:
            super().find_here()

    def step_found(self, by: int) -> None:
        self.reader.searching.step(by)

    def panes(self) -> Sequence[QWidget]:
        beside: QWidget = self.drafting.form or self.reader.list
        reading = (self.reader.text, beside)
        return reading if self.list.isHidden() else (self.list.entry, *reading)

    def selection(self) -> Sequence[RecordId]:
        if has_keyboard(self.reader.list):
            return [passage.id for passage in self.reader.list.picked()]
        aim = self.reader.aim()
        if has_keyboard(self.reader) and aim is not None and aim.passage is not None:
            return [aim.passage.id]
        return super().selection()

    # -- coming back, hiding names --------------------------------------------------------

    def state(self) -> State:
        text, reading = self.reader.text, {}
        if self._drawn is not None:
            top = text.visible().start
            span = text.selection() or Span(top, top)
            reading = {"document": self._drawn, "top": top, "start": span.start, "end": span.end}
        return super().state() | {"reading": reading}

    def restore(self, state: State) -> None:
        super().restore(state)
        self.show_current()
        reading = state.get("reading", {})
        if self._drawn is not None and reading.get("document") == self._drawn:
            self._sought = Span(reading["start"], reading["end"])
            self._top = reading["top"]
            self._back.start()  # once it is laid out at its width

    def keep_draft(self) -> None:
        super().keep_draft()
        self.reading.settle()
        self.drafting.keep()
        self.comment_draft.keep()

    def look_again(self) -> None:
        """Read the text anew, at the same place; forms are put away while names are hidden."""
        if self.session.hides_names:
            self.drafting.put_away()
            if self.comment_draft.is_open:
                self.comment_draft.put_away()
                self.reader.put_beside(None)
        self.reader.line.hide()
        self.reader.strip.show_tags(self.session.catalogue.tags.recent())
        state = self.state()
        self._show_nothing()
        super().look_again()
        if self.isVisible():
            self.restore(state)
        elif self._kept is None:
            self.resume(state)

    def take_up_form(self) -> None:
        super().take_up_form()
        if not self.session.hides_names and self.form is None:
            beside = self.drafting.take_up()
            if beside is not None and beside != self.list.current():
                self.list.point_at(beside)
            self._take_up_comment()

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
            self._show_nothing()
            return
        if self._drawn == document.id:
            self.reader.describe(document)
            self.reading.show(document.id)
        else:
            self.reading.leave()
            self._drawn, self._following = document.id, ()
            self._show_text(document, catalogue.passages.of_document(document.id))
            self.reading.begin()
            self.drafting.beside(document)
            self._about_stale = True
        self._turned(self.reader.side.page)

    def _show_nothing(self) -> None:
        self.reading.leave()
        self._drawn = None
        self.reader.show_document(None, "", ())
        self.reader.invite(is_anything_there=bool(self.list.rows.ids))

    def _show_text(self, document: Document, passages: Sequence[Passage]) -> None:
        """Show a text where it was left; a long one in which names are hidden comes behind."""
        archive, session = self.session.archive, self.session
        body, at = archive.catalogue.documents.body(document.id), self.reading.line_of(document.id)
        if not session.hides_names or len(body) <= _HIDDEN_AT_ONCE:
            self.reader.show_document(document, session.shown(body), passages, at)
            return
        self.reader.show_document(document, "", ())
        session.behind(
            _("Hiding names in the text"),
            lambda _job: session.shown(body),
            partial(self._show_hidden, document, passages),
        )

    def _show_hidden(self, document: Document, passages: Sequence[Passage], body: str) -> None:
        if self._drawn == document.id and self.session.hides_names:
            at = self.reading.line_of(document.id)
            self.reader.show_document(document, body, passages, at)
            following, self._following = self._following, ()
            self.reader.searching.follow(following)
            self._come_back()

    def _come_back_laid_out(self) -> None:
        """Bring it back once all beside the text has its width: lines break elsewhere before.

        A part that comes into sight has its layout asked for anew while it is being laid out.
        """
        for _round in range(2):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self._come_back()

    def _come_back(self) -> None:
        """Bring the text back to where the person was in it: the same line on top, the same words
        selected.
        """
        if (span := self._sought) is None or not self.reader.words(Span(0, 1)):
            return  # or it is still to come
        (top, self._top), self._sought = (self._top, None), None
        self.reader.go_to(span)
        if top is not None:
            self.reader.text.put_on_top(top)

    def _turned(self, page: int) -> None:
        """Fill the page about the document when it is looked at."""
        if page == ABOUT and self._about_stale and self.reader.document is not None:
            self._about_stale = False
            self._about(self.reader.document)

    def _about(self, document: Document) -> None:
        if self.sheet.is_written_in(document.id):
            self._about_stale = True
            return
        catalogue = self.session.catalogue
        incidents = in_order(catalogue, catalogue.incidents.of_document(document.id))
        holding = Holding(incidents=incidents, notes=catalogue.records.notes_of(document.id))
        self.sheet.hold_place(document.id)
        self.sheet.clear()
        self._stated = fill_document(
            self.sheet, document, holding, self.session.open, self._hands(document)
        )

    def _hands(self, document: Document) -> DocumentHands | None:
        """Return what can be stated from the page; nothing while names are hidden."""
        if self.session.hides_names:
            return None
        sources = picks(self.session.catalogue, self.session.catalogue.sources.ids())
        known = {one.text: one.record for one in sources}

        def state(field: str, said: str) -> None:
            if field == "published":
                value = parse_when(said, document.language) if said else UNKNOWN
                self._write(document.id, lambda _change: {"published": value})
            else:
                self._write(document.id, lambda c: {"publisher": _source(c, said, known)})

        return DocumentHands(state=state, publishers=list(known))

    def _write(self, document: RecordId, fields: Callable[[Change], dict[str, Any]]) -> None:
        self.session.write(
            "edit-document", lambda change: edit_document(change, document, **fields(change))
        )

    def begin_stating(self, field: str) -> None:
        """Open the line of "published" or "publisher" on the page about the document."""
        if self.reader.document is None or self.session.hides_names:
            return
        side = self.reader.side
        if side.count() > 1:  # a form lies over the pages
            self.session.tools.notices.say(_("Close the form beside the text first."))
            return
        side.turn_to(ABOUT)
        self._stated[field].write()

    # -- marking --------------------------------------------------------------------------

    def ask_tag(self) -> None:
        """Ask for a tag for what is selected."""
        if (aim := self.reader.aim()) is not None:
            self.reader.ask_tag(aim, self.session.catalogue.tags.all())

    def give_recent(self, number: int) -> None:
        """Give the selection the tag that stands under the text with that digit."""
        if number <= len(shown := self.reader.strip.tags):
            self.reading.give(shown[number - 1])

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
        if (aim := self.reader.aim()) is not None and not self.session.hides_names:
            self._begin_comment(aim)

    def _begin_comment(self, aim: Aim) -> None:
        said = aim.passage.comment if aim.passage else None
        form = NoteForm(self.session.theme, _("Comment on the passage"), said or "")
        passage = aim.passage.id if aim.passage else None
        span = [aim.span.start, aim.span.end]
        form.origin = {"document": aim.document, "span": span, "passage": passage}
        form.cancelled.connect(self._leave_comment)
        form.saved.connect(partial(self._save_comment, form, aim))
        self.reader.put_beside(form)
        self.comment_draft.watch(form)
        form.begin()

    def _take_up_comment(self) -> None:
        """Open the comment that was being written, if its passage is still there."""
        if (kept := self.comment_draft.kept()) is None:
            return
        origin, catalogue = kept["origin"], self.session.catalogue
        passage = catalogue.passages.get(origin["passage"]) if origin["passage"] else None
        if origin["passage"] and (passage is None or passage.trashed):
            return
        aim = Aim(RecordId(origin["document"]), Span(*origin["span"]), passage)
        self._begin_comment(aim)
        self.comment_draft.put_back()

    def turn_read(self) -> None:
        """Mark the document as read, or as unread again."""
        if (document := self.reader.document) is not None:
            read = not document.read
            self.session.write("mark-read", lambda change: set_read(change, [document.id], read))

    def _save_comment(self, form: NoteForm, aim: Aim) -> None:
        text = form.text.toPlainText()
        self.reading.on_passage(aim, "edit-passage", lambda c, p: edit_passage(c, p, comment=text))
        self._leave_comment()

    def _leave_comment(self) -> None:
        self.comment_draft.forget()
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
            form.origin = {"record": document.id}
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
            said = publisher.record or _source(change, publisher.text, {})
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


def _source(change: Change, said: str, known: Mapping[str, RecordId | None]) -> RecordId | None:
    """Return the source that `known` calls `said`, else one that is made; None for no words."""
    if not said.strip():
        return None
    return known.get(said) or add_source(change, SourceDraft(names=(Name(text=said),)))
