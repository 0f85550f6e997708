"""Where someone's incidents stand on their line."""

from datetime import date

import hypothesis.strategies as st
import pytest
from hypothesis import given
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from khronika.domain.date_words import parse_when
from khronika.domain.dates import UNKNOWN, When
from khronika.domain.kinds import RecordId
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.life_line import LifeLine, Lived, extent, ticks


def line(qtbot: QtBot, theme: Theme, *words: str) -> LifeLine:
    lived = [
        Lived(record=RecordId(at), when=parse_when(said) if said else UNKNOWN, said=said or "?")
        for at, said in enumerate(words, 1)
    ]
    made = LifeLine(theme, "Line", lived)
    qtbot.addWidget(made)
    made.resize(600, 100)
    made.show()
    return made


def test_what_is_certain_is_drawn_inside_what_is_possible(qtbot: QtBot, theme: Theme) -> None:
    made = line(
        qtbot, theme, "from 2 to 20 May 2022", "April 2022", "3 June 2022", "before July 2022"
    )
    span, vague, day, before = (made.bars[RecordId(at)] for at in (1, 2, 3, 4))
    assert span.sure == (span.left, span.right)
    assert vague.sure is None
    assert day.sure is not None
    assert day.right - day.left >= 8
    assert before.opens_left
    assert not before.opens_right


def test_what_overlaps_stands_in_lanes_of_its_own(qtbot: QtBot, theme: Theme) -> None:
    made = line(qtbot, theme, "2022", "May 2022", "August 2022")
    lanes = [made.bars[RecordId(at)].lane for at in (1, 2, 3)]
    assert lanes[1] == lanes[2] != lanes[0]


def test_arrows_walk_by_date_and_end_with_the_undated(qtbot: QtBot, theme: Theme) -> None:
    made = line(qtbot, theme, "", "2023", "2022")
    walked: list[int] = []
    opened: list[int] = []
    made.pointed.connect(walked.append)
    made.opened.connect(opened.append)
    for key in (Qt.Key.Key_Right,) * 4 + (Qt.Key.Key_Return, Qt.Key.Key_Home, Qt.Key.Key_End):
        QTest.keyClick(made, key)
    assert walked == [3, 2, 1, 1, 3, 1]
    assert opened == [1]
    assert made.accessibleDescription() == "3 of 3: ?"


def test_a_press_marks_what_is_under_the_pointer(qtbot: QtBot, theme: Theme) -> None:
    made = line(qtbot, theme, "2022", "", "2024")
    bar = made.bars[RecordId(3)]
    middle = made.rect().topLeft()
    middle.setX(round((bar.left + bar.right) / 2))
    middle.setY(10 + bar.lane * 12)
    found = made.at(middle)
    assert found is not None
    assert found.record == 3
    spot = made.at(made._spot(0).toPoint())
    assert spot is not None
    assert spot.record == 2


@given(days=st.lists(st.integers(1, date.max.toordinal()), min_size=1, max_size=5))
def test_a_line_holds_all_its_days_and_names_some(days: list[int]) -> None:
    whens = [When.from_ordinals((day, day, day, day)) for day in days]
    first, last = extent(whens)
    assert 1 <= first <= min(days)
    assert max(days) <= last <= date.max.toordinal()
    named = ticks(first, last, 6)
    assert all(first <= day <= last for day, _said in named)
    assert len(named) <= 20


@pytest.mark.parametrize(("most", "said"), [(12, "May 2022"), (1, "2022")])
def test_the_words_of_the_axis_leave_room(most: int, said: str) -> None:
    first, last = date(2021, 10, 1).toordinal(), date(2022, 10, 1).toordinal()
    assert said in [words for _day, words in ticks(first, last, most)]
