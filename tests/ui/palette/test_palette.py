from collections.abc import Callable
from functools import reduce
from operator import or_

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.robots.fixtures import texts
from tests.robots.window import WindowRobot

from khronika.archive import recording
from khronika.archive.archive import Archive
from khronika.domain.drafts import (
    DocumentDraft,
    IncidentDraft,
    PersonDraft,
    PlaceDraft,
    TextDraft,
)
from khronika.domain.kinds import Kind
from khronika.domain.values import Name
from khronika.ui.actions import ACTIONS
from khronika.ui.palette.doings import _WHY_NOT
from khronika.ui.palette.finder import NamesFinder
from khronika.ui.palette.lately import KEPT
from khronika.ui.palette.painter import CAPTION, ROW
from khronika.ui.palette.prefixes import PREFIXES, split
from khronika.ui.style import tokens

Desk = Callable[..., WindowRobot]
CTRL = Qt.KeyboardModifier.ControlModifier


def some(archive: Archive) -> None:
    with archive.change("add-incident") as change:
        titles = (
            TextDraft(title="A strike", language="en"),
            TextDraft(title="Страйк", language="uk"),
        )
        recording.add_incident(change, IncidentDraft(texts=titles))
        for name in ("Kyiv", "Lviv"):
            names = (Name(text=name, language="en"), Name(text=f"місто {name}", language="uk"))
            recording.add_place(change, PlaceDraft(names=names))
        recording.add_person(change, PersonDraft(names=(Name(text="Kylyna Lvivska"),)))


def ask(robot: WindowRobot, text: str = "") -> None:
    robot.do("help.palette")
    robot.type(text)


def titles(robot: WindowRobot) -> list[str]:
    """What is listed, captions in brackets."""
    lines = robot.shell.anything.rows.lines
    return [f"[{one.title}]" if one.is_caption else one.title for one in lines]


def chosen(robot: WindowRobot) -> str:
    index = robot.shell.anything.view.currentIndex()
    return str(index.data()) if index.isValid() else ""


@pytest.fixture
def robot(desk: Desk) -> WindowRobot:
    return desk(texts(Kyiv_in_June="Nothing."), some)


# -- what it lists --------------------------------------------------------------------------


def test_every_action_is_in_it_before_and_after_an_archive_is_open(
    window: WindowRobot, desk: Desk
) -> None:
    for robot in (window, desk(some)):
        ask(robot, ">")
        listed = {line.target for line in robot.shell.anything.rows.lines}
        assert listed - {None} == {spec.id for spec in ACTIONS}
        robot.press(Qt.Key.Key_Escape)


def test_every_action_is_found_by_its_own_words(robot: WindowRobot) -> None:
    doings = robot.shell.anything._doings
    for doing in doings.all():
        found = [one.id for one in doings.find(doing.text) if one.text == doing.text]
        assert doing.id in found, doing.text
        assert doing.id in [one.id for one in doings.find(f"{doing.menu} {doing.text}")]


def test_every_need_has_a_reason_that_can_be_said() -> None:
    needed = reduce(or_, (spec.needs for spec in ACTIONS))
    assert reduce(or_, (need for need, _why in _WHY_NOT)) & needed == needed


def test_what_cannot_be_done_is_faint_and_says_why(robot: WindowRobot) -> None:
    ask(robot, ">unmark")
    (line,) = [one for one in robot.shell.anything.rows.lines if one.target == "text.untag"]
    assert line.faint
    assert line.under == "not now: open a text first"
    before = robot.place
    robot.press(Qt.Key.Key_Return)
    assert robot.place == before
    assert robot.shell.anything.isVisible(), "nothing was done, so one can choose again"


def test_records_stand_in_groups_by_their_names_in_any_language(robot: WindowRobot) -> None:
    ask(robot, "kyiv")
    assert titles(robot) == [
        "[Places]", "Kyiv", "[Documents]", "Kyiv in June",
        "[Everywhere]", "Find “kyiv” in all texts",
    ]  # fmt: skip
    robot.shell.anything.line.setText("страйк")
    assert titles(robot)[:2] == ["[Incidents]", "A strike"]
    assert robot.shell.anything.rows.lines[1].under == "Страйк", "by which name it was found"


def test_the_letters_typed_are_lit(robot: WindowRobot) -> None:
    ask(robot, "june ky")
    line = next(one for one in robot.shell.anything.rows.lines if one.title == "Kyiv in June")
    assert [line.title[start:end] for start, end in line.lit] == ["Ky", "June"]


@pytest.mark.parametrize("typed", ["I-1", "i1", "І-1", "i 1"])
def test_a_number_goes_straight_to_its_record(robot: WindowRobot, typed: str) -> None:
    ask(robot)
    robot.shell.anything.line.setText(typed)
    assert chosen(robot) == "A strike"
    assert robot.shell.anything.rows.lines[1].right == "I-1"


def test_a_sign_looks_only_among_one_kind(robot: WindowRobot) -> None:
    ask(robot, "@ky")
    assert titles(robot) == ["[People]", "Kylyna Lvivska"]
    robot.shell.anything.line.setText("/")
    assert titles(robot) == ["[Places]", "Lviv", "Kyiv"], "the newest first"
    robot.shell.anything.line.setText("#zzz")
    assert titles(robot) == ["Nothing is called that."]
    assert chosen(robot) == ""


@pytest.mark.parametrize(
    ("typed", "said"),
    [("zzz", "Nothing is called that."), (">zzz", "No action is called that.")],
)
def test_where_nothing_is_found_it_says_so(robot: WindowRobot, typed: str, said: str) -> None:
    ask(robot, typed)
    assert titles(robot)[0] == said
    assert robot.shell.anything.view.isVisible()


def test_while_names_are_read_it_does_not_say_that_nothing_is_called_so(
    robot: WindowRobot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(NamesFinder, "is_whole", property(lambda _self: False))
    ask(robot, "@zzz")
    assert titles(robot) == ["Reading the names…"]


def test_no_caption_stands_at_the_lower_edge_without_its_lines(robot: WindowRobot) -> None:
    palette = robot.shell.anything
    ask(robot, "ky")
    tall = {palette._tall(most) for most in range(4 * ROW, 20 * ROW)}
    ends, at = set(), tokens.SPACE
    for line in palette.rows.lines:
        at += CAPTION if line.is_caption else ROW
        if not line.is_caption:
            ends.add(at)
    assert tall <= ends
    assert max(tall) == max(ends)


def test_signs_are_told_apart_and_all_of_them_are_told() -> None:
    assert len({one.sign for one in PREFIXES}) == len(PREFIXES)
    assert split("№ мітка")[1] == split("#мітка")[1] == "мітка"
    assert split("no sign") == (None, "no sign")


def test_what_is_written_is_found_and_what_is_trashed_is_not(robot: WindowRobot) -> None:
    session = robot.desk.session
    person = PersonDraft(names=(Name(text="Quite New"),))
    session.write("add-person", lambda change: recording.add_person(change, person))
    robot.settle()
    ask(robot, "quite")
    assert titles(robot)[:2] == ["[People]", "Quite New"]
    target = robot.shell.anything.rows.lines[1].target
    session.write("trash", lambda change: recording.trash(change, [target]))  # type: ignore[list-item]
    robot.settle()
    assert "Quite New" not in titles(robot), "while it is open, too"
    session.undo()
    robot.settle()
    assert "Quite New" in titles(robot)


def test_what_many_were_written_at_once_is_found_before_all_of_it_was_read(
    robot: WindowRobot,
) -> None:
    finder, found = robot.desk.names, list[tuple[int, int]]()
    assert isinstance(finder, NamesFinder)

    def look() -> None:
        """Ask in the middle: a part has been read, the rest is read now."""
        (last,) = finder.find("Minutes 59", 10, [Kind.DOCUMENT])
        (all_,) = finder.find("Minutes", 100, [Kind.DOCUMENT])
        found.append((len(last), len(all_)))

    finder.read.connect(look)
    drafts = [
        DocumentDraft(title=f"Minutes {n}", body=f"Text {n}.", original=b"%d" % n)
        for n in range(60)
    ]
    with robot.desk.session.archive.change("import") as change:
        recording.add_documents(change, drafts)
    robot.until(lambda: bool(found))
    robot.settle()
    assert set(found) == {(1, 60)}
    finder.read.disconnect(look)


def test_who_was_merged_is_found_as_the_other(robot: WindowRobot) -> None:
    session = robot.desk.session

    def work(change: object) -> None:
        head, other = (
            recording.add_person(change, PersonDraft(names=(Name(text=name),)))  # type: ignore[arg-type]
            for name in ("Maksym", "Maxim")
        )
        recording.merge_people(change, other, head)  # type: ignore[arg-type]

    session.write("merge", work)
    robot.settle()
    ask(robot, "maxim")
    line = robot.shell.anything.rows.lines[1]
    assert (line.title, line.under) == ("Maksym", "Maxim")


# -- choosing -------------------------------------------------------------------------------


def test_enter_opens_and_the_choice_is_remembered_inside_the_archive(robot: WindowRobot) -> None:
    ask(robot, "lviv")
    robot.press(Qt.Key.Key_Return)
    assert robot.place == "go.places"
    assert not robot.shell.anything.isVisible()
    ask(robot, "history")
    robot.press(Qt.Key.Key_Return)
    assert robot.place == "go.history"
    ask(robot)
    assert titles(robot)[:4] == ["[Lately]", "History", "Lviv", "[Go to]"]
    assert len(robot.desk.session.archive.state(KEPT)) == 2


def test_what_was_erased_is_not_offered_again(robot: WindowRobot) -> None:
    ask(robot, "lviv")
    robot.press(Qt.Key.Key_Return)
    robot.do("edit.trash")
    ask(robot)
    assert titles(robot)[0] == "[Go to]"


def test_escape_gives_the_keyboard_back_and_keeps_nothing(robot: WindowRobot) -> None:
    robot.go("people")
    before = QApplication.focusWidget()
    ask(robot, "kylyna")
    robot.press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is before
    assert robot.shell.anything.line.text() == ""
    assert not robot.shell.anything.rows.lines


def test_the_same_key_takes_it_away_again(robot: WindowRobot) -> None:
    ask(robot)
    robot.do("help.palette")
    assert not robot.shell.anything.isVisible()


def test_arrows_pass_over_captions_and_go_round(robot: WindowRobot) -> None:
    ask(robot, "kyiv")
    robot.press(Qt.Key.Key_Down)
    assert chosen(robot) == "Kyiv in June"
    robot.press(Qt.Key.Key_Down)
    robot.press(Qt.Key.Key_Down)
    assert chosen(robot) == "Kyiv"
    robot.press(Qt.Key.Key_PageDown)
    assert chosen(robot).startswith("Find")
    robot.press(Qt.Key.Key_Up)
    assert robot.shell.anything.line.accessibleDescription() == "Kyiv in June; D-1"


def test_ctrl_enter_collects_and_one_stays_where_one_was(robot: WindowRobot) -> None:
    robot.go("people")
    ask(robot, "a strike")
    robot.press(Qt.Key.Key_Return, CTRL)
    assert robot.place == "go.people"
    robot.press(Qt.Key.Key_Return)  # into the collection that is offered, as none was chosen yet
    robot.settle()
    catalogue = robot.desk.session.catalogue
    (collection,) = catalogue.collections.ids()
    members = catalogue.collections.members(collection)
    assert [one.title for one in members] == ["A strike"]


def test_the_last_line_looks_in_all_texts(robot: WindowRobot) -> None:
    ask(robot, "nothing")
    robot.press(Qt.Key.Key_PageDown)
    robot.press(Qt.Key.Key_Return)
    robot.settle()
    assert robot.place == "edit.search"
    assert robot.desk.search.line.text() == "nothing"


def test_a_lock_leaves_nothing_of_the_archive_in_it(robot: WindowRobot) -> None:
    ask(robot, "kyiv")
    robot.do("archive.lock")
    palette = robot.shell.anything
    assert not palette.isVisible()
    assert palette.line.text() == ""
    robot.do("help.palette")
    QTest.keyClicks(palette.line, "kyiv")
    assert not [line for line in palette.rows.lines if isinstance(line.target, int)]


def test_it_does_not_come_over_the_cover(robot: WindowRobot) -> None:
    work = robot.start_work()
    robot.shell.idle()
    robot.shell.actions_of["help.palette"].trigger()
    assert not robot.shell.anything.isVisible()
    work.set()
    robot.settle()
