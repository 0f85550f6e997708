"""One page of the help, set to be read: a measure, room between paragraphs, links that stay in."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from khronika.i18n import _
from khronika.language.folding import fold
from khronika.ui.style import tokens
from khronika.ui.style.theme import Theme, interface_font, measure

_TINT = 70  # of 255, behind the words that were looked for
_LINES = 145  # per cent


class PageView(QTextBrowser):
    """Shows Markdown of our own. Nothing is ever loaded, and no link leaves the program."""

    followed = Signal(str)  # "page:…" or "action:…"

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._sought: Sequence[str] = ()
        self._markdown = ""
        self.setProperty("look", "help")
        self.setAccessibleName(_("Page of the help"))
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.anchorClicked.connect(lambda url: self.followed.emit(url.toString()))
        theme.changed.connect(self._set)

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        """Load nothing: a page is its words."""
        return None

    def show_page(self, markdown: str, sought: Sequence[str] = ()) -> None:
        """Show `markdown` from its beginning, or from the first of the folded words `sought`."""
        self._markdown, self._sought = markdown, sought
        self._set()
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(self._places(), default=(0, 0))[0])
        self.setTextCursor(cursor)
        bar, third = self.verticalScrollBar(), self.viewport().height() // 3
        bar.setValue(bar.value() + self.cursorRect(cursor).top() - third)

    def changeEvent(self, event: QEvent) -> None:
        """Keep the font of the page when the style sheet gives the widget its own."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.document().setDefaultFont(self._font())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the measure: what is too wide becomes margin."""
        room = self.width() - self.verticalScrollBar().sizeHint().width() - 2 * tokens.WIDE
        spare = max(0, room - measure(self._font()))
        left = tokens.WIDE + spare // 2
        self.setViewportMargins(left, tokens.ROOM, tokens.WIDE + spare - spare // 2, 0)
        super().resizeEvent(event)

    # -- type -----------------------------------------------------------------------------

    def _font(self) -> QFont:
        """Return the font of the text, as documents are read."""
        return self._theme.reading_font()

    def _set(self) -> None:
        if not self._markdown:
            return
        document = self.document()
        document.setDefaultFont(self._font())
        self.setMarkdown(self._markdown)
        document.setDocumentMargin(tokens.GAP)
        block = document.begin()
        while block.isValid():
            self._set_block(block)
            block = block.next()
        self._light()

    def _set_block(self, block: QTextBlock) -> None:
        cursor, level = QTextCursor(block), block.blockFormat().headingLevel()
        spaced = QTextBlockFormat(block.blockFormat())
        spaced.setTopMargin(0 if level == 1 else tokens.WIDE if level else 0)
        spaced.setBottomMargin(
            tokens.SPACE if level or block.textList() is not None else tokens.PAD
        )
        if not level:
            how = QTextBlockFormat.LineHeightTypes.ProportionalHeight
            spaced.setLineHeight(_LINES, how.value)
        cursor.setBlockFormat(spaced)
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        if level:
            form = QTextCharFormat()
            pixels = tokens.HEADING if level == 1 else tokens.TITLE
            form.setFont(interface_font(pixels, bold=True))
            cursor.setCharFormat(form)  # not merged: Markdown’s own size would win
        self._set_links(block)

    def _set_links(self, block: QTextBlock) -> None:
        """Draw links in the accent's colour; they stay underlined, so that colour is not alone."""
        spans = []
        pieces = block.begin()
        while not pieces.atEnd():
            piece = pieces.fragment()
            if piece.charFormat().isAnchor():
                spans.append((piece.position(), piece.length()))
            pieces += 1
        form = QTextCharFormat()
        form.setForeground(QColor(self._theme.colours.accent))
        form.setFontUnderline(True)
        for start, length in spans:
            cursor = QTextCursor(block)
            cursor.setPosition(start)
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(form)

    def _places(self) -> list[tuple[int, int]]:
        """Return where the words that were looked for stand: start and end."""
        folded, places = fold(self.toPlainText()), []
        for word in self._sought:
            at = folded.find(word)
            while at >= 0:
                places.append((at, at + len(word)))
                at = folded.find(word, at + len(word))
        return places

    def _light(self) -> None:
        """Put a wash behind the words that were looked for."""
        form, colour, shown = QTextCharFormat(), QColor(self._theme.colours.accent), []
        colour.setAlpha(_TINT)
        form.setBackground(colour)
        for start, end in self._places():
            cursor, one = QTextCursor(self.document()), QTextEdit.ExtraSelection()
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            one.cursor, one.format = cursor, form
            shown.append(one)
        self.setExtraSelections(shown)
