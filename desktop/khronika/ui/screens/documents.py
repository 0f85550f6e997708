"""Documents, and the one that is read: tagging, commenting, recording from it."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QContextMenuEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from khronika.archive.change import Change
from khronika.archive.recording import (
    add_passage,
    add_source,
    edit_document,
    edit_passage,
    set_read,
    tag,
    trash,
    untag,
)
from khronika.domain.changed import Changed
from khronika.domain.drafts import PassageDraft, SourceDraft
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.values import Document, Name, Passage, Tag
from khronika.domain.verbs import say
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
from khronika.ui.screens.actors import in_order
from khronika.ui.screens.drafting import Drafting
from khronika.ui.screens.form_draft import FormDraft
from khronika.ui.screens.form_screen import FormScreen, Work
from khronika.ui.screens.picks import picks
from khronika.ui.screens.screen import State, has_keyboard
from khronika.ui.session import Session
from khronika.ui.style import tokens
from khronika.ui.veil import NamesHidden

_HIDDEN_AT_ONCE = 50_000  # code points of a text in which names are hidden without waiting
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
        self._drawn: RecordId | None = None  # whose text the reader shows
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
        actions.listen_in(self.reader.text)
        self.reader.aimed.connect(self.pointed)
        self.reader.tag_named.connect(self._tag)
        self.reader.tag_given.connect(self._give)
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

    def hear(self, changed: Changed) -> None:
        super().hear(changed)
        if changed.touches(Kind.AGENT, Kind.PLACE) and self.isVisible():
            self._look()

    def go(self, record: RecordId, span: Span | None = None) -> bool:
        found = super().go(record)
        self.show_current()
        if found and span is not None:
            self._sought, self._top = span, None
            self._come_back()
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
        state = self.state()
        self._drawn = None
        self.reader.show_document(None, "", ())
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
            self._drawn = None
            self.reader.show_document(None, "", ())
            return
        passages = catalogue.passages.of_document(document.id)
        if self._drawn == document.id:
            self.reader.describe(document)
            self.reader.show_passages(passages)
        else:
            self._drawn = document.id
            self._show_text(document, passages)
            self.drafting.beside(document)
        self.reader.strip.show_tags(catalogue.tags.recent())
        self._about(document)

    def _show_text(self, document: Document, passages: Sequence[Passage]) -> None:
        """Show a text from its beginning; a long one in which names are hidden comes behind."""
        archive, session = self.session.archive, self.session
        body = archive.catalogue.documents.body(document.id)
        if not session.hides_names or len(body) <= _HIDDEN_AT_ONCE:
            self.reader.show_document(document, session.shown(body), passages)
            return
        self.reader.show_document(document, "", ())
        session.behind(
            _("Hiding names in the text"),
            lambda _job: session.shown(body),
            partial(self._show_hidden, document, passages),
        )

    def _show_hidden(self, document: Document, passages: Sequence[Passage], body: str) -> None:
        if self._drawn == document.id and self.session.hides_names:
            self.reader.show_document(document, body, passages)
            self._come_back()

    def _come_back_laid_out(self) -> None:
        """Bring it back once all beside the text has its width: lines break elsewhere before."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self._come_back()

    def _come_back(self) -> None:
        """Bring the text back to where the person was in it: the same line on top, the same words
        selected.
        """
        if (span := self._sought) is None or not self.reader.words(Span(0, 1)):
            return  # or it is still to come
        (top, self._top), self._sought = (self._top, None), None
        if top is None:
            self.reader.go_to(span)
            return
        bar = self.reader.text.verticalScrollBar()
        self.reader.go_to(Span(top, top))
        scrolled = bar.value() + self.reader.text.cursorRect().top()
        self.reader.go_to(span)
        bar.setValue(scrolled)

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
            self._give(recent[number - 1])

    def unmark(self) -> None:
        """Take the marks of the passage away; it can be undone."""
        aim = self.reader.aim()
        if aim is not None and (passage := aim.passage) is not None:
            self.session.write("trash", lambda change: trash(change, [passage.id]))

    def turn_important(self) -> None:
        """Mark the passage as important, or no longer."""
        if (aim := self.reader.aim()) is not None:
            wanted = not (aim.passage and aim.passage.important)
            self._on_passage(aim, "edit-passage", lambda c, p: edit_passage(c, p, important=wanted))

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

    def _give(self, given: Tag) -> None:
        if (aim := self.reader.aim()) is not None:
            carried = aim.passage is not None and given.id in {one.id for one in aim.passage.tags}
            if carried and aim.passage is not None:
                passage = aim.passage.id
                self.session.write("untag", lambda change: untag(change, passage, given.id))
            elif (recorded := self.session.archive.catalogue.tags.get(given.id)) is not None:
                self._give_path(aim, "/".join(recorded.path))

    def _tag(self, aim: Aim, path: str) -> None:
        """Give the tag that is shown at `path`, which may not be how it is recorded."""
        if self.session.hides_names:
            every = self.session.archive.catalogue.tags.all()
            shown = ["/".join(one.path) for one in self.session.shown(every)]
            meant = [one for one, said in zip(every, shown, strict=True) if said == path]
            if len(meant) > 1:  # two tags that look alike as long as names are hidden
                self.session.tools.notices.report(NamesHidden(), say("tag"))
                return
            path = "/".join(meant[0].path) if meant else path
        self._give_path(aim, path)

    def _give_path(self, aim: Aim, path: str) -> None:
        self._on_passage(aim, "tag", lambda change, passage: tag(change, passage, path))

    def _on_passage(self, aim: Aim, verb: str, work: Callable[[Change, RecordId], object]) -> None:
        """Do `work` on the passage of `aim`, marked first if it is not yet."""

        def job(change: Change) -> None:
            passage = aim.passage.id if aim.passage else add_passage(
                change,
                PassageDraft(document=aim.document, start=aim.span.start, end=aim.span.end),
            )  # fmt: skip
            work(change, passage)

        self.session.write(verb, job)

    def _save_comment(self, form: NoteForm, aim: Aim) -> None:
        text = form.text.toPlainText()
        self._on_passage(aim, "edit-passage", lambda c, p: edit_passage(c, p, comment=text))
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

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the selected words."""
        if not self.reader.text.geometry().contains(self.reader.mapFromGlobal(event.globalPos())):
            return
        menu = QMenu(self)
        for name in ("text.tag", "text.incident", "text.note", "text.important", "text.untag"):
            menu.addAction(self.actions_of_window[name])
        menu.exec(event.globalPos())
