from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.robots.window import WindowRobot

from khronika.ui.actions import ACTIONS, spoken, spoken_keys
from khronika.ui.keys import KEYS
from khronika.ui.widgets.keys_sheet import KeyRow, KeysSheet, _dealt, rows


def _all() -> list[KeyRow]:
    return [row for _title, lines in rows() for row in lines]


def test_every_action_is_in_the_sheet_once() -> None:
    listed = [action for row in _all() for action in row.actions]
    assert sorted(listed) == sorted(spec.id for spec in ACTIONS)


def test_every_action_stands_with_its_keys_or_with_none() -> None:
    for one in ACTIONS:
        (row,) = [row for row in _all() if one.id in row.actions]
        if len(row.actions) == 1:
            assert row.keys == spoken_keys(one)


def test_every_key_that_is_no_action_is_one_that_qt_knows() -> None:
    for group in KEYS:
        for line in group.lines:
            for keys in line.keys:
                assert QKeySequence(keys).toString(), keys


def test_keys_are_said_as_they_are_printed() -> None:
    assert spoken("Ctrl+Return") == "Ctrl+Enter"
    assert spoken("Alt+Left") == "Alt+←"
    assert spoken("PgUp") == "PgUp"


def _labels(sheet: KeysSheet) -> list[str]:
    return [label.text() for label in sheet._scroll.findChildren(QLabel)]


@pytest.fixture
def behind(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    widget.resize(1920, 1080)
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def sheet(behind: QWidget) -> KeysSheet:
    return KeysSheet(behind)


def test_what_has_no_key_says_so(sheet: KeysSheet) -> None:
    said = _labels(sheet)
    assert said[said.index("Restore") + 1] == "no key"


def test_a_line_on_top_narrows_it(sheet: KeysSheet) -> None:
    sheet.line.setText("ctrl+l")
    assert _labels(sheet) == ["Archive", "Lock", "Ctrl+L"]
    sheet.line.setText("timeline enter")
    assert _labels(sheet)[:3] == ["On the timeline", "open the incident", "Enter"]
    sheet.line.setText("nothing is called so")
    assert _labels(sheet) == ["No key is called that."]


def test_there_are_as_many_columns_as_there_is_room_for(sheet: KeysSheet) -> None:
    assert sheet._columns() == 3
    sheet.resize(QSize(860, 640))
    assert sheet._columns() == 2


def test_groups_keep_their_order_and_columns_are_about_even() -> None:
    groups = list(rows())
    dealt = _dealt(groups, 3)
    assert [group for column in dealt for group in column] == groups
    heights = [sum(len(lines) + 2 for _title, lines in column) for column in dealt]
    assert max(heights) < 1.5 * min(heights)


def test_it_stays_open_while_one_works(desk: Callable[..., WindowRobot]) -> None:
    robot = desk()
    robot.do("help.keys")
    (sheet,) = robot.shell.findChildren(KeysSheet)
    assert sheet.isVisible()
    assert not sheet.isModal()
    sheet.close()
