"""What a document did not say of itself is stated beside its text."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from tests.robots.fixtures import texts
from tests.robots.window import WindowRobot, words_of

from khronika.domain.values import Document
from khronika.ui.reader.side import ABOUT
from khronika.ui.widgets.in_place import InPlace

Desk = Callable[..., WindowRobot]


def document(robot: WindowRobot) -> Document:
    found = robot.documents.reader.document
    assert found is not None
    return found


def said(robot: WindowRobot) -> list[str]:
    """What the lines say of when it was published, and by whom."""
    lines = robot.documents.sheet.findChildren(InPlace)
    return [line.value.accessibleName() for line in lines[:2]]


def test_what_is_not_stated_is_stated_in_place_and_can_be_undone(desk: Desk) -> None:
    robot = desk(texts(A_letter="Words of a letter."))
    robot.go("documents")
    robot.point_at("A letter")
    robot.documents.reader.side.turn_to(ABOUT)
    robot.settle()
    nothing = [
        "Published: not stated\N{NO-BREAK SPACE}— add",
        "Publisher: not stated\N{NO-BREAK SPACE}— add",
    ]
    assert said(robot) == nothing
    robot.documents.sheet.findChildren(InPlace)[0].value.click()
    robot.type("3 May 2022")
    robot.press(Qt.Key.Key_Return)
    assert said(robot) == ["Published: May 3, 2022", "Publisher: not stated\N{NO-BREAK SPACE}— add"]
    assert document(robot).published.words == "3 May 2022"
    robot.documents.reader.side.turn_to(0)
    robot.do("text.publisher")
    robot.type("An Invented Paper")
    robot.press(Qt.Key.Key_Return)
    publisher = document(robot).publisher
    assert publisher is not None
    assert said(robot)[1] == "Publisher: An Invented Paper"
    robot.do("edit.undo")
    assert document(robot).publisher is None
    assert robot.desk.session.catalogue.sources.ids() == [], "the source went with it"
    robot.do("edit.undo")
    assert said(robot) == nothing
    robot.do("edit.redo")
    robot.do("edit.redo")
    robot.do("text.publisher")
    robot.press(Qt.Key.Key_Escape)
    robot.do("text.publisher")
    robot.type("An Invented Paper ")
    robot.press(Qt.Key.Key_Return)
    assert len(robot.desk.session.catalogue.sources.ids()) == 1, "the same one is meant"


def test_while_names_are_hidden_nothing_is_stated(desk: Desk) -> None:
    robot = desk(texts(A_letter="Words of a letter."))
    robot.go("documents")
    robot.point_at("A letter")
    robot.documents.reader.side.turn_to(ABOUT)
    robot.do("view.hide_names")
    assert not robot.can("text.publisher")
    assert "not stated" not in words_of(robot.documents.sheet)
