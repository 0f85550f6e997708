"""The line that says whose names are hidden: short, and all of it for who asks."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from khronika.ui.style.theme import Theme
from khronika.ui.widgets.veil_strip import VeilStrip

ROW = 48  # pixels: a line with a button behind it


@pytest.fixture
def strip(qtbot: QtBot, theme: Theme) -> Iterator[VeilStrip]:
    page = QWidget()
    qtbot.addWidget(page)
    made = VeilStrip(theme, QAction("Hide names", page))
    made.say({"protected": 137, "ask": 22}, 71)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(made)
    column.addStretch(1)
    page.resize(1280, 600)
    page.show()
    made.show()
    QApplication.processEvents()
    yield made
    page.close()


@pytest.mark.parametrize(("wide", "rows"), [(1280, 1), (700, 2)])
def test_it_takes_a_row_and_in_a_narrow_window_two(strip: VeilStrip, wide: int, rows: int) -> None:
    """It took six lines there, a fifth of the window."""
    strip.window().resize(wide, 500)
    QApplication.processEvents()
    assert strip.width() == wide
    assert strip.height() <= rows * ROW
    assert strip.short.text() == "159 people are hidden. 71 who are public stay in sight."
    for part in (strip.short, strip.more, strip.public_too, strip.at_start, strip.show_names):
        assert part.width() >= part.sizeHint().width()


def test_all_of_it_is_a_press_away_and_told_to_who_cannot_see(strip: VeilStrip) -> None:
    whole = strip.more.accessibleDescription()
    assert "protected: 137, ask before publishing: 22" in whole
    assert "not searched for" in whole
    assert "any other name stays in sight" in whole
    assert strip.short.toolTip() == whole
    assert not strip.words.isVisible()
    strip.more.click()
    assert strip.words.isVisible()
    assert strip.words.text() == whole
    assert strip.more.text() == "Less"
    strip.more.click()
    assert not strip.words.isVisible()
