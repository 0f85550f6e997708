"""Draws lanes: their names, their bars with titles, and their bars."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from khronika.domain.kinds import RecordId
from khronika.domain.spans import TONES, Laid
from khronika.domain.values import Grade
from khronika.i18n import _
from khronika.ui.style import tokens
from khronika.ui.style.icons import pixmap
from khronika.ui.style.theme import interface_font
from khronika.ui.timeline import marks, measures
from khronika.ui.timeline.ink import Hues, Ink
from khronika.ui.timeline.scene import Bar, LaneScene
from khronika.ui.words import grade_badge, number

_LEFT_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_TITLE = int(_LEFT_MIDDLE) | int(Qt.TextFlag.TextDontClip)  # it was cut to its room before
_BADGES = [grade_badge(Grade(grade=code, independent=2)) for code in TONES]
_SWATCH = tokens.SPACE
_CAP = 2  # pixels: how wide the bound of a moment is drawn
_LINE = 17  # pixels of a line of a lane's name
_TWO_LINES = 56  # a lane so high has room for two of them, and for how many there are


class LanePainter:
    """Draws into a painter whose origin is the left edge of time and the top of the lanes."""

    def __init__(self, laid: Laid, ink: Ink, scale: float) -> None:
        """`scale`: device pixels a pixel."""
        self._laid, self._ink, self._scale = laid, ink, scale
        self.hues = [ink.hues(lane, at) for at, lane in enumerate(laid.spans.labels)]

    def name(self, painter: QPainter, scene: LaneScene, *, is_current: bool) -> None:
        """Write what the lane is and how many it holds, left of time."""
        lane, ink = self._laid.spans.labels[scene.lane], self._ink
        box = QRectF(0, scene.top, measures.LABELS, scene.height)
        if is_current:
            painter.fillRect(box.adjusted(0, 1, -1, 0), ink.wash_away)
        left = tokens.PAD + _SWATCH + tokens.SPACE
        top = max(scene.top, measures.AXIS) if scene.height > measures.LEAST_LANE else scene.top
        # Of two lines in the lowest lane the lower one stands as far from the edge as the upper.
        above = min(measures.LANE_PAD + 2, (scene.height - 2 * _LINE) // 2)
        top = min(top, scene.top + scene.height - measures.LEAST_LANE) + above
        painter.fillRect(QRectF(tokens.PAD, top + 3, _SWATCH, _SWATCH + 2),
                         self.hues[scene.lane].solid)  # fmt: skip
        font = interface_font()
        painter.setFont(font)
        painter.setPen(ink.ink)
        room = measures.LABELS - left - tokens.SPACE
        metrics, small = QFontMetricsF(font), interface_font(tokens.SMALL)
        said = number(len(self._laid.lanes[scene.lane]))
        if scene.through:
            said += " · " + _("{n} all through").format(n=number(scene.through))
        beside, lines = 0.0, _wrapped(lane.title, metrics, room, 2)
        if scene.height < _TWO_LINES and len(lines) == 2:  # how many stands behind the name
            beside = QFontMetricsF(small).horizontalAdvance(said) + tokens.SPACE
            lines = _wrapped(lane.title, metrics, room, 2, beside)
        for line in lines:
            painter.drawText(QRectF(left, top, room + 1, _LINE), int(_LEFT_MIDDLE), line)
            top += _LINE
        box = QRectF(left, top, room, _LINE)
        if beside:
            box.translate(metrics.horizontalAdvance(lines[-1]) + tokens.SPACE, -_LINE)
        painter.setFont(small)
        painter.setPen(ink.quiet)
        painter.drawText(box, int(_LEFT_MIDDLE), said)

    def bars(
        self, painter: QPainter, scene: LaneScene, width: float, chosen: Callable[[RecordId], bool]
    ) -> None:
        """Draw the bars of a lane; those `chosen` lie on a wash."""
        hues, ink = self.hues[scene.lane], self._ink
        painter.setFont(interface_font(scene.pixels or tokens.SMALL))
        metrics = QFontMetricsF(painter.font())
        for bar in scene.bars or ():
            left, right = bar.outer
            if right < -measures.TITLE_WIDEST or left > width:
                continue
            if chosen(RecordId(self._laid.spans.records[bar.row])):
                self._wash(painter, bar, scene, metrics)
            self._bar(painter, bar, scene.top, hues)
            if bar.title:
                self._title(painter, bar, scene, ink)

    def _wash(self, painter: QPainter, bar: Bar, scene: LaneScene, metrics: QFontMetricsF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ink.wash)
        painter.drawRoundedRect(outline(bar, scene, metrics), tokens.RADIUS, tokens.RADIUS)

    def _bar(self, painter: QPainter, bar: Bar, top: float, hues: Hues) -> None:
        gap = bar.height // 4 if bar.height >= 18 else 2 if bar.height >= 7 else 1
        high = bar.height - gap
        middle = top + bar.top + bar.height / 2
        self._ends(painter, bar, middle, high, hues)
        if bar.bounds.is_one_sided:
            x = round(bar.left) - (_CAP if bar.fades_left else 0)
            painter.fillRect(QRectF(x, middle - high / 2 - 1, _CAP, high + 2), hues.solid)
            return
        if bar.is_mark:
            shape = marks.diamond if bar.bounds.is_point else marks.pill
            filled = bar.core is not None
            solid, paper = hues.solid.name(), hues.pale.name()
            side = min(bar.right - bar.left, high)
            if high >= 6:
                stamp = shape(solid, paper, side, filled, self._scale)
                marks.put(painter, stamp, QPointF((bar.left + bar.right) / 2, middle))
                return
        self._stretch(painter, bar, QRectF(bar.left, middle - high / 2, bar.right - bar.left, high),
                      hues)  # fmt: skip

    def _stretch(self, painter: QPainter, bar: Bar, box: QRectF, hues: Hues) -> None:
        """Draw what is possible pale with a rim, what is certain solid."""
        round_ = marks.corner(box.height())
        seen = box.intersected(QRectF(-9, box.top(), 1e5, box.height()))
        thin = box.height() < 6
        if bar.core is None or bar.core != (bar.left, bar.right):
            painter.setPen(Qt.PenStyle.NoPen if thin else QPen(hues.outline, 1))
            painter.setBrush(hues.spread if thin else hues.pale)
            inner = seen if thin else seen.adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(inner, round_, round_)
        if bar.core is not None and not bar.is_mark:
            low, high = max(bar.core[0], seen.left()), min(bar.core[1], seen.right())
            if high > low:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(hues.solid)
                painter.drawRoundedRect(
                    QRectF(low, box.top(), max(2.0, high - low), box.height()), round_, round_
                )
        elif not thin and bar.bounds.is_point:
            self._caps(painter, box, hues)

    def _caps(self, painter: QPainter, box: QRectF, hues: Hues) -> None:
        """Mark both ends of the days within which one moment lies, like the bar of an error."""
        for x in (box.left(), box.right() - _CAP):
            painter.fillRect(QRectF(x, box.top() - 1, _CAP, box.height() + 2), hues.solid)

    def _ends(self, painter: QPainter, bar: Bar, middle: float, high: float, hues: Hues) -> None:
        """Draw open ends: fading where nothing bounds it, with an arrow where it is going on."""
        solid = hues.solid.name()
        inner = high if high < 6 else high - 2
        if bar.fades_left:
            picture = marks.fade(solid, bar.reach, inner, False, self._scale)
            painter.drawPixmap(QPointF(bar.left - bar.reach, middle - inner / 2), picture)
        if bar.fades_right:
            picture = marks.fade(solid, bar.reach, inner, True, self._scale)
            painter.drawPixmap(QPointF(bar.right, middle - inner / 2), picture)
            if self._laid.spans.ongoing[bar.row] and high >= 8:
                head = marks.arrow(solid, inner, True, self._scale)
                marks.put(painter, head, QPointF(bar.right + bar.reach - inner / 2, middle))

    def _title(self, painter: QPainter, bar: Bar, scene: LaneScene, ink: Ink) -> None:
        left, top = bar.title_left, scene.top + bar.top
        on_solid = bar.is_inside and bar.on_core
        if scene.pixels == tokens.TEXT:
            badge = _BADGES[self._laid.spans.tones[bar.row]]
            role = ink.paper.name() if on_solid else getattr(ink.theme.colours, badge.role)
            painter.drawPixmap(
                QPointF(left, top + (bar.height - tokens.ICON) / 2),
                pixmap(badge.icon, role, tokens.ICON, self._scale),
            )
            left += tokens.ICON + tokens.GAP
        painter.setPen(ink.paper if on_solid else ink.ink)
        painter.drawText(QRectF(left, top, 1, bar.height), _TITLE, bar.title)


def outline(bar: Bar, scene: LaneScene, metrics: QFontMetricsF) -> QRectF:
    """Return the box around a bar and its title."""
    left, right = bar.outer
    if bar.title and not bar.is_inside:
        icon = tokens.ICON + tokens.GAP if scene.pixels == tokens.TEXT else 0
        ends = bar.title_left + icon + metrics.horizontalAdvance(bar.title)
        left, right = min(left, bar.title_left), max(right, ends)
    box = QRectF(left, scene.top + bar.top, right - left, bar.height)
    return box.adjusted(-tokens.GAP, 0, tokens.GAP, 0)


def _wrapped(
    text: str, metrics: QFontMetricsF, room: float, most: int, beside: float = 0.0
) -> list[str]:
    """Break `text` at spaces into at most so many lines, the last one cut with …; behind that
    one there is room for so much `beside` it.
    """
    words, lines = text.split(), [""]
    while words:
        longer = f"{lines[-1]} {words[0]}".strip()
        if lines[-1] and metrics.horizontalAdvance(longer) > room:
            if len(lines) == most:
                break
            lines.append("")
            continue
        lines[-1] = longer
        words.pop(0)
    rest = " ".join([lines[-1], *words])
    cut = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room - beside)
    return [*lines[:-1], cut]


def veil(colour: QColor, alpha: float) -> QColor:
    """Return `colour`, to be seen through."""
    made = QColor(colour)
    made.setAlphaF(alpha)
    return made
