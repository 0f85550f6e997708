"""The text itself: read-only, in a comfortable measure, with what is marked drawn into it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QAbstractScrollArea, QTextEdit, QWidget

from khronika.domain.kinds import RecordId
from khronika.i18n import _
from khronika.ui.clipboard import secret
from khronika.ui.reader.edges import whole_words
from khronika.ui.reader.finding import NOTHING, Hits
from khronika.ui.reader.handles import Handle
from khronika.ui.reader.margin import GUTTER, LABELS, Margin
from khronika.ui.reader.marks import Mark, Span
from khronika.ui.reader.page import set_text
from khronika.ui.reader.pointing import on_a_line, put_on_a_line
from khronika.ui.reader.stretches import Stretches
from khronika.ui.reader.utf16 import Positions
from khronika.ui.reader.washes import Wash, paint
from khronika.ui.style import tokens
from khronika.ui.style.theme import Theme, measure

_TINT, _TINT_STRONG = 40, 90  # of 255
_RING = 2


class TextView(QTextEdit):
    """Shows one text. All offsets in and out are code points of that text.

    Only what is marked on the screen is looked at, however much there is (FOUNDATIONS 27).
    """

    picked = Signal()  # the selection, or the passage under the cursor, may be another now
    seen = Signal()  # another part of the text is on the screen
    edge_dragged = Signal(bool, object)  # whether it is the start; code point it was brought to
    edge_dropped = Signal()
    escaped = Signal()  # Escape was pressed in the text

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._text, self._positions, self._is_markdown = "", Positions(""), False
        self._marks_colour = ""  # in which the marks before headings are set
        self._marks: Sequence[Mark] = ()
        self._where, self._hits = Stretches(), NOTHING
        self._top = 0  # the code point that is kept at the top when the view gets another width
        self._seen: Span | None = None  # what is on the screen, once it was asked for
        self._held: Span | None = None  # what of the picked words was on it, and is to stay there
        self.current: RecordId | None = None
        self.setProperty("look", "reading")
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Text of the document"))
        self.margin, self._ring = Margin(self, theme), _Ring(self, theme)
        self.handles = tuple(Handle(self, theme, at_start=start) for start in (True, False))
        for handle in self.handles:
            handle.dragged.connect(self._drag)
            handle.dropped.connect(self.edge_dropped)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._draw)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        for told in (self.selectionChanged, self.cursorPositionChanged):
            told.connect(self._hold)
            told.connect(self.picked)
        theme.changed.connect(self._dress)

    # -- what is shown --------------------------------------------------------------------

    def show_text(self, text: str, at: int = 0, *, is_markdown: bool = False) -> None:
        """Show `text` with the line of `at` at the top, and nothing marked."""
        self._text, self._positions, self._is_markdown = text, Positions(text), is_markdown
        self._marks, self._where, self._hits = [], Stretches(), NOTHING
        self.current, self._top = None, 0
        self._set()
        self._held = None
        if at:
            self.show_at(at)
        self._draw_anew()

    def mark(self, marks: Sequence[Mark]) -> None:
        """Draw `marks`, which come by their start, instead of those before."""
        self._marks = marks
        self._where = Stretches([mark.start for mark in marks], [mark.end for mark in marks])
        self._draw_anew()

    def light(self, hits: Hits) -> None:
        """Draw what was found strongly."""
        self._hits = hits
        self._draw_anew()

    def point_to(self, passage: RecordId | None) -> None:
        """Draw `passage` as the one that the keys are about, with handles at its ends."""
        if passage != self.current:
            self.current = passage
            self._draw_anew()

    def go_to(self, span: Span) -> None:
        """Select `span` and, unless it is in view from end to end, bring it into the upper half."""
        is_seen = self._is_in_view(span)
        self.select(span)
        self._held = span
        if is_seen:
            return
        start = self._cursor(Span(span.start, span.start))
        bar, third = self.verticalScrollBar(), self.viewport().height() // 3
        bar.setValue(bar.value() + self.cursorRect(start).top() - third)
        self._top = span.start  # until it is drawn: a view without its width yet breaks lines anew

    def _is_in_view(self, span: Span) -> bool:
        first, last = (self.cursorRect(self._cursor(Span(at, at))) for at in (span.start, span.end))
        return first.top() >= 0 and last.bottom() <= self.viewport().height()

    def select(self, span: Span) -> None:
        """Select `span`, and bring it on the screen if it is not."""
        self.setTextCursor(self._cursor(span))

    def show_at(self, at: int) -> None:
        """Bring the line of `at` to the top; the cursor goes there too."""
        self.setTextCursor(self._cursor(Span(at, at)))
        self.put_on_top(at)

    def put_on_top(self, at: int) -> None:
        """Bring the line of `at` to the top; what is selected stays selected, in sight or not."""
        self._top, self._held = at, None
        self._to_top()

    def keep_in_sight(self) -> None:
        """Bring the picked words that were on the screen back on it, as little as it takes: lines
        broke elsewhere, or fewer of them have room. Of more than there is room for, the beginning.
        """
        if (held := self._held) is not None:
            first, last = self._line(held.start), self._line(max(held.start, held.end - 1))
            below = max(0, last.bottom() + 1 - self.viewport().height())
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + min(below, first.top()))

    # -- what is picked -------------------------------------------------------------------

    def selection(self) -> Span | None:
        """Return what is selected, without the spaces at its ends; None for nothing."""
        cursor = self.textCursor()
        start = self._positions.point(cursor.selectionStart())
        end = self._positions.point(cursor.selectionEnd())
        words = self._text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        return Span(start, end) if start < end else None

    def unselect(self) -> None:
        """Select nothing; the cursor stays where it is, and so does what is on the screen.

        Qt brings a cursor that is set into sight. Whoever had scrolled away and pressed the mouse
        would see the text jump back under the pointer, and select other words than they meant.
        """
        cursor, bar = self.textCursor(), self.verticalScrollBar()
        if cursor.hasSelection():
            before = bar.value()
            cursor.clearSelection()
            self.setTextCursor(cursor)
            bar.setValue(before)

    def words(self, span: Span) -> str:
        """Return the text of `span`."""
        return self._text[span.start : span.end]

    def cursor_at(self) -> int:
        """Return where the cursor is."""
        return self._positions.point(self.textCursor().position())

    def point_under(self, at: QPoint) -> int:
        """Return the code point at `at`, in coordinates of the viewport."""
        on = on_a_line(self, QPointF(at)).toPoint()
        return self._positions.point(self.cursorForPosition(on).position())

    def selection_rect(self) -> QRect:
        """Return where the selection ends, in coordinates of this widget."""
        cursor = QTextCursor(self.textCursor())
        cursor.setPosition(self.textCursor().selectionEnd())
        return self.cursorRect(cursor).translated(self.viewport().pos())

    def lines_of(self, span: Span) -> QRect:
        """Return the box of the lines in sight on which `span` stands, in coordinates of this
        widget: on one line just its words.
        """
        first, last = self._line(span.start), self._line(max(span.start, span.end - 1))
        room = self.viewport().rect()
        box = QRect(room.left(), first.top(), room.width(), last.bottom() + 1 - first.top())
        if first.top() == last.top():
            box.setLeft(first.left())
            box.setRight(max(first.left(), self._line(span.end).left()))
        return box.intersected(room).translated(self.viewport().pos())

    # -- drawing --------------------------------------------------------------------------

    def visible(self) -> Span:
        """Return the code points on the screen, to the ends of their lines."""
        if self._seen is None:
            bottom = QPoint(self.viewport().width(), self.viewport().height())
            self._seen = Span(self.point_under(QPoint(0, 0)), self.point_under(bottom) + 1)
        return self._seen

    def marks_on_screen(self) -> list[Mark]:
        """Return what is marked in what is on the screen."""
        return self._marks_in(self.visible())

    def rows(self, mark: Mark) -> tuple[int, int, bool, bool]:
        """Return where `mark` begins and ends in the viewport, and whether it does so in sight.

        What is out of sight is not asked for: Qt would lay the text out up to there.
        """
        seen = self.visible()
        begins, ends = mark.start >= seen.start, mark.end <= seen.end
        top = self._line(mark.start).top() + 2 if begins else 0
        bottom = self._line(max(mark.start, mark.end - 1)).bottom() - 2 if ends else self.height()
        return top, bottom, begins, ends

    def washes(self) -> list[Wash]:
        """Return what is drawn behind the words on the screen: the shorter over the longer."""
        seen = self.visible()
        marks = sorted(self._marks_in(seen), key=lambda mark: mark.start - mark.end)
        tints = [(m.start, m.end, m.colours[0], m.passage == self.current) for m in marks]
        accent = QColor(self._theme.colours.accent)
        others = self._hits.others
        lit = self._hits.within(seen)
        tints += [(span.start, span.end, accent, span.start not in others) for span in lit]
        units = self._positions.units
        return [
            Wash(units(start), units(end), _thin(colour, strong=strong))
            for start, end, colour, strong in tints
        ]

    def _draw_anew(self) -> None:
        self.viewport().update()
        self._draw_soon()

    def _draw_soon(self) -> None:
        """Draw once Qt has laid the text out: until then it answers from the former layout."""
        self._seen = None
        self._soon.start()

    def _scrolled(self) -> None:
        self.margin.update()
        self._draw_soon()

    def _to_top(self) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self._line(self._top).top())

    def _hold(self) -> None:
        """Remember what of the picked words is in sight. Qt brings there what is selected; until
        that is drawn nothing else is known.
        """
        seen = self._seen
        self._held = self.selection() if seen is None else self._picked_in(seen)

    def _picked_in(self, seen: Span) -> Span | None:
        """Return what of the selection, or else of the passage pointed to, is in `seen`."""
        picked = self.selection()
        if picked is None:
            mark = next((m for m in self._marks_in(seen) if m.passage == self.current), None)
            picked = Span(mark.start, mark.end) if mark is not None else None
        if picked is None or picked.start >= seen.end or picked.end <= seen.start:
            return None
        return Span(max(picked.start, seen.start), min(picked.end, seen.end))

    def _draw(self) -> None:
        self._seen = None
        self._top = self.visible().start
        self._held = self._picked_in(self.visible())
        self._put_handles(self.visible())
        self.margin.update()
        self.seen.emit()

    def _put_handles(self, seen: Span) -> None:
        mark = next((m for m in self._marks_in(seen) if m.passage == self.current), None)
        for handle, is_start in zip(self.handles, (True, False), strict=True):
            at = -1 if mark is None else mark.start if is_start else mark.end
            if seen.start <= at <= seen.end:
                handle.stand_at(self._line(at).translated(self.viewport().pos()))
            elif not handle.is_held:
                handle.hide()

    def _drag(self, at_start: bool, pointer: QPoint) -> None:
        at = self.viewport().mapFromGlobal(pointer)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + min(0, at.y()) + max(0, at.y() - self.viewport().height()))
        self.edge_dragged.emit(at_start, self.point_under(at))

    def _marks_in(self, seen: Span) -> list[Mark]:
        return [self._marks[at] for at in self._where.crossing(seen.start, seen.end)]

    def _line(self, at: int) -> QRect:
        return self.cursorRect(self._cursor(Span(at, at)))

    def _cursor(self, span: Span) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._positions.units(span.start))
        cursor.setPosition(self._positions.units(span.end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _dress(self) -> None:
        """Put on other colours, and another type: the line that was at the top stays there."""
        font, faint = self._theme.reading_font(), self._theme.colours.faint
        is_recoloured = self._is_markdown and self._marks_colour != faint
        if self.document().defaultFont() != font or is_recoloured:
            at, anchor = self.visible().start, self.textCursor().anchor()
            held = self._picked_in(self.visible())
            position = self.textCursor().position()
            self._set()
            self._measure()
            self.show_at(at)
            top, cursor = self.verticalScrollBar().value(), self.textCursor()
            cursor.setPosition(anchor)
            cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
            self.verticalScrollBar().setValue(top)
            self._held = held
            self.keep_in_sight()
        self._draw_anew()

    def _set(self) -> None:
        """Set the text, from its beginning."""
        self._marks_colour = self._theme.colours.faint
        marks = QColor(self._marks_colour) if self._is_markdown else None
        set_text(self, self._text, self._theme.reading_font(), marks)

    def _paint_washes(self, painter: QPainter) -> None:
        top = self.verticalScrollBar().value()
        seen = QRectF(self.viewport().rect()).translated(0, top)
        painter.translate(-self.horizontalScrollBar().value(), -top)
        for wash in self.washes():
            paint(painter, self.document(), wash, seen)

    # -- Qt -------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self._paint_washes(painter)
        painter.end()
        super().paintEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy plain words only, marked secret."""
        span = self.selection()
        return secret(self.words(span) if span else "")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Leave the menu to the reader, which knows the actions."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Tab leave the text, and Escape put out what was found in it."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Tab)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to select, also inside what is selected: Qt would drag those words away."""
        goes_on = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.button() is Qt.MouseButton.LeftButton and not goes_on:
            self.unselect()
        super().mousePressEvent(put_on_a_line(self, event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(put_on_a_line(self, event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(put_on_a_line(self, event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take what was dragged over by whole words; with Alt, by letters."""
        super().mouseReleaseEvent(put_on_a_line(self, event))
        letters = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.button() is Qt.MouseButton.LeftButton and not letters:
            span = self.selection()
            if span is not None and (whole := whole_words(self._text, span)) != span:
                self.select(whole)

    def changeEvent(self, event: QEvent) -> None:
        """Keep the type of the text: it is not that of the window, which a style sheet sets."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            QAbstractScrollArea.changeEvent(self, event)
        else:
            super().changeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ring.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the measure: what is too wide becomes margin."""
        self._measure()
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width() and self._top:
            self._to_top()
        self.keep_in_sight()
        self._ring.setGeometry(0, 0, _RING, self.height())
        self._draw_anew()

    def comfort(self) -> int:
        """Return the width at which lines have their measure and tags are said in the margin."""
        bar = self.verticalScrollBar().sizeHint().width()
        around = bar + GUTTER + tokens.ROOM + LABELS + tokens.ROOM
        return measure(self._theme.reading_font()) + around

    def _measure(self) -> None:
        bar = self.verticalScrollBar().sizeHint().width()
        room = self.width() - bar - GUTTER - tokens.ROOM
        spare = max(0, room - measure(self._theme.reading_font()))
        before = spare // 2
        if spare >= LABELS + tokens.ROOM:  # the words in the margin come first
            before = max(before, LABELS)
        self.setViewportMargins(GUTTER + before, 0, tokens.ROOM + spare - before, 0)
        self.margin.setGeometry(0, 0, GUTTER + before, self.height())


def _thin(colour: QColor, *, strong: bool) -> QColor:
    washed = QColor(colour)
    washed.setAlpha(_TINT_STRONG if strong else _TINT)
    return washed


class _Ring(QWidget):
    """A line at the edge of the pane while the text has the keyboard."""

    def __init__(self, view: TextView, theme: Theme) -> None:
        super().__init__(view)
        self._view, self._theme = view, theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._view.hasFocus():
            painter = QPainter(self)
            painter.fillRect(self.rect(), QColor(self._theme.colours.accent))
            painter.end()
