from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from tests.robots.eyes import tab_order

from khronika.ui.widgets.focus_order import chain, reorder_soon


def lines(qtbot: QtBot, count: int) -> tuple[QWidget, QVBoxLayout, list[QLineEdit]]:
    page = QWidget()
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
    reorder_soon(page)
    qtbot.waitUntil(lambda: made[0].nextInFocusChain() is first)
    assert shown(qtbot, page) == [made[0], first, second, made[1], made[2]]


def test_a_chain_holds_when_its_window_becomes_a_part_of_another(qtbot: QtBot) -> None:
    page, _column, made = lines(qtbot, 3)
    chain(made[2], made[0], made[1])
    whole, before, after = QWidget(), QLineEdit(), QLineEdit()
    qtbot.addWidget(whole)
    column = QVBoxLayout(whole)
    for one in (before, page, after):
        column.addWidget(one)
    assert shown(qtbot, whole) == [before, made[2], made[0], made[1], after]
