"""Pages beside the text that is read, and pictures: which is shown, and what is marked on it."""

from PySide6.QtCore import QObject, QPoint, QRectF, QTimer
from PySide6.QtWidgets import QWidget

from khronika.domain.errors import KnownError
from khronika.domain.values import Document
from khronika.i18n import N_, _
from khronika.importing.formats import PDF, PICTURE
from khronika.ui.actions import Actions
from khronika.ui.reader.edges import whole_words
from khronika.ui.reader.marks import Span
from khronika.ui.reader.page_beside import PageBeside
from khronika.ui.reader.page_marks import PageMark, paper_colours, spoken
from khronika.ui.reader.page_scale import Fit
from khronika.ui.reader.printed import Pages, Printed
from khronika.ui.reader.reader import Reader
from khronika.ui.reader.side import ABOUT
from khronika.ui.screens.page_drawing import DRAWN, Asked, Drawing
from khronika.ui.screens.screen import has_keyboard
from khronika.ui.session import Session
from khronika.ui.widgets.splits import Splits

SHOWN = "pages.shown"  # the key, inside the archive, of whether pages stand beside texts
_FOLLOWING = 60  # milliseconds between two looks at where in the text the person is
_HALF = 1_000  # pixels of room that is divided evenly, until a person divides it
_ROUNDED = 2  # dots that a picture may be smaller than asked for without being shown whole
_WHY_HIDDEN = N_("Pages are pictures and would show names. They are hidden while names are.")
_READ_AT = 3  # of so many parts of the text's pane, where the first ends one reads


class Paging(QObject):
    """Follows the reader; knows the archive, which the reader does not."""

    def __init__(self, session: Session, reader: Reader, actions: Actions) -> None:
        super().__init__(reader)
        self._session, self._reader = session, reader
        self.beside = PageBeside(session.theme)
        self._view = self.beside.view
        self._document: Document | None = None
        self._format, self._pages = "", Pages()
        self._drawing: Drawing | None = None
        self._page = 0
        self._former_side: int | None = None  # what was looked at beside the text, before a picture
        self._seen: Printed | None = None
        self._lines: dict[Span, list[QRectF]] = {}  # of what is seen, found once
        self._place: tuple[Span | None, int] | None = None  # where the page was looked for last
        self._is_on = session.archive.state(SHOWN) is True
        self._soon = QTimer(self, singleShot=True, interval=_FOLLOWING)
        self._soon.timeout.connect(self._follow)
        self._splits = Splits(reader.leaves, session, "pages")
        actions.listen_in(self._view)
        self._listen()

    # -- whether there is anything --------------------------------------------------------

    @property
    def is_offered(self) -> bool:
        """Whether what is read has both a text and pages, of which the second can be shown."""
        return self._format == PDF and bool(self._document and self._document.characters)

    @property
    def is_shown(self) -> bool:
        """Whether a page, a picture, or why there is none, is to be seen."""
        return self._drawing is not None

    @property
    def is_busy(self) -> bool:
        """Whether a page is still to come, or to come sharper."""
        is_drawing = self._drawing is not None and self._drawing.is_busy
        return is_drawing or self._soon.isActive() or self._view.is_resting

    def pane(self) -> QWidget | None:
        """Return what the keyboard is to be brought to, if there is anything."""
        return self._view if self.is_shown and not self.beside.sentence else None

    def turn(self) -> None:
        """Show pages beside texts from now on, or no longer; while names are hidden say why not."""
        if self._session.hides_names:
            self._reader.pages.setChecked(False)
            self._session.tools.notices.say(_(_WHY_HIDDEN))
            return
        had_keyboard, at = has_keyboard(self.beside), self._reading_at()
        self._is_on = not self._is_on
        self._session.keep_state(SHOWN, self._is_on)
        self.show(self._document, at)
        if had_keyboard:
            self._reader.text.setFocus()

    # -- another document -----------------------------------------------------------------

    def show(self, document: Document | None, at: int | None = None) -> None:
        """Show the pages of `document`, if it has any and they are wanted.

        The first is that of `at`, or else of the cursor: another text is not laid out yet.
        """
        self._forget()
        self._document, self._format = document, ""
        if document is not None and document.original is not None:
            read_by = self._session.archive.catalogue.documents.reader(document.id)
            self._format = read_by if read_by in DRAWN else ""
        self._begin(self._reader.text.cursor_at() if at is None else at)
        self._reader.pages.setVisible(self.is_offered)
        hidden = self._session.hides_names
        self._reader.pages.setChecked(self._is_on and not hidden)
        self._reader.say_of_pages(_(_WHY_HIDDEN) if hidden else "")

    def _begin(self, at: int) -> None:
        document = self._document
        has_text = document is not None and document.characters > 0
        # A text needs no room beside it for the one sentence that its pages are hidden.
        wanted = not has_text or (self._is_on and not self._session.hides_names)
        if document is None or not self._format or not wanted:
            self._reader.put_page(None)
            self._turn_side(to_about=False)
            return
        self._reader.put_page(self.beside, instead=not has_text)
        if not self._splits.is_put:
            self._reader.leaves.setSizes([_HALF, _HALF])
        self._turn_side(to_about=not has_text)
        self._drawing = Drawing(
            self._session, document.id, self._format, self._have, self._have_not
        )
        if self._session.hides_names:
            said = _(_WHY_HIDDEN)
            if self._format == PICTURE:
                said = _("There may be names in a picture. It is hidden while names are.")
            self.beside.say(said)
            return
        starts = self._session.archive.catalogue.documents.pages(document.id)
        self._pages = Pages(starts, self._reader.words(Span(0, document.characters)))
        if self._format == PICTURE:
            self._view.fit(Fit.PAGE)
        elif self._view.fitted is Fit.PAGE and has_text:
            self._view.fit(Fit.WIDTH)
        self._turn_to(self._pages.of(at))

    def _turn_side(self, *, to_about: bool) -> None:
        """Where there are no passages, show beside a picture what is known of it; then what was
        there before.
        """
        side = self._reader.side
        if to_about and self._former_side is None:
            self._former_side = side.page
            side.turn_to(ABOUT)
        elif not to_about and self._former_side is not None:
            if side.page == ABOUT:
                side.turn_to(self._former_side)
            self._former_side = None

    def _forget(self) -> None:
        """Let all go that was drawn."""
        if self._drawing is not None:
            self._drawing.close()
        self._soon.stop()
        self._seen, self._drawing, self._place = None, None, None
        self._pages, self._page = Pages(), 0
        self._view.forget()
        self.beside.show_view()

    # -- which page -----------------------------------------------------------------------

    def _turn_to(self, page: int) -> None:
        """Show `page`, from 0, or the nearest that there is."""
        last = max(len(self._pages) - 1, 0)
        is_further = page >= self._page
        self._page = min(max(page, 0), last)
        self._seen = None
        self.beside.show_number(self._page, len(self._pages))
        self.beside.show_view()
        self._draw()
        self._view.go_to_end(top=is_further)

    def _turn_by(self, pages: int) -> None:
        page = min(max(self._page + pages, 0), max(len(self._pages) - 1, 0))
        if page != self._page:
            self._turn_to(page)

    def _follow(self) -> None:
        """Show the page on which the text is read, once that is another place than before."""
        is_seen = self.is_shown and self._reader.text.isVisible()
        if not is_seen or self._session.hides_names or not len(self._pages):
            return
        selected, at = self._reader.text.selection(), self._reading_at()
        if selected is not None and self._is_in_sight(selected):
            at = selected.start
        if (place := (selected, at)) == self._place:
            return
        self._place = place
        if (page := self._pages.of(at)) != self._page:
            self._turn_to(page)
        self._mark()
        self._view.bring(self._lines_of(Span(at, at + 1)))

    def _reading_at(self) -> int:
        text = self._reader.text
        if not text.isVisible():
            return 0
        return text.point_under(QPoint(0, text.viewport().height() // _READ_AT))

    def _is_in_sight(self, span: Span) -> bool:
        seen = self._reader.text.visible()
        return span.start < seen.end and span.end > seen.start

    def _pick(self, swept: Span) -> None:
        """Bring the text to what was pressed on: to whole words of it."""
        body = self._reader.words(Span(0, self._document.characters if self._document else 0))
        span = whole_words(body, swept)
        self._place = (span, span.start)
        self._reader.go_to(span)
        self._mark()

    # -- drawing --------------------------------------------------------------------------

    def _draw(self) -> None:
        """Show the page as it was drawn before, and have it drawn as it is wanted."""
        if self._drawing is None or self._session.hides_names or self.beside.sentence:
            return
        asked = Asked(self._page, self._view.dots())
        self._see(self._drawing.want(asked, self._pages.span(self._page)))

    def _have(self, asked: Asked, drawn: Printed) -> None:
        if asked.page != self._page:
            return
        size, (across, down) = drawn.picture.size(), asked.dots
        is_whole = size.width() + _ROUNDED < across and size.height() + _ROUNDED < down
        if self._format == PICTURE and is_whole:
            self._view.be_no_wider(size.width())
        self._see(drawn)
        if self._view.dots()[0] != size.width() and not is_whole:
            self._draw()  # its form was not known before: it is to be another size

    def _have_not(self, _asked: Asked, error: BaseException, doing: str) -> None:
        why = str(error) if isinstance(error, KnownError) else ""
        if not why:
            self._session.tools.notices.report(error, doing)
        said = _("This picture cannot be shown.")
        if self._format == PDF:
            said = _("This page cannot be shown. Its text is unharmed.")
        self.beside.say(f"{said} {why}".strip(), offers_again=True)

    def _again(self) -> None:
        self._turn_to(self._page)

    def _see(self, drawn: Printed | None) -> None:
        is_new = drawn is not None and self._seen is None
        self._seen = drawn
        self._lines.clear()
        self._view.show_page(drawn)
        self._mark()
        if is_new and self._place is not None:
            at = self._place[1]
            self._view.bring(self._lines_of(Span(at, at + 1)))

    def _lines_of(self, span: Span) -> list[QRectF]:
        """Return where a stretch of the text stands on the page that is seen."""
        if span not in self._lines:
            self._lines[span] = self._seen.lines(span) if self._seen is not None else []
        return self._lines[span]

    def _mark(self) -> None:
        """Draw over the page what is marked and what is selected in the text."""
        if (drawn := self._seen) is None or not drawn.boxes:
            self._view.mark((), ())
            return
        text = self._reader.text
        passages = self._reader.marked.crossing(drawn.span)
        of = {mark.passage: mark for mark in self._reader.marks}
        marks = [
            PageMark(
                lines=self._lines_of(Span(one.start, one.end)),
                colours=paper_colours(one),
                words=spoken(of[one.id]),
                lane=of[one.id].lane,
                is_current=one.id == text.current,
            )
            for one in reversed(passages)  # the shorter over the longer
            if one.id in of
        ]
        selected = text.selection()
        self._view.mark(marks, self._lines_of(selected) if selected is not None else ())

    # -- listening ------------------------------------------------------------------------

    def _listen(self) -> None:
        reader, view = self._reader, self._view
        for told in (reader.text.picked, reader.text.seen):
            told.connect(self._follow_soon)
        reader.marks_changed.connect(self._mark_soon)
        view.wanted.connect(self._draw)
        view.turned.connect(self._turn_by)
        view.picked.connect(self._pick)
        self.beside.bar.turned_to.connect(self._turn_to)
        self.beside.again.connect(self._again)
        reader.pages.clicked.connect(self.turn)
        self._session.veiled.connect(self._look_again)

    def _follow_soon(self) -> None:
        if self.is_shown and not self._soon.isActive():
            self._soon.start()

    def _mark_soon(self) -> None:
        self._place = None
        self._follow_soon()

    def _look_again(self) -> None:
        """Names were hidden, or are shown again: nothing drawn before may stay."""
        self.show(self._document)
