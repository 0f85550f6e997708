"""What is marked, drawn over the picture of a page.

Paper is white in every palette, so colours are those of the light one. None of them tells anything
alone: what is selected has a frame, a passage a line under it, and the one in its turn both.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from khronika.domain.values import Passage
from khronika.ui.reader.marks import Mark, Span
from khronika.ui.style import tokens
from khronika.ui.style.tokens import COLOURS, Scheme

_PAPER = COLOURS[Scheme.LIGHT]
SELECTED = QColor(_PAPER.accent)
PLAIN = QColor(_PAPER.quiet)
_TINT, _TINT_STRONG = 40, 70  # of 255
_LINE, _APART, _FRAME = 2.0, 3.0, 1.5  # pixels
_LANES = 2  # lines beside one another, before they would lie over what stands below
_OVER = 1.5  # pixels beyond the letters


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMark:
    """A passage on a page: the boxes of its lines, in fractions of the page."""

    lines: Sequence[QRectF]
    colours: Sequence[QColor]
    words: str = ""  # what to say of it
    lane: int = 0
    is_current: bool = False

    def is_at(self, place: QPointF) -> bool:
        """Whether it stands at `place`, in fractions of the page."""
        return any(line.contains(place) for line in self.lines)


def paper_colours(passage: Passage) -> list[QColor]:
    """Return the colours of a passage's tags on paper; a neutral one for none."""
    names = [tokens.tag_colour(tag.colour, tag.id, Scheme.LIGHT) for tag in passage.tags]
    return [QColor(name) for name in names] or [PLAIN]


def spoken(mark: Mark) -> str:
    """Return what to say of a passage to who points at it."""
    return "\n".join(filter(None, (", ".join(mark.names), mark.evidence, mark.comment)))


def paint_mark(painter: QPainter, mark: PageMark, page: QRectF) -> None:
    """Draw one passage; `page` is where the page lies."""
    for line in mark.lines:
        box = on_page(line, page)
        painter.fillRect(box, _thin(mark.colours[0], strong=mark.is_current))
        if mark.is_current:
            _frame(painter, box, mark.colours[0])
        apart = min(mark.lane, _LANES) * min(_APART, box.height() / 8)
        part, top = box.width() / len(mark.colours), box.bottom() - _LINE + apart
        for at, colour in enumerate(mark.colours):
            painter.fillRect(QRectF(box.left() + at * part, top, part, _LINE), colour)


def paint_selected(painter: QPainter, lines: Sequence[QRectF], page: QRectF) -> None:
    """Draw what is selected."""
    for line in lines:
        box = on_page(line, page)
        painter.fillRect(box, _thin(SELECTED, strong=True))
        _frame(painter, box, SELECTED)


def on_page(line: QRectF, page: QRectF) -> QRectF:
    """Return where fractions of a page lie in the pane, with a little around them."""
    return QRectF(
        page.left() + line.left() * page.width(),
        page.top() + line.top() * page.height(),
        line.width() * page.width(),
        line.height() * page.height(),
    ).adjusted(-_OVER, -_OVER, _OVER, _OVER)


def within(first: int | None, last: int | None) -> Span | None:
    """Return what lies between two letters, both included, whichever comes first."""
    if first is None or last is None:
        return None
    return Span(min(first, last), max(first, last) + 1)


def _frame(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.setPen(QPen(colour, _FRAME))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box)


def _thin(colour: QColor, *, strong: bool) -> QColor:
    washed = QColor(colour)
    washed.setAlpha(_TINT_STRONG if strong else _TINT)
    return washed
