"""Draws the dates above the lanes and the lines that go down from them."""

from itertools import pairwise

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from khronika.domain import ticks
from khronika.domain.timescale import Timescale
from khronika.i18n import _, language
from khronika.ui.style import tokens
from khronika.ui.style.theme import interface_font
from khronika.ui.timeline import measures
from khronika.ui.timeline.ink import Ink
from khronika.ui.timeline.naming import step_below

_LINE = tokens.ICON_LARGE
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def draw_grid(painter: QPainter, ink: Ink, scale: Timescale, top: float, bottom: float) -> None:
    """Draw a line down at every division, stronger ones where the longer divisions begin."""
    step = step_below(scale.per_day)
    longer = ticks.over(step)
    for one, colour in ((step, ink.grid), (longer, ink.line)):
        if one is None:
            continue
        days = ticks.edges(one, scale.first, scale.last)
        lines = [QLineF(x, top, x, bottom) for day in days
                 if (x := round(scale.x(day)) + 0.5) > 0]  # fmt: skip
        painter.setPen(QPen(colour, 1))
        painter.drawLines(lines)


def draw_axis(painter: QPainter, ink: Ink, scale: Timescale) -> None:
    """Write the names of the divisions that have room: the longer ones above, the one at the left
    always.
    """
    step = step_below(scale.per_day)
    longer = ticks.over(step)
    spoken = language()
    if longer is not None:
        font = interface_font(bold=True)
        painter.setFont(font)
        painter.setPen(ink.ink)
        metrics = QFontMetricsF(font)
        days = ticks.edges(longer, scale.first, scale.last)
        for day, after in pairwise(days):
            said = ticks.name_over(step, day, spoken)
            wide = metrics.horizontalAdvance(said)
            left = max(scale.x(day), 0) + tokens.GAP
            end = scale.x(after)
            if left + wide + tokens.GAP > end and end < scale.width:
                continue  # no room is left of it in view
            if scale.x(day) > 0 and left + wide > scale.width:
                continue  # it begins too near to the end
            painter.drawText(QRectF(left, tokens.GAP, wide + 2, _LINE), int(_LEFT), said)
    font = interface_font(tokens.SMALL if longer else tokens.TEXT)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    painter.setPen(ink.quiet)
    top = tokens.GAP + _LINE if longer else measures.AXIS - _LINE - tokens.SPACE
    days = ticks.edges(step, scale.first, scale.last)
    for day, after in pairwise(days):
        said = ticks.name(step, day, spoken, (after - day) * scale.per_day)
        left = max(scale.x(day), 0) + tokens.GAP
        room = scale.x(after) - left
        wide = metrics.horizontalAdvance(said)
        if (scale.x(day) >= 0 or wide <= room) and left + wide <= scale.width:
            painter.drawText(QRectF(left, top, room + 40, _LINE), int(_LEFT), said)


def draw_today(painter: QPainter, ink: Ink, scale: Timescale, today: int, bottom: float) -> None:
    """Mark the present day, and say that it is it."""
    x = round(scale.x(today + 0.5)) + 0.5
    if not 0 <= x <= scale.width:
        return
    painter.setPen(QPen(ink.accent, 1))
    painter.drawLine(QLineF(x, measures.AXIS - 1, x, bottom))
    said = _("today")
    font = interface_font(tokens.SMALL, bold=True)
    painter.setFont(font)
    wide = QFontMetricsF(font).horizontalAdvance(said) + tokens.SPACE
    left = x + 1 if x + wide < scale.width else x - wide
    box = QRectF(left, bottom - 18, wide, 16)
    painter.fillRect(box, ink.paper)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), said)


def draw_extent(painter: QPainter, ink: Ink, scale: Timescale, days: tuple[int, int]) -> None:
    """Underline, on the dates, the days of the incident that is pointed at."""
    left, right = max(0.0, scale.x(days[0])), min(scale.width, scale.x(days[1] + 1))
    if right >= 0 and left <= scale.width:
        painter.fillRect(QRectF(left, measures.AXIS - 3, max(3.0, right - left), 3), ink.accent)
