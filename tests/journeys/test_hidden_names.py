"""“Hide names”: nothing that the window draws, tells or reads out holds one of them."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible
from tests.robots.planted import TRACES, plant, traces_in
from tests.robots.seen import drawn, seen, worn
from tests.robots.window import WindowRobot

from khronika.archive.chronicle import LanesBy
from khronika.archive.recording import edit_passage
from khronika.domain.filters import Facet, Filter
from khronika.language.veiling import SHADE
from khronika.ui.models.record_rows import ROW
from khronika.ui.screens.list_screen import ListScreen
from khronika.ui.veil import people_to_hide


@pytest.fixture
def robot(desk: Callable[..., WindowRobot]) -> WindowRobot:
    QAccessible.setActive(True)
    return desk(plant)


def _walk(robot: WindowRobot, look: Callable[[bool], object], most: int | None = None) -> None:
    """Open every place of the window, point at every record of it (`most` of them), and look:
    closely when a place has been opened, and once more when all its records were pointed at.
    """
    for place in robot.desk.screens:
        robot.desk.show_place(place)
        robot.settle()
        screen = robot.desk.here
        if isinstance(screen, ListScreen):
            for record in list(screen.list.rows.ids)[:most]:
                screen.list.point_at(record)
                robot.settle()
                look(False)
        look(True)
    robot.desk.show_place("edit.search")
    for words in ("Кінець", "Арешт", "Лист"):
        robot.desk.search.line.setText(words)
        robot.until(lambda: not robot.desk.search._soon.isActive())
        robot.settle()
        assert robot.found()
        look(True)


def test_without_hiding_everybody_is_found(robot: WindowRobot) -> None:
    """The control: the eyes of this test see."""
    met: set[str] = set()
    painted: set[str] = set()

    def look(closely: bool) -> None:
        painted.update(traces_in(drawn(robot.shell)))
        if closely:
            met.update(traces_in(seen(robot.shell)))

    _walk(robot, look, 3)
    assert met == set(TRACES)
    assert len(painted) > len(TRACES) // 2, "QPainter draws names, and they are heard"


def test_nobody_is_named_anywhere(robot: WindowRobot) -> None:
    _walk(robot, lambda _closely: None, 1)  # what was drawn before must not stay either
    robot.do("view.hide_names")
    told: dict[str, set[str]] = {}

    def look(closely: bool) -> None:
        said = seen(robot.shell) if closely else "\n".join([drawn(robot.shell), *worn(robot.shell)])
        if names := traces_in(said):
            lines = [line for line in said.splitlines() if traces_in(line)]
            told.setdefault(f"{robot.place} {lines[:2]}", set()).update(names)

    _walk(robot, look)
    assert not told
    robot.go("people")
    assert "Protected person P-2" in robot.titles()
    assert "Hidden person P-3" in robot.titles(), "nobody has asked them yet"
    assert "a witness from the north" in robot.titles()
    assert "Public Speaker" in robot.titles()
    assert f"брат {SHADE * 13}" in robot.titles()
    robot.go("documents")
    robot.desk.documents.list.point_at(robot.desk.documents.list.rows.ids[0])
    robot.settle()
    assert SHADE in robot.documents.reader.text.toPlainText()
    robot.do("view.hide_names")
    assert traces_in(seen(robot.shell))


def _titles(robot: WindowRobot) -> str:
    return "\n".join(one.title for one in robot.desk.timeline.timeline.canvas.laid.spans.labels)


def _lanes(robot: WindowRobot, by: LanesBy) -> str:
    robot.go("timeline")
    robot.settle()
    screen = robot.desk.timeline
    screen.tools.lanes.setCurrentIndex(screen.tools.lanes.findData(by.value))
    robot.settle()
    return "\n".join([drawn(screen), seen(screen), _titles(robot)])


@pytest.mark.parametrize("by", [LanesBy.PERSON, LanesBy.SOURCE])
def test_nobody_has_a_lane_by_name(robot: WindowRobot, by: LanesBy) -> None:
    assert traces_in(_lanes(robot, by))
    robot.desk.session.hide_names(True)
    assert not traces_in(_titles(robot)), "before anything is read"
    robot.settle()
    assert not traces_in(_lanes(robot, by))


def test_nobody_is_offered_by_name(robot: WindowRobot) -> None:
    robot.go("incidents")
    robot.until(lambda: robot.desk.session.facets.is_ready)
    bar = robot.desk.incidents.list.bar
    assert bar is not None
    named: list[bool] = []
    for hidden in (False, True):
        robot.desk.session.hide_names(hidden)
        robot.settle()
        for facet in (Facet.PERSON, Facet.SOURCE, Facet.TAG):
            bar.panel.ask(Filter(), QPoint(), facet)
            robot.settle()
            named.append(bool(traces_in(seen(bar.panel))))
    assert named[0]
    assert not any(named[3:])


def test_history_names_nobody_at_an_end_that_moved_within_a_name(robot: WindowRobot) -> None:
    session = robot.desk.session
    catalogue = session.archive.catalogue
    document = catalogue.documents.ids()[0]
    passages = catalogue.passages.of_document(document)
    body = catalogue.documents.body(document)
    cut = next(one for one in passages if body[one.start - 1].isalpha())
    for start in (cut.start - 1, cut.start - 2):
        move = partial(edit_passage, passage=cut.id, start=start, end=cut.end)
        session.write("edit-passage", move)
        robot.settle()

    def told() -> list[str]:
        robot.go("history")
        robot.settle()
        rows: Any = robot.desk.history.rows
        return [rows.index(at, 0).data(ROW).meta for at in range(2)]

    assert all("from" in meta for meta in told())
    robot.do("view.hide_names")
    assert all(meta.startswith("its beginning ·") for meta in told())
    assert not any(traces_in(meta) for meta in told())


def test_from_the_press_on_nothing_is_to_be_read(
    robot: WindowRobot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To know the names of thousands takes a second: the window is covered before it begins."""
    robot.go("people")
    blind, met = robot.shell._blind, list[bool]()

    def look(*given: Any, **named: Any) -> Any:
        over = blind.isVisible() and blind.geometry() == robot.shell.rect()
        met.append(over and robot.shell.children()[-1] is blind)
        return people_to_hide(*given, **named)

    monkeypatch.setattr("khronika.ui.session.people_to_hide", look)
    robot.do("view.hide_names")
    assert met == [True]
    assert not blind.isVisible()
    robot.shell._hidden.public_too.click()
    assert met == [True, True]
    assert not blind.isVisible()
    robot.settle()
    assert "Public Speaker" not in drawn(robot.shell)
