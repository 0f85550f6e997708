"""Densities, drawn into pictures that are kept: while time is dragged they only move."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from khronika.domain import ticks
from khronika.domain.spans import LAST_DAY, Laid
from khronika.domain.timescale import Timescale
from khronika.ui.style import tokens
from khronika.ui.style.theme import interface_font
from khronika.ui.timeline import measures
from khronika.ui.timeline.ink import Hues
from khronika.ui.timeline.scene import LaneScene
from khronika.ui.words import number

_HALF = 0.5  # of an incident
_WIDER = 0.6  # of a view, drawn beyond either edge
_A_FRAME = 2
_MIDDLE = int(Qt.AlignmentFlag.AlignCenter)


@dataclass(frozen=True, slots=True)
class Strip:
    """The density of one lane from the day `first` to before `after`."""

    first: int
    after: int
    picture: QPixmap


class Strips:
    """Keeps one strip a lane, from the second frame of one scale on: what is magnified changes
    with every frame, and is drawn straight away.
    """

    def __init__(self) -> None:
        self._kept: dict[int, Strip] = {}
        self._keys: dict[int, object] = {}
        self._left = 0

    def forget(self) -> None:
        """Draw all anew."""
        self._kept, self._keys = {}, {}

    def begin(self) -> None:
        """A frame begins: of the strips it lacks it has time for a few, the rest come later."""
        self._left = _A_FRAME

    def draw(
        self, painter: QPainter, scene: LaneScene, laid: Laid, scale: Timescale, hues: Hues
    ) -> None:
        """Draw how many began in each week, month … : known to the month, above them the rest."""
        ratio = painter.device().devicePixelRatioF()
        key = (scale.per_day, scene.step, scene.height, scene.peak, hues, ratio)
        known = self._keys.get(scene.lane)
        if known != key:
            self._keys[scene.lane] = key
            self._kept.pop(scene.lane, None)
        strip = self._kept.get(scene.lane)
        if strip is None or strip.first > scale.first or strip.after <= scale.last:
            strip = None
            if key == known and self._left > 0:
                self._left -= 1
                strip = self._kept[scene.lane] = _drawn(scene, laid, scale, hues, ratio)
        if strip is None:
            edges = ticks.edges(scene.step, scale.first, scale.last)
            painter.save()
            painter.translate(round(scale.x(edges[0])), scene.top)
            _bars(painter, scene, _places(edges, scale), laid.density.of_lane(scene.lane, edges),
                  hues)  # fmt: skip
            painter.restore()
            return
        painter.drawPixmap(QPointF(round(scale.x(strip.first)), scene.top), strip.picture)


def _drawn(scene: LaneScene, laid: Laid, scale: Timescale, hues: Hues, ratio: float) -> Strip:
    beyond = round(_WIDER * scale.width / scale.per_day)
    first, last = max(1, scale.first - beyond), min(LAST_DAY, scale.last + beyond)
    edges = ticks.edges(scene.step, first, last)
    at = _places(edges, scale)
    picture = QPixmap(QSize(round((at[-1] + 1) * ratio), round(scene.height * ratio)))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    _bars(painter, scene, at, laid.density.of_lane(scene.lane, edges), hues)
    painter.end()
    return Strip(edges[0], edges[-1], picture)


def _places(edges: list[int], scale: Timescale) -> list[int]:
    return [round((day - edges[0]) * scale.per_day) for day in edges]


def _bars(
    painter: QPainter,
    scene: LaneScene,
    at: list[int],
    counts: tuple[list[float], list[float]],
    hues: Hues,
) -> None:
    floor = scene.height - 1
    tall = (scene.height - 2 * measures.LANE_PAD - tokens.PAD) / scene.peak
    are_counted = max((after - left for left, after in pairwise(at)), default=0)
    faint, vague, sharp, numbers = [], [], [], []
    for (left, after), one, other in zip(pairwise(at), *counts, strict=True):
        both = one + other
        if both >= _HALF:
            wide = max(1, after - left - 1)
            high = both * tall if both * tall > 2 else 2.0
            if other >= _HALF or one <= 0:
                vague.append(QRectF(left, floor - high, wide, high))
            if one > 0:
                low = high if other < _HALF else max(2.0, one * tall)
                sharp.append(QRectF(left, floor - low, wide, low))
            if are_counted > measures.BIN_COUNTED:
                numbers.append((QRectF(left, floor - high - 14, wide, 14), both))
        elif both > 0:  # less than one incident: a thin line without gaps
            faint.append(QRectF(left, floor - 1, after - left, 1))
    painter.setPen(Qt.PenStyle.NoPen)
    for rects, hue in ((faint, hues.pale), (vague, hues.spread), (sharp, hues.solid)):
        if rects:
            painter.setBrush(hue)
            painter.drawRects(rects)
    painter.setFont(interface_font(tokens.SMALL))
    painter.setPen(QColor(hues.word))
    for box, both in numbers:
        painter.drawText(box, _MIDDLE, number(round(both)))
