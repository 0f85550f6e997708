from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.robots.eyes import tab_order

from khronika.ui.widgets.reading_order import InReadingOrder


class Page(InReadingOrder, QWidget):
    """A window whose Tab is ours."""


def lines(qtbot: QtBot, count: int) -> tuple[Page, QVBoxLayout, list[QLineEdit]]:
    page = Page()
    qtbot.addWidget(page)
    column, made = QVBoxLayout(page), [QLineEdit() for _n in range(count)]
    for one in made:
        column.addWidget(one)
    return page, column, made


def shown(qtbot: QtBot, page: QWidget) -> list[QWidget]:
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    order, came_round = tab_order(page)
    assert came_round
    return order


def test_what_is_put_in_between_is_reached_in_between(qtbot: QtBot) -> None:
    page, column, made = lines(qtbot, 3)
    row, first, second = QHBoxLayout(), QLineEdit(), QLineEdit()
    row.addWidget(first)
    row.addWidget(second)
    column.insertLayout(1, row)
    assert shown(qtbot, page) == [made[0], first, second, made[1], made[2]]


def test_back_is_the_same_way(qtbot: QtBot) -> None:
    page, column, made = lines(qtbot, 3)
    column.insertWidget(0, made[2])
    order = shown(qtbot, page)
    made[2].setFocus()
    back = [made[2]]
    for _press in order[1:]:
        QTest.keyClick(back[-1], Qt.Key.Key_Backtab)
        focused = QApplication.focusWidget()
        assert isinstance(focused, QLineEdit)
        back.append(focused)
    assert back == [order[0], *reversed(order[1:])]


def test_a_grid_is_read_row_by_row_and_parts_beside_each_other_in_turn(qtbot: QtBot) -> None:
    page, column, (above,) = lines(qtbot, 1)
    split, grid_page, right = QSplitter(), QWidget(), QLineEdit()
    grid, cells = QGridLayout(grid_page), [QLineEdit() for _n in range(4)]
    for at in (3, 1, 2, 0):
        grid.addWidget(cells[at], at // 2, at % 2)
    split.addWidget(grid_page)
    split.addWidget(right)
    column.addWidget(split)
    assert shown(qtbot, page) == [above, *cells, right]


def test_what_is_hidden_or_may_not_be_used_is_passed_over(qtbot: QtBot) -> None:
    page, _column, made = lines(qtbot, 4)
    made[1].setEnabled(False)
    made[2].hide()
    assert shown(qtbot, page) == [made[0], made[3]]


def test_a_page_is_scrolled_to_what_is_reached(qtbot: QtBot) -> None:
    page, column, (first,) = lines(qtbot, 1)
    area, long = QScrollArea(), QWidget()
    inner, far = QVBoxLayout(long), [QLineEdit() for _n in range(40)]
    for one in far:
        inner.addWidget(one)
    area.setWidget(long)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    column.addWidget(area)
    page.resize(300, 200)
    order = shown(qtbot, page)
    assert order == [first, *far]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Backtab)
    assert far[-1].visibleRegion().contains(far[-1].rect().center())


def test_what_hands_the_keyboard_on_counts_once(qtbot: QtBot) -> None:
    page, column, made = lines(qtbot, 1)
    holder, inner = QWidget(), QLineEdit()
    QVBoxLayout(holder).addWidget(inner)
    holder.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    holder.setFocusProxy(inner)
    column.insertWidget(0, holder)
    assert shown(qtbot, page) == [inner, made[0]]


def test_from_a_page_that_is_only_scrolled_tab_goes_on_in_it(qtbot: QtBot) -> None:
    page, column, (above,) = lines(qtbot, 1)
    scrolled, inside, below = QScrollArea(), QWidget(), QLineEdit()
    rows, within = QVBoxLayout(inside), [QLineEdit(), QLineEdit()]
    for one in within:
        rows.addWidget(one)
    scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scrolled.setWidget(inside)
    column.addWidget(scrolled)
    column.addWidget(below)
    assert shown(qtbot, page) == [above, *within, below]
    for key, there in ((Qt.Key.Key_Tab, within[0]), (Qt.Key.Key_Backtab, above)):
        scrolled.setFocus()
        QTest.keyClick(scrolled, key)
        assert QApplication.focusWidget() is there
