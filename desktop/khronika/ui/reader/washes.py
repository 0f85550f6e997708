"""What is marked, drawn behind the words of the text.

Qt's own way, extra selections, lays the whole text out as soon as one of them is longer than a
line: two seconds for a million characters. Here only lines on the screen are asked where they are.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QTextBlock, QTextDocument, QTextLine

_OVER = 1.0  # pixels beyond the letters, above and below


@dataclass(frozen=True, slots=True)
class Wash:
    """A stretch of the document, in UTF-16 units, and the colour behind it."""

    start: int
    end: int
    colour: QColor


def paint(painter: QPainter, document: QTextDocument, wash: Wash, seen: QRectF) -> None:
    """Paint `wash` in the document's coordinates, as far as it lies in `seen`."""
    for box in boxes(document, wash.start, wash.end, seen):
        painter.fillRect(box, wash.colour)


def boxes(document: QTextDocument, start: int, end: int, seen: QRectF) -> Iterator[QRectF]:
    """Yield the box of each line that `start` to `end` has something of, from `seen.top()` on."""
    layout, block = document.documentLayout(), document.findBlock(start)
    while block.isValid() and block.position() < end:
        around = layout.blockBoundingRect(block)
        if around.top() > seen.bottom():
            return
        if around.bottom() >= seen.top():
            yield from _in_block(block, start - block.position(), end - block.position(), around)
        block = block.next()


def _in_block(block: QTextBlock, start: int, end: int, around: QRectF) -> Iterator[QRectF]:
    layout = block.layout()
    start, end = max(0, start), min(block.length() - 1, end)
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, last = line.textStart(), line.textStart() + line.textLength()
        if first >= end or last <= start:
            continue
        left, right = _across(line, max(first, start)), _across(line, min(last, end))
        box = line.naturalTextRect()  # which leaves out the space that a line is broken at
        right = min(right, box.right())
        if left < right:
            box.setLeft(left)
            box.setRight(right)
            yield box.translated(around.topLeft()).adjusted(0, -_OVER, 0, _OVER)


def _across(line: QTextLine, at: int) -> float:
    found: Any = line.cursorToX(at)  # with the place, which the stubs do not know of
    return float(found[0])
