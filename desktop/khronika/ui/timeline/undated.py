"""The strip of what has no date: chips in a row, which one walks along like the rest."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from khronika.domain.kinds import RecordId
from khronika.domain.spans import TONES, Laid
from khronika.domain.values import Grade
from khronika.i18n import _
from khronika.ui.style import tokens
from khronika.ui.style.icons import pixmap
from khronika.ui.style.theme import interface_font
from khronika.ui.timeline import measures
from khronika.ui.timeline.ink import Ink
from khronika.ui.timeline.titles import Titles
from khronika.ui.words import grade_badge, number

_LEFT_MIDDLE = int((Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value)
_BADGES = [grade_badge(Grade(grade=code, independent=2)) for code in TONES]
_ICON = tokens.ICON + tokens.GAP


class Undated:
    """Which chips are in view, from `first` on, and where."""

    def __init__(self, titles: Titles) -> None:
        self._titles = titles
        self.first = 0
        self._chips: tuple[object, list[tuple[int, QRectF]]] = (None, [])

    def scroll(self, laid: Laid, chips: int) -> None:
        """Move along by so many chips."""
        self.first = max(0, min(len(laid.undated) - 1, self.first + chips))

    def reveal(self, laid: Laid, row: int, width: float) -> None:
        """Bring the chip of `row` into view."""
        at = laid.undated.index(row)
        if at < self.first:
            self.first = at
        while at > self.first and row not in {one for one, _box in self.chips(laid, width)}:
            self.first += 1

    def chips(self, laid: Laid, width: float) -> list[tuple[int, QRectF]]:
        """Return the rows in view and their boxes, from the left edge of time; whole ones only,
        but the first.
        """
        key = (id(laid), self.first, width, self._titles.version)
        if self._chips[0] != key:
            self._chips = (key, self._arranged(laid, width))
        return self._chips[1]

    def _arranged(self, laid: Laid, width: float) -> list[tuple[int, QRectF]]:
        found: list[tuple[int, QRectF]] = []
        left = float(tokens.SPACE)
        rows = laid.undated[self.first : self.first + int(width // measures.CHIP) + 1]
        top = (measures.UNDATED - measures.CHIP) / 2
        few = 16
        for at in range(0, len(rows), few):
            self._titles.want(RecordId(laid.spans.records[row]) for row in rows[at : at + few])
            for row in rows[at : at + few]:
                title = self._titles.width(RecordId(laid.spans.records[row]), tokens.TEXT)
                wide = min(measures.CHIP_WIDEST, title + _ICON + 2 * tokens.SPACE)
                if left + wide > width and found:
                    return found
                found.append((row, QRectF(left, top, wide, measures.CHIP)))
                left += wide + tokens.SPACE
        return found


class UndatedPainter:
    """Draws the strip with its origin at its own top, names at the left included."""

    def __init__(self, laid: Laid, ink: Ink, titles: Titles, scale: float) -> None:
        self._laid, self._ink, self._titles, self._scale = laid, ink, titles, scale

    def name(self, painter: QPainter, *, is_current: bool) -> None:
        """Write what the strip is, and how many it holds."""
        if is_current:
            box = QRectF(0, 1, measures.LABELS - 1, measures.UNDATED - 1)
            painter.fillRect(box, self._ink.wash_away)
        left = tokens.PAD + 2 * tokens.SPACE
        painter.setFont(interface_font())
        painter.setPen(self._ink.ink)
        painter.drawText(QRectF(left, 6, measures.LABELS, 17), _LEFT_MIDDLE, _("Undated"))
        painter.setFont(interface_font(tokens.SMALL))
        painter.setPen(self._ink.quiet)
        painter.drawText(QRectF(left, 23, measures.LABELS, 16), _LEFT_MIDDLE,
                         number(len(self._laid.undated)))  # fmt: skip

    def chips(
        self, painter: QPainter, chips: list[tuple[int, QRectF]], chosen: frozenset[RecordId]
    ) -> None:
        """Draw `chips`, those `chosen` washed."""
        ink = self._ink
        painter.setFont(interface_font())
        for row, box in chips:
            record = RecordId(self._laid.spans.records[row])
            painter.setPen(QPen(ink.line, 1))
            painter.setBrush(ink.wash if record in chosen else ink.raised)
            radius = measures.CHIP / 2
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
            badge = _BADGES[self._laid.spans.tones[row]]
            at = QPointF(box.left() + tokens.SPACE, box.top() + tokens.GAP)
            colour = QColor(getattr(ink.theme.colours, badge.role)).name()
            painter.drawPixmap(at, pixmap(badge.icon, colour, tokens.ICON, self._scale))
            painter.setPen(ink.ink)
            inner = box.adjusted(tokens.SPACE + _ICON, 0, -tokens.SPACE, 0)
            title = self._titles.cut(record, tokens.TEXT, inner.width())
            painter.drawText(inner.adjusted(0, 0, tokens.GAP, 0), _LEFT_MIDDLE, title)

    def more(self, painter: QPainter, width: float, before: int, after: int) -> None:
        """Say how many lie to the left and right of what is in view."""
        ink = self._ink
        painter.setFont(interface_font(tokens.SMALL))
        painter.setPen(ink.quiet)
        room = QRectF(0, 0, width - tokens.GAP, measures.UNDATED)
        if after:
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            said = _("{n} more").format(n=number(after))
            wide = painter.fontMetrics().horizontalAdvance(f"{said}  ")
            patch = QRectF(width - wide - tokens.PAD, 1, wide + tokens.PAD, measures.UNDATED - 2)
            painter.fillRect(patch, ink.paper)
            painter.drawText(room, int(flags.value), f"{said} ›")
        if before:
            painter.drawText(QRectF(-tokens.SPACE, 0, 20, measures.UNDATED), _LEFT_MIDDLE, " ‹")
