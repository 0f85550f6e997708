"""What keys do on a map: move it, come nearer, go from place to place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import hypot
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from khronika.ui.widgets.map_dot import Dot
    from khronika.ui.widgets.outline_map import OutlineMap

_ZOOM = 1.5
_PART = 0.2  # of the map, which one press of an arrow moves it by
_KEY = Qt.Key
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_WAYS = {
    _KEY.Key_Left: QPointF(-1, 0),
    _KEY.Key_Right: QPointF(1, 0),
    _KEY.Key_Up: QPointF(0, -1),
    _KEY.Key_Down: QPointF(0, 1),
}
_TYPED: dict[str, Callable[[OutlineMap], object]] = {
    "+": lambda drawn: drawn.zoom(_ZOOM),
    "=": lambda drawn: drawn.zoom(_ZOOM),
    "-": lambda drawn: drawn.zoom(1 / _ZOOM),
    "−": lambda drawn: drawn.zoom(1 / _ZOOM),
    "0": lambda drawn: drawn.show_all(),
}


def press(drawn: OutlineMap, event: QKeyEvent) -> bool:
    """Do what a key says; return whether it says anything here."""
    key, held = Qt.Key(event.key()), event.modifiers() & ~_KEYPAD
    if held == _SHIFT and key in _WAYS:
        drawn.step(_WAYS[key])
    elif held and (held != _SHIFT or event.text() not in _TYPED):
        return False
    elif key in _WAYS:
        drawn.pan(_WAYS[key] * _PART)
    elif key == _KEY.Key_Home:
        drawn.show_all()
    elif key in (_KEY.Key_Return, _KEY.Key_Enter):
        return drawn.open_marked()
    elif event.text() in _TYPED:
        _TYPED[event.text()](drawn)
    else:
        return False
    return True


def next_towards(dots: Iterable[tuple[Dot, QPointF]], start: QPointF, way: QPointF) -> Dot | None:
    """Return the dot nearest to `start` in the quarter of the map that `way` points to."""
    best, nearest = None, float("inf")
    for dot, at in dots:
        away = at - start
        along = QPointF.dotProduct(away, way)
        across = abs(away.x() * way.y() - away.y() * way.x())
        distance = hypot(along, 2 * across)  # what lies straight ahead is meant
        if along >= across and along > 0.5 and distance < nearest:
            best, nearest = dot, distance
    return best
