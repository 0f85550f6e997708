"""The bar and its panel by keyboard and mouse."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.robots.window import words_of
from tests.ui.filtering.known import Known

from khronika.domain.filters import Facet, Filter
from khronika.domain.kinds import RecordId
from khronika.ui.filtering.bar import FilterBar
from khronika.ui.filtering.offers import Date
from khronika.ui.style.theme import Theme
from khronika.ui.words import dates_to_write

PLACE = Filter().with_value(Facet.PLACE, RecordId(1))


@pytest.fixture
def bar(qtbot: QtBot, theme: Theme) -> Iterator[FilterBar]:
    """A bar that shows whatever it asks for, as a list that follows it would."""
    made = FilterBar(theme, "Incidents", Known())
    qtbot.addWidget(made)
    made.wanted.connect(made.show_filter)
    made.resize(400, 120)
    made.show()
    yield made
    made.panel.close()


def test_words_are_asked_for_after_a_pause(qtbot: QtBot, bar: FilterBar) -> None:
    with qtbot.waitSignal(bar.wanted) as heard:
        QTest.keyClicks(bar.line, "trial")
    assert heard.args == [Filter(text="trial")]


def test_enter_does_not_wait_and_goes_on_to_the_list(qtbot: QtBot, bar: FilterBar) -> None:
    QTest.keyClicks(bar.line, "trial")
    with qtbot.waitSignals([bar.wanted, bar.left], order="strict"):
        QTest.keyClick(bar.line, Qt.Key.Key_Return)


def test_the_panel_narrows_by_keyboard_alone(bar: FilterBar) -> None:
    bar.ask()
    line = bar.panel.line
    QTest.keyClicks(line, "herson")  # of the person, and the region
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert [chip.text() for chip in bar.chips()] == ["Person or group: Oksana Kherson"]
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert bar.chips() == []


@pytest.mark.parametrize("keys", ["", "herson"], ids=["empty", "with words"])
@pytest.mark.parametrize("level", [None, Facet.PLACE], ids=["at the top", "in a facet"])
def test_escape_closes_the_panel_at_once_and_what_was_chosen_stays(
    bar: FilterBar, level: Facet | None, keys: str
) -> None:
    bar.show_filter(PLACE)
    bar.ask(level)
    QTest.keyClicks(bar.panel.line, keys)
    QTest.keyClick(bar.panel.line, Qt.Key.Key_Escape)
    assert not bar.panel.isVisible()
    assert len(bar.chips()) == 1
    bar.ask(level)
    assert not bar.panel.line.text(), "it opens anew"


def test_words_that_are_no_date_are_answered_with_what_may_be_written(bar: FilterBar) -> None:
    bar.ask(Date.DATE)
    QTest.keyClicks(bar.panel.line, "someday")
    assert bar.panel.rows.rowCount() == 0
    assert dates_to_write() in words_of(bar.panel)


def test_escape_in_the_line_takes_the_words_first_and_then_leaves(
    qtbot: QtBot, bar: FilterBar
) -> None:
    with qtbot.waitSignal(bar.wanted):
        QTest.keyClicks(bar.line, "trial")
    with qtbot.assertNotEmitted(bar.left), qtbot.waitSignal(bar.wanted) as heard:
        QTest.keyClick(bar.line, Qt.Key.Key_Escape)
    assert heard.args == [Filter()]
    with qtbot.waitSignal(bar.left):
        QTest.keyClick(bar.line, Qt.Key.Key_Escape)


def test_the_panel_leads_into_a_facet_and_back(bar: FilterBar) -> None:
    bar.ask()
    line = bar.panel.line
    for _step in range(1):
        QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Right)
    assert bar.panel.view.currentIndex().data() == "Мелітополь"
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    assert bar.panel.view.currentIndex().data() == "Date"


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_a_chip_is_taken_away_by_key(bar: FilterBar, key: Qt.Key) -> None:
    bar.show_filter(PLACE)
    QTest.keyClick(bar.chips()[0], key)
    assert bar.chips() == []


def test_a_chip_is_taken_away_at_its_cross(bar: FilterBar) -> None:
    bar.show_filter(PLACE)
    chip = bar.chips()[0]
    at = QPoint(chip.width() - 10, chip.height() // 2)
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=at)
    assert bar.chips() == []


def test_backspace_in_the_empty_line_takes_the_last_chip(bar: FilterBar) -> None:
    bar.show_filter(PLACE.between(738000, None))
    QTest.keyClick(bar.line, Qt.Key.Key_Backspace)
    assert len(bar.chips()) == 1
    QTest.keyClicks(bar.line, "ab")
    QTest.keyClick(bar.line, Qt.Key.Key_Backspace)
    assert len(bar.chips()) == 1


def test_a_chip_that_does_not_narrow_this_list_says_so(bar: FilterBar) -> None:
    bar.show_filter(Filter().with_value(Facet.TAG, RecordId(5)))
    assert bar.chips()[0].accessibleDescription()
    bar.show_filter(PLACE)
    assert not bar.chips()[0].accessibleDescription()


def test_many_chips_fill_several_lines_inside_the_bar(qtbot: QtBot, bar: FilterBar) -> None:
    wanted = PLACE.with_value(Facet.PERSON, RecordId(9)).with_value(Facet.GRADE, "single")
    bar.show_filter(wanted.between(738000, 738400))
    bar.resize(300, bar.heightForWidth(300))
    qtbot.waitUntil(lambda: len({chip.y() for chip in bar.chips()}) > 1)
    assert all(chip.geometry().right() < 300 for chip in bar.chips())
