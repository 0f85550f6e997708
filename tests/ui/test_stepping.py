"""One rule for every list under a line: what is marked, what Enter takes, where arrows go."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from khronika.domain.kinds import Kind, RecordId, Uid, new_uid
from khronika.domain.values import Tag
from khronika.ui.editors.chosen_line import ChosenLine
from khronika.ui.editors.entry import HeldPlace, Pick
from khronika.ui.editors.lines import CodeLine, Line, PickLine, WordLine
from khronika.ui.editors.place_line import PlaceLine
from khronika.ui.reader.tag_line import TagLine
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.drop_down import DropDown
from khronika.ui.widgets.in_place import InPlace
from khronika.ui.widgets.stepping import begun, stepped

WORDS = ("refusal", "refuge", "arson")
TYPED = {"none": "", "several": "refu", "one": "ars", "whole": "refuge"}


@dataclass(frozen=True)
class Listed:
    """A line with its list; `heard` hears the keys while the list is open."""

    line: QLineEdit
    rows: QListView
    heard: Callable[[], QWidget]
    taken: Callable[[], str]
    wash: str = ""  # the colour that a marked row is drawn in

    def type(self, words: str) -> None:
        QTest.keyClicks(self.line, words)
        if not self.rows.isVisible():
            QTest.keyClick(self.line, Qt.Key.Key_Down)
        assert self.rows.isVisible()

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.heard(), key)

    def pointed(self) -> int:
        chosen = self.rows.selectedIndexes()
        return chosen[0].row() if chosen else -1

    def marked(self) -> int:
        """Which row is drawn as one that is pointed at is."""
        if self.pointed() >= 0:
            return self.pointed()
        return next((at for at in range(len(self.words())) if self._looks_marked(at)), -1)

    def _looks_marked(self, at: int) -> bool:
        index = self.rows.model().index(at, 0)
        box = self.rows.visualRect(index)
        edge = QPoint(box.width() - 8, box.height() // 2)
        drawn = self.rows.viewport().grab(box).toImage().pixelColor(edge)
        return drawn.name() == self.wash

    def words(self) -> list[str]:
        model = self.rows.model()
        return [model.index(at, 0).data() for at in range(model.rowCount())]

    def told(self) -> list[str]:
        over = self.rows if isinstance(self.rows, DropDown) else self.rows.parentWidget()
        assert over is not None
        return [one.text() for one in over.findChildren(QLabel) if one.isVisible() and one.text()]


def _offering(line: QLineEdit) -> Listed:
    rows = line.completer().popup()
    assert isinstance(rows, DropDown)
    return Listed(line, rows, lambda: rows if rows.isVisible() else line, line.text)


def _place_line() -> PlaceLine:
    held = [HeldPlace(id=n, uid=new_uid(), label=w, names=(w,)) for n, w in enumerate(WORDS, 1)]
    return PlaceLine("Place", held)


def _picks() -> list[Pick]:
    return [Pick(text=word, id=at) for at, word in enumerate(WORDS, 1)]


LINES: dict[str, Callable[[], Line]] = {
    "words": lambda: WordLine("Role", WORDS),
    "several words": lambda: WordLine("Categories", WORDS, several=True),
    "category": lambda: ChosenLine("Category", dict.fromkeys(WORDS, "")),
    "codes": lambda: CodeLine("Country", {word.upper(): word for word in WORDS}),
    "records": lambda: PickLine("Name", _picks()),
    "records only": lambda: PickLine("Compare with", _picks(), makes=False),
    "places": _place_line,
}


def _tags(room: QWidget, theme: Theme) -> Listed:
    line = TagLine(room, theme)
    line.ask([
        Tag(id=RecordId(n), uid=Uid(b""), kind=Kind.TAG, name=word, path=(word,))
        for n, word in enumerate(WORDS, 1)
    ], QRect(20, 20, 0, 0))  # fmt: skip
    taken: list[str] = []
    line.taken.connect(taken.append)
    return Listed(
        line._line, line._offers, lambda: line._line,
        lambda: taken[0] if taken else line._line.text(),
    )  # fmt: skip


@pytest.fixture(params=[*LINES, "in place", "tags"])
def listed(request: pytest.FixtureRequest, qtbot: QtBot, theme: Theme) -> Iterator[Listed]:
    room = QWidget()
    qtbot.addWidget(room)
    room.resize(600, 500)
    room.show()
    if request.param == "tags":
        listed = _tags(room, theme)
    elif request.param == "in place":
        value = InPlace(theme, "Publisher", "", lambda _words: None, empty="none")
        value.offer(list(WORDS))
        value.setParent(room)
        value.show()
        value.write()
        listed = _offering(value.line)
    else:
        line = LINES[request.param]()
        line.setParent(room)
        line.show()
        listed = _offering(line)
    room.activateWindow()
    listed.line.setFocus()
    qtbot.waitUntil(listed.line.hasFocus)
    yield replace(listed, wash=theme.colours.wash)
    listed.rows.hide()
    room.close()


def _nothing_to_list(listed: Listed, typed: str) -> bool:
    """Places are offered from two letters on."""
    return isinstance(listed.line, PlaceLine) and not typed


@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED)
def test_an_arrow_goes_to_the_first_row_that_is_not_marked(listed: Listed, typed: str) -> None:
    """In some lists it came to the second, though nothing was seen to be chosen."""
    if _nothing_to_list(listed, typed):
        return
    listed.type(typed)
    rows, marked = len(listed.words()), listed.marked()
    assert marked == (0 if typed in (TYPED["one"], TYPED["whole"]) else -1)
    listed.press(Qt.Key.Key_Down)
    is_new = [word.startswith("New") for word in listed.words()][marked + 1 : marked + 2]
    assert listed.marked() == (marked if is_new == [True] else min(marked + 1, rows - 1))


@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED)
def test_from_below_it_comes_to_the_last(listed: Listed, typed: str) -> None:
    if _nothing_to_list(listed, typed):
        return
    listed.type(typed)
    listed.press(Qt.Key.Key_Up)
    assert listed.marked() == len(listed.words()) - 1


@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED)
def test_enter_takes_what_is_marked_and_of_several_none(listed: Listed, typed: str) -> None:
    if _nothing_to_list(listed, typed):
        return
    listed.type(typed)
    marked, words = listed.marked(), listed.words()
    listed.press(Qt.Key.Key_Return)
    assert listed.taken() == (words[marked] if marked >= 0 else typed)
    if typed == TYPED["several"]:
        assert listed.rows.isVisible()
        assert listed.told() == ["2 fit: choose with ↓"]


def test_steps_go_round() -> None:
    assert [stepped(at, 1, 3) for at in (-1, 0, 2)] == [0, 1, 0]
    assert [stepped(at, -1, 3) for at in (-1, 0, 2)] == [2, 2, 1]


def test_the_first_step_stays_with_what_is_marked_where_the_next_is_a_new_word() -> None:
    assert [begun(at, 1, 3, new=1) for at in (-1, 0, 1)] == [0, 0, 2]
    assert [begun(at, 1, 3, new=2) for at in (-1, 0)] == [0, 1]
    assert [begun(at, -1, 3, new=2) for at in (-1, 0)] == [2, 2], "up comes to the last"


def test_down_and_tab_take_the_only_one_that_fits(listed: Listed) -> None:
    """Down came from the row that was marked to “New: ars”, which Tab then took."""
    listed.type(TYPED["one"])
    if len(listed.words()) == 1:
        return
    listed.press(Qt.Key.Key_Down)
    assert listed.pointed() == 0
    listed.press(Qt.Key.Key_Down)
    assert listed.pointed() == 1
    listed.press(Qt.Key.Key_Up)
    if not isinstance(listed.rows, DropDown):
        return
    listed.press(Qt.Key.Key_Tab)
    assert listed.taken() == "arson"


def test_what_is_said_under_a_list_is_seen_at_the_edge_of_the_screen(listed: Listed) -> None:
    """It was said beneath the screen, and so nowhere."""
    listed.type(TYPED["several"])
    if not isinstance(listed.rows, DropDown):
        return
    low = listed.line.screen().availableGeometry().bottom()
    listed.line.window().move(0, low - listed.rows.geometry().bottom() - 3)
    listed.rows.move(listed.rows.x(), low - listed.rows.height() - 2)
    listed.press(Qt.Key.Key_Return)
    (told,) = [one for one in listed.rows.findChildren(QLabel) if one.isVisible() and one.text()]
    assert told.mapToGlobal(QPoint(0, told.height())).y() <= low + 1


def test_enter_says_that_words_fit_of_which_none_is_plainly_meant(listed: Listed) -> None:
    """It closed the list without a word, and the next letter went into the line."""
    if isinstance(listed.line, PlaceLine) or not isinstance(listed.rows, DropDown):
        return  # places are not found by what is within; the line for a tag has a test of its own
    listed.type("uge")  # within “refuge”
    assert listed.marked() == -1
    listed.press(Qt.Key.Key_Return)
    assert listed.rows.isVisible()
    assert listed.told() == ["1 fits: choose with ↓"]
    listed.press(Qt.Key.Key_Return)
    assert not listed.rows.isVisible(), "by the second what was typed stays as it is"
    assert listed.taken() == "uge"
