"""The band below the timeline: all of time, how thickly things lie in it, what of it is in view."""

from __future__ import annotations

from enum import Enum, auto
from operator import add

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from khronika.domain import ticks
from khronika.domain.spans import EMPTY, LAST_DAY, Laid
from khronika.domain.timescale import Timescale, fitting
from khronika.i18n import _
from khronika.ui.style import tokens
from khronika.ui.style.theme import Theme, interface_font
from khronika.ui.timeline import measures
from khronika.ui.timeline.ink import Ink
from khronika.ui.timeline.lanes import veil
from khronika.ui.timeline.naming import name_alone, step_alone

_VAGUE = 0.45  # how strongly what is not known to the month is drawn
_FOOT = 16  # below the bars: the years
_SHORTEST = 366  # days: of less the band would tell nothing of where in time it lies
_LEAST = 8.0  # pixels: a window is drawn no narrower


class _Held(Enum):
    NOTHING = auto()
    WINDOW = auto()
    LEFT = auto()
    RIGHT = auto()
    NEW = auto()


class Band(QWidget):
    """Dragging the window moves it, dragging elsewhere or its edges shows those days. The keyboard
    does the same in the timeline above.
    """

    wanted = Signal(int, int)  # first and last day to show
    shifted = Signal(float)  # the moment at which what is in view is to begin
    all_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._ink, self._laid = theme, Ink(theme), EMPTY
        self._view: Timescale | None = None
        self._picture: QPixmap | None = None
        self._held, self._from, self._grab = _Held.NOTHING, 0.0, 0.0
        self._new: tuple[float, float] | None = None
        self.setAccessibleName(_("All of time; what is in view is marked"))
        self.setToolTip(_("Drag to show those days, drag the window to move, double click for all"))
        self.setMouseTracking(True)
        self.setFixedHeight(measures.BAND + _FOOT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._dress)

    def sizeHint(self) -> QSize:
        return QSize(3 * measures.LABELS, measures.BAND + _FOOT)

    def show_laid(self, laid: Laid) -> None:
        """Show how thickly `laid` lies in time."""
        self._laid, self._picture = laid, None
        self.update()

    def show_view(self, view: Timescale) -> None:
        """Mark what is in view."""
        self._view = view
        self.update()

    # -- where things are -----------------------------------------------------------------

    def _scale(self) -> Timescale:
        first, last = self._laid.roomy or (1, _SHORTEST)
        short = max(0, _SHORTEST - (last + 1 - first))
        first, last = max(1, first - short // 2), min(LAST_DAY, last + short - short // 2)
        width = max(1.0, float(self.width() - measures.LABELS))
        return fitting(first, last, width)

    def window_box(self) -> QRectF:
        """Where what is in view is marked."""
        scale, view = self._scale(), self._view
        if view is None:
            return QRectF()
        left, right = scale.x(view.start), scale.x(view.end)
        if right - left < _LEAST:
            left, right = (left + right - _LEAST) / 2, (left + right + _LEAST) / 2
        left = min(max(0.0, left), scale.width - _LEAST)
        right = max(min(scale.width, right), left + _LEAST)
        return QRectF(measures.LABELS + left, 1, max(1.0, right - left), measures.BAND)

    # -- painting -------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._picture is None:
            self._picture = self._drawn()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        box = self.window_box()
        ink = self._ink
        away = veil(ink.paper, 0.62)
        painter.fillRect(QRectF(measures.LABELS, 1, box.left() - measures.LABELS, measures.BAND),
                         away)  # fmt: skip
        painter.fillRect(QRectF(box.right(), 1, self.width() - box.right(), measures.BAND), away)
        painter.setPen(QPen(ink.accent, 1))
        painter.drawRect(box.adjusted(0.5, 0.5, -1, -0.5))
        for x in (box.left(), box.right() - 3):
            painter.fillRect(QRectF(x, box.top() + 14, 3, measures.BAND - 28), ink.accent)
        if self._new is not None:
            left, right = sorted(self._new)
            painter.fillRect(QRectF(left, 1, right - left, measures.BAND), veil(ink.accent, 0.2))
        painter.end()

    def _drawn(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        ink = self._ink
        picture.fill(ink.paper)
        painter = QPainter(picture)
        painter.setPen(QPen(ink.line, 1))
        painter.drawLine(0, 0, self.width(), 0)
        painter.drawLine(measures.LABELS - 1, 0, measures.LABELS - 1, measures.BAND + 1)
        painter.setFont(interface_font(tokens.SMALL))
        painter.setPen(ink.quiet)
        label = QRectF(tokens.PAD, 1, measures.LABELS - tokens.PAD, measures.BAND)
        painter.drawText(label, int(Qt.AlignmentFlag.AlignVCenter.value), _("All of time"))
        if self._laid.extent is not None:
            painter.translate(measures.LABELS, 0)
            self._bars(painter)
            self._years(painter)
        painter.end()
        return picture

    def _bars(self, painter: QPainter) -> None:
        scale = self._scale()
        edges = ticks.edges(ticks.step_of(scale.per_day, 3.0), scale.first, scale.last)
        known, spread = self._laid.density.of_lane(-1, edges)
        counts = list(map(add, known, spread))
        peak = max(counts, default=1.0) or 1.0
        most = measures.BAND - tokens.GAP
        painter.setPen(Qt.PenStyle.NoPen)
        quiet = self._ink.quiet
        for heights, hue in ((counts, veil(quiet, _VAGUE)), (known, quiet)):
            bars = []
            for at, count in enumerate(heights):
                if count > 0:
                    left = round(scale.x(edges[at]))
                    wide = max(1, round(scale.x(edges[at + 1])) - left - 1)
                    high = max(1.5, count / peak * most)
                    bars.append(QRectF(left, measures.BAND + 1 - high, wide, high))
            painter.setBrush(hue)
            painter.drawRects(bars)

    def _years(self, painter: QPainter) -> None:
        scale, ink = self._scale(), self._ink
        step = step_alone(scale.per_day)
        painter.setFont(interface_font(tokens.SMALL))
        metrics = painter.fontMetrics()
        floor = measures.BAND + 1
        for day in ticks.edges(step, scale.first, scale.last):
            x = round(scale.x(day))
            if x < 0:
                continue
            painter.setPen(QPen(ink.line, 1))
            painter.drawLine(x, floor, x, floor + _FOOT)
            painter.setPen(ink.quiet)
            said = name_alone(step, day)
            if x + tokens.GAP + metrics.horizontalAdvance(said) <= scale.width:
                painter.drawText(QPointF(x + tokens.GAP, floor + 12), said)

    def _dress(self) -> None:
        self._ink, self._picture = Ink(self._theme), None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._picture = None

    # -- the pointer ----------------------------------------------------------------------

    def _part(self, x: float) -> _Held:
        box = self.window_box()
        whole = box.width() >= self.width() - measures.LABELS - 2 * measures.GRIP
        if x < measures.LABELS:
            return _Held.NOTHING
        if abs(x - box.left()) <= measures.GRIP and box.width() > 3 * measures.GRIP:
            return _Held.LEFT
        if abs(x - box.right()) <= measures.GRIP and box.width() > 3 * measures.GRIP:
            return _Held.RIGHT
        inside = box.left() <= x <= box.right()
        return _Held.WINDOW if inside and not whole else _Held.NEW

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            x = event.position().x()
            self._held, self._from = self._part(x), x
            self._grab = x - self.window_box().left()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = min(max(event.position().x(), float(measures.LABELS)), float(self.width()))
        if self._held is _Held.NOTHING:
            shapes = {
                _Held.WINDOW: Qt.CursorShape.OpenHandCursor,
                _Held.LEFT: Qt.CursorShape.SizeHorCursor,
                _Held.RIGHT: Qt.CursorShape.SizeHorCursor,
                _Held.NEW: Qt.CursorShape.CrossCursor,
            }
            self.setCursor(shapes.get(self._part(x), Qt.CursorShape.ArrowCursor))
        elif self._held is _Held.NEW:
            self._new = (self._from, x)
            self.update()
        else:
            self._pull(x)

    def _pull(self, x: float) -> None:
        """Move the window, or one of its edges."""
        box = self.window_box()
        left, right = box.left(), box.right()
        if self._held is _Held.WINDOW:
            left = x - self._grab
            right = left + box.width()
        elif self._held is _Held.LEFT:
            left = min(x, right - _LEAST)
        else:
            right = max(x, left + _LEAST)
        self._want(left, right, keep=self._held is _Held.WINDOW)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held, self._held = self._held, _Held.NOTHING
        new, self._new = self._new, None
        self.update()
        if held is not _Held.NEW:
            return
        if new is not None and abs(new[1] - new[0]) > tokens.GAP:
            self._want(*sorted(new))
        else:  # a click: what is in view goes there
            half = self.window_box().width() / 2
            x = event.position().x()
            self._want(x - half, x + half, keep=True)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self._held = _Held.NOTHING
        self.all_wanted.emit()

    def _want(self, left: float, right: float, *, keep: bool = False) -> None:
        scale = self._scale()
        if keep:
            self.shifted.emit(scale.moment(left - measures.LABELS))
        else:
            first, last = scale.day(left - measures.LABELS), scale.day(right - measures.LABELS)
            self.wanted.emit(first, last)
