"""A page as it is drawn, and where on it the letters of the text stand."""

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage

from khronika.importing.extracted import Dots
from khronika.ui.reader.marks import Span

_BESIDE = 2.5  # heights of a letter: further apart, two stand in two columns or cells
_NEAR = 1.5  # heights of a letter that a press may be off
PARTED = "\n\n"  # two pages are, in a text
_SIDES = 4


@dataclass(frozen=True, slots=True)
class Printed:
    """A picture of a page, and of each letter of `span` its box, four sides each, as fractions."""

    picture: QImage = field(repr=False)
    span: Span
    boxes: Sequence[float] = field(default=(), repr=False)

    @property
    def bytes(self) -> int:
        """How much memory it takes."""
        return self.picture.sizeInBytes() + _SIDES * len(self.boxes)

    def lines(self, span: Span) -> list[QRectF]:
        """Return where `span` stands on the page: one box, in fractions of it, a line."""
        first, last = max(span.start, self.span.start), min(span.end, self.span.end)
        lines: list[QRectF] = []
        before: QRectF | None = None
        for at in range(first, last):
            if (box := self.box(at)).isEmpty():
                continue
            if before is not None and self._goes_on(before, box):
                lines[-1] = lines[-1].united(box)
            else:
                lines.append(box)
            before = box
        return lines

    def at(self, place: QPointF) -> int | None:
        """Return the letter at `place`, in fractions of the page, or the nearest; None: far off."""
        x, y = place.x(), place.y()
        found, nearest = None, 1.0
        sides = iter(self.boxes)  # plain numbers: it is asked at every move of the pointer
        for at, (left, top, right, bottom) in enumerate(
            zip(sides, sides, sides, sides, strict=True), self.span.start
        ):
            if left >= right or top >= bottom:
                continue
            across, down = max(left - x, x - right, 0.0), max(top - y, y - bottom, 0.0)
            off = max(self._across(across), down) / (_NEAR * (bottom - top))
            if off < nearest:
                found, nearest = at, off
        return found

    def box(self, at: int) -> QRectF:
        """Return where the letter at code point `at` stands, as fractions of the page."""
        first = _SIDES * (at - self.span.start)
        left, top, right, bottom = self.boxes[first : first + _SIDES]
        return QRectF(left, top, right - left, bottom - top)

    def _goes_on(self, before: QRectF, box: QRectF) -> bool:
        """Whether a letter stands in one line with the one before, which may run down the page."""
        high, wide = min(before.height(), box.height()), min(before.width(), box.width())
        down = min(before.bottom(), box.bottom()) - max(before.top(), box.top())
        across = min(before.right(), box.right()) - max(before.left(), box.left())
        if down >= high / 2:
            return self._across(-across) <= _BESIDE * high
        return across >= wide / 2 and -down <= self._across(wide) / 2

    def _across(self, fraction: float) -> float:
        """Return a part of the page's width as a part of its height."""
        return fraction * self.picture.width() / max(self.picture.height(), 1)


def printed(dots: Dots, span: Span) -> Printed:
    """Return a page that was drawn. Its letters have places only if they are those of `span`: a
    text that an older reader read, or that was corrected, may have others than the page has now.
    """
    made = QImage(dots.pixels, dots.width, dots.height, 3 * dots.width, QImage.Format.Format_RGB888)
    picture = made.convertToFormat(QImage.Format.Format_RGB32)  # what is drawn without more work
    places = array("f", dots.boxes)
    if len(places) != _SIDES * (span.end - span.start):
        return Printed(picture, Span(span.start, span.start))
    return Printed(picture, span, places)


class Pages:
    """Which part of a text stands on which page."""

    def __init__(self, starts: Sequence[int] = (), text: str = "") -> None:
        """`starts`: where in `text` each page begins; one without text has none before the next."""
        self._starts, self._text = starts, text

    def __len__(self) -> int:
        return len(self._starts)

    def of(self, at: int) -> int:
        """Return which page, from 0, the code point `at` stands on, or stands behind."""
        page = bisect_right(self._starts, at) - 1
        while page > 0 and self.span(page).start == self.span(page).end:
            page -= 1
        return max(page, 0)

    def span(self, page: int) -> Span:
        """Return what of the text stands on a page; nothing, if the page has no text."""
        start, end = (
            self._starts[one] if one < len(self._starts) else len(self._text)
            for one in (page, page + 1)
        )
        return Span(start, start + len(self._text[start:end].removesuffix(PARTED)))
