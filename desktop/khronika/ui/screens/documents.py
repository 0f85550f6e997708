"""Documents, and the one that is read: tagging, commenting, recording from it."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from khronika.archive.change import Change
from khronika.archive.recording import (
    edit_document,
    edit_passage,
    set_read,
    trash,
)
from khronika.domain.changed import Changed
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.values import Document, Passage, TextVersion
from khronika.domain.ways import Mark
from khronika.i18n import _, ngettext
from khronika.ui.actions import Actions, Needs
from khronika.ui.editors.actors import BadField
from khronika.ui.editors.card import CardForm
from khronika.ui.editors.incident_form import IncidentForm
from khronika.ui.editors.papers import DocumentForm
from khronika.ui.finding.in_text import InText
from khronika.ui.jobs import Job
from khronika.ui.models.record_rows import Row
from khronika.ui.models.rows import document_row
from khronika.ui.reader.marks import Span
from khronika.ui.reader.reader import Reader
from khronika.ui.reader.searching import Beyond
from khronika.ui.screens.about_document import AboutDocument, source_called
from khronika.ui.screens.another_encoding import AnotherEncoding
from khronika.ui.screens.commenting import Commenting
from khronika.ui.screens.drafting import Drafting
from khronika.ui.screens.form_screen import FormScreen, Work
from khronika.ui.screens.former_text import FormerText
from khronika.ui.screens.paging import Paging
from khronika.ui.screens.picks import picks
from khronika.ui.screens.reading import Reading
from khronika.ui.screens.reading_anew import ReadingAnew
from khronika.ui.screens.screen import State, had_keyboard, has_keyboard
from khronika.ui.screens.several import SeveralDocuments
from khronika.ui.screens.unplaced import Unplaced
from khronika.ui.session import Session
from khronika.ui.style import tokens
from khronika.ui.widgets.sheet import Sheet

_HIDDEN_AT_ONCE = 50_000  # code points of a text in which names are hidden without waiting
_ROOMY = 1500  # from this width on, list, text and form of an incident stand side by side
_LEAST = tokens.LIST + tokens.FORM + 360  # below it, no three of them: a line holds few words


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
        waiting = Sheet(session.theme, _("Passages to be placed"), narrow=True)
        self.reader = Reader(session.theme, self.sheet, waiting)
        self.right.insertWidget(0, self.reader)
        self.right.setCurrentWidget(self.reader)
        self._drawn: RecordId | None = None  # whose text the reader shows,
        self._version: int | None = None  # and which of its texts
        self._light: Callable[[], object] | None = None  # what a search found in it, once it comes
        self._sought: Span | None = None  # what in it the person is to be brought to,
        self._top: int | None = None  # and which code point is to stand on top
        self._back = QTimer(self, singleShot=True, interval=0)
        self._back.timeout.connect(self._come_back_laid_out)
        self.drafting = Drafting(session, self.reader)
        self.list.add_tool(actions["archive.import"], "file-input")
        self.list.when_empty(
            _("Nothing here yet. Bring in files, drop them on this window, or paste a text."),
            actions["archive.import"],
        )
        self.list.when_nothing_matches(
            actions["edit.unfilter"],
            _(
                "Nothing matches in titles, authors and publishers. “Find everywhere” looks in "
                "texts."
            ),
        )
        self.reading = Reading(session, self.reader, actions)
        self._commenting = Commenting(
            session, self.reader, self.reading, lambda: self.drafting.form
        )
        self.about = AboutDocument(session, self.reader, self.sheet, self._show_former)
        self.unplaced = Unplaced(session, self.reader, waiting)
        self._anew = ReadingAnew(session, self.reader)
        self.several, self.former = SeveralDocuments(session), FormerText(session.theme)
        self.encoding = AnotherEncoding(session)
        self.former.left.connect(self._show_today)
        self.encoding.left.connect(self._leave_encoding)
        self.encoding.decided.connect(self._read_in)
        for page in (self.several.sheet, self.former, self.encoding):
            self.right.addWidget(page)
        self._in_text = InText(session, self.reader)
        self.paging = Paging(session, self.reader, actions)
        self.reader.aimed.connect(self.pointed)
        self.reader.side.covered.connect(self.pointed)
        self.reader.side.covered.connect(self._show_form)
        self.drafting.wanted.connect(self._show_form)
        self.reader.read.clicked.connect(self.turn_read)
        self.reader.edit.clicked.connect(lambda _on: self.edit())
        self.reader.others.clicked.connect(self._turn_list)
        self.drafting.changed.connect(self._make_room)
        self.drafting.left.connect(self._read_on)

    # -- the list -------------------------------------------------------------------------

    def makes_possible(self) -> Needs:
        state = Needs.DOCUMENT | Needs.HITS if self.reader.document else Needs.NOTHING
        state |= Needs.FILES if self.list.selection() else Needs.NOTHING
        state |= Needs.TEXT if self.reader.aim() else Needs.NOTHING
        state |= Needs.PAGES if self.paging.is_offered else Needs.NOTHING
        return state | (Needs.FORM if self.drafting.is_seen else Needs.NOTHING)

    @property
    def is_filled_in(self) -> bool:
        return super().is_filled_in or self.reader.side.holds_form

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
        self.reader.others.setChecked(False)  # the other text is chosen
        self._make_room()
        self._read_on()

    def _read_on(self) -> None:
        """Put the keyboard into the text, or what there is in its place."""
        text, page = self.reader.text, self.paging.pane()
        if text.isHidden() and page is None:
            self.list.entry.setFocus()
        else:
            (page if page is not None and text.isHidden() else text).setFocus()

    def hear(self, changed: Changed) -> None:
        self.reading.hear(changed)
        self.about.grow_stale()
        super().hear(changed)
        if changed.touches(Kind.AGENT, Kind.PLACE) and self.isVisible():
            self._look()

    def go(self, record: RecordId, span: Span | None = None) -> bool:
        found = super().go(record)
        self._show_today()
        self.show_current()
        if found and span is not None:
            self._sought, self._top = span, None
            self._come_back_laid_out()
        return found

    def follow(
        self, words: str, *, exact: bool, walk: Beyond | None = None, begin: int = 0
    ) -> None:
        """Light, in the text that was just opened, what a search for `words` finds in it.

        Looked for behind: in long texts that takes a moment. `walk` leads to what was found
        besides, and `begin` brings the person to the first place (1) or the last (-1).
        """
        archive, document = self.session.archive, self._drawn
        if document is None:
            return

        def look(_job: Job) -> Sequence[Mark]:
            # As it is shown: no light falls on where a hidden name stands.
            body = self.session.shown(archive.catalogue.documents.body(document))
            return archive.catalogue.search.sought(words, exact=exact).marks(body)

        searching = self.reader.searching

        def show(marks: Sequence[Mark]) -> None:
            if self._drawn != document:
                return
            if self.reader.words(Span(0, 1)):
                searching.follow(marks, walk, begin)
            else:  # the text is still to come
                self._light = partial(searching.follow, marks, walk, begin)

        def failed(error: BaseException, doing: str) -> None:
            show(())
            self.session.tools.notices.report(error, doing)

        searching.expect()
        self.session.behind(_("Find"), look, show, failed=failed)

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
        if (page := self.right.currentWidget()) in (self.several.sheet, self.former, self.encoding):
            return (self.list.entry, page)
        beside: QWidget = self.drafting.form or self.reader.list
        shown = [self.list.entry, self.reader.text, self.paging.pane()]
        shown += [] if self.reader.side.isHidden() else [beside]
        return [one for one in shown if one is not None and not one.isHidden()]

    def enter(self, pane: QWidget) -> None:
        """Go on, in the form, where one was in it."""
        if isinstance(pane, IncidentForm):
            pane.take_keyboard()
        else:
            super().enter(pane)

    def take_keyboard(self) -> None:
        """In a narrow window what is written stands in place of the list: one goes on with it, or
        with the text; what else is there, such as the pencil, is not where anybody begins. Words
        that one left selected one goes on with: what is said beneath them holds.
        """
        text = self.reader.text
        if had_keyboard(self) is text and text.selection() is not None:
            text.setFocus()
            return
        if self.list.isVisible():
            super().take_keyboard()
            return
        form, last = self.drafting.form, had_keyboard(self.reader)
        if form is not None and (last is None or form.isAncestorOf(last)):
            form.take_keyboard()
        elif last is not None and self.reader.side.isAncestorOf(last):
            last.setFocus()
        else:
            self._read_on()

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
        self._commenting.keep()

    def look_again(self) -> None:
        """Read the text anew, at the same place; forms are put away while names are hidden."""
        if self.session.hides_names:
            self.drafting.put_away()
            self._commenting.put_away()
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
            self._commenting.take_up()

    # -- the text -------------------------------------------------------------------------

    def _look(self) -> None:
        if self.form is None and self.isVisible():
            if len(chosen := self.list.selection()) > 1:
                self.several.show(chosen)
                self.right.setCurrentWidget(self.several.sheet)
            else:
                self.show_current()
            self.pointed.emit()

    def show_current(self) -> None:
        """Show the text pointed at; the same one stays where it is."""
        catalogue, record = self.session.catalogue, self.list.current()
        document = catalogue.documents.get(record) if record is not None else None
        if document is None or document.trashed:
            self._show_today()
            self._show_nothing()
            return
        version = catalogue.documents.version(document.id)
        is_drawn = (self._drawn, self._version) == (document.id, version)
        if not is_drawn or self.right.currentWidget() not in (self.former, self.encoding):
            self._show_today()
        if is_drawn:
            self.reader.describe(document)
            self.reading.show(document.id)
        else:
            self.reading.leave()
            self._drawn, self._version, self._light = document.id, version, None
            self._show_text(document, catalogue.passages.of_document(document.id))
            self.reading.begin()
            self.paging.show(document)
            self._make_room()
            self.drafting.beside(document)
            self.about.grow_stale()
        self.about.turned(self.reader.side.page)
        self.unplaced.look_again()

    def _show_today(self) -> None:
        """Bring the text of today to the front, unless a form is there."""
        if self.form is None:
            self.right.setCurrentWidget(self.reader)

    def _show_nothing(self) -> None:
        self.reading.leave()
        self._drawn = None
        self.reader.show_document(None, "", ())
        self.reader.invite(is_anything_there=bool(self.list.rows.ids))
        self.paging.show(None)
        self._make_room()

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
            self._come_back()
            light, self._light = self._light, None
            if light is not None:
                light()

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

    def begin_stating(self, field: str) -> None:
        """Open the line of "published" or "publisher" on the page about the document."""
        self.about.begin_stating(field)

    def read_anew(self) -> None:
        """Read the files of the documents that are selected anew."""
        if chosen := self.list.selection():
            self.reading.settle()
            self._anew.begin(chosen)

    def choose_encoding(self) -> None:
        """Let an encoding be chosen, in which the files of what is selected are read anew."""
        if chosen := self.list.selection():
            self.reading.settle()
            self.right.setCurrentWidget(self.encoding)
            self.encoding.choose(chosen)

    def _leave_encoding(self) -> None:
        self._show_today()
        self._look()
        self.list.entry.setFocus()

    def _read_in(self, documents: Sequence[RecordId], encoding: str) -> None:
        self._leave_encoding()
        self._anew.begin(documents, encoding)

    def _show_former(self, version: TextVersion) -> None:
        """Show what the text was before, instead of that of today."""
        document, session = self.reader.document, self.session
        if document is not None:
            body = session.shown(session.archive.catalogue.documents.body_of(version.id))
            passages = session.catalogue.passages.of_document(document.id)
            self.former.show_text(document, version, body, passages)
            self.right.setCurrentWidget(self.former)

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
            said = ngettext(
                "{n} passage is not marked any more.",
                "{n} passages are not marked any more.",
                len(picked),
            )
            self.session.write(
                "trash",
                lambda change: trash(change, picked),
                lambda _none: self.session.done(said.format(n=len(picked))),
            )

    def turn_important(self) -> None:
        """Mark the passage as important, or no longer."""
        if (aim := self.reader.aim()) is not None:
            wanted = not (aim.passage and aim.passage.important)
            said = _("Marked as important.") if wanted else _("Not marked as important any more.")
            self.reading.on_passage(
                aim,
                "edit-passage",
                lambda c, p: edit_passage(c, p, important=wanted),
                lambda: self.session.done(said),
            )

    def comment(self) -> None:
        """Write a comment on the passage, in a form beside the text."""
        if (aim := self.reader.aim()) is not None and not self.session.hides_names:
            self._commenting.begin(aim)

    def turn_read(self) -> None:
        """Mark the document as read, or as unread again."""
        if (document := self.reader.document) is not None:
            read = not document.read
            verb = "mark-read" if read else "mark-unread"
            said = _("Marked as read: {title}") if read else _("Marked as unread: {title}")
            self.session.write(
                verb,
                lambda change: set_read(change, [document.id], read),
                lambda _none: self.session.done(said.format(title=document.title)),
            )

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
            self._look()

    def _writing(self, form: DocumentForm, record: RecordId) -> tuple[str, Work]:
        fields, publisher = form.fields(), form.publisher.pick()
        if not fields["title"].strip():
            raise BadField(_("A title is missing."))

        def work(change: Change) -> RecordId:
            said = publisher.record or source_called(change, publisher.text, {})
            edit_document(change, record, publisher=said, **fields)
            return record

        return "edit-document", work

    # -- room -----------------------------------------------------------------------------

    def _make_room(self) -> None:
        """In a narrow window the list gives way to the form, and is a button away; where it is
        brought back, and there is no room for three, the form is a press of the button away.
        """
        side, button = self.reader.side, self.reader.others
        wanted = _ROOMY if self.drafting.form is not None else _LEAST
        gives_way = side.holds_form and self.width() < wanted and self.reader.document is not None
        button.setVisible(gives_way)
        if not gives_way:
            button.setChecked(False)
        held = has_keyboard(self.list)  # which what is hidden hands on to anybody
        is_listed = not gives_way or button.isChecked()
        self.list.setVisible(is_listed)
        self.reader.fold_side(on=is_listed and side.holds_form and self.width() < _LEAST)
        if held and self.list.isHidden():
            self.take_keyboard()

    def _show_form(self) -> None:
        """Let the list give way to what is written in now, if another text was being chosen."""
        self.reader.others.setChecked(False)
        self._make_room()

    def _turn_list(self) -> None:
        """Show the list beside the text and the form, or let it give way again."""
        self._make_room()
        if self.list.isVisible():
            self.list.entry.setFocus()

    def come_again(self) -> None:
        """Whoever asks for the documents while one writes beside a text wants another of them."""
        if self.list.isHidden():
            self.reader.others.setChecked(True)
            self._turn_list()
        else:
            super().take_keyboard()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep the draft: elsewhere it is said that there is one."""
        super().hideEvent(event)
        self.drafting.keep()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()
