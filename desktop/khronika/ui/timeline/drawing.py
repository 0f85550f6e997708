"""One frame of the timeline, drawn into a picture that is kept until something moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from khronika.domain.kinds import RecordId
from khronika.i18n import ngettext
from khronika.ui.style import tokens
from khronika.ui.style.theme import interface_font
from khronika.ui.timeline import axis, measures
from khronika.ui.timeline.ink import Ink
from khronika.ui.timeline.lanes import LanePainter
from khronika.ui.timeline.undated import UndatedPainter
from khronika.ui.words import number

if TYPE_CHECKING:
    from khronika.ui.timeline.canvas import Canvas


class Drawing:
    """Draws a canvas from what it shows now."""

    def __init__(self, canvas: Canvas, ink: Ink, scale: float) -> None:
        self._canvas, self._ink, self._scale = canvas, ink, scale
        self._box = canvas.lanes_box

    def draw(self, painter: QPainter) -> None:
        """Draw everything."""
        self._lanes(painter)
        self._dates(painter)
        if self._canvas.laid.undated:
            self._undated(painter)
        painter.setPen(QPen(self._ink.line, 1))
        x = measures.LABELS - 0.5
        painter.drawLine(QLineF(x, 0, x, self._canvas.height()))

    def _lanes(self, painter: QPainter) -> None:
        canvas, box = self._canvas, self._box
        paints = LanePainter(canvas.laid, self._ink, self._scale)
        scenes = canvas.scenes()
        painter.setClipRect(box)
        for scene in scenes:
            paints.name(painter, scene, is_current=self._is_current(scene.lane))
        painter.setClipRect(box.adjusted(measures.LABELS, 0, 0, 0))
        painter.translate(measures.LABELS, 0)
        width = canvas.scale.width
        axis.draw_grid(painter, self._ink, canvas.scale, box.top(), box.bottom())
        painter.setPen(QPen(self._ink.line, 1))
        edges = [round(scene.top + scene.height) - 0.5 for scene in scenes]
        painter.drawLines([QLineF(0, edge, width, edge) for edge in edges])
        chosen = frozenset(canvas.walk.chosen)
        canvas.strips.begin()
        for scene in scenes:
            if scene.bars is None:
                hues = paints.hues[scene.lane]
                canvas.strips.draw(painter, scene, canvas.laid, canvas.scale, hues)
            else:
                paints.bars(painter, scene, width, chosen.__contains__)
        painter.translate(-measures.LABELS, 0)
        painter.setClipRect(box)
        painter.setPen(QPen(self._ink.line, 1))
        painter.drawLines([QLineF(0, edge, measures.LABELS, edge) for edge in edges])
        painter.setClipping(False)

    def _is_current(self, lane: int) -> bool:
        walk = self._canvas.walk
        return not walk.is_undated and walk.lane == lane

    def _dates(self, painter: QPainter) -> None:
        canvas, ink, laid = self._canvas, self._ink, self._canvas.laid
        painter.save()
        painter.setClipRect(QRectF(measures.LABELS, 0, canvas.scale.width, self._box.bottom()))
        painter.translate(measures.LABELS, 0)
        axis.draw_axis(painter, ink, canvas.scale)
        painter.setPen(QPen(ink.line, 1))
        y = measures.AXIS - 0.5
        painter.drawLine(QLineF(0, y, canvas.scale.width, y))
        row = canvas.walk.row
        if row is not None and row < laid.dated:
            axis.draw_extent(painter, ink, canvas.scale, (laid.begins[row], laid.ends[row]))
        axis.draw_today(painter, ink, canvas.scale, canvas.today, self._box.bottom())
        painter.restore()
        painter.setPen(QPen(ink.line, 1))
        painter.drawLine(QLineF(0, y, measures.LABELS, y))
        count = laid.incidents + len(laid.undated)
        said = ngettext("{n} incident", "{n} incidents", count).format(n=number(count))
        painter.setFont(interface_font(tokens.SMALL))
        painter.setPen(ink.quiet)
        corner = QRectF(tokens.PAD, measures.AXIS - 24, measures.LABELS - tokens.PAD, 20)
        painter.drawText(corner, int(Qt.AlignmentFlag.AlignVCenter.value), said)

    def _undated(self, painter: QPainter) -> None:
        canvas, laid = self._canvas, self._canvas.laid
        paints = UndatedPainter(laid, self._ink, canvas.titles, self._scale)
        painter.save()
        painter.translate(0, self._box.bottom())
        painter.setPen(QPen(self._ink.line, 1))
        painter.drawLine(QLineF(0, 0.5, canvas.width(), 0.5))
        paints.name(painter, is_current=canvas.walk.is_undated)
        painter.translate(measures.LABELS, 0)
        painter.setClipRect(QRectF(0, 1, canvas.scale.width, measures.UNDATED))
        chips = canvas.undated.chips(laid, canvas.scale.width)
        paints.chips(painter, chips, frozenset(RecordId(one) for one in canvas.walk.chosen))
        before = canvas.undated.first
        paints.more(painter, canvas.scale.width, before, len(laid.undated) - before - len(chips))
        painter.restore()
