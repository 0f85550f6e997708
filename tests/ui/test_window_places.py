from collections.abc import Callable

from tests.robots.fixtures import texts
from tests.robots.window import WindowRobot

from khronika.ui.screens.history import HistoryScreen
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
    assert set(robot.desk.screens.standing()) == {*TOP, *BOTTOM}
    assert robot.place == "go.overview", "nobody is taken anywhere by it"
