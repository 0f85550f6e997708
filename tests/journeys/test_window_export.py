"""Handing on, from where one is, and going on from there."""

from collections.abc import Callable
from pathlib import Path

from tests.robots.fixtures import texts
from tests.robots.window import WindowRobot

from khronika.archive.archive import Archive
from khronika.archive.recording import add_collection, add_incident
from khronika.domain.date_words import parse_when
from khronika.domain.drafts import CollectionDraft, IncidentDraft, TextDraft, WhenDraft

Desk = Callable[..., WindowRobot]


def incidents(archive: Archive) -> None:
    for title, day in (("A letter is written", "3 May 2022"), ("It is read", "5 May 2022")):
        whens = (WhenDraft(when=parse_when(day, language="en")),)
        draft = IncidentDraft(texts=(TextDraft(title=title, language="en"),), whens=whens)
        with archive.change("add-incident") as change:
            add_incident(change, draft)
    with archive.change("add-collection") as change:
        add_collection(change, CollectionDraft(name="For the court"))


def offered(robot: WindowRobot) -> list[str]:
    """What may be chosen to leave, the one that is chosen first."""
    what = robot.desk.export.what
    said = [what.itemText(at) for at in range(what.count())]
    return [what.currentText(), *said[: what.currentIndex()], *said[what.currentIndex() + 1 :]]


def test_the_incident_that_is_looked_at_is_what_is_offered_first(desk: Desk) -> None:
    robot = desk(incidents)
    robot.go("timeline")
    timeline = robot.desk.timeline.timeline
    second = robot.desk.session.catalogue.incidents.ids()[1]
    assert timeline.point_at(second)
    timeline.canvas.walk.turn(second)  # as Ctrl and a press do
    robot.settle()
    assert timeline.selection() == [], "pointed at, and not selected"
    robot.do("archive.export")
    scopes = ["Collection: For the court", "Everything in the archive"]
    assert offered(robot) == ["This incident: I-2 It is read", *scopes]
    robot.go("incidents")
    robot.point_at("A letter is written")
    robot.list_screen.list.view.clearSelection()
    robot.do("archive.export")
    assert offered(robot) == ["This incident: I-1 A letter is written", *scopes]
    robot.go("overview")
    robot.do("archive.export")
    assert offered(robot) == scopes


def test_what_was_written_can_be_looked_at_where_it_lies(desk: Desk, tmp_path: Path) -> None:
    robot = desk(incidents)
    robot.go("incidents")
    robot.point_at("It is read")
    robot.do("archive.export")
    robot.files.folder = tmp_path / "out"
    robot.files.folder.mkdir()
    robot.desk.export.write.click()
    robot.settle()
    assert robot.files.opened == [], "nothing is opened by itself"
    robot.take_offer("Open the folder")
    assert robot.files.opened == [robot.files.folder]
    report = next(robot.files.folder.glob("*.html")).read_text("utf-8")
    assert "It is read" in report
    assert "A letter is written" not in report


def test_a_plan_that_is_given_up_leads_back_to_where_one_was(desk: Desk, tmp_path: Path) -> None:
    robot = desk(texts(A_letter="Words."), incidents)
    robot.go("incidents")
    robot.point_at("It is read")
    robot.files.files = [tmp_path / "one.txt"]
    robot.files.files[0].write_text("The first\n\nOne text.", "utf-8")
    robot.do("archive.import")
    robot.desk.bring_in.away.click()
    assert robot.place == "go.incidents"
    robot.do("archive.import")
    robot.desk.bring_in.take.click()
    robot.settle()
    assert robot.place == "go.documents", "there is what came in"
