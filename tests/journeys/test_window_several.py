"""Several documents are edited at once, and who collected them is recorded and never exported."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.robots.window import WindowRobot, words_of

from khronika.archive.archive import Archive
from khronika.archive.recording import add_documents
from khronika.domain.drafts import DocumentDraft
from khronika.domain.values import Document
from khronika.ui.reader.side import ABOUT
from khronika.ui.widgets.wrapped import Wrapped

Desk = Callable[..., WindowRobot]


def three(archive: Archive) -> None:
    drafts = [
        DocumentDraft(title="One", body="Words one.", language="uk", authors=("О. Вигадана",)),
        DocumentDraft(title="Two", body="Words two.", language="uk", kind="report"),
        DocumentDraft(title="Three", body="Words three.", language="ru", kind="report"),
    ]
    with archive.change("import") as change:
        add_documents(change, drafts)


def known(robot: WindowRobot) -> dict[str, Document]:
    documents = robot.desk.session.catalogue.documents
    return {one.title: one for one in documents.many(documents.ids()).values()}


def all_of(desk: Desk) -> WindowRobot:
    robot = desk(three)
    robot.go("documents")
    robot.list_screen.list.view.selectAll()
    robot.settle()
    return robot


def state(robot: WindowRobot, field: str, said: str) -> None:
    """Type over a line of the page about several documents."""
    line = robot.documents.several.lines[field]
    line.write()
    line.line.setText(said)
    QTest.keyClick(line.line, Qt.Key.Key_Return)
    robot.settle()


def test_the_page_shows_what_several_have_in_common(desk: Desk) -> None:
    robot = all_of(desk)
    several = robot.documents.several
    assert several.sheet.isVisible()
    said = words_of(several.sheet)
    assert "3 documents are selected" in said
    assert several.lines["language"].value.text() == "several values"
    assert several.lines["published"].value.text() == "not stated — add"
    robot.point_at("Two")
    assert robot.documents.reader.isVisible()
    assert not several.sheet.isVisible()


def test_what_is_typed_is_put_into_all_of_them_and_nothing_else_is(desk: Desk) -> None:
    robot = all_of(desk)
    before = known(robot)
    state(robot, "published", "5 May 2022")
    now = known(robot)
    assert {one.published.words for one in now.values()} == {"5 May 2022"}
    assert [one.language for one in now.values()] == [one.language for one in before.values()]
    assert now["One"].authors == ("О. Вигадана",)
    assert len(robot.list_screen.list.selection()) == 3, "they stay selected"
    state(robot, "publisher", "Invented Herald")
    publishers = {one.publisher for one in known(robot).values()}
    assert len(publishers) == 1, "one source is made for all"
    state(robot, "language", "Ukrainian")
    assert {one.language for one in known(robot).values()} == {"uk"}
    state(robot, "kind", "letter")
    for field, said in (("authors", "Іван Приклад; Ганна Приклад"), ("collected_by", "О. Збирач")):
        state(robot, field, said)
    assert {one.authors for one in known(robot).values()} == {("Іван Приклад", "Ганна Приклад")}
    assert {one.collected_by for one in known(robot).values()} == {"О. Збирач"}
    for _step in range(6):
        robot.do("edit.undo")
    undone = known(robot)
    assert [one.authors for one in undone.values()] == [one.authors for one in before.values()]
    assert [one.language for one in undone.values()] == [one.language for one in before.values()]
    assert [one.published for one in undone.values()] == [one.published for one in before.values()]
    assert [one.collected_by for one in undone.values()] == [None] * 3


def test_one_edit_is_one_step_and_says_what_was_done(desk: Desk) -> None:
    robot = all_of(desk)
    state(robot, "collected_by", "О. Збирач")
    assert robot.said[-1].startswith("3 documents were edited.")
    steps = robot.desk.session.catalogue.steps
    assert steps.recent()[0].verb == "edit-documents"
    robot.take_offer("Take it back")
    assert [one.collected_by for one in known(robot).values()] == [None] * 3


def test_what_is_no_language_is_refused_where_it_is_typed(desk: Desk) -> None:
    robot = all_of(desk)
    before = known(robot)
    state(robot, "language", "12?")
    assert "is not understood as a language" in words_of(robot.documents.several.sheet)
    state(robot, "kind", "a thing of no kind")
    assert known(robot) == before


def test_several_values_left_alone_stay(desk: Desk) -> None:
    robot = all_of(desk)
    before = known(robot)
    state(robot, "language", "")
    assert known(robot) == before


def test_nothing_is_typed_while_names_are_hidden(desk: Desk) -> None:
    robot = all_of(desk)
    robot.do("view.hide_names")
    robot.list_screen.list.view.selectAll()
    robot.settle()
    assert robot.documents.several.lines == {}


def test_how_a_document_was_obtained_is_shown_and_said(desk: Desk, tmp_path: Path) -> None:
    robot = desk()
    robot.files.files = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for path in robot.files.files:
        path.write_text(f"A letter {path.name}\n\nWords.", "utf-8")
    robot.do("archive.import")
    robot.settle()
    screen = robot.desk.bring_in
    screen.for_all.collector.setText("О. Збирач")
    screen.take.click()
    robot.settle()
    found = known(robot)
    assert {one.collected_by for one in found.values()} == {"О. Збирач"}
    robot.go("documents")
    title = robot.titles()[0]
    robot.point_at(title)
    robot.documents.reader.side.turn_to(ABOUT)
    robot.settle()
    said = words_of(robot.documents.sheet)
    said += "".join(one.text for one in robot.documents.sheet.findChildren(Wrapped))
    document = known(robot)[title]
    for part in ("How it was obtained", "О. Збирач", "from a file", document.original or "?"):
        assert part in said
    line = robot.documents.about.stated["collected_from"]
    line.write()
    line.line.setText("від свідка")
    QTest.keyClick(line.line, Qt.Key.Key_Return)
    robot.settle()
    assert known(robot)[title].collected_from == "від свідка"
    robot.do("edit.undo")
    assert known(robot)[title].collected_from is None


@pytest.mark.parametrize("field", ["collected_by", "collected_from"])
def test_who_collected_a_document_is_offered_again_and_kept_inside(desk: Desk, field: str) -> None:
    robot = all_of(desk)
    state(robot, field, "О. Збирач")
    assert robot.desk.session.catalogue.documents.collectors() == (
        ["О. Збирач"] if field == "collected_by" else []
    )
