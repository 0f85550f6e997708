"""What a person with sharp eyes, no mouse and a screen reader would complain of in a window.

Each function takes a window (or a part of one) as it stands and returns complaints in words, so
that a test of any new screen is one line. Nothing is about one screen in particular.
"""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QMenuBar,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QSplitter,
    QStackedWidget,
    QTextEdit,
    QToolButton,
    QWidget,
)

from khronika.ui.widgets.link import Link

_WRITTEN = (QLabel, QPushButton, QRadioButton, QCheckBox, QToolButton, QLineEdit, QComboBox, Link)
_SPOKEN = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView, QTextEdit)
_SLACK = 1  # pixels: rounding at 125 and 150 per cent
_MOST = 200  # presses of Tab after which it must have come round

Walk = tuple[list[QWidget], bool]
"""Whom Tab reached, and whether it came round. Long to walk; asked once for all complaints."""


def nameless(whole: QWidget) -> list[str]:
    """Whatever can be used or has the keyboard, and does not say what it is."""
    return [
        said(one)
        for one in _seen(whole)
        if (isinstance(one, _SPOKEN) or _takes_tab(one)) and not _is_inner(one) and not name(one)
    ]


def unspoken_rows(whole: QWidget) -> list[str]:
    """Lists whose rows are silent, or cut their words without saying them elsewhere."""
    views = [one for one in _seen(whole) if isinstance(one, QListView) and not _is_inner(one)]
    wrong = []
    for view in views:
        model, roles = view.model(), Qt.ItemDataRole
        for row in range(min(model.rowCount(), 20)):
            index = model.index(row, 0)
            title = str(index.data(roles.DisplayRole) or "")
            spoken = index.data(roles.AccessibleTextRole) or title
            if not spoken:
                wrong.append(f"{said(view)}, row {row}")
    return wrong


def cut(whole: QWidget) -> list[str]:
    """Words that have less room than they need."""
    return [said(one) for one in _seen(whole) if isinstance(one, _WRITTEN) and _is_cut(one)]


def outside(whole: QWidget) -> list[str]:
    """Widgets that reach beyond what shows them, where nothing can be scrolled to them."""
    return [
        f"{said(one)} in {type(_clipper(one, whole)).__name__}"
        for one in _seen(whole)
        if (isinstance(one, (*_WRITTEN, *_SPOKEN)) or _takes_tab(one))
        and not _is_inner(one)
        and _clipper(one, whole) is not None
    ]


def too_wide(whole: QWidget) -> list[str]:
    """Pages wider than the window onto them, whose right end only a sideways scroll would show."""
    areas = [one for one in _seen(whole) if isinstance(one, QScrollArea)]
    return [
        said(one)
        for one in areas
        if (page := one.widget()) is not None and page.width() > one.viewport().width()
    ]


def lost_keyboard(whole: QWidget, walk: Walk) -> list[str]:
    """What Tab does not reach, reaches twice before coming round, or does not let go of."""
    order, came_round = walk
    complaints = [] if came_round else [f"a trap, after {[said(one) for one in order[-2:]]}"]
    reached = {id(one) for one in order}
    complaints += [
        f"unreached: {said(one)}"
        for one in _takers(_over(whole))
        if one.isEnabled() and id(one) not in reached
    ]
    return complaints


def out_of_order(whole: QWidget, walk: Walk) -> list[str]:
    """Neighbours in the order of Tab, in one pane, of which the later stands before the earlier."""
    order, _round = walk
    wrong = []
    for first, then in pairwise(order):
        if _pane(first) is not _pane(then):
            continue
        one, other = _place(first, whole), _place(then, whole)
        above = other.bottom() <= one.top() and not _next_column(first, then)
        same_line = other.top() < one.bottom() and one.top() < other.bottom()
        if above or (same_line and other.right() <= one.left()):
            wrong.append(f"{said(then)} comes after {said(first)}")
    return wrong


def _next_column(first: QWidget, then: QWidget) -> bool:
    """Whether the two stand in blocks side by side, that of `then` wholly to the right."""
    mine, others = _ancestors(first), _ancestors(then)
    while len(mine) > 1 and len(others) > 1 and mine[-2] is others[-2]:
        mine.pop()
        others.pop()
    block, other = mine[-2:][0], others[-2:][0]
    return block.geometry().right() < other.geometry().left()


def _ancestors(widget: QWidget) -> list[QWidget]:
    """Return `widget` and all that it stands in, the window last."""
    found = [widget]
    while (above := found[-1].parentWidget()) is not None:
        found.append(above)
    return found


def unseen_focus(whole: QWidget, known: set[object]) -> list[str]:
    """What looks the same with the keyboard and without; `known` kinds are not tried again."""
    wrong = []
    for one in _seen(whole):
        kind = (type(one), one.property("look"))
        if kind in known or not _takes_tab(one) or _is_inner(one) or not one.isEnabled():
            continue
        known.add(kind)
        one.setFocus(Qt.FocusReason.TabFocusReason)
        with_it = _drawn(one)
        one.clearFocus()
        if with_it == _drawn(one):
            wrong.append(said(one))
    return wrong


def tab_order(whole: QWidget) -> Walk:
    """Press Tab from the first widget on; return whom it reached, and whether it came round.

    A page that lies over the rest and holds the keyboard until it is left (`holds_tab`) is walked
    through for itself. A widget may keep the keyboard for several presses, as a text with links
    does, but not for ever.
    """
    over = _over(whole)
    takers = [one for one in _takers(over) if one.isEnabled()]
    if not takers:
        return [], True
    start = min(takers, key=lambda one: _first(one, over))
    start.setFocus(Qt.FocusReason.TabFocusReason)
    order: list[QWidget] = []
    for _press in range(_MOST):
        here = QApplication.focusWidget()
        if here is None:
            return order, False
        if len(order) > 1 and here is order[0]:
            return order, True
        if here in order[:-1]:
            return order, False
        if here not in order:
            order.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
        QApplication.processEvents()
    return order, len(takers) == 1


def _first(widget: QWidget, whole: QWidget) -> tuple[int, int, int]:
    """Order by where the eye begins: the leftmost pane, in it the highest line, in that the left.

    What stands at nearly the same height is on one line.
    """
    pane, place = _pane(widget), _place(widget, whole)
    beginning = 0 if pane is None or not whole.isAncestorOf(pane) else _place(pane, whole).left()
    return beginning, place.center().y() // 24, place.left()


def _over(whole: QWidget) -> QWidget:
    """Return the page that lies over `whole` and holds the keyboard, else `whole`."""
    pages = (one for one in _seen(whole) if one.property("holds_tab"))
    return next(pages, whole)


def said(widget: QWidget) -> str:
    """Say which widget is meant."""
    size = f"{widget.width()}×{widget.height()}"
    return f"{type(widget).__name__} {name(widget)[:60]!r} {size}"


def name(widget: QWidget) -> str:
    """Return what a screen reader would call `widget`."""
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return widget.accessibleName() or text


# -- whom it is about ---------------------------------------------------------------------------


def _seen(whole: QWidget) -> Iterator[QWidget]:
    return (one for one in whole.findChildren(QWidget) if one.isVisible())


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisible()


def _is_inner(widget: QWidget) -> bool:
    """Whether Qt made it as a part of another widget, which speaks for it."""
    parent = widget.parent()
    return (
        isinstance(widget, QMenuBar | QScrollBar)
        or isinstance(parent, QComboBox | QLineEdit | QMenuBar)
        or (isinstance(widget, QToolButton) and isinstance(parent, QMenuBar))
        or type(widget).__name__ in ("QTableCornerButton", "QHeaderView")
    )


def _takers(whole: QWidget) -> Iterator[QWidget]:
    """Return the widgets under `whole` that Tab should reach."""
    return (one for one in _seen(whole) if _takes_tab(one) and not _is_inner(one))


def _pane(widget: QWidget) -> QWidget | None:
    """Return what stands for itself on the screen: order inside it is order of reading."""
    one = widget.parentWidget()
    while one is not None:
        above = one.parentWidget()
        if isinstance(one, QScrollArea) or isinstance(above, QSplitter | QStackedWidget):
            return one
        one = above
    return None


def _place(widget: QWidget, whole: QWidget) -> QRect:
    return QRect(widget.mapTo(whole, QPoint(0, 0)), widget.size())


def _clipper(widget: QWidget, whole: QWidget) -> QWidget | None:
    """Return the ancestor that hides a part of `widget`, unless one can scroll to it."""
    box, one = QRect(QPoint(0, 0), widget.size()), widget
    while one is not whole and (above := one.parentWidget()) is not None:
        box.translate(one.pos())
        if isinstance(above.parent(), QAbstractScrollArea):
            return None  # its width is `too_wide`'s business
        room = above.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK)
        if not room.contains(box):
            return above
        one = above
    return None


# -- how much room words need -------------------------------------------------------------------


def _is_cut(widget: QWidget) -> bool:
    if _is_inner(widget) or isinstance(widget, QListView):
        return False
    if isinstance(widget, QLabel):
        return _label_is_cut(widget)
    if isinstance(widget, Link):
        return widget.height() < widget.heightForWidth(widget.width())
    if isinstance(widget, QLineEdit):
        return _line_is_cut(widget)
    if isinstance(widget, QComboBox):
        return _combo_is_cut(widget)
    if not name(widget):
        return False
    wanted = widget.sizeHint()
    return widget.width() < wanted.width() - _SLACK or widget.height() < wanted.height() - _SLACK


def _label_is_cut(label: QLabel) -> bool:
    if not label.pixmap().isNull() or not label.text():
        return False
    margins = label.contentsMargins()
    room = label.width() - margins.left() - margins.right() + _SLACK
    metrics = label.fontMetrics()
    if label.wordWrap():
        longest = max(metrics.horizontalAdvance(word) for word in label.text().split() or [""])
        return label.height() < label.heightForWidth(label.width()) or longest > room
    lines = label.text().split("\n")
    return room < max(metrics.horizontalAdvance(line) for line in lines)


def _line_is_cut(line: QLineEdit) -> bool:
    """A hint in an empty field must fit; what is typed may be longer and scrolls."""
    hint = line.placeholderText() if not line.text() else ""
    room = line.contentsRect().width() - 2 * 8 - (24 if line.isClearButtonEnabled() else 0)
    return line.fontMetrics().horizontalAdvance(hint) > room


def _combo_is_cut(combo: QComboBox) -> bool:
    """A choice may end in …, if the whole of it is said on hovering."""
    text = combo.currentText()
    fits = combo.fontMetrics().horizontalAdvance(text) <= combo.width() - 40
    return not fits and text not in combo.toolTip()


def _drawn(widget: QWidget) -> QImage:
    """Draw `widget` with a little around it: some rings are drawn by what is outside."""
    for _round in range(2):
        QApplication.processEvents()
    return widget.grab().toImage()
