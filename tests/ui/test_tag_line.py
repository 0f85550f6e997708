import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from khronika.domain.kinds import Kind, RecordId, Uid
from khronika.domain.values import Tag
from khronika.ui.reader.tag_line import TagLine
from khronika.ui.style.theme import Theme

PATHS = [("resistance",), ("resistance", "refusal"), ("refuge",), ("Ёлки",)]


@pytest.fixture
def line(qtbot: QtBot, theme: Theme) -> TagLine:
    room = QWidget()
    qtbot.addWidget(room)
    room.resize(600, 500)
    room.show()
    line = TagLine(room, theme)
    tags = [
        Tag(id=RecordId(n), uid=Uid(b""), kind=Kind.TAG, name=path[-1], path=path)
        for n, path in enumerate(PATHS, 1)
    ]
    line.ask(tags, QRect(590, 490, 0, 0))
    return line


def offers(line: TagLine) -> list[str]:
    return [line._offers.item(at).text() for at in range(line._offers.count())]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("", ["resistance", "resistance / refusal", "refuge", "Ёлки"]),
        ("refu", ["resistance / refusal", "refuge", "New tag “refu”"]),
        ("refuge", ["refuge"]),
        ("елки", ["Ёлки"]),
        ("resistance/refusal", ["resistance / refusal"]),
        ("resistance/ribbons", ["New tag “resistance / ribbons”"]),
    ],
)
def test_what_fits_is_offered_and_what_is_not_there_can_be_made(
    line: TagLine, typed: str, offered: list[str]
) -> None:
    line._line.setText(typed)
    line._offer(typed)
    assert offers(line) == offered


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("refus", "resistance/refusal"),  # which is called so, under another
        ("resistance", "resistance"),  # a whole name, though others are begun so
        ("Resistance/refu", "resistance/refusal"),
        ("new/one", "new/one"),
    ],
)
def test_enter_takes_what_is_plainly_meant(
    qtbot: QtBot, line: TagLine, typed: str, taken: str
) -> None:
    QTest.keyClicks(line._line, typed)
    with qtbot.waitSignal(line.taken) as heard:
        QTest.keyClick(line._line, Qt.Key.Key_Return)
    assert heard.args == [taken]


@pytest.mark.parametrize(("typed", "said"), [("refu", "2 fit"), ("fug", "2 fit")])
def test_of_several_enter_takes_none_and_it_stays_inside(
    qtbot: QtBot, line: TagLine, typed: str, said: str
) -> None:
    """Of “refu” it gave the first tag that came. In the middle of a word it is no beginning."""
    QTest.keyClicks(line._line, typed)
    with qtbot.assertNotEmitted(line.taken):
        QTest.keyClick(line._line, Qt.Key.Key_Return)
    assert line._told.isVisible()
    assert line._told.text() == f"{said}: choose with ↓"
    room = line.parentWidget()
    assert room is not None
    assert room.rect().contains(line.geometry())
    QTest.keyClicks(line._line, "g")
    assert not line._told.isVisible()


def test_arrows_walk(qtbot: QtBot, line: TagLine) -> None:
    QTest.keyClicks(line._line, "refu")
    for _row in range(2):
        QTest.keyClick(line._line, Qt.Key.Key_Down)
    with qtbot.waitSignal(line.taken) as taken:
        QTest.keyClick(line._line, Qt.Key.Key_Return)
    assert taken.args == ["refuge"]
    assert line.isHidden()


def test_enter_on_nothing_does_nothing(qtbot: QtBot, line: TagLine) -> None:
    with qtbot.assertNotEmitted(line.taken):
        QTest.keyClick(line._line, Qt.Key.Key_Return)


def test_escape_leaves(qtbot: QtBot, line: TagLine) -> None:
    with qtbot.waitSignal(line.left):
        QTest.keyClick(line._line, Qt.Key.Key_Escape)
    assert line.isHidden()


def test_it_stays_inside_the_window(line: TagLine) -> None:
    room = line.parentWidget()
    assert room is not None
    assert room.rect().contains(line.geometry())


def test_each_offer_bears_the_colour_of_its_tag(line: TagLine, theme: Theme) -> None:
    for at in range(line._offers.count()):
        image = line._offers.item(at).icon().pixmap(10, 10).toImage()
        assert image.pixelColor(5, 5) == theme.tag(None, at + 1)


def test_what_enter_takes_is_drawn_as_chosen(line: TagLine, theme: Theme) -> None:
    QTest.keyClicks(line._line, "refus")
    view = line._offers
    box = view.visualItemRect(view.item(0))
    drawn = view.viewport().grab(box).toImage()
    assert drawn.pixelColor(drawn.width() - 8, drawn.height() // 2).name() == theme.colours.wash
    assert view.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("typed", ["refus", "new/one"])
def test_tab_takes_what_is_marked_as_enter_does(line: TagLine, qtbot: QtBot, typed: str) -> None:
    QTest.keyClicks(line._line, typed)
    with qtbot.waitSignal(line.taken) as taken:
        QTest.keyClick(line._line, Qt.Key.Key_Tab)
    assert taken.args == ["resistance/refusal" if typed == "refus" else typed]


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_tab_loses_nothing_that_was_typed(line: TagLine, qtbot: QtBot, key: Qt.Key) -> None:
    QTest.keyClicks(line._line, "ref")  # which several tags are begun with: none is marked
    QTest.keyClick(line._line, key)
    assert line.isVisible()
    assert line._line.text() == "ref"
    line._line.clear()
    line._offer("")
    with qtbot.waitSignal(line.left):
        QTest.keyClick(line._line, key)
    assert not line.isVisible()
