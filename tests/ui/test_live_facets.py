"""The tables of the window follow what is written, undone and erased."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot
from tests.robots.fixtures import texts
from tests.robots.window import WindowRobot

from khronika.archive import recording
from khronika.archive.archive import Archive
from khronika.domain.date_words import parse_when
from khronika.domain.drafts import DocumentDraft, IncidentDraft, TextDraft, WhenDraft
from khronika.domain.facet_values import Order
from khronika.domain.filters import Filter
from khronika.domain.kinds import Kind
from khronika.ui import facets
from khronika.ui.facets import LiveFacets
from khronika.ui.session import Session

Desk = Callable[..., WindowRobot]


def incidents(*titles: str) -> Callable[[Archive], object]:
    def fill(archive: Archive) -> None:
        with archive.change("add-incident") as change:
            for day, title in enumerate(titles, 1):
                when = WhenDraft(when=parse_when(f"{day} May 2022"))
                draft = IncidentDraft(texts=(TextDraft(title=title),), whens=(when,))
                recording.add_incident(change, draft)

    return fill


def session_of(robot: WindowRobot) -> Session:
    assert robot.shell.desk is not None
    return robot.shell.desk.session


def live(robot: WindowRobot, qtbot: QtBot) -> LiveFacets:
    made = LiveFacets(session_of(robot))
    assert made.listed(Kind.INCIDENT, Filter(), Order.DATE) is None, "SQL is asked till then"
    with qtbot.waitSignal(made.ready):
        made.load()
    return made


def titles(made: LiveFacets, wanted: str = "", kind: Kind = Kind.INCIDENT) -> list[str]:
    session = made.parent()
    assert isinstance(session, Session)
    listed = made.listed(kind, Filter(text=wanted), Order.TITLE)
    assert listed is not None
    named = session.catalogue.records.named(listed)
    return [named[one].title for one in listed]


def test_what_is_written_and_undone_is_listed_so(desk: Desk, qtbot: QtBot) -> None:
    robot = desk(incidents("Strike", "Arson"))
    made, session = live(robot, qtbot), session_of(robot)
    assert titles(made) == ["Arson", "Strike"]
    with qtbot.waitSignal(made.changed) as told:
        incidents("A vigil")(session.archive)
    assert told.args == [frozenset({Kind.INCIDENT})]
    assert titles(made, "vig") == ["A vigil"]
    with qtbot.waitSignal(made.changed):
        session.undo()
    assert titles(made) == ["Arson", "Strike"]
    with qtbot.waitSignal(made.changed):
        session.redo()
    assert titles(made) == ["A vigil", "Arson", "Strike"]


def test_what_lists_do_not_show_changes_no_table(desk: Desk, qtbot: QtBot) -> None:
    robot = desk(texts(One="a text"))
    made, session = live(robot, qtbot), session_of(robot)
    with qtbot.assertNotEmitted(made.changed), qtbot.waitSignal(session.changed):
        session.write("add-collection", lambda change: change.new_record(Kind.COLLECTION))


def test_what_was_missed_while_reading_is_heard_afterwards(desk: Desk, qtbot: QtBot) -> None:
    robot = desk(incidents("Strike"))
    made, session = LiveFacets(session_of(robot)), session_of(robot)
    with qtbot.waitSignal(made.ready):
        made.load()
        incidents("Arson")(session.archive)
    qtbot.waitUntil(lambda: titles(made) == ["Arson", "Strike"])


def test_much_at_once_is_read_behind_and_what_is_gone_goes_now(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facets, "_AT_ONCE", 2)
    robot = desk(texts(One="a", Two="b", Three="c"))
    made, session = live(robot, qtbot), session_of(robot)
    drafts = [DocumentDraft(title=f"More {at}", body="d") for at in range(3)]
    with session.archive.change("import") as change:
        recording.add_documents(change, drafts)
    qtbot.waitUntil(lambda: len(titles(made, kind=Kind.DOCUMENT)) == 6)
    with qtbot.waitSignal(made.changed):
        session.undo()
    assert titles(made, kind=Kind.DOCUMENT) == ["One", "Three", "Two"]
    session.tools.jobs.drain()


def test_a_stopped_reading_leaves_lists_to_sql(desk: Desk, qtbot: QtBot) -> None:
    robot = desk(incidents("Strike"))
    made, session = LiveFacets(session_of(robot)), session_of(robot)
    stopping = session.tools.jobs.started.connect(lambda job: job.stop.set())
    made.load()
    session.tools.jobs.drain()
    session.tools.jobs.started.disconnect(stopping)
    assert not made.is_ready
    with qtbot.waitSignal(made.ready):
        made.load()
    assert titles(made) == ["Strike"]
