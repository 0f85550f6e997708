"""Where the pointer is in a text whose lines stand apart.

Qt takes a point between two lines for the beginning of the lower one: a hand that began to drag a
few pixels too high selected nothing, or from the start of the line.
"""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QMouseEvent, QTextLine
from PySide6.QtWidgets import QTextEdit


def on_a_line(view: QTextEdit, at: QPointF) -> QPointF:
    """Return `at`, in coordinates of the viewport, moved up or down onto the nearest line."""
    cursor = view.cursorForPosition(at.toPoint())
    block = cursor.block()
    layout = block.layout()
    found = layout.lineForTextPosition(cursor.position() - block.position())
    if not found.isValid():
        return at
    lay = view.document().documentLayout()
    top = lay.blockBoundingRect(block).top() - view.verticalScrollBar().value()
    first, last = max(0, found.lineNumber() - 1), min(layout.lineCount(), found.lineNumber() + 2)
    spans = [_rows(layout.lineAt(number), top) for number in range(first, last)]
    above, below = min(spans, key=lambda span: max(span[0] - at.y(), at.y() - span[1], 0.0))
    return QPointF(at.x(), min(max(at.y(), above), below))


def put_on_a_line(view: QTextEdit, event: QMouseEvent) -> QMouseEvent:
    """Return `event` as if it had come on the nearest line."""
    at = event.position()
    moved = on_a_line(view, at)
    if moved == at:
        return event
    return QMouseEvent(
        event.type(),
        moved,
        event.globalPosition() + moved - at,
        event.button(),
        event.buttons(),
        event.modifiers(),
        event.pointingDevice(),
    )


def _rows(line: QTextLine, top: float) -> tuple[float, float]:
    """Return the rows of pixels of a line that Qt takes for its own."""
    words = line.naturalTextRect()
    return top + words.top() + 1, top + words.bottom() - 1
