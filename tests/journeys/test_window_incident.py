"""An incident edited where it is read: by keyboard, a value at a time, each of them undone."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton
from tests.robots.fixtures import texts
from tests.robots.window import WindowRobot, words_of

from khronika.archive.archive import Archive
from khronika.archive.change import Change
from khronika.archive.doors import open_archive
from khronika.archive.openings import KeyFile
from khronika.archive.recording import (
    add_documents,
    add_incident,
    add_person,
    add_place,
    add_source,
    add_tag,
    add_term,
)
from khronika.domain.date_words import parse_when
from khronika.domain.dates import Quality
from khronika.domain.drafts import (
    CategoryDraft,
    CitationDraft,
    DocumentDraft,
    FigureDraft,
    IncidentDraft,
    ParticipationDraft,
    PassageDraft,
    PersonDraft,
    PlaceDraft,
    SourceDraft,
    TextDraft,
    WhenDraft,
)
from khronika.domain.values import Claim, IncidentCase, Name
from khronika.gazetteer import load
from khronika.ui.editors.entry import Evidence, Part, Pick
from khronika.ui.editors.incident_form import IncidentForm
from khronika.ui.fields.editors import PartEditor, PlaceEditor
from khronika.ui.fields.tag_row import TagRow
from khronika.ui.fields.value_row import ValueRow
from khronika.ui.inspectors.incident_inspector import IncidentInspector
from khronika.ui.inspectors.record_history import RecordHistory
from khronika.ui.reader.marks import Span
from khronika.ui.screens.screen import has_keyboard
from khronika.ui.widgets.link import Link
from khronika.ui.widgets.person_chip import PersonChip
from khronika.ui.widgets.reading_order import stops_in

BODY = "On 7 April 2023 Ivan Testenko refused in Testove, and at least 12 others with him."
TITLE = "A refusal in Testove"


def fill(archive: Archive) -> None:
    with archive.change("add-incident") as change:
        add_source(change, SourceDraft(names=(Name(text="The Gazette"),)))
        document = add_documents(change, [DocumentDraft(title="A text", body=BODY)])[0]
        add_person(change, PersonDraft(names=(
            Name(text="Ivan Testenko"), Name(text="Токмак Тестенко", language="uk"),
        )))  # fmt: skip
        add_person(change, PersonDraft(names=(Name(text="Olha Vyhadana"),), protection="protected"))
        add_tag(change, "refusal/soldiers")
        passage = PassageDraft(document=document, quote="On 7 April 2023")
        cited = (CitationDraft(passage=passage, source="The Gazette"),)
        draft = IncidentDraft(
            texts=(TextDraft(title=TITLE, language="en"),),
            whens=(
                WhenDraft(when=parse_when("7 April 2023"), citations=cited),
                WhenDraft(when=parse_when("8 April 2023"), preferred=False),
            ),
            categories=(CategoryDraft(category="refusal"),),
            people=(ParticipationDraft(agent="Ivan Testenko", role="refuser"),),
            figures=(FigureDraft(counted="others", low=12, words="at least 12"),),
        )
        add_incident(change, draft)


@pytest.fixture
def robot(desk: Callable[..., WindowRobot]) -> WindowRobot:
    robot = desk(fill)
    robot.go("incidents")
    robot.point_at(TITLE)
    return robot


def case_of(robot: WindowRobot) -> IncidentCase:
    catalogue = robot.desk.session.catalogue
    case = catalogue.incidents.case(catalogue.incidents.ids()[0])
    assert case is not None
    return case


def dates(robot: WindowRobot) -> list[tuple[str | None, bool]]:
    claims: list[Claim] = [one for one in case_of(robot).claims if one.field == "when"]
    return [(one.when.edtf, one.preferred) for one in sorted(claims, key=lambda one: one.id)]


def begin(robot: WindowRobot, words: str, *, of: str = "A text") -> IncidentForm:
    """Select `words` of a text and press I; return the form of the new incident."""
    robot.go("documents")
    robot.point_at(of)
    robot.select(words)
    robot.press(Qt.Key.Key_I)
    return robot.form


def test_a_date_is_edited_in_place_and_the_other_preferred(robot: WindowRobot) -> None:
    robot.value("Date: April 7, 2023")
    robot.press(Qt.Key.Key_Return)
    robot.editor.line.setText("9 April 2023")
    assert robot.editor.line.meaning() == "April 9, 2023"
    robot.press(Qt.Key.Key_Return)
    assert dates(robot) == [("2023-04-09", True), ("2023-04-08", False)]
    edited = next(one for one in case_of(robot).claims if one.when.edtf == "2023-04-09")
    assert edited.when.words == "7 April 2023", "the source's words stay"
    assert len(edited.citations) == 1
    assert robot._focused().accessibleName().startswith("Date: April 9, 2023")
    assert any("April 8, 2023" in said and "unsourced" in said for said in robot.values())

    robot.value("Date: April 8, 2023")
    robot.press(Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    assert dates(robot) == [("2023-04-09", False), ("2023-04-08", True)]
    assert robot.rows()[0].lead == "April 8, 2023"

    robot.do("edit.undo")
    robot.do("edit.undo")
    assert dates(robot) == [("2023-04-07", True), ("2023-04-08", False)]
    assert robot.steps()[2:4] == ["prefer", "edit-date"]


def _categories(robot: WindowRobot) -> set[str]:
    return {one.label("en") for one in robot.desk.session.catalogue.terms.of("category")}


def test_a_word_that_is_new_in_a_vocabulary_is_said(robot: WindowRobot) -> None:
    """It was there without a word: what one had typed by mistake stayed among the categories."""
    was = _categories(robot)
    said = len(robot.said)
    robot.value("Category: ")
    robot.press(Qt.Key.Key_Return)
    robot.editor.line.setText("depot")
    robot.press(Qt.Key.Key_Return)
    robot.settle()
    assert robot.said[said:] == ["“depot” is a new word of the vocabulary."]
    assert _categories(robot) == was | {"depot"}
    robot.do("edit.undo")
    assert _categories(robot) == was
    said = len(robot.said)
    robot.value("Ivan Testenko")
    robot.press(Qt.Key.Key_Return)
    robot.editor.outcome.setText("sent home")
    robot.press(Qt.Key.Key_Return)
    robot.settle()
    assert robot.said[said:] == ["“sent home” is a new word of the vocabulary."]
    form = begin(robot, "refused in Testove")
    form.title.setText("Another")
    form.category.setText("refusal, depot, siege")
    form.saved.emit()
    robot.settle()
    recorded = "Recorded: I-2 Another. “depot”, “siege” are new words of the vocabularies."
    assert robot.said[-1] == recorded


def test_a_word_that_is_known_is_not_said_to_be_new(robot: WindowRobot) -> None:
    robot.desk.session.write(
        "add-term", lambda change: add_term(change, "category", {"en": "strike"})
    )
    robot.settle()
    said = len(robot.said)
    robot.value("Category: ")
    robot.press(Qt.Key.Key_Return)
    robot.editor.line.setText("strike")
    robot.press(Qt.Key.Key_Return)
    robot.settle()
    assert case_of(robot).incident.categories == ("strike",)
    assert robot.said[said:] == []


def test_escape_gives_up_and_leaving_saves(robot: WindowRobot) -> None:
    robot.value("Title: A refusal")
    robot.press(Qt.Key.Key_F2)
    robot.type("Something else")
    robot.press(Qt.Key.Key_Escape)
    assert case_of(robot).incident.title == TITLE
    assert not robot.can("edit.undo") or robot.steps()[0] == "add-incident"
    robot.go("incidents")
    robot.value("Title: A refusal")
    robot.press(Qt.Key.Key_Return)
    robot.type("A refusal, told anew")
    robot.list_screen.list.view.setFocus()
    robot.settle()
    assert case_of(robot).incident.title == "A refusal, told anew"


def test_what_cannot_be_saved_stays_open_and_says_why(robot: WindowRobot) -> None:
    robot.value("Title: A refusal")
    robot.press(Qt.Key.Key_Return)
    robot.editor.line.clear()
    robot.press(Qt.Key.Key_Return)
    assert "Title is missing." in robot.sheet()
    assert robot.editor.isVisible()
    assert case_of(robot).incident.title == TITLE


def test_someone_is_added_and_a_figure_removed(robot: WindowRobot) -> None:
    robot.add("Person or group")
    robot.editor.name.setText("Olha Vyhadana")
    robot.editor.role.setText("witness")
    robot.press(Qt.Key.Key_Return)
    assert [one.agent.title for one in case_of(robot).people] == ["Ivan Testenko", "Olha Vyhadana"]
    assert robot._focused().accessibleName().startswith("Part of Olha Vyhadana: witness")
    assert "protected" in robot.sheet()

    robot.value("others: at least 12")
    robot.press(Qt.Key.Key_Delete)
    assert case_of(robot).figures == ()
    assert "It was removed." in robot.said
    robot.take_offer("Take it back")
    assert len(case_of(robot).figures) == 1


@pytest.mark.parametrize("shrunk_after", [False, True])
def test_all_of_an_editor_is_seen_when_it_opens(robot: WindowRobot, shrunk_after: bool) -> None:
    window = robot.desk.window()
    sheet = robot.list_screen.sheet
    if not shrunk_after:
        window.resize(1000, 420)
    robot.value("Part of Ivan Testenko")
    sheet.verticalScrollBar().setValue(0)
    robot.press(Qt.Key.Key_Return)
    window.resize(1000, 420)
    view, editor = sheet.viewport(), robot.editor
    robot.until(
        lambda: view.rect().contains(QRect(editor.mapTo(view, QPoint(0, 0)), editor.size()))
    )


def test_tags_are_put_on_and_taken_off(robot: WindowRobot) -> None:
    row = next(iter(robot.list_screen.sheet.findChildren(TagRow)))
    row.more.click()
    robot.type("refusal / soldiers")
    robot.press(Qt.Key.Key_Return)
    record = case_of(robot).incident.id
    tags = robot.desk.session.catalogue.tags
    assert [one.path for one in tags.of_record(record)] == [("refusal", "soldiers")]
    chip = next(iter(robot.list_screen.sheet.findChildren(TagRow))).chips[0]
    chip.name.setFocus()
    robot.press(Qt.Key.Key_Delete)
    assert tags.of_record(record) == ()


def test_the_status_is_chosen_from_a_menu(robot: WindowRobot) -> None:
    robot.value("Status: draft")
    robot.press(Qt.Key.Key_Return)
    menu = next(one for one in robot.desk.findChildren(QMenu) if one.isVisible())
    next(one for one in menu.actions() if one.text() == "checked").trigger()
    menu.close()
    robot.settle()
    assert case_of(robot).incident.status == "checked"


def test_a_source_is_cited_and_its_citation_edited(robot: WindowRobot) -> None:
    robot.value("Category: refusal")
    robot.do("value.cite")
    robot.editor.source.setText("The Gazette")
    robot.press(Qt.Key.Key_Return)
    (category,) = [one for one in case_of(robot).claims if one.field == "category"]
    assert category.grade.grade == "single"
    row = robot.value("Category: refusal")
    assert row.rests is not None
    row.rests.fold.setFocus()
    robot.press(Qt.Key.Key_Right)
    card = next(one for one in row.findChildren(Link) if one.text() == "The Gazette")
    card.setFocus()
    robot.press(Qt.Key.Key_F2)
    robot.editor.caveat.setText("so they say")
    robot.press(Qt.Key.Key_Return)
    (category,) = [one for one in case_of(robot).claims if one.field == "category"]
    assert category.citations[0].caveat == "so they say"
    assert "Caveat: so they say" in robot.sheet(), "it stays unfolded"
    robot.do("edit.undo")
    assert "so they say" not in robot.sheet()


def test_one_press_of_enter_cites_once(robot: WindowRobot) -> None:
    """Taking the keyboard from the editor saved it a second time: two sources where one spoke."""
    robot.add("Source for the whole")
    robot.type("The Gazette")
    robot.press(Qt.Key.Key_Return)
    assert [one.source.title for one in case_of(robot).citations if one.source] == ["The Gazette"]
    assert robot.steps()[0] == "name-source", "no passage was cited"
    robot.do("edit.undo")
    assert case_of(robot).citations == ()


def test_another_value_and_another_language(robot: WindowRobot) -> None:
    robot.value("Date: April 7, 2023")
    robot.do("value.another")
    robot.editor.line.setText("early April 2023")
    robot.press(Qt.Key.Key_Return)
    assert len(dates(robot)) == 3
    assert [preferred for _edtf, preferred in dates(robot)] == [True, False, False]
    robot.add("Title in Ukrainian")
    robot.type("Відмова")
    robot.press(Qt.Key.Key_Return)
    assert [one.title for one in case_of(robot).incident.texts] == [TITLE, "Відмова"]


def test_locking_saves_what_is_being_edited(robot: WindowRobot, archive_path: Path) -> None:
    robot.value("Title: A refusal")
    robot.press(Qt.Key.Key_Return)
    robot.type("Locked in the middle")
    robot.shell.lock()
    archive = open_archive(archive_path, KeyFile(archive_path.parent / "key.txt"))
    assert archive.catalogue.incidents.many(archive.catalogue.incidents.ids()).popitem()[1].title \
        == "Locked in the middle"  # fmt: skip
    archive.close()


def test_nothing_is_edited_where_nothing_may_be(robot: WindowRobot) -> None:
    allowed = False
    inspector = IncidentInspector(robot.desk.session, "beside", can_edit=lambda: allowed)
    robot.list_screen.right.addWidget(inspector)
    robot.list_screen.right.setCurrentWidget(inspector)
    inspector.look_at(case_of(robot).incident.id)
    robot.settle()
    row = next(one for one in inspector.findChildren(ValueRow) if "April 7" in one.shown.said)
    row.edit()
    row.remove()
    robot.settle()
    assert not inspector.is_editing
    assert len(dates(robot)) == 2
    allowed = True
    row.edit()
    assert inspector.is_editing


def test_its_history_is_read_when_it_is_unfolded(robot: WindowRobot) -> None:
    robot.value("Date: April 8, 2023")
    robot.press(Qt.Key.Key_Delete)
    history = next(iter(robot.list_screen.sheet.findChildren(RecordHistory)))
    assert "Remove a value" not in robot.sheet()
    history.fold.click()
    assert "Remove a value" in robot.sheet()
    assert "Record an incident" in robot.sheet()


def test_what_the_passage_says_is_offered_and_taken_with_alt(robot: WindowRobot) -> None:
    form = begin(robot, "On 7 April 2023 Ivan Testenko refused in Testove")
    assert [one.said for one in form.proposals.proposals] == ["7 April 2023", "Ivan Testenko"]
    assert form.entry().when.text == ""
    robot.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    robot.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert form.entry().people == (), "what was taken leaves its number to nobody"
    robot.press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert not any(one.isVisible() for one in form.proposals._buttons), "all is taken"
    assert form.when.meaning() == "April 7, 2023"
    assert [part.pick.text for part in form.entry().people] == ["Ivan Testenko"]
    robot.type("A second telling")
    form.saved.emit()
    robot.settle()
    catalogue = robot.desk.session.catalogue
    cases = catalogue.incidents.cases(catalogue.incidents.ids())
    told = next(one for one in cases.values() if one.incident.title == "A second telling")
    assert all(claim.citations for claim in told.claims)
    assert told.people[0].citations


def test_a_name_in_another_language_is_no_place(robot: WindowRobot) -> None:
    letter = DocumentDraft(title="Лист", body="Токмак Тестенко і Мелітополь.")
    robot.desk.session.write("import", lambda change: add_documents(change, [letter]))
    robot.settle()
    form = begin(robot, "Токмак Тестенко і Мелітополь", of="Лист")
    robot.until(lambda: len(form.proposals.proposals) > 1)
    assert [one.said.split(" · ")[0] for one in form.proposals.proposals] == [
        "Melitopol", "Ivan Testenko",
    ]  # fmt: skip


def _long_letter(robot: WindowRobot) -> str:
    """A text that names more places than one line of offers holds; return what it says."""
    body = (
        "On 2 July 2024 and on 9 July 2024 trains stood in Melitopol, in Zaporizhzhia, "
        "in Mariupol, in Kramatorsk and in Kryvyi Rih."
    )
    letter = DocumentDraft(title="Trains", body=body)
    robot.desk.session.write("import", lambda change: add_documents(change, [letter]))
    robot.settle()
    return body


def test_what_is_offered_once_the_gazetteer_is_read_is_in_sight_too(robot: WindowRobot) -> None:
    """The form kept its lines where they were, and the first offers went out of sight above."""
    robot.shell.resize(960, 540)
    form = begin(robot, _long_letter(robot), of="Trains")
    robot.until(lambda: len(form.proposals.proposals) > 4)
    robot.settle()
    for button in form.proposals._buttons:
        assert button.visibleRegion().boundingRect().height() == button.height(), button.text()
    assert form._scroll.verticalScrollBar().value() == 0


def test_what_is_put_away_stays_away_when_the_gazetteer_is_read(robot: WindowRobot) -> None:
    form = begin(robot, _long_letter(robot), of="Trains")
    drafting = robot.documents.drafting
    drafting._knows = False  # however quick this machine is
    drafting._propose(drafting._proposed or pytest.fail("nothing is proposed"))
    assert form.proposals.proposals
    away = next(
        one for one in form.proposals.findChildren(QToolButton)
        if one.accessibleName() == "Offer nothing"
    )  # fmt: skip
    away.click()
    drafting._know(load())
    robot.settle()
    assert form.proposals.proposals == []
    assert form.proposals.isHidden()
    robot.select("2 July 2024")
    robot.press(Qt.Key.Key_I)
    assert [one.said for one in form.proposals.proposals] == ["2 July 2024"]


def test_what_a_field_says_stays_when_more_is_cited_and_can_be_exchanged(
    robot: WindowRobot,
) -> None:
    begin(robot, "refused")
    robot.form.place.setText("the exercises")
    robot.select("Testove")
    robot.press(Qt.Key.Key_L)
    assert robot.form.place.text() == "the exercises"
    assert any("which stays" in said for said in robot.said)
    robot.take_offer("Write “Testove” instead")
    assert robot.form.place.text() == "Testove"
    assert [one.words for one in robot.form.entry().place.evidence] == ["Testove"]


def test_a_date_and_a_name_are_cited_without_what_stands_around_them(robot: WindowRobot) -> None:
    body = "In (Testove), on 2 July 2024, it was told of «Ivan Testenko»: he said no. \n"
    telling = DocumentDraft(title="A telling", body=body)
    robot.desk.session.write("import", lambda change: add_documents(change, [telling]))
    robot.settle()
    robot.go("documents")
    robot.point_at("A telling")
    for selected, key in (
        (" he said no. ", Qt.Key.Key_I),
        (" 2 July 2024,", Qt.Key.Key_W),
        ("(Testove),", Qt.Key.Key_L),
        ("«Ivan Testenko»:", Qt.Key.Key_P),
    ):
        robot.select(selected)
        robot.press(key)
    entry = robot.form.entry()
    assert entry.when.text == "2 July 2024"
    assert entry.place.pick.text == "Testove"
    assert [part.pick.text for part in entry.people] == ["Ivan Testenko"]
    assert entry.people[0].pick.id is not None, "who is recorded is recognised"
    cited = (*entry.when.evidence, *entry.place.evidence, *entry.people[0].evidence, *entry.whole)
    for one, words in zip(
        cited, ("2 July 2024", "Testove", "Ivan Testenko", "he said no."), strict=True
    ):
        assert one.words == body[one.start : one.end] == words


def test_ctrl_enter_in_a_field_saves_and_collects_nothing(robot: WindowRobot) -> None:
    robot.add("Description")
    robot.type("Told in one paper only.")
    QTest.keySequence(robot._focused(), "Ctrl+Return")
    robot.settle()
    assert case_of(robot).incident.texts[0].description == "Told in one paper only."
    assert robot.desk.session.catalogue.collections.ids() == []


def test_letters_typed_on_as_the_form_closes_are_no_commands(robot: WindowRobot) -> None:
    """Of what was typed on after Ctrl+S, i opened another form and r marked the text read."""
    robot.desk.session.hush._over.setInterval(60_000)  # a busy computer takes its time
    begin(robot, "Ivan Testenko refused")
    robot.type("A second telling")
    window = robot.shell.windowHandle()
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    for key in (Qt.Key.Key_I, Qt.Key.Key_R):
        QTest.keyClick(window, key)
    drafting, reader = robot.documents.drafting, robot.documents.reader
    robot.until(lambda: drafting.form is None)
    for key in (Qt.Key.Key_I, Qt.Key.Key_R):
        QTest.keyClick(window, key)
    robot.settle()
    assert drafting.form is None
    assert reader.document is not None
    assert not reader.document.read
    robot.press(Qt.Key.Key_R)
    assert reader.document.read, "a moment later they are"


def test_the_form_begins_at_its_beginning(robot: WindowRobot) -> None:
    robot.shell.resize(960, 540)
    form = begin(robot, "On 7 April 2023 Ivan Testenko refused in Testove")
    assert form._scroll.verticalScrollBar().value() == 0
    assert form.proposals._buttons[0].visibleRegion().boundingRect().height() > 0
    robot.select("Testove")
    robot.press(Qt.Key.Key_P)
    row = form.people.rows[-1]
    assert row.visibleRegion().boundingRect().height() > 0, "what is added is brought into view"


def test_an_offer_takes_back_what_it_names_whatever_was_done_since(robot: WindowRobot) -> None:
    """A remark stands for a while; what it offered took back the newest step, another one."""
    robot.value("others: at least 12")
    robot.press(Qt.Key.Key_Delete)
    robot.value("Date: April 8, 2023")
    robot.press(Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    assert dates(robot) == [("2023-04-07", False), ("2023-04-08", True)]
    robot.take_offer("Take it back")
    assert len(case_of(robot).figures) == 1
    assert dates(robot) == [("2023-04-07", False), ("2023-04-08", True)], "that stays"


def test_undoing_what_was_done_again_names_it(robot: WindowRobot) -> None:
    robot.value("Date: April 8, 2023")
    robot.press(Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    for action in ("edit.undo", "edit.redo", "edit.undo"):
        robot.do(action)
    assert robot.said[-3:] == [
        "Taken back: Prefer a value", "Done again: Prefer a value", "Taken back: Prefer a value",
    ]  # fmt: skip


def test_an_incident_is_edited_and_saved_by_keyboard_alone(robot: WindowRobot) -> None:
    """The keyboard stayed in the text beside the form, where letters are commands."""
    robot.press(Qt.Key.Key_F2)
    assert robot.form.title.hasFocus()
    robot.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    robot.type("Another refusal")
    robot.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert robot.documents.drafting.form is None
    assert case_of(robot).incident.title == "Another refusal"
    assert has_keyboard(robot.desk.here)


def test_another_text_is_a_button_away_while_an_incident_is_recorded(
    desk: Callable[..., WindowRobot],
) -> None:
    """The list was hidden, and nothing in sight led to another text."""
    robot = desk(fill, texts(Another_text="It happened again."))
    robot.shell.resize(1280, 800)
    form = begin(robot, "On 7 April 2023 Ivan Testenko refused in Testove")
    documents, button = robot.documents, robot.documents.reader.others
    assert documents.list.isHidden()
    assert button.isVisible()
    for ask in (button.click, partial(robot.do, "go.documents")):
        ask()
        robot.settle()
        assert has_keyboard(documents.list)
        was = documents.list.current()
        robot.press(Qt.Key.Key_Down if was == documents.list.rows.ids[0] else Qt.Key.Key_Up)
        assert documents.list.current() != was
        assert documents.list.isVisible(), "one looks along it"
        robot.press(Qt.Key.Key_Return)
        assert documents.list.isHidden()
        assert has_keyboard(documents.reader.text)
        assert robot.form is form
    form.discarded.emit()
    robot.settle()
    assert documents.list.isVisible()
    assert button.isHidden()


@pytest.mark.parametrize("height", [540, 700, 800])
def test_each_person_cited_comes_into_view(robot: WindowRobot, height: int) -> None:
    """With a second one the form stayed where it was, and the key seemed not to have worked."""
    robot.shell.resize(1280, height)
    begin(robot, "On 7 April 2023 Ivan Testenko refused in Testove")
    for words in ("Ivan Testenko", "Testove", "refused"):
        robot.select(words)
        robot.press(Qt.Key.Key_P)
        row = robot.form.people.rows[-1]
        viewport = robot.form._scroll.viewport()
        top = row.mapTo(viewport, QPoint(0, 0)).y()
        assert 0 <= top < viewport.height() - 60, words


def test_enter_in_a_role_takes_the_word_that_was_begun(robot: WindowRobot) -> None:
    """“ref” became a role of its own beside the one that it was the beginning of."""
    begin(robot, "Ivan Testenko refused")
    robot.select("Ivan Testenko")
    robot.press(Qt.Key.Key_P)
    (row,) = robot.form.people.rows
    row.role.setFocus()
    robot.type("ref")
    popup = row.role.completer().popup()
    assert popup is not None
    robot.press_in(popup, Qt.Key.Key_Return)
    assert row.value().role == "refuser"
    assert row._added.text() == ""
    row.outcome.setFocus()
    robot.type("dism")
    robot.press(Qt.Key.Key_Tab)
    assert row.value().outcome == "dism", "Tab loses nothing of what was typed"
    assert "“dism” is not in the vocabulary yet" in row._added.text()


def test_a_category_is_chosen_where_it_was_cited_for_and_no_letter_is_a_command(
    robot: WindowRobot,
) -> None:
    """The keyboard stayed in the text: of “refus”, r marked the document read, f added a figure."""
    begin(robot, "Ivan Testenko refused")
    robot.select("others with him")
    robot.press(Qt.Key.Key_K)
    form, reader = robot.form, robot.documents.reader
    popup = form.category.completer().popup()
    assert popup is not None
    assert form.category.hasFocus()
    assert form.category.text() == "others with him"
    said = "“others with him” is not in the vocabulary yet: it will be added."
    assert form._fields["category"]._hint.text() == said
    assert popup.isVisible()
    assert popup.model().index(0, 0).data() == "New: “others with him”"
    assert "back to the text" in reader.strip.said
    QTest.keyClicks(popup, "refus")  # which has the keyboard while it is open
    assert form.category.text() == "refus"
    assert form.figures.rows == []
    robot.press_in(popup, Qt.Key.Key_Return)
    assert form.category.text() == "refusal"
    assert said not in form._fields["category"]._hint.text()
    assert [one.words for one in form.entry().category.evidence] == ["others with him"]
    assert reader.text.hasFocus()
    assert reader.words(reader.text.selection() or Span(0, 0)) == "others with him"
    assert reader.strip.said.startswith("Cite: H title")
    assert reader.document is not None
    assert not reader.document.read


@pytest.mark.parametrize("is_open", [True, False])
def test_escape_leaves_the_words_and_goes_back_to_the_text(
    robot: WindowRobot, is_open: bool
) -> None:
    begin(robot, "Ivan Testenko refused")
    robot.select("others with him")
    robot.press(Qt.Key.Key_K)
    form = robot.form
    popup = form.category.completer().popup()
    assert popup is not None
    if not is_open:
        popup.hide()
    robot.press_in(popup if is_open else form.category, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert robot.documents.reader.text.hasFocus()
    assert form.category.text() == "others with him"
    assert "not in the vocabulary" in form._fields["category"]._hint.text(), "that stays said"
    form.category.setFocus()
    robot.press(Qt.Key.Key_Return)
    assert form.category.hasFocus(), "who came by himself stays"


def test_a_category_cited_by_another_name_is_called_as_the_vocabulary_does(
    robot: WindowRobot,
) -> None:
    robot.desk.session.write(
        "add-term",
        lambda change: add_term(change, "category", {"en": "arson", "uk": "підпал"}),
    )
    letter = DocumentDraft(title="Лист", body="Там був підпал.")
    robot.desk.session.write("import", lambda change: add_documents(change, [letter]))
    robot.settle()
    begin(robot, "Там був підпал", of="Лист")
    robot.select("підпал")
    robot.press(Qt.Key.Key_K)
    assert robot.form.category.text() == "arson"
    assert "not in the vocabulary" not in robot.form._fields["category"]._hint.text()


@pytest.mark.parametrize(
    ("language", "body", "words"),
    [
        ("en", "In early February the whole unit refused.", "early February"),
        ("ru", "Говорят, в начале февраля часть отказалась.", "в начале февраля"),
        ("uk", "Кажуть, на початку лютого частина відмовилася.", "на початку лютого"),
    ],
)
def test_an_inexact_date_of_the_passage_is_offered_and_its_year_asked_for(
    robot: WindowRobot, language: str, body: str, words: str
) -> None:
    """Only places were offered, although the date reads the words well when they are cited."""
    told = DocumentDraft(title="A telling", body=body, language=language)
    robot.desk.session.write("import", lambda change: add_documents(change, [told]))
    robot.settle()
    form = begin(robot, body, of="A telling")
    assert [one.said for one in form.proposals.proposals if one.field == "when"] == [words]
    robot.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert form.when.text() == words
    assert form.when.meaning().startswith("Which year?")
    form.when.setText(f"{words} 2023")
    assert form.when.when().edtf == "[2023-02-01..2023-02-10]"


def test_doing_again_is_offered_no_longer_than_it_can_be_done(robot: WindowRobot) -> None:
    """The remark stood on after a newer change, and its button did nothing."""
    robot.value("Date: April 8, 2023")
    robot.press(Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    robot.do("edit.undo")
    assert not robot.shell.bar.isHidden()
    assert robot.can("edit.redo")
    robot.value("others: at least 12")
    robot.press(Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    assert not robot.shell.bar.isHidden(), "nothing was written"
    robot.desk.session.write("add-tag", lambda change: add_tag(change, "another"))
    robot.settle()
    assert not robot.can("edit.redo")
    assert robot.shell.bar.isHidden()


def test_a_date_without_its_year_is_asked_about_and_not_lost(robot: WindowRobot) -> None:
    row = robot.value("Date: April 7, 2023")
    robot.press(Qt.Key.Key_Return)
    editor = robot.editor
    editor.line.setText("1 березня")
    hint = editor._field._hint.text()
    assert hint.startswith("Which year?")
    assert "1 березня 20" in hint
    before = dates(robot)
    robot.press(Qt.Key.Key_Return)
    assert dates(robot) == before, "nothing is written before it was said"
    assert "Nothing is recorded yet" in editor._hint.text()
    robot.list_screen.list.view.setFocus()
    robot.settle()
    assert dates(robot) == before
    assert editor.line.isVisible()
    assert editor.line.text() == "1 березня"

    editor.line.setFocus()
    offered = [one for one in editor.findChildren(QPushButton) if one.isVisible()]
    assert [one.text() for one in offered] == ["March 1, 2023?"]
    offered[0].click()
    robot.settle()
    assert editor.line.text() == "March 1, 2023"
    robot.press(Qt.Key.Key_Return)
    assert ("2023-03-01", True) in dates(robot)
    assert row.shown.key
    edited = next(one for one in case_of(robot).claims if one.when.edtf == "2023-03-01")
    assert edited.when.quality is Quality.INFERRED
    assert edited.when.words == "7 April 2023", "the source's words stay"


def words_kept(robot: WindowRobot) -> list[str]:
    return [one.when.words for one in case_of(robot).claims if one.field == "when"]


def test_enter_once_more_keeps_the_words_of_a_date_without_its_year(robot: WindowRobot) -> None:
    robot.value("Date: April 8, 2023")
    robot.press(Qt.Key.Key_Return)
    robot.editor.line.setText("1 марта")
    robot.press(Qt.Key.Key_Return)
    robot.editor.line.setText("2 марта")
    robot.press(Qt.Key.Key_Return)
    assert "2 марта" not in words_kept(robot), "that was said of another date"
    robot.press(Qt.Key.Key_Return)
    assert "2 марта" in words_kept(robot)


def test_a_date_without_its_year_is_not_lost_when_another_incident_is_shown(
    robot: WindowRobot,
) -> None:
    other = IncidentDraft(texts=(TextDraft(title="Another", language="en"),))
    robot.desk.session.write("add-incident", lambda change: add_incident(change, other))
    robot.settle()
    robot.point_at(TITLE)
    robot.value("Date: April 8, 2023")
    robot.press(Qt.Key.Key_Return)
    robot.editor.line.setText("1 марта")
    robot.list_screen.list.view.setFocus()
    robot.settle()
    assert "1 марта" not in words_kept(robot)
    robot.point_at("Another")
    robot.settle()
    assert "1 марта" in words_kept(robot)


def test_a_cited_figure_says_its_bounds_by_itself(robot: WindowRobot) -> None:
    """F cited “at least 12 others”, and both bounds stayed empty."""
    begin(robot, "Ivan Testenko refused")
    robot.select("at least 12 others")
    assert "F figure" in robot.documents.reader.strip.said
    robot.press(Qt.Key.Key_F)
    (row,) = robot.form.figures.rows
    assert (row.lines.words.text(), row.lines.low.text()) == ("at least 12 others", "12")
    row.lines.counted.setText("others")
    robot.form.title.setText("Another")
    robot.form.saved.emit()
    robot.settle()
    catalogue = robot.desk.session.catalogue
    case = catalogue.incidents.case(catalogue.incidents.ids()[-1])
    assert case is not None
    assert [(one.low, one.high) for one in case.figures] == [(12, None)]


def test_the_bounds_follow_the_words_of_a_figure_edited_in_place(robot: WindowRobot) -> None:
    robot.value("others")
    robot.press(Qt.Key.Key_Return)
    robot.editor.lines.words.setText("від 12 до 15")
    robot.press(Qt.Key.Key_Return)
    assert [(one.low, one.high) for one in case_of(robot).figures] == [(12, 15)]


@pytest.mark.parametrize("field", ["title", "description", "category"])
def test_ctrl_enter_saves_the_form(robot: WindowRobot, field: str) -> None:
    """It asked into which collection the text behind was to be put."""
    form = begin(robot, "Ivan Testenko refused")
    form.title.setText("Another")
    line = getattr(form, field)
    line.setFocus()
    if field == "category":
        robot.type("refu")
        popup = form.category.completer().popup()
        assert popup is not None
        assert popup.isVisible()
        QTest.keySequence(popup, "Ctrl+Return")
    else:
        QTest.keySequence(line, "Ctrl+Return")
    robot.settle()
    assert robot.desk.documents.drafting.form is None
    assert robot.said[-1].startswith("Recorded: I-2 Another")


def test_a_group_called_by_a_description_closes_no_words(robot: WindowRobot) -> None:
    """“held” was hidden in every text, and held titles back at export."""
    form = begin(robot, "refused in Testove")
    form.title.setText("Another")
    row = form.people.add(Part(pick=Pick(text="refusers held in cellars")))
    robot.settle()
    assert row.described.isVisible()
    assert row.described.isChecked()
    form.saved.emit()
    robot.settle()
    catalogue = robot.desk.session.catalogue
    agents = catalogue.agents.many(catalogue.agents.ids())
    kinds = {name.text: name.kind for one in agents.values() for name in one.names}
    identities = {one.title: one.identity for one in agents.values()}
    assert identities["refusers held in cellars"] == "described"
    assert identities["Ivan Testenko"] == "named"
    assert kinds["refusers held in cellars"] == "description"
    assert kinds["Ivan Testenko"] == "legal"
    robot.desk.session.hide_names(True)
    assert robot.desk.session.shown("held Ivan Testenko").startswith("held ")


def test_other_words_that_are_selected_offer_what_they_say(robot: WindowRobot) -> None:
    """The offers were those of the first words, whatever was selected for the next field."""
    form = begin(robot, "refused in Testove")

    def offered() -> list[str]:
        return [one.said for one in form.proposals.proposals]

    assert offered() == []
    robot.select("On 7 April 2023 Ivan Testenko")
    robot.until(lambda: offered() == ["7 April 2023", "Ivan Testenko"])
    form.when.setText("8 April 2023")
    drafting = robot.documents.drafting
    for words in ("Ivan Testenko", "others with him"):
        robot.select(words)
        robot.until(lambda: not drafting._settled.isActive())
        assert offered() == ["7 April 2023", "Ivan Testenko"], "of these, or they say nothing"


def test_a_draft_that_is_opened_again_offers_what_its_passage_says(robot: WindowRobot) -> None:
    form = begin(robot, "On 7 April 2023 Ivan Testenko refused")
    form.title.setText("Another")
    robot.desk.session.hide_names(True)
    robot.settle()
    assert robot.documents.drafting.form is None
    robot.desk.session.hide_names(False)
    robot.settle()
    again = robot.form
    assert again.title.text() == "Another"
    assert [one.said for one in again.proposals.proposals] == ["7 April 2023", "Ivan Testenko"]


def test_the_year_that_is_added_to_an_offered_date_is_the_persons(robot: WindowRobot) -> None:
    """“February 25 2022” was shown as the words of a source that names no year."""
    body = "On February 25 three men were held in Testove."
    told = DocumentDraft(title="A telling", body=body)
    robot.desk.session.write("import", lambda change: add_documents(change, [told]))
    robot.settle()
    form = begin(robot, body, of="A telling")
    form.title.setText("Held")
    robot.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    form.when.setFocus()
    robot.press(Qt.Key.Key_End)
    robot.type(" 2022")
    assert "as written: “February 25” · year inferred" in words_of(form._fields["when"])
    form.saved.emit()
    robot.settle()
    robot.go("incidents")
    robot.point_at("Held")
    (said,) = [one for one in robot.values() if one.startswith("Date: ")]
    assert said.startswith("Date: February 25, 2022; “February 25” · year inferred")


def test_a_last_day_keeps_the_word_that_makes_it_one(robot: WindowRobot) -> None:
    body = "Forty had refused, by January 9, 2023, to be sent back."
    told = DocumentDraft(title="A telling", body=body)
    robot.desk.session.write("import", lambda change: add_documents(change, [told]))
    robot.settle()
    form = begin(robot, "Forty had refused", of="A telling")
    form.title.setText("Forty refuse")
    robot.select("January 9, 2023")
    robot.press(Qt.Key.Key_W)
    form.when.setFocus()
    robot.press(Qt.Key.Key_Home)
    robot.type("by ")
    form.saved.emit()
    robot.settle()
    robot.go("incidents")
    robot.point_at("Forty refuse")
    (said,) = [one for one in robot.values() if one.startswith("Date: ")]
    assert said.startswith("Date: by January 9, 2023; ")
    assert "inferred" not in said, "it is what the source says"


def test_what_is_selected_is_cited_and_marked_without_the_comma_beside_it(
    robot: WindowRobot,
) -> None:
    """A selection that began a sign too early was marked and quoted as “, and at least 12 …”."""
    form = begin(robot, ", and at least 12 others with him.")
    (whole,) = form.entry().whole
    assert whole.words == BODY[whole.start : whole.end] == "and at least 12 others with him."
    robot.select("refused in Testove,")
    robot.tag("refusal")
    assert "refused in Testove" in [one.exact for one in robot.passages()]
    robot.select(" refused in Testove, ")
    robot.tag("soldiers")
    assert [one.exact for one in robot.passages()].count("refused in Testove") == 1


def test_a_sentence_becomes_nobodys_name_and_offers_whom_it_names(robot: WindowRobot) -> None:
    """P with a sentence selected made all of it the name of a person."""
    body = (
        "On 7 April 2023 Ivan Testenko and Petro Vyhadanyi refused, and the Testers Unit too. "
        "A woman was there."
    )
    told = DocumentDraft(title="A telling", body=body)
    robot.desk.session.write("import", lambda change: add_documents(change, [told]))
    robot.settle()
    form = begin(robot, "refused", of="A telling")
    form.title.setText("Another")
    sentence = body[: body.index(" A woman")]
    robot.select(sentence)
    robot.press(Qt.Key.Key_P)
    (row,) = form.people.rows
    assert row.name.text() == ""
    assert [one.words for one in row.evidence.cited()] == [sentence]
    assert row.name.hasFocus()
    asked = row._asked
    assert asked.isVisible()
    assert row.kind.isVisible(), "a group can be chosen before anybody is named"
    offered = [one for one in asked.findChildren(QPushButton) if one.isVisible()]
    assert [one.text() for one in offered] == ["Ivan Testenko", "Petro Vyhadanyi", "Testers Unit"]
    assert form.complain(), "words cited for nobody are not lost without a word"
    offered[2].click()
    robot.settle()
    assert row.name.text() == "Testers Unit"
    assert not asked.isVisible()
    row.kind.put("group")
    assert form.entry().people[0].kind == "group"
    robot.select("A woman was there.")
    robot.press(Qt.Key.Key_P)
    assert "A woman was there." not in [one.name.text() for one in form.people.rows]


def test_a_place_that_is_typed_rests_on_the_passage_that_names_it(robot: WindowRobot) -> None:
    with_place = PlaceDraft(names=(Name(text="Testove", language="en"),))
    robot.desk.session.write("add-place", lambda change: add_place(change, with_place))
    robot.settle()
    form = begin(robot, "Ivan Testenko refused in Testove")
    form.title.setText("Another")
    form.place.setFocus()
    robot.type("Testove")
    form.saved.emit()
    robot.settle()
    catalogue = robot.desk.session.catalogue
    cases = catalogue.incidents.cases(catalogue.incidents.ids())
    told = next(one for one in cases.values() if one.incident.title == "Another")
    (place,) = [one for one in told.claims if one.field == "place"]
    assert [one.passage.exact for one in place.citations if one.passage] == [
        "Ivan Testenko refused in Testove"
    ]


def test_f2_states_what_is_offered_where_the_keyboard_is(robot: WindowRobot) -> None:
    """It edited the value that the keyboard was on before."""
    robot.value("Date: April 8, 2023")
    buttons = robot.list_screen.sheet.findChildren(QPushButton)
    next(one for one in buttons if one.accessibleName() == "Add: Place").setFocus()
    robot.press(Qt.Key.Key_F2)
    assert isinstance(robot.editor, PlaceEditor)


def test_f2_beside_all_values_edits_the_whole(robot: WindowRobot) -> None:
    robot.value("Date: April 8, 2023")
    next(stops_in(robot.list_screen.sheet.findChildren(RecordHistory)[0])).setFocus()
    robot.press(Qt.Key.Key_F2)
    assert robot.place == "go.documents"
    assert robot.form.title.text() == TITLE


def test_the_author_of_a_text_without_a_publisher_is_offered_as_its_source(
    robot: WindowRobot,
) -> None:
    texts = [
        DocumentDraft(title="Post", body="Ten men refused.", authors=("Olha Vyhadana",)),
        DocumentDraft(title="Report", body="Nine men refused.", authors=("Petro Vyhadanyi",),
                      publisher="The Herald"),
    ]  # fmt: skip

    def bring(change: Change) -> None:
        add_source(change, SourceDraft(names=(Name(text="The Herald"),)))
        add_documents(change, texts)

    robot.desk.session.write("import", bring)
    robot.settle()
    form = begin(robot, "men refused", of="Post")

    def authors() -> list[str]:
        buttons = form.findChildren(QPushButton)
        return [one.text() for one in buttons if one.isVisible() and "author" in one.text()]

    assert authors() == ["The author: Olha Vyhadana"]
    robot.point_at("Report")
    assert authors() == []


def test_f2_on_who_it_is_edits_their_part_and_begins_with_the_role(robot: WindowRobot) -> None:
    """It opened the form of the whole; and Enter on a part began with who it is, so that a role
    that was typed became somebody.
    """
    robot.value("Date: April 8, 2023")
    inspector = robot.desk.incidents.inspector
    chip = inspector.findChildren(PersonChip)[0]
    chip.setFocus()
    robot.press(Qt.Key.Key_F2)
    editor = robot.editor
    assert isinstance(editor, PartEditor)
    assert editor.role.hasFocus()
    robot.press(Qt.Key.Key_Escape)
    chip = inspector.findChildren(PersonChip)[0]
    chip.setFocus()
    robot.press(Qt.Key.Key_Escape)
    assert robot.list_screen.list.view.hasFocus(), "from the page back to the list"


def test_while_one_incident_is_written_another_is_not_edited_without_a_word(
    robot: WindowRobot,
) -> None:
    form = begin(robot, "Ivan Testenko refused in Testove")
    form.title.setText("Another")
    robot.go("incidents")
    robot.point_at(TITLE)
    robot.do("edit.record")
    assert robot.form.title.text() == "Another"
    assert "still being written here" in robot.shell.bar.text.text()


def test_undo_in_a_form_brings_back_who_was_taken_out_there(robot: WindowRobot) -> None:
    form = begin(robot, "Ivan Testenko refused in Testove")
    form.cite("person", Evidence(document=1, start=0, end=13, words="Ivan Testenko"))
    (row,) = form.people.rows
    row._out.setFocus()
    row._out.click()
    assert form.people.gone == [row]
    robot.do("edit.undo")
    assert form.people.rows == [row]
    assert case_of(robot).incident.title == TITLE, "nothing else was taken back"
    robot.do("edit.undo")
    assert robot.desk.session.catalogue.incidents.ids() == [], "there is nothing more in the form"
