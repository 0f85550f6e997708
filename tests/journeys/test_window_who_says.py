"""Who says so, where words are passed on and where they come from two documents."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from tests.robots.window import WindowRobot

from khronika.archive.archive import Archive
from khronika.archive.recording import add_documents, add_source
from khronika.domain.drafts import DocumentDraft, SourceDraft
from khronika.domain.values import IncidentCase, Name

QUOTING = "The Herald reports that ten men refused in Testove."
OWN = "On 5 May men refused in Testove, our reader writes."


def fill(archive: Archive) -> None:
    with archive.change("import") as change:
        for name in ("The Herald", "List of refusals", "The Gazette"):
            add_source(change, SourceDraft(names=(Name(text=name),)))
        drafts = [
            DocumentDraft(title="A list", body=QUOTING, publisher="List of refusals"),
            DocumentDraft(title="A letter", body=OWN, publisher="The Gazette"),
        ]
        add_documents(change, drafts)


@pytest.fixture
def robot(desk: Callable[..., WindowRobot]) -> WindowRobot:
    robot = desk(fill)
    robot.go("documents")
    robot.point_at("A list")
    return robot


def case_of(robot: WindowRobot) -> IncidentCase:
    catalogue = robot.desk.session.catalogue
    case = catalogue.incidents.case(catalogue.incidents.ids()[0])
    assert case is not None
    return case


def save(robot: WindowRobot) -> None:
    robot.form.saved.emit()
    robot.until(lambda: robot.documents.drafting.form is None)
    robot.settle()
    robot.go("incidents")


def test_a_list_named_beside_the_paper_it_quotes_counts_once(robot: WindowRobot) -> None:
    robot.select(QUOTING)
    robot.press(Qt.Key.Key_I)
    robot.type("A refusal")
    robot.form.source.setText("The Herald")
    save(robot)
    robot.point_at("A refusal")
    robot.add("Source for the whole")
    robot.type("List of refusals")
    robot.press(Qt.Key.Key_Return)
    assert {one.source.title for one in case_of(robot).citations if one.source} == {
        "The Herald", "List of refusals",
    }  # fmt: skip
    assert case_of(robot).incident.grade.grade == "single"
    assert "independent" not in robot.sheet()
    assert "2 citations from 2 sources · one quotes another" in robot.sheet()
    robot.desk.incidents.inspector.turn_all()
    robot.settle()
    said = [label.text() for label in robot.list_screen.sheet.findChildren(QLabel)]
    assert "List of refusals quotes The Herald in “A list”, so they count once." in said
    assert robot.steps()[0] == "name-source"


def test_each_passage_is_said_by_the_publisher_of_its_own_text(robot: WindowRobot) -> None:
    """The form said of the first passage that the publisher of the second text says so."""
    robot.select("ten men refused in Testove")
    robot.press(Qt.Key.Key_I)
    robot.type("A refusal")
    assert robot.form.source.placeholderText() == "List of refusals"
    robot.point_at("A letter")
    assert robot.form.source.placeholderText() == "List of refusals"
    robot.select("5 May")
    robot.press(Qt.Key.Key_W)
    assert robot.form.source.placeholderText() == "The Gazette; List of refusals"
    said = "Each passage is said by the publisher of its own text."
    assert any(said in words for words in robot.words_on_screen())
    save(robot)
    case = case_of(robot)
    (when,) = [claim for claim in case.claims if claim.field == "when"]
    spoken = {
        one.passage.exact: one.source.title
        for one in (*case.citations, *when.citations)
        if one.passage and one.source
    }
    assert spoken == {"ten men refused in Testove": "List of refusals", "5 May": "The Gazette"}
    assert case.incident.grade.grade == "single", "each says something else"


def test_a_source_that_is_typed_says_all_of_it(robot: WindowRobot) -> None:
    robot.select("ten men refused in Testove")
    robot.press(Qt.Key.Key_I)
    robot.type("A refusal")
    robot.form.source.setText("The Herald")
    robot.point_at("A letter")
    robot.select("5 May")
    robot.press(Qt.Key.Key_W)
    said = "This source counts for what is cited from each of the texts."
    assert any(said in words for words in robot.words_on_screen())
    save(robot)
    case = case_of(robot)
    (when,) = [claim for claim in case.claims if claim.field == "when"]
    cited = (*case.citations, *when.citations)
    assert [one.source.title for one in cited if one.source] == ["The Herald", "The Herald"]
