"""A text made ready for the view: laid out only as far as it is looked at."""

from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextEdit

from khronika.ui.reader.headings import set_headings
from khronika.ui.style import tokens


def set_text(view: QTextEdit, text: str, font: QFont, marks: QColor | None = None) -> None:
    """Show `text` in `view` instead of what was there, from its beginning.

    With `marks` its Markdown headings are set as such, the marks before them in that colour.

    The document is made apart and then put in: lines spaced out in a document that is shown
    are all laid out at once, which takes two seconds for a million characters.
    """
    former = view.document()
    is_ours = former.parent() is view  # the first one is Qt's own, which it deletes itself
    document = QTextDocument(view)
    document.setUndoRedoEnabled(False)
    document.setDefaultFont(font)
    document.setDocumentMargin(tokens.GAP)
    document.setPlainText(text)
    spaced = QTextBlockFormat()
    # Of the size of the letters, as typesetters count; Qt counts from the height of the font.
    line = tokens.READING_LINE * font.pixelSize() / QFontMetricsF(font).lineSpacing()
    spaced.setLineHeight(line, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    spaced.setBottomMargin(tokens.GAP)
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeBlockFormat(spaced)
    if marks is not None:
        set_headings(document, text, font, marks)
    view.setDocument(document)
    if is_ours:
        former.deleteLater()
