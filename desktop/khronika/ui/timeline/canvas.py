"""The painted part of the timeline: dates, lanes, undated ones; what is under the pointer."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from khronika.domain.kinds import RecordId
from khronika.domain.packing import heights
from khronika.domain.spans import Laid
from khronika.domain.timescale import CLOSEST, Timescale, fitting
from khronika.i18n import _
from khronika.ui.style.theme import Theme
from khronika.ui.timeline import keys, measures
from khronika.ui.timeline.drawing import Drawing
from khronika.ui.timeline.ink import Ink
from khronika.ui.timeline.overlay import Overlay, draw_overlay
from khronika.ui.timeline.pointer import Pointer
from khronika.ui.timeline.scene import Arranger, LaneScene
from khronika.ui.timeline.strips import Strips
from khronika.ui.timeline.titles import Titles
from khronika.ui.timeline.undated import Undated
from khronika.ui.timeline.walk import Walk

_FARTHEST = 0.7  # of the scale at which everything is in view
_FEW, _WORTH = 4, 0.6  # per cent left out at either end, if that saves so much of the whole
_FAR = 0.1  # of the whole: those at an end that lie so far from the rest may be left out
_BEYOND = 0.15  # of most: how much more is in view at first, for open ends
_MOST_LINES = 64  # of a lane that is unfolded
_UNFOLDED = 6 * measures.LEAST_LANE  # the least height of a lane that is unfolded


@dataclass(frozen=True, slots=True)
class Under:
    """What lies at a point: a row, or the days of a bar of a density, in a lane; None of those."""

    row: int | None = None
    lane: int | None = None
    days: tuple[int, int] | None = None
    is_label: bool = False
    is_undated: bool = False


class Canvas(QWidget):
    """Shows what is laid out, on a `scale`, and lets pointer and keys move in it."""

    pointed = Signal()  # another incident is pointed at
    selected = Signal()
    opened = Signal(object)  # RecordId
    scaled = Signal()  # other days are in view
    arranged = Signal()  # heights or the place among the lanes are other ones
    hovered = Signal(object)  # Under, or None when the pointer has left
    menu_wanted = Signal(object, object)  # QPoint (global), Under
    go_wanted = Signal()

    def __init__(self, theme: Theme, titles: Titles, today: int) -> None:
        super().__init__()
        self._theme, self.titles, self.today = theme, titles, today
        self.walk, self.undated = Walk(), Undated(titles)
        self.scale = Timescale(start=float(today), per_day=1.0, width=1.0)
        self.unfolded: int | None = None
        self.offset = 0  # pixels of the lanes that are scrolled away above
        self.overlay = Overlay()
        self._ink, self._arranger, self._pointer = Ink(theme), Arranger(titles), Pointer(self)
        self.strips = Strips()
        self._scenes: list[LaneScene] | None = None
        self._picture: QPixmap | None = None
        self._awaited: tuple[int, int] | None = None
        self._first: Timescale | None = None  # what was in view at first, if nobody asked for days
        self.setAccessibleName(_("Timeline"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumHeight(measures.AXIS + measures.LEAST_LANE + measures.UNDATED)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._dress)

    def sizeHint(self) -> QSize:
        return QSize(3 * measures.LABELS, 6 * measures.LEAST_LANE)

    # -- what is shown --------------------------------------------------------------------

    @property
    def laid(self) -> Laid:
        """What is shown."""
        return self.walk.laid

    def show_laid(self, laid: Laid) -> None:
        """Show `laid`; what is pointed at stays so, and the days in view stay unless it has moved
        in time: then it is followed.
        """
        before = self.laid.extent
        was, days = self.walk.record, self.walk.days
        self.walk.show(laid)
        self._arranger.show(laid)
        self.strips.forget()
        self.undated.first = min(self.undated.first, max(0, len(laid.undated) - 1))
        self.unfolded = None
        if laid.extent is not None and (before is None or self._has_outgrown(before)):
            awaited, self._awaited = self._awaited, None
            if awaited is not None:
                self.look_at(*awaited)
            else:
                self.look_at_most()
                self._first = self.scale
        elif laid.extent is not None and self._is_out_of_view(*laid.extent):
            self.look_at_most()
        self.arrange_again()
        if was is not None and self.walk.record == was and self.walk.days != days:
            self.reveal()
        if self.hasFocus() and self.walk.row is None:
            self._point_in_view()

    def _has_outgrown(self, before: tuple[int, int]) -> bool:
        """Whether there is more than `before`, and nobody has looked at other days since then."""
        first, last = self.laid.extent or before
        return self.scale == self._first and (first < before[0] or last > before[1])

    def _is_out_of_view(self, first: int, last: int) -> bool:
        return last < self.scale.first or first > self.scale.last

    def look_at(self, first: int, last: int) -> None:
        """Bring some days into view, edge to edge; at once, or as soon as there is something."""
        if self.laid.extent is None:
            self._awaited = (first, last)
            return
        per_day = self.time_width / (last + 1 - first)
        self.put_scale(Timescale(start=float(first), per_day=per_day, width=self.time_width))

    def shift(self, start: float) -> None:
        """Bring what begins at a moment into view, at the same scale."""
        self.put_scale(replace(self.scale, start=start))

    def fit(self) -> None:
        """Bring everything into view."""
        first, last = self.laid.roomy or (self.today - 182, self.today + 182)
        self.put_scale(fitting(first, last, self.time_width))

    def look_at_most(self) -> None:
        """Bring most of it into view: a few that lie far away leave the rest its room."""
        days = sorted(self.laid.begins)
        few = len(days) * _FEW // 100
        if not days or days[-1 - few] - days[few] > (days[-1] - days[0]) * _WORTH:
            self.fit()
            return
        whole = (days[-1] - days[0]) * _FAR
        first, last = self.laid.roomy or (days[0], days[-1])
        room = int((days[-1 - few] - days[few]) * _BEYOND)
        first, last = max(first, days[0] - room), min(last, days[-1] + room)
        if days[few] - days[0] > whole:  # else those at that end lie near: they stay
            first = days[few]
        if days[-1] - days[-1 - few] > whole:
            last = days[-1 - few]
        self.put_scale(fitting(first, last, self.time_width))

    @property
    def farthest(self) -> float:
        """The smallest scale: all that is dated, and some room, is in view then."""
        first, last = self.laid.roomy or (self.today - 182, self.today + 182)
        return fitting(first, last, self.time_width).per_day * _FARTHEST

    def put_scale(self, scale: Timescale) -> None:
        """Show other days."""
        first, last = self.laid.roomy or (self.today, self.today)
        if not self.farthest <= scale.per_day <= CLOSEST:
            scale = scale.zoomed(1.0, scale.width / 2, self.farthest)
        scale = scale.kept_at(first, last)
        if scale != self.scale:
            self.scale = scale
            self.arrange_again()
            self.scaled.emit()

    def zoom(self, factor: float, about: float | None = None) -> None:
        """Come nearer or go farther, about a place in pixels of time, else the one pointed at."""
        x = self._place() if about is None else about
        self.put_scale(self.scale.zoomed(factor, x, self.farthest))

    def _place(self) -> float:
        row = self.walk.row
        if row is not None and not self.walk.is_undated:
            x = self.scale.x((self.laid.begins[row] + self.laid.ends[row] + 1) / 2)
            if 0 <= x <= self.scale.width:
                return x
        return self.scale.width / 2

    # -- where things are -----------------------------------------------------------------

    @property
    def time_width(self) -> float:
        """How wide time is, in pixels."""
        return float(max(1, self.width() - measures.LABELS))

    @property
    def lanes_box(self) -> QRectF:
        """Where lanes are seen."""
        below = measures.UNDATED if self.laid.undated else 0
        return QRectF(0, measures.AXIS, self.width(), self.height() - measures.AXIS - below)

    @property
    def hidden(self) -> int:
        """How many pixels of the lanes do not fit."""
        whole = sum(height for _lane, _top, height in self._tops())
        return max(0, round(whole - self.lanes_box.height()))

    def _tops(self) -> list[tuple[int, float, float]]:
        counts = [len(rows) for rows in self.laid.lanes]
        room = self.lanes_box.height()
        each = heights(counts, room, measures.LEAST_LANE)
        if self.unfolded is not None:
            rest = room - measures.LEAST_LANE * (len(counts) - 1)
            each = [float(measures.LEAST_LANE)] * len(counts)
            lines = min(_MOST_LINES, self.laid.lanes[self.unfolded].deepest)
            wanted = lines * measures.LINES[0][0] + 2 * measures.LANE_PAD
            each[self.unfolded] = max(float(_UNFOLDED), rest, float(wanted))
        found, top = [], 0.0
        for lane, height in enumerate(each):
            found.append((lane, top, height))
            top += height
        return found

    def scenes(self) -> list[LaneScene]:
        """Return the lanes in view, arranged; tops are counted from the top of the widget."""
        if self._scenes is None:
            box = self.lanes_box
            self.offset = min(self.offset, self.hidden)
            shift = box.top() - self.offset
            inside = [
                (lane, top + shift, height) for lane, top, height in self._tops()
                if top + shift < box.bottom() and top + shift + height > box.top()
            ]  # fmt: skip
            self._scenes = self._arranger.arrange(self.scale, inside)
        return self._scenes

    def under(self, at: QPointF) -> Under:
        """Return what lies at a point."""
        x, y = at.x() - measures.LABELS, at.y()
        box = self.lanes_box
        if self.laid.undated and y >= box.bottom():
            chips = self.undated.chips(self.laid, self.time_width)
            inner = QPointF(x, y - box.bottom())
            row = next((one for one, chip in chips if chip.contains(inner)), None)
            return Under(row=row, is_label=x < 0, is_undated=True)
        if y < box.top():
            return Under()
        for scene in self.scenes():
            if scene.top <= y < scene.top + scene.height:
                if x < 0:
                    return Under(lane=scene.lane, is_label=True)
                bar = scene.bar_at(x, y - scene.top)
                days = scene.bin_at(self.scale.day(x))
                return Under(row=bar.row if bar else None, lane=scene.lane, days=days)
        return Under()

    def rows_in(self, box: QRectF) -> list[int]:
        """Return the rows that are drawn within `box`; of a density, those of its days."""
        first = self.scale.day(box.left() - measures.LABELS)
        last = self.scale.day(box.right() - measures.LABELS)
        found: list[int] = []
        for scene in self.scenes():
            if scene.top > box.bottom() or scene.top + scene.height < box.top():
                continue
            if scene.bars is None:
                found += self.laid.lanes[scene.lane].between(first, last)
            for bar in scene.bars or ():
                left, right = bar.outer
                drawn = QRectF(
                    left + measures.LABELS, scene.top + bar.top, right - left, bar.height
                )
                if drawn.intersects(box):
                    found.append(bar.row)
        return found

    # -- pointing and selecting -----------------------------------------------------------

    def point(self, row: int | None, *, select: bool = True) -> None:
        """Point at a row and bring it into view."""
        if row is None:
            return
        self.walk.row = row
        record = self.walk.record
        if select and record is not None:
            self.walk.choose([record])
        self.reveal()
        self.repaint_picture()
        self.pointed.emit()
        self.selected.emit()

    def _point_in_view(self) -> None:
        """Point at the first incident that begins in view: the keyboard has to be somewhere."""
        at = bisect_left(self.laid.begins, self.scale.first)
        row = at if at < self.laid.dated else self.walk.ends(-1)
        if row is None:
            return
        self.walk.row = row
        if not self.walk.chosen and self.walk.record is not None:
            self.walk.choose([self.walk.record])
        self.repaint_picture()
        self.pointed.emit()
        self.selected.emit()

    def reveal(self) -> None:
        """Bring what is pointed at into view, moving no more than needed."""
        row, laid = self.walk.row, self.laid
        if row is None:
            return
        if self.walk.is_undated:
            shown = row if row in laid.undated else laid.undated[0]
            self.undated.reveal(laid, shown, self.time_width)
            return
        days = laid.begins[row], laid.ends[row]
        if self.scale == self._first and self.scale.showing(*days, measures.EDGE) != self.scale:
            self.fit()  # to open at what lies far away would leave nearly all out of sight
        self.put_scale(self.scale.showing(*days, measures.EDGE))
        _lane, top, height = self._tops()[laid.spans.lanes[row]]
        room = self.lanes_box.height()
        low = max(0.0, top + height - room) if height < room else top
        self.scroll_to(round(min(max(self.offset, low), top)))

    def scroll_to(self, offset: int) -> None:
        """Scroll the lanes."""
        offset = max(0, min(self.hidden, offset))
        if offset != self.offset:
            self.offset = offset
            self.arrange_again()
            self.arranged.emit()

    def ask_date(self) -> None:
        """Ask for a date to go to."""
        self.go_wanted.emit()

    def unfold(self, lane: int | None) -> None:
        """Give one lane all the room there is; the same one again gives it back."""
        self.unfolded = None if lane == self.unfolded else lane
        self.arrange_again()
        if lane is not None:  # its name and its first lines are seen first
            self.offset = min(self.hidden, round(self._tops()[lane][1]))
        self.arranged.emit()

    def chosen(self) -> list[RecordId]:
        """Return what is selected."""
        return list(self.walk.chosen)

    # -- painting -------------------------------------------------------------------------

    def arrange_again(self) -> None:
        """Something is elsewhere now."""
        self._scenes = None
        self.repaint_picture()

    def repaint_picture(self) -> None:
        """Something looks different now."""
        self._picture = None
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._picture is None:
            self._picture = self._drawn()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        draw_overlay(painter, self, self._ink)
        painter.end()

    def _drawn(self) -> QPixmap:
        scale = self.devicePixelRatioF()
        picture = QPixmap(self.size() * scale)
        picture.setDevicePixelRatio(scale)
        picture.fill(self._ink.paper)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        Drawing(self, self._ink, scale).draw(painter)
        painter.end()
        return picture

    def _dress(self) -> None:
        self._ink = Ink(self._theme)
        self.repaint_picture()

    # -- what comes in --------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.scale.width <= 1:
            self.fit()
        else:
            self.scale = self.scale.resized(self.time_width)
        self.arrange_again()
        self.arranged.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not keys.press(self, event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.walk.row is None and event.reason() is not Qt.FocusReason.MouseFocusReason:
            self._point_in_view()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pointer.double_click(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._pointer.wheel(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._pointer.leave()
