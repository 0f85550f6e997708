from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication, QStyle
from pytestqt.qtbot import QtBot

from khronika.domain.kinds import Kind, RecordId, Uid
from khronika.domain.values import Tag
from khronika.ui.reader.tag_strip import TagStrip, settled
from khronika.ui.style import tokens
from khronika.ui.style.theme import Theme


def tags(numbers: list[int]) -> list[Tag]:
    return [
        Tag(id=RecordId(n), uid=Uid(b""), kind=Kind.TAG, name=str(n), path=(str(n),))
        for n in numbers
    ]


def ids(shown: tuple[Tag, ...]) -> list[int]:
    return [one.id for one in shown]


NINE = st.lists(st.integers(1, 20), max_size=9, unique=True)


def test_a_digit_means_what_it_meant_before() -> None:
    before = ids(settled((), tags([1, 2, 3])))
    assert before == [1, 2, 3]
    assert ids(settled(before, tags([3, 1, 2]))) == [1, 2, 3], "used again"
    assert ids(settled(before, tags([4, 3, 1, 2]))) == [1, 2, 3, 4], "a new one comes last"
    assert ids(settled(before, tags([4, 3, 1]))) == [1, 4, 3], "or where one went"
    assert ids(settled(before, tags([3]))) == [3]


@given(before=NINE, now=NINE)
def test_all_are_shown_once_and_as_many_as_can_stay(before: list[int], now: list[int]) -> None:
    shown = ids(settled(before, tags(now)))
    assert sorted(shown) == sorted(now)
    if len(now) >= len(before):
        assert all(shown[at] == one for at, one in enumerate(before) if one in now)


NAMES = ("caveat", "figure", "arson", "lawyers", "pressure", "refusal", "trial", "dismissal", "R&D")


@pytest.fixture
def strip(theme: Theme, qtbot: QtBot) -> TagStrip:
    strip = TagStrip(theme)
    qtbot.addWidget(strip)
    strip.show()
    strip.show_tags([
        Tag(id=RecordId(n), uid=Uid(b""), kind=Kind.TAG, name=name, path=("acts", name))
        for n, name in enumerate(NAMES, 1)
    ])  # fmt: skip
    return strip


def _shown(strip: TagStrip) -> int:
    return sum(chip.isVisible() for chip in strip._chips)


@pytest.mark.parametrize("wide", [360, 520, 640, 800, 1000, 1600])
def test_what_has_no_room_is_behind_an_ellipsis(strip: TagStrip, wide: int) -> None:
    strip.resize(wide, strip.height())
    QApplication.processEvents()
    shown = _shown(strip)
    told = [f"{n}  acts / {name}" for n, name in enumerate(NAMES, 1)][shown:]
    assert strip.more.toolTip().splitlines() == told
    assert strip.more.isVisible() is (shown < 9)
    boxes = [chip.geometry() for chip in strip._chips[:shown]]
    boxes += [strip.more.geometry()] if shown < 9 else []
    assert all(before.right() < after.left() for before, after in pairwise(boxes))
    assert strip.rect().contains(boxes[-1])
    if shown < 9:
        free = boxes[0].left() - strip._hint.geometry().left()
        free -= strip._hint.fontMetrics().horizontalAdvance(strip.said) + tokens.ROOM
        assert free < strip._chips[shown].minimumWidth() + tokens.GAP, "another would have room"


def test_a_name_stands_whole_in_its_chip(strip: TagStrip) -> None:
    """Less room around it than Qt keeps, and yet nothing is cut."""
    strip.resize(1600, strip.height())
    QApplication.processEvents()
    for chip in strip._chips:
        words = chip.text().replace("&&", "&")
        around = tokens.SPACE + 4 + 2 * (chip.style().pixelMetric(
            QStyle.PixelMetric.PM_DefaultFrameWidth, None, chip
        ))  # fmt: skip
        assert chip.width() >= chip.fontMetrics().horizontalAdvance(words) + around
        assert "…" not in words


def test_what_is_behind_the_ellipsis_can_be_given(strip: TagStrip, qtbot: QtBot) -> None:
    strip.resize(520, strip.height())
    QApplication.processEvents()
    menu = strip.more.menu()
    assert menu is not None
    with qtbot.waitSignal(strip.given) as told:
        menu.actions()[-1].trigger()
    assert told.args is not None
    assert told.args[0].name == "R&D"
