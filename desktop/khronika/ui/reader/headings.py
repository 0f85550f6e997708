"""Headings of a Markdown text, set as headings without a letter of it being touched.

The text stays what was brought in, its offsets with it: only the letters look otherwise, and the
marks before a heading stand back.
"""

import re

from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor, QTextDocument

from khronika.domain.values import Document
from khronika.importing.formats import MARKDOWN, media_type
from khronika.ui.reader.utf16 import Positions

_HEADING = re.compile(r"^ {0,3}(?P<marks>#{1,6})[ \t]+\S.*$", re.MULTILINE)  # CommonMark 4.2
_LARGER = {1: 1.25, 2: 1.125}  # times the size of the letters, by level


def is_markdown(document: Document | None) -> bool:
    """Whether the text of `document` came in as Markdown: elsewhere a # is but a #."""
    return document is not None and document.media_type == media_type(MARKDOWN, "")


def set_headings(document: QTextDocument, text: str, font: QFont, marks: QColor) -> None:
    """Set the headings of `text` in `document`, which holds it in `font`; `marks`: their colour."""
    positions, cursor = Positions(text), QTextCursor(document)
    forms = [_heading(font, level) for level in range(7)]
    back = _standing_back(font, marks)
    cursor.beginEditBlock()  # thousands at once are told to the document once
    for found in _HEADING.finditer(text):
        begin, words = found.span("marks")
        for start, end, form in ((begin, words, back), (words, found.end(), forms[words - begin])):
            cursor.setPosition(positions.units(start))
            cursor.setPosition(positions.units(end), QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(form)
    cursor.endEditBlock()


def _heading(font: QFont, level: int) -> QTextCharFormat:
    larger = QFont(font)
    larger.setPixelSize(round(font.pixelSize() * _LARGER.get(level, 1)))
    larger.setWeight(QFont.Weight.DemiBold)
    form = QTextCharFormat()
    form.setFont(larger)
    return form


def _standing_back(font: QFont, colour: QColor) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFont(font)
    form.setForeground(colour)
    return form
