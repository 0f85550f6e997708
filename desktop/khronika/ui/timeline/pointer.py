"""What the pointer does in the timeline: drag, zoom about it, point, select, open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent

from khronika.domain.kinds import RecordId
from khronika.ui.style import tokens
from khronika.ui.timeline import measures

if TYPE_CHECKING:
    from khronika.ui.timeline.canvas import Canvas, Under

_STEP = 1.25  # one notch of the wheel
_NOTCH = 120
_LANE_STEP = 2 * tokens.WIDE
_TIME_STEP = 0.1  # of the width
_ADDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class Pointer:
    """Holds what is being dragged; the canvas hands its mouse events over."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self._dragging = False
        self._band = False

    def press(self, event: QMouseEvent) -> None:
        """Begin to drag, or to click; the right button asks for a menu."""
        canvas, at = self._canvas, event.position()
        if event.button() is Qt.MouseButton.RightButton:
            under = canvas.under(at)
            if under.row is not None:
                record = RecordId(canvas.laid.spans.records[under.row])
                canvas.point(under.row, select=record not in canvas.walk.chosen)
            canvas.menu_wanted.emit(event.globalPosition().toPoint(), under)
        elif event.button() is Qt.MouseButton.LeftButton:
            self._pressed = self._last = at
            self._dragging = False
            self._band = bool(event.modifiers() & _SHIFT)

    def move(self, event: QMouseEvent) -> None:
        """Drag time, or draw a band around what to select, or say what is under the pointer."""
        canvas, at = self._canvas, event.position()
        if self._pressed is None:
            self._hover(at)
            return
        if (at - self._pressed).manhattanLength() > tokens.GAP:
            self._dragging = True
        if not self._dragging:
            return
        if self._band:
            canvas.overlay.band = QRectF(self._pressed, at).normalized()
            canvas.update()
            return
        canvas.setCursor(Qt.CursorShape.ClosedHandCursor)
        canvas.overlay.pointer = None
        moved = at - self._last
        self._last = at
        canvas.put_scale(canvas.scale.moved(-moved.x()))
        if canvas.hidden:
            canvas.scroll_to(canvas.offset - round(moved.y()))

    def release(self, event: QMouseEvent) -> None:
        """End what was begun: select, or take it for a click."""
        pressed, self._pressed = self._pressed, None
        if pressed is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        canvas = self._canvas
        band, canvas.overlay.band = canvas.overlay.band, None
        if band is not None:
            self._choose_in(band)
        elif not self._dragging:
            self._click(canvas.under(event.position()), event)
        self._hover(event.position())

    def double_click(self, event: QMouseEvent) -> None:
        """Open an incident, unfold a lane, or come nearer to a bar of a density."""
        canvas = self._canvas
        under = canvas.under(event.position())
        if under.row is not None:
            canvas.opened.emit(RecordId(canvas.laid.spans.records[under.row]))
        elif under.is_label and under.lane is not None:
            canvas.unfold(under.lane)
        elif under.days is not None:
            canvas.look_at(*under.days)

    def wheel(self, event: QWheelEvent) -> None:
        """Zoom about the pointer; sideways or with Shift move in time; over names scroll lanes."""
        canvas, at = self._canvas, event.position()
        turned = event.angleDelta()
        upright, sideways = turned.y() / _NOTCH, turned.x() / _NOTCH
        event.accept()
        if canvas.laid.undated and at.y() >= canvas.lanes_box.bottom():
            step = upright or sideways
            canvas.undated.scroll(canvas.laid, -round(step) or (-1 if step > 0 else 1))
            canvas.repaint_picture()
        elif at.x() < measures.LABELS:
            canvas.scroll_to(canvas.offset - round(upright * _LANE_STEP))
        elif event.modifiers() & _SHIFT or abs(sideways) > abs(upright):
            way = sideways if abs(sideways) > abs(upright) else upright
            canvas.put_scale(canvas.scale.moved(-way * _TIME_STEP * canvas.scale.width))
        elif upright:
            canvas.zoom(_STEP**upright, at.x() - measures.LABELS)
        self._hover(at)

    def leave(self) -> None:
        """Nothing is under the pointer any longer."""
        self._canvas.overlay.pointer = None
        self._canvas.hovered.emit(None)
        self._canvas.update()

    def _hover(self, at: QPointF) -> None:
        canvas = self._canvas
        under = canvas.under(at)
        means = under.row is not None or (under.is_label and under.lane is not None)
        shape = Qt.CursorShape.PointingHandCursor if means else Qt.CursorShape.ArrowCursor
        canvas.setCursor(shape)
        inside = at.x() >= measures.LABELS and not under.is_undated
        canvas.overlay.pointer = at if inside else None
        canvas.hovered.emit(under)
        canvas.update()

    def _click(self, under: Under, event: QMouseEvent) -> None:
        canvas, laid = self._canvas, self._canvas.laid
        row = under.row
        if row is None and under.days is not None and under.lane is not None:
            day = canvas.scale.day(event.position().x() - measures.LABELS)
            near = laid.lanes[under.lane].nearest(day)
            if near is not None and under.days[0] <= laid.begins[near] <= under.days[1]:
                row = near
        if row is None:
            if not under.is_label and canvas.walk.chosen:
                canvas.walk.choose([])
                canvas.repaint_picture()
                canvas.selected.emit()
        elif event.modifiers() & _ADDING:
            canvas.walk.turn(RecordId(laid.spans.records[row]))
            canvas.point(row, select=False)
        else:
            canvas.point(row)

    def _choose_in(self, band: QRectF) -> None:
        canvas = self._canvas
        rows = canvas.rows_in(band)
        canvas.walk.choose((RecordId(canvas.laid.spans.records[row]) for row in rows), add=True)
        canvas.repaint_picture()
        if rows:
            canvas.point(rows[0], select=False)
        canvas.selected.emit()
