"""While names are hidden, whoever types one is answered as if they had typed a name of nobody."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from tests.robots.planted import PEOPLE, Planted, plant, traces_in
from tests.robots.seen import seen
from tests.robots.window import WindowRobot

from khronika.domain.filters import Facet, Filter
from khronika.domain.kinds import Kind
from khronika.domain.values import Hit
from khronika.ui.palette.lines import Line
from khronika.ui.screens.list_screen import ListScreen

NOBODY = "Жвардзокл"
SOME = PEOPLE[::4]  # `archive/test_sight.py` asks about all


def _typed(one: Planted) -> list[str]:
    typed = (one.names[0], one.names[-1], one.forms[0], *one.traces)
    return list(dict.fromkeys(said.lstrip("@") for said in typed))


@pytest.fixture
def robot(desk: Callable[..., WindowRobot]) -> WindowRobot:
    robot = desk(plant)
    robot.desk.session.archive.learn()
    robot.until(lambda: robot.desk.session.facets.is_ready)
    robot.settle()
    return robot


def _hide(robot: WindowRobot) -> None:
    robot.do("view.hide_names")
    robot.settle()
    assert robot.desk.session.hides_names


def _palette(robot: WindowRobot, typed: str) -> list[Line]:
    """Return what Ctrl+K lists, with the words that were typed taken out of it."""
    palette = robot.shell.anything
    palette.line.setText(typed)
    robot.until(lambda: not palette._texts._soon.isActive())  # type: ignore[union-attr]
    robot.settle()
    return [
        replace(line, title=line.title.replace(f"“{typed}”", ""), target=None, lit=())
        for line in palette.rows.lines
    ]


def test_ctrl_k_tells_nobody_s_name_from_a_hidden_one(robot: WindowRobot) -> None:
    robot.do("help.palette")
    found = _palette(robot, PEOPLE[0].names[0])
    assert traces_in(" ".join(str(line) for line in found)), "the control"
    _hide(robot)
    robot.do("help.palette")
    nobody = _palette(robot, NOBODY)
    for one in SOME:
        for typed in _typed(one):
            assert _palette(robot, typed) == nobody, typed
            assert _palette(robot, f"@{typed}") == _palette(robot, f"@{NOBODY}"), typed
    assert "Public Speaker" in [line.title for line in _palette(robot, "speak")]
    assert "Protected person P-2" in [line.title for line in _palette(robot, "@protected per")]


def _search(robot: WindowRobot, typed: str) -> tuple[list[Hit], str, str, bool]:
    screen = robot.desk.search
    screen.line.setText(typed)
    robot.until(lambda: not screen._soon.isActive())
    robot.settle()
    assert not traces_in(screen.instead.text())
    return (
        robot.found(),
        screen.remarks.text(),
        screen.nothing.text.text(),
        screen.kinds.isVisible(),
    )


def test_the_search_tells_nobody_s_name_from_a_hidden_one(robot: WindowRobot) -> None:
    robot.do("edit.search")
    assert _search(robot, PEOPLE[0].names[0])[0], "the control"
    assert "nothing is found by a hidden name" not in robot.desk.search.remarks.text()
    _hide(robot)
    nobody = _search(robot, NOBODY)
    assert "nothing is found by a hidden name" in nobody[1]
    for one in SOME:
        for typed in _typed(one):
            assert _search(robot, typed) == nobody, typed
    assert _search(robot, "Кінець")[0]
    assert "nothing is found by a hidden name" in robot.desk.search.remarks.text(), "always said"


def _listed(robot: WindowRobot, screen: ListScreen, typed: str) -> tuple[int, list[str]]:
    """Return how many are listed, and of those in view what is to be read."""
    screen.list.filter.setText(typed)
    if screen.list.bar is not None:
        screen.list.bar.settle()
    robot.until(lambda: not robot.desk.session.others._soon.isActive())
    robot.settle()
    return screen.list.rows.rowCount(), robot.titles()


@pytest.mark.parametrize(
    "place",
    ["people", "incidents", "documents", "sources", "places", "tags", "collections", "terms"],
)
def test_no_list_tells_nobody_s_name_from_a_hidden_one(robot: WindowRobot, place: str) -> None:
    robot.go(place)
    screen = robot.desk.here
    assert isinstance(screen, ListScreen)
    assert _listed(robot, screen, PEOPLE[0].traces[0])[0], "the control"
    screen.list.filter.clear()
    _hide(robot)
    robot.until(lambda: robot.desk.session.facets.is_ready)
    for one in SOME:
        for typed in _typed(one):
            assert _listed(robot, screen, typed)[0] == 0, typed
    assert _listed(robot, screen, "")[0]
    robot.do("view.hide_names")
    robot.settle()
    assert _listed(robot, screen, PEOPLE[0].traces[0])[0], "it can be seen again"


def test_no_filter_offers_a_hidden_name_to_whoever_types_it(robot: WindowRobot) -> None:
    robot.go("incidents")
    _hide(robot)
    bar = robot.desk.incidents.list.bar
    assert bar is not None
    for facet in (Facet.PERSON, Facet.SOURCE, Facet.TAG, Facet.PLACE):
        bar.panel.ask(Filter(), QPoint(), facet)
        for one in SOME:
            for typed in _typed(one):
                bar.panel.line.setText(typed)
                robot.settle()
                assert bar.panel.rows.rowCount() == 0, typed
                assert not traces_in(seen(bar.panel).replace(typed, ""))


def test_what_was_typed_before_finds_nothing_after(robot: WindowRobot) -> None:
    """Not even the answer that was on its way when names were hidden."""
    robot.go("incidents")
    bar = robot.desk.incidents.list.bar
    assert bar is not None
    bar.line.setText("Сойока")
    robot.settle()
    narrowing = robot.desk.session.narrowing
    assert narrowing.ids(Kind.INCIDENT, "incidents") is not None
    robot.desk.session.hide_names(True)
    table = robot.desk.session.facets.of(Kind.INCIDENT)
    assert table is not None
    assert not any(table.mask(Filter(text="Сойока"))), "before it was read anew"
    names = robot.desk.names
    assert names is not None
    assert not any(names.find("Сойока", 5))


def test_what_is_looked_for_meanwhile_stays_when_names_are_shown(robot: WindowRobot) -> None:
    """What had been looked for before a lock came back in its place."""
    _hide(robot)
    search = robot.desk.search
    search.resume({"words": PEOPLE[0].names[0]})
    robot.do("edit.search")
    assert search.line.text() == "", "that is a hidden name"
    search.line.setFocus()
    robot.type("marines")
    robot.do("view.hide_names")
    robot.settle()
    assert search.line.text() == "marines"


@pytest.mark.parametrize("on", [False, True])
def test_who_is_hidden_is_said_and_who_is_not(robot: WindowRobot, on: bool) -> None:
    _hide(robot)
    strip = robot.shell._hidden
    assert strip.isVisible()
    words = strip.words.text()
    hidden, asked = (len(PEOPLE) + 1) // 2 + 1, len(PEOPLE) // 2
    assert f"{hidden + asked} people are hidden" in words
    assert f"protected: {hidden}, ask before publishing: {asked}" in words
    assert "1 who is public stays in sight" in words
    robot.go("people")
    assert "Public Speaker" in robot.titles()
    if on:
        strip.public_too.click()
        robot.settle()
        assert "Public Speaker" not in robot.titles()
        assert "public: 1" in strip.words.text()
        assert "public stay" not in strip.words.text()
        assert "in sight" not in strip.short.text()
        assert robot.desk.session.archive.state("names.hidden_public") is True


def test_where_nobody_is_hidden_it_says_so(desk: Callable[..., WindowRobot]) -> None:
    robot = desk(lambda _archive: None)
    _hide(robot)
    assert "Nobody is hidden" in robot.shell._hidden.words.text()
    assert robot.shell._hidden.public_too.isHidden()
