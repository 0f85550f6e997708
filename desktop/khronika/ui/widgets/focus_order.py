"""Tab in the order of reading, also where a form has grown: Qt puts what is new at the end."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def reorder_soon(grown: QWidget) -> None:
    """Let Tab go through the page that `grown` stands on in the order of its layout."""
    QTimer.singleShot(0, grown, lambda: _reorder(_page(grown)))


def chain(*widgets: QWidget) -> None:
    """Let Tab go from each of `widgets` to the next, beginning where the earliest of them stood.

    The order is a ring: to say only what follows what would let the first stay behind the rest of
    its window, and a screen that is put into a larger window is cut out of the ring at its end.
    """
    earliest: QWidget | None = widgets[0].window()
    while earliest is not None and earliest not in widgets:
        earliest = earliest.nextInFocusChain()
    if earliest is not None and earliest is not widgets[0]:
        QWidget.setTabOrder(earliest, widgets[0])
    for one, then in pairwise(widgets):
        QWidget.setTabOrder(one, then)


def _reorder(page: QWidget) -> None:
    if takers := list(_in_layout(page.layout())):
        chain(*takers)


def _page(widget: QWidget) -> QWidget:
    """Return what is scrolled with `widget` in it, else the outermost that holds it."""
    one = widget
    while (above := one.parentWidget()) is not None and not one.isWindow():
        if isinstance(above.parent(), QScrollArea):
            return one
        one = above
    return one


def _in_layout(layout: QLayout | None) -> Iterator[QWidget]:
    if layout is None:
        return
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                yield widget
            yield from _in_layout(widget.layout())
        else:
            yield from _in_layout(item.layout())
