from collections.abc import Callable

import pytest
from tests.robots.fixtures import texts
from tests.robots.window import WindowRobot

from khronika.archive.archive import Archive
from khronika.archive.recording import add_tag, edit_tag
from khronika.domain.kinds import RecordId
from khronika.ui.screens.history import HistoryScreen
from khronika.ui.screens.tags import TagScreen
from khronika.ui.window_places import BOTTOM, TOP, WindowPlaces


def test_a_place_is_made_when_it_is_wanted(desk: Callable[..., WindowRobot]) -> None:
    robot = desk(texts(First="One."))
    places, told = WindowPlaces(robot.desk.session, robot.shell.actions_of, None), list[str]()
    places.made.connect(lambda name, _screen: told.append(name))
    assert places.standing() == {}
    made = places.of(HistoryScreen)
    assert places["go.history"] is made
    assert list(places.standing()) == told == ["go.history"]
    made.deleteLater()


def test_what_was_written_before_a_place_was_made_is_in_it(
    desk: Callable[..., WindowRobot],
) -> None:
    robot = desk()
    texts(Later="Two.")(robot.desk.session.archive)
    robot.settle()
    robot.go("documents")
    assert robot.titles() == ["Later"]


def test_in_the_end_all_are_made(desk: Callable[..., WindowRobot]) -> None:
    robot = desk(texts(First="One."))
    while robot.desk.screens.make_next():
        robot.settle()
    assert set(robot.desk.screens.standing()) == {*TOP, *BOTTOM, "archive.import"}
    assert robot.place == "go.overview", "nobody is taken anywhere by it"


def tagged(archive: Archive) -> None:
    with archive.change("add-tag") as change:
        add_tag(change, "letters")


def ahead(desk: Callable[..., WindowRobot]) -> tuple[WindowRobot, TagScreen]:
    robot = desk(tagged)
    while robot.desk.screens.go_ahead():
        robot.settle()
    screen = robot.desk.screens.standing()["go.tags"]
    assert isinstance(screen, TagScreen)
    return robot, screen


def test_what_the_first_visit_shows_is_read_ahead(
    desk: Callable[..., WindowRobot], monkeypatch: pytest.MonkeyPatch
) -> None:
    robot, screen = ahead(desk)
    filled = list[RecordId]()
    monkeypatch.setattr(screen, "fill", filled.append)
    robot.go("tags")
    assert robot.titles() == ["letters"]
    assert "What it is for" in robot.sheet()
    assert not filled, "the page was there"


def test_what_was_read_ahead_is_read_again_when_it_changed(
    desk: Callable[..., WindowRobot],
) -> None:
    robot, screen = ahead(desk)
    (tag,) = screen.list.rows.ids
    robot.desk.session.write("set-tag", lambda change: edit_tag(change, tag, name="leaflets"))
    robot.settle()
    robot.go("tags")
    assert robot.titles() == ["leaflets"]
    assert "leaflets" in robot.sheet()
    assert "letters" not in robot.sheet()
