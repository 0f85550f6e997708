"""What lies over the drawn timeline and moves with the pointer or the keyboard."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from khronika.domain import ticks
from khronika.domain.dates import When
from khronika.domain.timescale import Timescale
from khronika.i18n import language
from khronika.ui.style import tokens
from khronika.ui.style.theme import interface_font
from khronika.ui.timeline import marks, measures
from khronika.ui.timeline.ink import Ink
from khronika.ui.timeline.lanes import outline, veil

if TYPE_CHECKING:
    from khronika.ui.timeline.canvas import Canvas


@dataclass(slots=True)
class Overlay:
    """Where the pointer is in time, and the band that is being drawn."""

    pointer: QPointF | None = None
    band: QRectF | None = None


def draw_overlay(painter: QPainter, canvas: Canvas, ink: Ink) -> None:
    """Draw the ring around what is pointed at, the line under the pointer, the band."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.save()
    box = canvas.lanes_box
    painter.setClipRect(box.adjusted(measures.LABELS, 0, 0, measures.UNDATED))
    painter.translate(measures.LABELS, 0)
    _ring(painter, canvas, ink)
    painter.restore()
    if canvas.overlay.pointer is not None:
        _hair(painter, canvas, ink, canvas.overlay.pointer.x() - measures.LABELS)
    if canvas.overlay.band is not None:
        painter.setPen(QPen(ink.accent, 1))
        painter.setBrush(veil(ink.accent, 0.12))
        painter.drawRect(canvas.overlay.band)
    if canvas.hasFocus() and canvas.walk.row is None:
        painter.setPen(QPen(ink.accent, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(canvas.rect()).adjusted(1, 1, -1, -1))


def _ring(painter: QPainter, canvas: Canvas, ink: Ink) -> None:
    row = canvas.walk.row
    if row is None:
        return
    colour = ink.accent if canvas.hasFocus() else ink.edge
    painter.setPen(QPen(colour, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if canvas.walk.is_undated:
        for one, chip in canvas.undated.chips(canvas.laid, canvas.scale.width):
            if one == row:
                radius = measures.CHIP / 2
                placed = chip.translated(0, canvas.lanes_box.bottom())
                painter.drawRoundedRect(placed.adjusted(0, 0, 0, 0), radius, radius)
        return
    for scene in canvas.scenes():
        if scene.bars is None and scene.lane == canvas.laid.spans.lanes[row]:
            _flag(painter, canvas, row, scene.top + scene.height, colour, ink)
        for bar in scene.bars or ():
            if bar.row == row:
                metrics = QFontMetricsF(interface_font(scene.pixels or tokens.SMALL))
                painter.drawRoundedRect(outline(bar, scene, metrics), tokens.RADIUS, tokens.RADIUS)


def _flag(
    painter: QPainter, canvas: Canvas, row: int, floor: float, colour: QColor, ink: Ink
) -> None:
    """Show where, in a density, the incident lies that is pointed at."""
    laid, scale = canvas.laid, canvas.scale
    left, right = scale.x(laid.begins[row]), scale.x(laid.ends[row] + 1)
    under = QRectF(left, floor - 5, max(3.0, right - left), 4)
    painter.fillRect(under.adjusted(-1, -1, 1, 0), ink.paper)
    painter.fillRect(under, colour)
    middle = QPointF(min(max((left + right) / 2, 8), scale.width - 8), floor - 16)
    paper, ratio = ink.paper.name(), canvas.devicePixelRatioF()
    # A rim of paper, or among bars of a like colour it could not be seen.
    for hue, side in ((paper, measures.MARK + 6), (colour.name(), measures.MARK)):
        marks.put(painter, marks.diamond(hue, paper, side, True, ratio), middle)


def _hair(painter: QPainter, canvas: Canvas, ink: Ink, x: float) -> None:
    """Draw a thin line at the pointer, and say above it which day it is."""
    said = _day_said(canvas.scale, x)
    font = interface_font(tokens.SMALL, bold=True)
    wide = QFontMetricsF(font).horizontalAdvance(said) + 2 * tokens.SPACE
    at = measures.LABELS + round(x) + 0.5
    painter.setPen(QPen(veil(ink.quiet, 0.5), 1))
    painter.drawLine(QLineF(at, measures.AXIS, at, canvas.lanes_box.bottom()))
    left = min(max(at - wide / 2, float(measures.LABELS)), canvas.width() - wide)
    box = QRectF(left, measures.AXIS - 20, wide, 18)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.ink)
    painter.drawRoundedRect(box, tokens.RADIUS - 1, tokens.RADIUS - 1)
    painter.setFont(font)
    painter.setPen(ink.paper)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), said)


def _day_said(scale: Timescale, x: float) -> str:
    """Name the day at `x`, or the month where a pixel is longer than some days."""
    day = scale.day(x)
    if scale.per_day >= 0.5:
        there = date.fromordinal(day)
        return When(earliest_start=there, latest_start=there, earliest_end=there,
                    latest_end=there).shown(language())  # fmt: skip
    step = ticks.Step(ticks.Unit.MONTH if scale.per_day > 0.05 else ticks.Unit.YEAR)
    begin, after = ticks.edges(step, day, day)[:2]
    return ticks.in_words(begin, after - 1, language())
