"""The reader: a text, what is marked in it, and room beside it for what is being recorded."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from khronika.domain.kinds import RecordId
from khronika.domain.values import Document, Passage, Tag
from khronika.i18n import _, ngettext
from khronika.language.folding import fold
from khronika.ui.reader.marks import Span, marks_of
from khronika.ui.reader.passage_list import PassageList
from khronika.ui.reader.tag_line import TagLine
from khronika.ui.reader.tag_strip import TagStrip
from khronika.ui.reader.text_view import TextView
from khronika.ui.style import tokens
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.find_line import FindLine
from khronika.ui.words import dated, number


@dataclass(frozen=True, slots=True)
class Aim:
    """What a key of the reader is about: a passage that is marked, or words that are not yet."""

    document: RecordId
    span: Span
    passage: Passage | None = None


class Reader(QWidget):
    """Shows one document. Takes values, tells what is wanted; knows no archive."""

    aimed = Signal()  # what the keys are about has changed
    tag_named = Signal(object, str)  # Aim, path
    tag_given = Signal(object)  # Tag, from the strip

    def __init__(self, theme: Theme, about: QWidget) -> None:
        """`about` tells what is known of the document; it takes turns with the passages."""
        super().__init__()
        self._theme = theme
        self.document: Document | None = None
        self._body, self._passages = "", list[Passage]()
        self._asked: Aim | None = None
        self._found: list[Span] = []
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.text = TextView(theme)
        self.strip, self.list = TagStrip(theme), PassageList(theme)
        self.line = TagLine(self)
        self.finder = FindLine(_("Find in this text"), _("Find in this text"))
        self._title, self._meta = QLabel(), QLabel()
        self._about = about
        self._tabs = [_tab(_("Passages")), _tab(_("About"))]
        self.side = _Side()
        self._lay_out()
        self.text.picked.connect(self._picked)
        self.list.chosen.connect(self._go)
        self.line.taken.connect(self._named)
        self.line.left.connect(self.text.setFocus)
        self.strip.given.connect(self.tag_given)
        self.finder.textChanged.connect(self._find)
        self.finder.returnPressed.connect(self._find_next)
        self.finder.left.connect(self._found_it)
        theme.changed.connect(lambda: self.show_passages(self._passages))
        self.show_document(None, "", ())

    # -- what is shown --------------------------------------------------------------------

    def show_document(
        self, document: Document | None, body: str, passages: Sequence[Passage]
    ) -> None:
        """Show a text from its beginning."""
        self.document, self._body = document, body
        self.line.hide()
        self.finder.hide()
        self.text.show_text(body)
        self.describe(document)
        self.show_passages(passages)

    def describe(self, document: Document | None) -> None:
        """Show what is known of the document, its text staying where it is."""
        self.document = document
        self._title.setText(document.title if document else _("Choose a document to read."))
        self._title.setProperty("look", "heading" if document else "quiet")
        self._title.style().polish(self._title)
        self._meta.setText(_meta(document) if document else "")
        self._meta.setVisible(document is not None)
        for widget in (self.text, self.strip, self.side):
            widget.setVisible(document is not None)

    def show_passages(self, passages: Sequence[Passage]) -> None:
        """Show what is marked."""
        self._passages = list(passages)
        self.text.mark(marks_of(passages, self._theme, tokens.STRIPES))
        self.list.passages.show(passages)
        number = f"  {len(passages)}" if passages else ""
        self._tabs[0].setText(_("Passages") + number)
        self._picked()

    def go_to(self, span: Span) -> None:
        """Bring `span` on the screen and select it."""
        self.text.go_to(span)

    def put_beside(self, widget: QWidget | None) -> None:
        """Put a form where the passages are; None brings the passages back."""
        while self.side.count() > 1:
            if (former := self.side.widget(1)) is not None:
                self.side.removeWidget(former)
        if widget is not None:
            self.side.addWidget(widget)
        self.side.setCurrentIndex(self.side.count() - 1)
        wide = tokens.FORM if widget is not None else tokens.SIDE
        self._split.setSizes([max(1, self._split.width() - wide), wide])

    # -- what is picked -------------------------------------------------------------------

    def aim(self) -> Aim | None:
        """Return what the reader's keys are about: the selected words, else the passage that the
        cursor stands in (the shortest of them).
        """
        if self.document is None:
            return None
        span = self.text.selection()
        if span is not None:
            same = (one for one in self._passages if Span(one.start, one.end) == span)
            return Aim(self.document.id, span, next(same, None))
        at = self.text.cursor_at()
        around = [one for one in self._passages if one.start <= at <= one.end]
        if not around:
            return None
        passage = min(around, key=lambda one: one.end - one.start)
        return Aim(self.document.id, Span(passage.start, passage.end), passage)

    def words(self, span: Span) -> str:
        """Return the text of `span`."""
        return self._body[span.start : span.end]

    def ask_tag(self, aim: Aim, tags: Sequence[Tag]) -> None:
        """Ask for a tag for what `aim` is about."""
        self._asked = aim
        corner = self.text.mapTo(self, self.text.selection_rect().bottomLeft())
        self.line.ask(tags, corner)

    def find_here(self) -> None:
        """Open the line that finds words in this text."""
        self.finder.show()
        self.finder.setFocus()
        self.finder.selectAll()

    def _picked(self) -> None:
        aim = self.aim()
        if aim is not None and not self.list.hasFocus():
            self.list.point_to(aim.passage.id if aim.passage else None)
        self.aimed.emit()

    def _go(self, passage: Passage) -> None:
        self.text.go_to(Span(passage.start, passage.end))

    def _named(self, path: str) -> None:
        self.text.setFocus()
        if self._asked is not None:
            self.tag_named.emit(self._asked, path)

    def _find(self, typed: str) -> None:
        sought = fold(typed.strip())
        self._found, at, folded = [], -1, fold(self._body)
        while sought and (at := folded.find(sought, at + 1)) >= 0:
            self._found.append(Span(at, at + len(sought)))
        self.text.light(*self._found)
        self._find_next(from_here=True)

    def _find_next(self, from_here: bool = False) -> None:
        if not (spans := self._found):
            return
        at = self.text.cursor_at() if not from_here else self.text.visible().start
        self.text.go_to(next((span for span in spans if span.start >= at), spans[0]))

    def _found_it(self) -> None:
        """Go back into the text; the words that were found stay selected."""
        self.finder.hide()
        self.text.setFocus()

    # -- layout ---------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._title.setWordWrap(True)
        self._meta.setProperty("look", "quiet")
        self._meta.setWordWrap(True)
        self.finder.hide()
        head = QVBoxLayout()
        head.setContentsMargins(tokens.WIDE, tokens.PAD, tokens.WIDE, tokens.PAD)
        head.setSpacing(tokens.GAP)
        head.addWidget(self._title)
        head.addWidget(self._meta)
        head.addWidget(self.finder)
        passages, column, tabs = QWidget(), QVBoxLayout(), QHBoxLayout()
        passages.setLayout(column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.GAP)
        tabs.setContentsMargins(tokens.PAD, tokens.SPACE, tokens.PAD, 0)
        tabs.setSpacing(tokens.GAP)
        pages = QStackedWidget()
        for n, (tab, page) in enumerate(zip(self._tabs, (self.list, self._about), strict=True)):
            tabs.addWidget(tab)
            pages.addWidget(page)
            tab.clicked.connect(partial(pages.setCurrentIndex, n))
        tabs.addStretch(1)
        self._tabs[0].setChecked(True)
        column.addLayout(tabs)
        column.addWidget(pages, 1)
        self.side.addWidget(passages)
        self._split = QSplitter()
        self._split.addWidget(self.text)
        self._split.addWidget(self.side)
        self._split.setCollapsible(0, False)
        self._split.setStretchFactor(0, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self._split, 1)
        whole.addWidget(self.strip)


class _Side(QStackedWidget):
    """What stands beside the text, as wide as passages need."""

    def sizeHint(self) -> QSize:
        return QSize(tokens.SIDE, super().sizeHint().height())


def _tab(name: str) -> QToolButton:
    tab = QToolButton()
    tab.setText(name)
    tab.setProperty("look", "place")
    tab.setCheckable(True)
    tab.setAutoExclusive(True)
    return tab


def _meta(document: Document) -> str:
    length = ngettext("{n} character", "{n} characters", document.characters)
    parts = [
        document.number,
        document.publisher.title if document.publisher else "",
        dated(document.published),
        length.format(n=number(document.characters)),
        _("read") if document.read else _("unread"),
    ]
    return " · ".join(part for part in parts if part)
