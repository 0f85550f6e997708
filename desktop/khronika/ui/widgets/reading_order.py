"""Tab in the order of reading: that of the layouts, as they are when it is pressed.

Qt's own order is that in which widgets were made or put in, and goes wrong wherever a page grows:
what is new comes last. Chains that are set by hand have to be set anew at every change.
"""

from collections.abc import Iterator, Sequence
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QGridLayout,
    QLayout,
    QLineEdit,
    QMainWindow,
    QMenuBar,
    QScrollArea,
    QSplitter,
    QSplitterHandle,
    QWidget,
)

# What speaks for all that Qt has put into it.
_WHOLE = (QAbstractScrollArea, QAbstractSpinBox, QComboBox, QLineEdit, QMenuBar)


class InReadingOrder:
    """Mixed into a window: Tab and Shift+Tab walk in it as the eye does."""

    def focusNextPrevChild(self, on: bool) -> bool:
        """Go on, or back; widgets pass the question up to their window."""
        return isinstance(self, QWidget) and walk(self, on=on)


def walk(window: QWidget, *, on: bool = True) -> bool:
    """Put the keyboard on what is read next in `window`, after the last the first.

    Returns False where there is nothing else to go to.
    """
    stops = list(stops_in(window))
    focused = QApplication.focusWidget()
    at = next((n for n, one in enumerate(stops) if _is_at(one, focused)), None)
    if at is None:
        at = _before(stops, focused) if on else _before(stops, focused) + 1
    if not stops or (len(stops) == 1 and at == 0):
        return False
    target = stops[(at + (1 if on else -1)) % len(stops)]
    reason = Qt.FocusReason.TabFocusReason if on else Qt.FocusReason.BacktabFocusReason
    target.setFocus(reason)
    _show(target)
    return True


def enter(pane: QWidget) -> None:
    """Put the keyboard on what is read first in `pane`, and bring that into sight."""
    target = next(stops_in(pane), pane)
    target.setFocus()
    _show(target)


def stops_in(widget: QWidget) -> Iterator[QWidget]:
    """Return what Tab stops at in `widget`, itself included, in the order of reading."""
    if not widget.isVisible() or not widget.isEnabled():
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget  # what hands the keyboard to a part of itself is reached in that part
    for part in _parts(widget):
        yield from stops_in(part)


def _parts(widget: QWidget) -> list[QWidget]:
    """Return the widgets that `widget` is laid out of, and after them what floats over these."""
    if isinstance(widget, QScrollArea):
        return [inner] if (inner := widget.widget()) is not None else []
    if isinstance(widget, _WHOLE):
        return []
    laid = list(_laid(widget))
    floating = [
        one
        for one in widget.children()
        if isinstance(one, QWidget)
        and not one.isWindow()
        and one not in laid
        and not isinstance(one, QSplitterHandle | QMenuBar)
    ]
    return laid + sorted(floating, key=lambda one: (one.y(), one.x()))


def _laid(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, QSplitter):
        split = (widget.widget(at) for at in range(widget.count()))
        yield from (one for one in split if one is not None)
    elif isinstance(widget, QMainWindow):
        if (central := widget.centralWidget()) is not None:
            yield central
    else:
        yield from _in(widget.layout())


def _in(layout: QLayout | None) -> Iterator[QWidget]:
    if layout is None:
        return
    order = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        order.sort(key=lambda at: _cell(layout, at))
    for at in order:
        item = layout.itemAt(at)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield widget
        else:
            yield from _in(item.layout())


def _cell(grid: QGridLayout, at: int) -> tuple[int, int]:
    """Return row and column of an item; Qt's stubs call the four numbers an object."""
    row, column, _rows, _columns = cast(tuple[int, int, int, int], grid.getItemPosition(at))
    return row, column


def _before(stops: Sequence[QWidget], focused: QWidget | None) -> int:
    """Return the place before the first of `stops` in `focused`, which Tab does not stop at: a page
    that is only scrolled. -1 where there is none.
    """
    inside = (n for n, one in enumerate(stops) if focused and focused.isAncestorOf(one))
    return next(inside, 0) - 1


def _is_at(stop: QWidget, focused: QWidget | None) -> bool:
    """Whether the keyboard is on `stop`, or on what Qt has put into it."""
    if focused is None or focused is stop:
        return focused is stop
    return isinstance(stop, _WHOLE) and stop.isAncestorOf(focused)


def _show(target: QWidget) -> None:
    """Scroll every page that `target` stands on until it is seen."""
    one = target.parentWidget()
    while one is not None:
        if isinstance(one, QScrollArea):
            one.ensureWidgetVisible(target)
        one = one.parentWidget()
