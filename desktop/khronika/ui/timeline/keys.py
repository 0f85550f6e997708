"""What keys do in the timeline."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from khronika.ui.timeline.canvas import Canvas

Do = Callable[["Canvas"], object]

_ZOOM = 1.6
_SCREEN = 0.8  # of the width, so that something of the one before stays in view
_KEY = Qt.Key
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def _walk(way: int) -> Do:
    return lambda canvas: canvas.point(canvas.walk.next(way))


def _cross(way: int) -> Do:
    return lambda canvas: canvas.point(canvas.walk.beside(way))


def _end(way: int) -> Do:
    return lambda canvas: canvas.point(canvas.walk.ends(way))


def _screen(way: int) -> Do:
    def do(canvas: Canvas) -> None:
        canvas.put_scale(canvas.scale.moved(way * _SCREEN * canvas.scale.width))

    return do


def _walk_adding(way: int) -> Do:
    def do(canvas: Canvas) -> None:
        row = canvas.walk.next(way)
        if row is not None:
            before = canvas.walk.record
            canvas.point(row, select=False)
            after = canvas.walk.record
            canvas.walk.choose([one for one in (before, after) if one is not None], add=True)
            canvas.repaint_picture()
            canvas.selected.emit()

    return do


def _turn(canvas: Canvas) -> None:
    record = canvas.walk.record
    if record is None:
        canvas.point(canvas.walk.next(1))
        return
    canvas.walk.turn(record)
    canvas.repaint_picture()
    canvas.selected.emit()


def _open(canvas: Canvas) -> None:
    if (record := canvas.walk.record) is not None:
        canvas.opened.emit(record)


def _today(canvas: Canvas) -> None:
    canvas.put_scale(canvas.scale.showing(canvas.today, canvas.today, canvas.scale.width / 2 - 1))


def _go(canvas: Canvas) -> None:
    canvas.ask_date()


def _unfold(canvas: Canvas) -> None:
    if canvas.walk.lane is not None and not canvas.walk.is_undated:
        canvas.unfold(canvas.walk.lane)


_KEYS: dict[int, Do] = {
    _KEY.Key_Left: _walk(-1),
    _KEY.Key_Right: _walk(1),
    _KEY.Key_Up: _cross(-1),
    _KEY.Key_Down: _cross(1),
    _KEY.Key_Home: _end(-1),
    _KEY.Key_End: _end(1),
    _KEY.Key_PageUp: _screen(-1),
    _KEY.Key_PageDown: _screen(1),
    _KEY.Key_Return: _open,
    _KEY.Key_Enter: _open,
    _KEY.Key_Space: _turn,
}
# By what is typed: the letters under the same finger on a Ukrainian or Russian keyboard as well.
_TYPED: dict[str, Do] = {
    "+": lambda canvas: canvas.zoom(_ZOOM),
    "=": lambda canvas: canvas.zoom(_ZOOM),
    "-": lambda canvas: canvas.zoom(1 / _ZOOM),
    "−": lambda canvas: canvas.zoom(1 / _ZOOM),
    "0": lambda canvas: canvas.fit(),
    **dict.fromkeys("TtЕе", _today),
    **dict.fromkeys("GgПп", _go),
    **dict.fromkeys("LlДд", _unfold),
}


def press(canvas: Canvas, event: QKeyEvent) -> bool:
    """Do what a key says; return whether it says anything here."""
    key = event.key()
    held = event.modifiers() & (_CTRL | _SHIFT | Qt.KeyboardModifier.AltModifier)
    if held == _SHIFT and key in (_KEY.Key_Left, _KEY.Key_Right):
        _walk_adding(1 if key == _KEY.Key_Right else -1)(canvas)
        return True
    if (not held or (held == _CTRL and key == _KEY.Key_Space)) and key in _KEYS:
        _KEYS[key](canvas)
        return True
    if held in (Qt.KeyboardModifier.NoModifier, _SHIFT) and event.text() in _TYPED:
        _TYPED[event.text()](canvas)
        return True
    return False
