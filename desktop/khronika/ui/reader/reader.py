"""The reader: a text, what is marked in it, and room beside it for what is being recorded."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from khronika.domain.bare_words import trimmed
from khronika.domain.kinds import RecordId
from khronika.domain.values import Document, Passage, Tag
from khronika.i18n import _, ngettext
from khronika.ui.reader.aiming import Aim, Turns
from khronika.ui.reader.edges import Edge, moved, snapped
from khronika.ui.reader.evidence import evidence
from khronika.ui.reader.find_bar import FindBar
from khronika.ui.reader.headings import is_markdown
from khronika.ui.reader.marks import Mark, Marked, Marks, Span
from khronika.ui.reader.new_tag import NewTag
from khronika.ui.reader.page_pane import PagePane
from khronika.ui.reader.searching import Searching
from khronika.ui.reader.side import PASSAGES, TAGS, Side
from khronika.ui.reader.tag_line import TagLine
from khronika.ui.reader.tag_strip import TagStrip
from khronika.ui.reader.text_view import TextView
from khronika.ui.style import icons, tokens
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.small_button import small_button
from khronika.ui.words import dated, number, reading_state

__all__ = ["Aim", "Reader"]

_FOLLOWING = 60  # milliseconds between two looks at where the person reads
_PAUSE = 600  # milliseconds of quiet before a moved edge is written down


class Reader(QWidget):
    """Shows one document. Takes values, tells what is wanted; knows no archive."""

    aimed = Signal()  # what the keys are about has changed
    tag_named = Signal(object, str)  # Aim, path
    tag_made = Signal(object, str, str)  # Aim, path, name of a colour or nothing
    tag_given = Signal(object)  # Tag, from the strip or the tree
    edge_moved = Signal(object, object)  # RecordId of a passage, the Span it has now
    text_menu_wanted = Signal(object)  # QPoint, global
    marks_changed = Signal()  # other passages are marked, or look otherwise

    def __init__(self, theme: Theme, about: QWidget, unplaced: QWidget | None = None) -> None:
        """`about` tells what is known of the document; it takes turns with the passages, and with
        `unplaced`, which shows those that wait to be placed in the text of today.
        """
        super().__init__()
        self._theme = theme
        self.document: Document | None = None
        self._body, self.marked = "", Marked()
        self._marks, self._turns = Marks(theme, tokens.STRIPES), Turns()
        self.marks: Sequence[Mark] = ()
        self._is_page_only = False  # a picture, or pages without a text, take its place
        self._asked: Aim | None = None
        self._told: tuple[bool, RecordId | None] | None = None
        self._steering = False
        self._edge: tuple[RecordId, Span] | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.settle)
        self._soon = QTimer(self, singleShot=True, interval=_FOLLOWING)
        self._soon.timeout.connect(self._follow)
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.text, self.strip = TextView(theme), TagStrip(theme)
        self._cites = False  # whether a form beside waits for evidence
        self._is_folded = False  # what stands beside the text, for want of room
        self._is_pulled = False  # the line between the text and what stands beside it
        self.side = Side(theme, about, unplaced)
        self.unplaced: dict[RecordId, Passage] = {}
        self.list, self.tree = self.side.list, self.side.tree
        self.page = PagePane()
        self.line, self.new_tag = TagLine(self, theme), NewTag(self, theme)
        self.finder = FindBar(theme)
        self.searching = Searching(self.text, self.finder, self.strip)
        self._title, self._meta = QLabel(), QLabel()
        self.edit = small_button(theme, "pencil", _("Edit what is known of the document"))
        self.edit.setToolTip(f"{self.edit.toolTip()} (F2)")
        # It is called the same ticked or not: how far one is stands in words beside it.
        self.read = small_button(theme, "check", _("read"))
        self.read.setText(" " + _("read"))
        self.read.setCheckable(True)
        self.read.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.pages = small_button(theme, "panel-right", _("Pages beside the text"))
        self.pages.setCheckable(True)
        self.say_of_pages("")
        self.pages.hide()
        self.others = small_button(theme, "panel-left", _("The list of documents"))
        self.others.setText(" " + _("Documents"))
        self.others.setCheckable(True)
        self.others.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.others.hide()  # until a form stands in place of the list
        self._lay_out()
        self._listen()
        self.show_document(None, "", ())

    # -- what is shown --------------------------------------------------------------------

    def show_document(
        self, document: Document | None, body: str, passages: Sequence[Passage], at: int = 0
    ) -> None:
        """Show a text with the line of the code point `at` at the top."""
        self.settle()
        self.document, self._body = document, body
        self.line.hide()
        self.new_tag.hide()
        self._turns.settle_on(None)
        self.side.show_only(None)
        with self._steered():
            self.text.show_text(body, at, is_markdown=is_markdown(document))
        self.describe(document)
        self.show_passages(passages)
        self.searching.show_text(body)
        self.list.scrollToTop()

    def invite(self, *, is_anything_there: bool) -> None:
        """Say, while nothing is shown, that something is to be chosen, if there is anything."""
        self._title.setVisible(is_anything_there)

    def describe(self, document: Document | None) -> None:
        """Show what is known of the document, its text staying where it is."""
        self.document = document
        self._title.setText(document.title if document else _("Choose a document to read."))
        self._title.show()
        self._title.setProperty("look", "heading" if document else "quiet")
        self._title.style().polish(self._title)
        self._meta.setText(_meta(document) if document else "")
        self._meta.setVisible(document is not None)
        self.read.setVisible(document is not None)
        self.edit.setVisible(document is not None)
        is_read = document is not None and document.read
        said = _("Mark as unread") if is_read else _("Mark as read")
        self.read.setChecked(is_read)
        icons.put(self.read, "check" if is_read else "square", self._theme.colours)
        self.read.setToolTip(f"{said} (R)")
        self.text.setAccessibleDescription(document.title if document else "")
        self._show_text()
        self._show_side()

    def _show_text(self) -> None:
        for widget in (self.text, self.strip):
            widget.setVisible(self.document is not None and not self._is_page_only)

    def _show_side(self) -> None:
        """Show what stands beside a text; a form also where there is none."""
        is_there = self.document is not None or self.side.holds_form
        self.side.setVisible(is_there and not self._is_folded)

    def fold_side(self, *, on: bool) -> None:
        """Put away what stands beside the text, as it is: another part needs the room."""
        if on != self._is_folded:
            self._is_folded = on
            self._show_side()

    def show_passages(self, passages: Iterable[Passage]) -> None:
        """Show what is marked."""
        every = list(passages)
        self.unplaced = {one.id: one for one in every if not one.is_placed}
        self.side.say_waiting(len(self.unplaced))
        self._hold(Marked(one for one in every if one.is_placed))

    def patch_passages(self, gone: Iterable[RecordId], come: Iterable[Passage]) -> None:
        """Take `gone` away and put `come` in, the others staying as they are."""
        gone, come = list(gone), list(come)
        for one in gone:
            self.unplaced.pop(one, None)
        self.unplaced |= {one.id: one for one in come if not one.is_placed}
        self.side.say_waiting(len(self.unplaced))
        self._hold(self.marked.with_(gone, [one for one in come if one.is_placed]))

    def show_tags(self, tags: Sequence[Tag]) -> None:
        """Show the whole tree of tags in the side."""
        self.tree.show_tags(tags, self.marked.all)

    def go_to(self, span: Span) -> None:
        """Bring `span` on the screen and select it."""
        self._turns.settle_on(None)
        self.text.go_to(span)

    def put_beside(self, widget: QWidget | None, *, cites: bool = False) -> None:
        """Put a form where the passages are; None brings the passages back. `cites`: what is
        picked in the text can be cited in it.

        Whoever wrote in the form reads on: the keyboard goes to the text. A form that is being
        saved has let go of it.
        """
        focused = QApplication.focusWidget()
        was_there = focused is None or self.side.isAncestorOf(focused)
        self.side.put(widget)
        self._cites = cites
        self._tell()
        if widget is None and was_there and self.isVisible():
            self.text.setFocus()
        self._is_pulled = False
        self._share_room()

    def put_page(self, widget: QWidget | None, *, instead: bool = False) -> None:
        """Put a picture of the page beside the text, or below it where there is less room; None
        takes it away, and the text has the room again. `instead`: there is no text.
        """
        self._is_page_only = instead and widget is not None
        self.page.put(widget)
        self.page.lie_in(self.leaves)
        self._show_text()
        self._share_room()

    def say_of_pages(self, why_not: str) -> None:
        """Say at the button of the pages why it shows none."""
        called = _("Pages beside the text")
        self.pages.setToolTip(why_not or f"{called} (F8)")
        self.pages.setAccessibleDescription(why_not)

    # -- what is picked -------------------------------------------------------------------

    def aim(self) -> Aim | None:
        """Return what the reader's keys are about: a passage whose turn it is, the selected words
        without a comma or a dash beside them, or the passage that the cursor stands in (the
        shortest of them).
        """
        if self.document is None:
            return None
        span, at = self.text.selection(), self.text.cursor_at()
        if span is not None and self.marked.of(span) is None:
            span = Span(*trimmed(self._body, span.start, span.end))
        return self._turns.aim(self.document.id, self.marked, span, at)

    def words(self, span: Span) -> str:
        """Return the text of `span`."""
        return self._body[span.start : span.end]

    def say_keys(self) -> None:
        """Say under the text what its keys do with what is picked."""
        aim = self.aim()
        passage = aim.passage if aim else None
        self.strip.hint(passage, is_selected=aim is not None, is_drafting=self._cites)

    def point_at(self, passage: Passage, *, scroll: bool = True) -> None:
        """Make `passage` what the keys are about, and select its words."""
        span = Span(passage.start, passage.end)
        with self._steered():
            if scroll:
                self.text.go_to(span)
            else:
                self.text.select(span)
            self._turns.settle_on(passage.id)
        self._tell()

    def step(self, by: int) -> None:
        """Go to the next passage of the text (1), or the one before (-1)."""
        aim, at = self.aim(), self.text.cursor_at()
        here = aim.passage if aim else None
        found = self.marked.after(here, at) if by > 0 else self.marked.before(here, at)
        if found is not None:
            self.point_at(found)
        else:
            self.strip.say(_("There is no passage further on."), aloud=True)

    def cycle(self) -> None:
        """Give the keys to the next of the passages that lie over one another here."""
        found = self._turns.go_on(self.marked, self.text.selection(), self.text.cursor_at())
        if found is None:
            self.strip.say(_("No passage is here."), aloud=True)
            return
        passage, number, count = found
        with self._steered():
            self.text.unselect()
        self._tell()
        said = ", ".join(tag.called for tag in passage.tags) or evidence(passage) or _("no tag")
        told = _("{n} of {all}: {tags}").format(n=number, all=count, tags=said)
        self.strip.say(told, aloud=True)

    # -- ends of passages -----------------------------------------------------------------

    def move_edge(self, edge: Edge, *, by_letter: bool = False) -> None:
        """Move an end of the passage that the keys are about; it is written after a pause."""
        if (aim := self.aim()) is not None and aim.passage is not None:
            span = Span(aim.passage.start, aim.passage.end)
            self._stretch(aim.passage, moved(self._body, span, edge, by_letter=by_letter))

    def settle(self) -> None:
        """Have a moved edge written now."""
        self._pause.stop()
        if self._edge is not None:
            passage, span = self._edge
            self._edge = None
            self.edge_moved.emit(passage, span)

    def _drag(self, at_start: bool, at: int) -> None:
        passage = self.marked.get(self.text.current)
        if passage is None:
            return
        at = snapped(self._body, at)
        span = Span(at, passage.end) if at_start else Span(passage.start, at)
        words = self._body[span.start : span.end]
        if words.strip():
            lead, trail = len(words) - len(words.lstrip()), len(words) - len(words.rstrip())
            self._stretch(passage, Span(span.start + lead, span.end - trail))
            self._pause.stop()

    def _stretch(self, passage: Passage, span: Span) -> None:
        """Show `passage` as `span` at once."""
        if span == Span(passage.start, passage.end):
            return
        if self._edge is not None and self._edge[0] != passage.id:
            self.settle()
        with self._steered():
            self.text.unselect()
            self._turns.settle_on(passage.id)
        self._edge = (passage.id, span)
        self._pause.start()
        self._hold(self.marked)

    # -- asking ---------------------------------------------------------------------------

    def ask_tag(self, aim: Aim, tags: Sequence[Tag]) -> None:
        """Ask for a tag for what `aim` is about."""
        self._asked = aim
        self.line.ask(tags, self._spot(aim.span))

    def ask_new_tag(self, aim: Aim, tags: Sequence[Tag]) -> None:
        """Ask for a new tag for what `aim` is about."""
        self._asked = aim
        if not self._leaves_room(self.new_tag.sizeHint().height(), self._spot(aim.span)):
            self.text.put_on_top(aim.span.start)
        self.new_tag.ask(tags, self._spot(aim.span))

    def find_here(self) -> None:
        """Open the line that finds words in this text."""
        self.searching.begin()

    def find_tag(self) -> None:
        """Go to the tree of tags beside the text."""
        self.side.turn_to(TAGS)
        self.tree.begin()

    def _spot(self, span: Span) -> QRect:
        """Return the box of the lines that `span` stands on, which a small page leaves seen."""
        box = self.text.lines_of(span)
        return QRect(self.text.mapTo(self, box.topLeft()), box.size())

    def _stand_by(self) -> None:
        """Move what is asked in, with the words that it is asked about."""
        for page in (self.line, self.new_tag):
            if page.isVisible() and self._asked is not None:
                spot = self._spot(self._asked.span)
                if not spot.isEmpty():
                    page.stand_by(spot)

    def _leaves_room(self, high: int, spot: QRect) -> bool:
        """Whether a page so `high` finds room under `spot` or above it."""
        under = self.height() - spot.top() - spot.height()
        return max(under, spot.top()) >= high + tokens.GAP

    def _named(self, path: str) -> None:
        self.text.setFocus()
        if self._asked is not None:
            self.tag_named.emit(self._asked, path)

    def _made(self, path: str, colour: str) -> None:
        self.text.setFocus()
        if self._asked is not None:
            self.tag_made.emit(self._asked, path, colour)

    # -- keeping all parts together -------------------------------------------------------

    def _hold(self, marked: Marked) -> None:
        """Show what is marked, an edge that is being moved where it is now."""
        if self._edge is not None and (passage := marked.get(self._edge[0])) is not None:
            span = self._edge[1]
            held = replace(passage, start=span.start, end=span.end, exact=self.words(span))
            marked = marked.with_((), [held])
        self.marked = marked
        self.marks = self._marks.of(marked.all)
        self.text.mark(self.marks)
        self.marks_changed.emit()
        self.side.show_passages(marked.all)
        if self.side.page == TAGS:
            self.tree.recount(marked.all)
        self._tell()

    @contextmanager
    def _steered(self) -> Iterator[None]:
        """The cursor is moved by the reader, not by the person."""
        before, self._steering = self._steering, True
        try:
            yield
        finally:
            self._steering = before

    def _picked(self) -> None:
        if not self._steering:
            self._turns.settle_on(None)
            self._tell()

    def _tell(self) -> None:
        """Tell what the keys are about, where that is another thing than before."""
        aim = self.aim()
        passage = aim.passage if aim else None
        self.text.point_to(passage.id if passage else None)
        self.say_keys()
        if aim is not None and not self.list.hasFocus():
            self.list.point_to(passage.id if passage else None)
        told = (aim is not None, passage.id if passage else None)
        if told != self._told:
            self._told = told
            self.aimed.emit()

    def _follow_soon(self) -> None:
        """While the text is scrolled, move the list on now and then, not with every line."""
        if not self._soon.isActive():
            self._soon.start()

    def _follow(self) -> None:
        """Let the list show what is being read, as long as the keyboard is not there."""
        if self.list.hasFocus() or self.side.page != PASSAGES or not len(self.marked):
            return
        seen = self.text.visible()
        current = self.marked.get(self.text.current)
        if current is None or not (current.start < seen.end and current.end > seen.start):
            current = self.marked.after(None, seen.start)
        if current is not None and current.start < seen.end:
            self.list.point_to(current.id)

    # -- layout ---------------------------------------------------------------------------

    def _listen(self) -> None:
        self.text.picked.connect(self._picked)
        self.text.seen.connect(self._follow_soon)
        self.text.seen.connect(self._stand_by)
        self.text.margin.chosen.connect(self._choose)
        self.text.edge_dragged.connect(self._drag)
        self.text.edge_dropped.connect(self.settle)
        self.list.chosen.connect(self.point_at)
        self.list.opened.connect(lambda _passage: self.text.setFocus())
        self.line.taken.connect(self._named)
        self.new_tag.made.connect(self._made)
        for asking in (self.line, self.new_tag, self.tree, self.list):
            asking.left.connect(self.text.setFocus)
        self.strip.given.connect(self.tag_given)
        self.tree.given.connect(self.tag_given)
        self.side.covered.connect(self._show_side)
        self.searching.rested.connect(self._tell)
        self._theme.changed.connect(self._recolour)

    def _choose(self, record: RecordId) -> None:
        if (passage := self.marked.get(record)) is not None:
            self.point_at(passage, scroll=False)
            self.text.setFocus()

    def _recolour(self) -> None:
        self._marks.forget()
        self._hold(self.marked)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the text, at the pointer or under what is selected."""
        at = event.globalPos()
        if event.reason() is not QContextMenuEvent.Reason.Mouse:
            at = self.text.mapToGlobal(self.text.selection_rect().bottomLeft())
        if self.document is not None and self.text.rect().contains(self.text.mapFromGlobal(at)):
            self.text_menu_wanted.emit(at)

    def hideEvent(self, event: QHideEvent) -> None:
        self.settle()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()
        self.page.lie_in(self.leaves)

    def _share_room(self) -> None:
        """Give what stands beside the text the room that the text has no use for, until somebody
        pulls the line between them.
        """
        if self._is_pulled:
            return
        wanted = self.text.comfort() * (2 if self.page.is_beside(self.leaves) else 1)
        room = self._split.width() - self._split.handleWidth()
        wide = tokens.FORM
        if not self.side.holds_form:
            wide = max(tokens.SIDE, min(tokens.FORM, room - wanted))
        self._split.setSizes([max(1, room - wide), wide])

    def _pulled(self) -> None:
        self._is_pulled = True

    def _lay_out(self) -> None:
        self._title.setWordWrap(True)
        self._meta.setProperty("look", "quiet")
        self._meta.setWordWrap(True)
        self.finder.hide()
        head = QVBoxLayout()
        head.setContentsMargins(tokens.WIDE, tokens.PAD, tokens.WIDE, tokens.PAD)
        head.setSpacing(tokens.GAP)
        known = QHBoxLayout()
        known.setSpacing(tokens.SPACE)
        known.addWidget(self.others)
        known.addWidget(self._meta, 1)
        known.addWidget(self.pages)
        known.addWidget(self.read)
        titled = QHBoxLayout()
        titled.setSpacing(tokens.SPACE)
        titled.addWidget(self._title, 1)
        titled.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(titled)
        head.addLayout(known)
        head.addWidget(self.finder)
        self.leaves, self._split = QSplitter(), QSplitter()
        self.leaves.addWidget(self.text)
        self.leaves.addWidget(self.page)
        self.leaves.setCollapsible(0, False)
        for at in range(self.leaves.count()):
            self.leaves.setStretchFactor(at, 1)
        self._split.addWidget(self.leaves)
        self._split.addWidget(self.side)
        self._split.setCollapsible(0, False)
        self._split.setStretchFactor(0, 1)
        self._split.splitterMoved.connect(self._pulled)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self._split, 1)
        whole.addWidget(self.strip)


def _meta(document: Document) -> str:
    length = ngettext("{n} character", "{n} characters", document.characters)
    parts = [
        document.number,
        document.publisher.title if document.publisher else "",
        dated(document.published),
        length.format(n=number(document.characters)) if document.characters else "",
        "" if document.read else reading_state(document),
    ]
    return " · ".join(part for part in parts if part)
