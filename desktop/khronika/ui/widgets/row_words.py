"""The words of rows, laid out once and drawn as often as a list is scrolled."""

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QStaticText, QTransform

from khronika.ui.style import tokens
from khronika.ui.style.theme import interface_font

_KEPT = 240  # two screens of rows


@dataclass(frozen=True, slots=True)
class _Laid:
    """Words that fit into a width, their font, and how wide and high they are in it, in pixels."""

    words: QStaticText
    font: QFont
    width: int
    height: int


class RowWords:
    """Draws one line of words, cut short at the right where there is no room.

    To fit and shape them takes seven times as long as to draw them; a row that is scrolled over
    the screen is drawn dozens of times.
    """

    def __init__(self) -> None:
        self._laid: OrderedDict[tuple[str, int | None, int, bool], _Laid] = OrderedDict()

    def forget(self) -> None:
        """Lay out all anew: fonts may be other ones."""
        self._laid.clear()

    def width(self, text: str, pixels: int, *, bold: bool = False) -> int:
        """Return how wide all of `text` is."""
        return self._lay(text, None, pixels, bold=bold).width

    def draw(
        self,
        painter: QPainter,
        box: QRect,
        text: str,
        colour: str,
        pixels: int = tokens.TEXT,
        *,
        bold: bool = False,
        whole: bool = False,
    ) -> None:
        """Draw `text` in the middle of the height of `box`; `whole`: never cut short."""
        if not text:
            return
        laid = self._lay(text, None if whole else box.width(), pixels, bold=bold)
        painter.setFont(laid.font)
        painter.setPen(QColor(colour))
        above = (box.height() - laid.height + 1) // 2
        painter.drawStaticText(box.left(), box.top() + above, laid.words)

    def _lay(self, text: str, room: int | None, pixels: int, *, bold: bool) -> _Laid:
        key = (text, room, pixels, bold)
        if key in self._laid:
            self._laid.move_to_end(key)
            return self._laid[key]
        font = interface_font(pixels, bold=bold)
        metrics = QFontMetrics(font)
        if room is not None:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        words = QStaticText(text)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.prepare(QTransform(), font)
        laid = _Laid(words, font, metrics.horizontalAdvance(text), metrics.height())
        self._laid[key] = laid
        if len(self._laid) > _KEPT:
            self._laid.popitem(last=False)
        return laid
