"""Files are read anew in the window: what was marked goes along or waits, and all can be undone."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from tests.importing.formats import EVERY
from tests.robots.window import WindowRobot, words_of

from khronika.archive.archive import Archive
from khronika.archive.recording import add_documents, add_passage, edit_document
from khronika.domain.drafts import DocumentDraft, PassageDraft
from khronika.domain.kinds import RecordId
from khronika.domain.values import Passage
from khronika.ui.editors.card import CardForm
from khronika.ui.reader.marks import Span
from khronika.ui.reader.side import ABOUT, PASSAGES, UNPLACED
from khronika.ui.screens.another_encoding import AnotherEncoding
from khronika.ui.style.tokens import Scheme
from khronika.ui.widgets.link import Link
from khronika.ui.widgets.sheet import Sheet

Desk = Callable[..., WindowRobot]
FIXTURES = Path(__file__).parents[1] / "importing" / "readers" / "fixtures"
TITLE = EVERY["1.html"][2]
OLD = "Menu · Search · Contacts\n\nThe court sat on 12 May. Nobody came.\n"
NEW = "<article><h1>A hearing</h1><p>The court sat on 13 May. Nobody came.</p></article>"


def page(words: str, title: str = "As recorded", **more: object) -> DocumentDraft:
    """A document as an older reader read its file."""
    html = f"<html><head><title>A hearing</title></head><body>{NEW}</body></html>"
    return DocumentDraft(
        title=title, body=words, original=html.encode(), file_name="page.html",
        media_type="text/html", extractor="html", extractor_version="0", **more,  # type: ignore[arg-type]
    )  # fmt: skip


def older(archive: Archive) -> None:
    """Two documents as they were read before, with passages in one."""
    with archive.change("import") as change:
        first, _second = add_documents(change, [page(OLD), page("Other words.", "Another")])
        for quote in ("Search · Contacts", "sat on 12 May", "Nobody came."):
            add_passage(change, PassageDraft(document=first, quote=quote, tags=("hearing",)))


def passages(robot: WindowRobot) -> dict[str, Passage]:
    catalogue = robot.desk.session.catalogue
    return {one.exact: one for one in catalogue.passages.many(catalogue.passages.ids()).values()}


def press(sheet: Sheet, words: str, nth: int = 0) -> None:
    [one for one in sheet.findChildren(QPushButton) if one.text() == words][nth].click()


def waiting(robot: WindowRobot) -> Sheet:
    side = robot.documents.reader.side
    assert side.page == UNPLACED
    return robot.documents.unplaced.sheet


def begin(desk: Desk) -> tuple[WindowRobot, RecordId]:
    robot = desk(older)
    robot.go("documents")
    document = robot.point_at("As recorded")
    robot.do("record.anew")
    return robot, document


def test_a_file_is_read_anew_and_what_was_marked_is_placed(desk: Desk) -> None:
    robot, document = begin(desk)
    reader = robot.documents.reader
    body = robot.desk.session.catalogue.documents.body(document)
    assert "sat on 13 May" in body
    assert "Menu" not in body
    assert reader.text.toPlainText() == body, "the text that is shown is the new one"
    assert "1 text is another now." in robot.said[-1]
    assert "2 passages have to be placed in their texts by you." in robot.said[-1]
    assert [one.exact for one in reader.marked.all] == ["Nobody came."]
    assert reader.side.waiting.text() == "2 passages are to be placed"
    robot.take_offer("Place them")
    sheet = waiting(robot)
    said = words_of(sheet)
    assert "“sat on 12 May”" in said
    assert "“sat on 13 May”" in said
    assert "Its words were not found." in said
    press(sheet, "It is this")
    robot.settle()
    moved = passages(robot)["sat on 13 May"]
    assert moved.is_placed
    assert [tag.name for tag in moved.tags] == ["hearing"]
    assert "sat on 12 May" not in words_of(waiting(robot)), "what is placed no longer waits"
    start = body.index("The court")
    reader.go_to(Span(start, start + 9))
    press(waiting(robot), "It is what I select")
    robot.settle()
    assert passages(robot)["The court"].is_placed
    assert reader.side.page == PASSAGES, "nothing waits any more"
    assert not reader.side.waiting.isVisibleTo(reader.side)
    assert len(reader.marked.all) == 3
    assert robot.desk.session.archive.verify() == []


def test_undo_returns_to_the_old_text_with_its_marks(desk: Desk) -> None:
    robot, _document = begin(desk)
    robot.do("edit.undo")
    reader = robot.documents.reader
    assert reader.text.toPlainText() == OLD
    assert sorted(one.exact for one in reader.marked.all) == [
        "Nobody came.", "Search · Contacts", "sat on 12 May",
    ]  # fmt: skip
    assert not reader.side.waiting.isVisibleTo(reader.side)
    robot.do("edit.redo")
    assert "13 May" in reader.text.toPlainText()
    assert len(reader.marked.all) == 1
    assert robot.desk.session.archive.verify() == []


def test_a_mark_that_waits_can_be_taken_away(desk: Desk) -> None:
    robot, _document = begin(desk)
    robot.take_offer("Place them")
    press(waiting(robot), "Take the mark away", 1)
    robot.settle()
    assert robot.documents.reader.side.waiting.text() == "1 passage is to be placed"


def test_several_are_read_anew_from_what_waits_and_are_one_step(desk: Desk) -> None:
    robot = desk(older)
    robot.go("overview")
    robot.settle()
    assert any("documents were read by an older reader" in said for said in robot.words_on_screen())
    robot.desk.show_waiting("outdated")
    robot.settle()
    assert sorted(robot.titles()) == ["Another", "As recorded"]
    robot.list_screen.list.view.selectAll()
    robot.do("record.anew")
    assert "2 texts are others now." in robot.said[-1]
    assert robot.titles() == [], "none was read by an older reader any more"
    robot.do("edit.unfilter")
    steps = robot.desk.session.catalogue.steps
    assert steps.recent()[0].verb == "read-anew"
    robot.do("edit.undo")
    documents = robot.desk.session.catalogue.documents
    assert {documents.body(one) for one in documents.ids()} == {OLD, "Other words."}


def test_read_anew_with_nothing_new_says_so_and_writes_nothing(desk: Desk) -> None:
    robot, _document = begin(desk)
    steps = robot.desk.session.catalogue.steps.recent()
    robot.do("record.anew")
    assert robot.said[-1].startswith("1 text came out the same: it stays.")
    assert robot.desk.session.catalogue.steps.recent() == steps


def test_what_the_file_says_is_offered_and_taken_over_only_by_hand(desk: Desk) -> None:
    robot, document = begin(desk)
    assert "1 file says of itself what is not recorded; nothing was written over." in robot.said[-1]
    documents = robot.desk.session.catalogue.documents
    assert documents.many([document])[document].title == "As recorded"
    reader = robot.documents.reader
    reader.side.turn_to(ABOUT)
    robot.settle()
    about = robot.documents.sheet
    assert "What the file says of itself" in words_of(about)
    press(about, "Take over “A hearing”")
    robot.settle()
    assert documents.many([document])[document].title == "A hearing"
    robot.settle()
    assert "Take over “A hearing”" not in words_of(about)
    assert "A hearing (" in words_of(about), "where it stands stays"
    robot.do("edit.undo")
    assert documents.many([document])[document].title == "As recorded"


def test_the_text_before_can_be_looked_at(desk: Desk) -> None:
    robot, document = begin(desk)
    screen = robot.documents
    screen.reader.side.turn_to(ABOUT)
    robot.settle()
    links = screen.sheet.findChildren(Link)
    link = next(one for one in links if one.text() == "Look at the text before")
    link.click()
    robot.settle()
    assert screen.former.isVisible()
    assert screen.former.text.toPlainText() == OLD
    assert len(screen.former.text.marks_on_screen()) == 2, "what waits stands in it still"
    theme = robot.shell.tools.theme
    theme.wear(Scheme.DARK)
    robot.settle()
    tags = [one.tags[0] for one in robot.documents.reader.unplaced.values()]
    dark = {theme.tag(tag.colour, tag.id).name() for tag in tags}
    marks = screen.former.text.marks_on_screen()
    assert dark <= {hue.name() for mark in marks for hue in mark.colours}
    with robot.desk.session.archive.change("edit-document") as change:
        edit_document(change, document, url="https://example.org/")
    robot.settle()
    assert screen.former.isVisible(), "whatever is written meanwhile"
    screen.former.away.click()
    robot.settle()
    assert screen.reader.isVisible()
    assert "13 May" in screen.reader.text.toPlainText()


def test_nothing_is_read_anew_while_names_are_hidden(desk: Desk) -> None:
    robot = desk(older)
    robot.go("documents")
    robot.point_at("As recorded")
    assert robot.can("record.anew")
    robot.do("view.hide_names")
    assert not robot.can("record.anew")


LIST = "Список: Їжак, Єгор\n"  # in cp866, as bytes that are other letters in cp1125


def guessed_wrong(archive: Archive) -> None:
    drafts = [
        DocumentDraft(
            title=f"List {n}", body=(LIST * n).encode("cp866").decode("cp1125"),
            original=(LIST * n).encode("cp866"), file_name=f"{n}.txt", media_type="text/plain",
            encoding="cp1125", extractor="plain", extractor_version="1",
        )
        for n in (1, 2)
    ]  # fmt: skip
    with archive.change("import") as change:
        add_documents(change, drafts)


def choose(page: AnotherEncoding, encoding: str) -> None:
    """Choose as a person does, who sees the names."""
    combo = page.written.combo
    combo.setCurrentIndex(combo.findData(encoding))
    combo.activated.emit(combo.currentIndex())


def test_an_encoding_is_chosen_by_what_can_be_read_and_taken_back(desk: Desk) -> None:
    robot = desk(guessed_wrong)
    robot.go("documents")
    document = robot.point_at("List 1")
    robot.do("record.encoding")
    page, documents = robot.documents.encoding, robot.desk.session.catalogue.documents
    assert page.isVisible()
    assert page.written.combo.currentText() == "CP1125, DOS, Ukrainian"
    wrong = documents.body(document)
    assert page.text.toPlainText() == wrong
    choose(page, "koi8-u")
    robot.settle()
    assert page.text.toPlainText() not in (wrong, LIST)
    choose(page, "cp866")
    robot.settle()
    assert page.text.toPlainText() == LIST
    assert documents.body(document) == wrong, "nothing is written by looking"
    page.take.click()
    robot.settle()
    assert robot.documents.reader.text.toPlainText() == documents.body(document) == LIST
    assert "1 text is another now." in robot.said[-1]
    robot.take_offer("Take it back")
    assert robot.documents.reader.text.toPlainText() == wrong


def test_several_are_read_in_the_encoding_that_is_chosen(desk: Desk) -> None:
    robot = desk(guessed_wrong)
    robot.go("documents")
    robot.list_screen.list.view.selectAll()
    robot.do("record.encoding")
    page, documents = robot.documents.encoding, robot.desk.session.catalogue.documents
    assert "All 2 selected documents" in words_of(page)
    page.away.click()
    robot.settle()
    assert not page.isVisible()
    robot.do("record.encoding")
    choose(page, "cp866")
    page.take.click()
    robot.settle()
    assert {documents.body(one) for one in documents.ids()} == {LIST, LIST * 2}


def test_a_file_in_no_encoding_says_so_before_anything_is_done(desk: Desk) -> None:
    def picture(archive: Archive) -> None:
        draft = DocumentDraft(
            title="A picture", body="", original=(FIXTURES / EVERY["6.jpg"][0]).read_bytes(),
            file_name="6.jpg", media_type="image/jpeg", extractor="picture", extractor_version="1",
        )  # fmt: skip
        with archive.change("import") as change:
            add_documents(change, [draft])

    robot = desk(picture)
    robot.go("documents")
    robot.point_at("A picture")
    robot.do("record.encoding")
    page = robot.documents.encoding
    assert "not written in an encoding" in page.why.text()
    assert not page.take.isEnabled()
    robot.do("view.hide_names")
    assert not page.isVisible()
    assert not robot.can("record.encoding")


def test_after_the_form_of_a_document_its_text_is_there_again(desk: Desk) -> None:
    robot = desk(older)
    robot.go("documents")
    robot.point_at("As recorded")
    robot.settle()
    robot.do("edit.record")
    robot.settle()
    assert isinstance(robot.documents.right.currentWidget(), CardForm)
    robot.press(Qt.Key.Key_Escape)
    robot.settle()
    assert robot.documents.right.currentWidget() is robot.documents.reader
