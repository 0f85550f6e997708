import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from khronika.ui.style.theme import Theme
from khronika.ui.widgets.count_row import CountRow
from khronika.ui.widgets.link import Link


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_what_looks_like_a_link_opens_by_return(qtbot: QtBot, theme: Theme, key: Qt.Key) -> None:
    for made in (Link(theme, "A record"), CountRow(theme, "7", "documents")):
        qtbot.addWidget(made)
        with qtbot.waitSignal(made.clicked):
            QTest.keyClick(made, key)
