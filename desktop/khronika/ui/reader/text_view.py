"""The text itself: read-only, in a comfortable measure, with what is marked drawn into it."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from khronika.i18n import _
from khronika.ui.clipboard import secret
from khronika.ui.reader.marks import Mark, Span
from khronika.ui.reader.utf16 import Positions
from khronika.ui.style import tokens
from khronika.ui.style.theme import Theme, measure

_GUTTER = tokens.STRIPES * (tokens.STRIPE + 2) + tokens.PAD
_TINT, _TINT_STRONG = 40, 90  # of 255


class TextView(QTextEdit):
    """Shows one text. All offsets in and out are code points of that text.

    Only the marks of the blocks on the screen are given to Qt: five thousand at once cost it
    a third of a second (FOUNDATIONS 27).
    """

    picked = Signal()  # the selection, or the passage under the cursor, may be another now

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._text = ""
        self._positions = Positions("")
        self._marks: list[Mark] = []
        self._lit: tuple[Span, ...] = ()
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
        self._set_type()
        self.document().setDocumentMargin(tokens.GAP)
        self._gutter = _Gutter(self)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._draw)
        self.verticalScrollBar().valueChanged.connect(self._draw_soon)
        self.selectionChanged.connect(self.picked)
        self.cursorPositionChanged.connect(self.picked)
        theme.changed.connect(self._dress)

    def _set_type(self) -> None:
        self.setFont(self._theme.reading_font())
        self.document().setDefaultFont(self._theme.reading_font())

    def _dress(self) -> None:
        """Follow the theme: another font has another measure."""
        if self.document().defaultFont() != self._theme.reading_font():
            self._set_type()
            self.resizeEvent(QResizeEvent(self.size(), self.size()))
        self._draw_soon()

    # -- what is shown --------------------------------------------------------------------

    def show_text(self, text: str) -> None:
        """Show `text` from its beginning, with nothing marked."""
        self._text, self._positions = text, Positions(text)
        self._marks, self._lit = [], ()
        self.setPlainText(text)
        spaced = QTextBlockFormat()
        spaced.setLineHeight(
            tokens.READING_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spaced)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._draw_soon()

    def mark(self, marks: Sequence[Mark]) -> None:
        """Draw `marks`, which come by their start, instead of those before."""
        self._marks = list(marks)
        self._draw_soon()

    def light(self, *spans: Span) -> None:
        """Draw `spans` strongly: what was searched for, or what a form cites."""
        self._lit = spans
        self._draw_soon()

    def go_to(self, span: Span) -> None:
        """Select `span` and bring it into the upper half of the view."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._positions.units(span.end))
        self.setTextCursor(cursor)
        cursor.setPosition(self._positions.units(span.start))
        cursor.setPosition(self._positions.units(span.end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        start = QTextCursor(cursor)
        start.setPosition(cursor.selectionStart())
        bar, third = self.verticalScrollBar(), self.viewport().height() // 3
        bar.setValue(bar.value() + self.cursorRect(start).top() - third)

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

    def words(self, span: Span) -> str:
        """Return the text of `span`."""
        return self._text[span.start : span.end]

    def cursor_at(self) -> int:
        """Return where the cursor is."""
        return self._positions.point(self.textCursor().position())

    def selection_rect(self) -> QRect:
        """Return where the selection ends, in coordinates of this widget."""
        cursor = QTextCursor(self.textCursor())
        cursor.setPosition(self.textCursor().selectionEnd())
        return self.cursorRect(cursor).translated(self.viewport().pos())

    # -- drawing --------------------------------------------------------------------------

    def visible(self) -> Span:
        """Return the code points on the screen, to the ends of their lines."""
        bottom = QPoint(self.viewport().width(), self.viewport().height())
        first = self.cursorForPosition(QPoint(0, 0)).position()
        last = self.cursorForPosition(bottom).position()
        return Span(self._positions.point(first), self._positions.point(last) + 1)

    def _draw_soon(self) -> None:
        """Draw once Qt has laid the text out: until then it answers from the former layout."""
        self._soon.start()

    def _draw(self) -> None:
        seen = self.visible()
        shown = [
            self._extra(Span(mark.start, mark.end), mark.colours[0], _TINT)
            for mark in self._marks_in(seen)
        ]
        accent = QColor(self._theme.colours.accent)
        shown += [self._extra(span, accent, _TINT_STRONG) for span in self._lit]
        self.setExtraSelections(shown)
        self._gutter.update()

    def _marks_in(self, seen: Span) -> list[Mark]:
        return [mark for mark in self._marks if mark.start < seen.end and mark.end > seen.start]

    def _extra(self, span: Span, colour: QColor, tint: int) -> QTextEdit.ExtraSelection:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._positions.units(span.start))
        cursor.setPosition(self._positions.units(span.end), QTextCursor.MoveMode.KeepAnchor)
        washed, how = QColor(colour), QTextCharFormat()
        washed.setAlpha(tint)
        how.setBackground(washed)
        made = QTextEdit.ExtraSelection()
        made.cursor, made.format = cursor, how
        return made

    def paint_margin(self, painter: QPainter) -> None:
        """Paint a stripe for each mark on the screen; two colours share one, a star tops it."""
        width = tokens.STRIPE + 2
        for mark in self._marks_in(self.visible()):
            top, bottom = self._rows(mark)
            left = _GUTTER - tokens.SPACE - width * (mark.lane + 1)
            each = max(1, (bottom - top) // len(mark.colours))
            for n, colour in enumerate(mark.colours):
                end = bottom if n == len(mark.colours) - 1 else top + each * (n + 1)
                painter.fillRect(left, top + each * n, tokens.STRIPE, end - top - each * n, colour)
            if mark.important:
                painter.setPen(mark.colours[0])
                painter.drawText(QRect(left - 4, top - 16, 14, 16), 0, "★")

    def _rows(self, mark: Mark) -> tuple[int, int]:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._positions.units(mark.start))
        top = self.cursorRect(cursor).top()
        cursor.setPosition(self._positions.units(mark.end))
        return top + 2, self.cursorRect(cursor).bottom() - 2

    # -- Qt -------------------------------------------------------------------------------

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy plain words only, marked secret."""
        span = self.selection()
        return secret(self.words(span) if span else "")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Leave the menu to the reader, which knows the actions."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Tab leave the text."""
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Tab)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the measure: what is too wide becomes margin."""
        bar = self.verticalScrollBar().sizeHint().width()
        room = self.width() - bar - _GUTTER - tokens.ROOM
        spare = max(0, room - measure(self._theme.reading_font()))
        left = _GUTTER + spare // 2
        self.setViewportMargins(left, 0, tokens.ROOM + spare - spare // 2, 0)
        super().resizeEvent(event)
        self._gutter.setGeometry(left - _GUTTER, 0, _GUTTER, self.viewport().height())
        self._draw_soon()


class _Gutter(QWidget):
    """The margin to the left of the text."""

    def __init__(self, view: TextView) -> None:
        super().__init__(view)
        self._view = view
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._view.paint_margin(painter)
        painter.end()
