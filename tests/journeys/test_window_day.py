"""Parts of a working day in the window, each on a real encrypted archive."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton
from tests.conftest import shared_readers
from tests.robots.fixtures import texts
from tests.robots.questions import answer_question
from tests.robots.window import WindowRobot

from khronika.archive.archive import Archive
from khronika.archive.recording import add_incident, add_person
from khronika.domain.drafts import IncidentDraft, PersonDraft, TextDraft
from khronika.domain.values import Name
from khronika.importing.order import Order
from khronika.importing.planning import make_plan
from khronika.ui.editors.card import CardForm
from khronika.ui.widgets.drop_hint import DropHint

Desk = Callable[..., WindowRobot]
LETTER = "🕊️ On 3 May 2022 somebody wrote a letter, and 12 people signed it."


def person(archive: Archive) -> None:
    with archive.change("add-person") as change:
        add_person(change, PersonDraft(names=(Name(text="Ivan Testenko"),)))


def incidents(archive: Archive) -> None:
    for title in ("A letter is written", "A letter is read"):
        with archive.change("add-incident") as change:
            add_incident(change, IncidentDraft(texts=(TextDraft(title=title, language="en"),)))


def test_undo_and_redo_say_what_they_do_and_survive_a_lock(desk: Desk, key_file: Path) -> None:
    robot = desk(texts(A_letter=LETTER))
    robot.go("documents")
    robot.point_at("A letter")
    robot.select("somebody wrote a letter")
    robot.tag("letters")
    assert robot.shell.actions_of["edit.undo"].text() == "&Undo: Tag a passage"
    robot.do("archive.lock")
    robot.unlock_with_key(key_file)
    assert robot.shell.actions_of["edit.undo"].text() == "&Undo: Tag a passage"
    robot.do("edit.undo")
    robot.point_at("A letter")
    assert robot.passages() == []
    assert robot.shell.actions_of["edit.redo"].text() == "&Redo: Tag a passage"
    robot.do("edit.redo")
    assert [p.exact for p in robot.passages()] == ["somebody wrote a letter"]
    assert robot.steps()[:3] == ["redo", "undo", "tag"]


def test_what_was_being_typed_is_there_after_a_lock(desk: Desk, key_file: Path) -> None:
    robot = desk(texts(A_letter=LETTER, Another="Nothing."))
    robot.go("documents")
    robot.point_at("A letter")
    robot.select("12 people signed it")
    robot.press(Qt.Key.Key_I)
    robot.type("They sign a letter")
    robot.do("archive.lock")
    robot.unlock_with_key(key_file)
    entry = robot.form.entry()
    assert entry.title.text == "They sign a letter"
    assert [one.words for one in entry.whole] == ["12 people signed it"]
    document = robot.documents.reader.document
    assert document is not None
    assert document.title == "A letter"
    robot.form.saved.emit()
    robot.settle()
    robot.do("archive.lock")
    robot.unlock_with_key(key_file)
    assert robot.documents.drafting.form is None, "a draft that was recorded is gone"


def test_a_draft_thrown_away_can_be_brought_back(desk: Desk) -> None:
    robot = desk(texts(A_letter=LETTER))
    robot.do("record.incident")
    robot.type("They sign a letter")
    robot.form.discarded.emit()
    robot.settle()
    assert robot.documents.drafting.form is None
    robot.take_offer("Bring it back")
    assert robot.form.entry().title.text == "They sign a letter"


def test_the_keys_of_the_reader(desk: Desk) -> None:
    robot = desk(texts(A_letter=LETTER))
    robot.go("documents")
    robot.point_at("A letter")
    robot.select("wrote a letter")
    robot.press(Qt.Key.Key_Exclam)
    (passage,) = robot.passages()
    assert passage.important
    robot.press(Qt.Key.Key_M)
    robot.type("Which letter?")
    robot.comment_form.saved.emit()
    robot.settle()
    assert robot.passages()[0].comment == "Which letter?"
    robot.tag("letters")
    assert [tag.name for tag in robot.passages()[0].tags] == ["letters"]
    robot.press(Qt.Key.Key_1)
    assert robot.passages()[0].tags == (), "the same digit takes the tag off"
    robot.press(Qt.Key.Key_U)
    assert robot.passages() == []
    assert not robot.documents.reader.document.read  # type: ignore[union-attr]
    robot.press(Qt.Key.Key_R)
    assert robot.documents.reader.document.read  # type: ignore[union-attr]


def test_a_tag_may_be_in_any_script(desk: Desk) -> None:
    robot = desk(texts(A_letter=LETTER))
    robot.go("documents")
    robot.point_at("A letter")
    robot.select("wrote a letter")
    robot.tag("листи")
    assert [tag.name for tag in robot.passages()[0].tags] == ["листи"]


def test_searching_opens_the_text_at_the_words(desk: Desk) -> None:
    robot = desk(texts(A_letter=LETTER, Another="Nothing."), person)
    robot.do("edit.search")
    robot.type("signed")
    robot.desk.search.refresh()
    robot.settle()
    assert [hit.title for hit in robot.found()] == ["A letter"]
    robot.press(Qt.Key.Key_Return)
    robot.press(Qt.Key.Key_Return)
    selected = robot.documents.reader.text.selection()
    assert robot.place == "go.documents"
    assert selected is not None
    assert robot.documents.reader.words(selected) == "signed"
    robot.do("go.back")
    assert robot.place == "edit.search"


def test_people_are_edited_and_protected(desk: Desk) -> None:
    robot = desk(person)
    robot.go("people")
    robot.point_at("Ivan Testenko")
    robot.do("edit.record")
    form = robot.card
    form.label.setText("a letter writer")
    form.protection.put("protected")
    form.review.setText("next spring")
    robot.save()
    assert "YYYY-MM-DD" in form._wrong.text()
    form.review.setText("2027-03-01")
    robot.save()
    (row,) = robot.rows()
    assert row.badge is not None
    assert row.badge.word == "protected"
    assert "2027-03-01" in robot.sheet()
    robot.do("record.note")
    robot.type("Ask again in spring.")
    robot.save()
    assert "Ask again in spring." in robot.sheet()


def test_sources_places_tags_and_collections_are_made_by_hand(desk: Desk) -> None:
    robot = desk()
    for place, names in (
        ("sources", ["An Invented Paper"]),
        ("places", ["Testove"]),
        ("people", ["Ivan Testenko"]),
    ):
        robot.go(place)
        robot.do("record.new")
        robot.card.names.rows[0].text.setText(names[0])
        robot.save()
        assert robot.titles() == names
    for place, name in (("tags", "letters"), ("collections", "To hand on")):
        robot.go(place)
        robot.do("record.new")
        robot.fill(name=name)
        robot.save()
        assert robot.titles() == [name]
    robot.do("edit.record")
    robot.fill(name="To keep")
    robot.save()
    assert robot.titles() == ["To keep"]


def test_a_form_without_a_name_says_so_and_writes_nothing(desk: Desk) -> None:
    robot = desk()
    robot.go("sources")
    robot.do("record.new")
    robot.save()
    assert "Something is missing: a name." in robot.card._wrong.text()
    assert robot.card.isEnabled()
    robot.card.cancelled.emit()
    assert robot.titles() == []


def test_the_trash_gives_back_and_erases_for_good(desk: Desk) -> None:
    robot = desk(incidents)
    robot.go("incidents")
    robot.point_at("A letter is read")
    robot.do("edit.trash")
    assert robot.titles() == ["A letter is written"]
    robot.go("trash")
    assert robot.titles() == ["A letter is read"]
    robot.point_at("A letter is read")
    button = next(
        one
        for one in robot.desk.here.findChildren(QPushButton)
        if one.text() == "Restore" and one.isVisible()
    )
    button.setFocus()
    robot.press(Qt.Key.Key_Space)
    assert robot.titles() == []
    assert QApplication.focusWidget() is not None, "the button has gone with its page"
    robot.go("incidents")
    robot.point_at("A letter is read")
    robot.do("edit.trash")
    robot.go("trash")
    robot.point_at("A letter is read")
    answer_question(accept=False)
    robot.do("edit.erase")
    assert robot.titles() == ["A letter is read"]
    answer_question(accept=True)
    robot.do("edit.erase")
    assert robot.titles() == []
    assert robot.desk.session.catalogue.search.find("read").records == 0


def test_collecting_from_anywhere_and_taking_out(desk: Desk) -> None:
    robot = desk(texts(A_letter=LETTER), incidents, person)
    robot.go("incidents")
    robot.desk.incidents.list.view.selectAll()
    robot.collect()
    robot.go("people")
    robot.point_at("Ivan Testenko")
    robot.collect()
    robot.go("documents")
    robot.point_at("A letter")
    robot.collect()
    robot.go("collections")
    robot.point_at("My collection")
    members = robot.desk.collections.members
    assert members.rows.total == 4
    members.view.setFocus()
    members.point_at(members.rows.ids[0])
    robot.do("edit.uncollect")
    assert members.rows.total == 3


def test_history_takes_back_any_step_nothing_rests_on(desk: Desk) -> None:
    robot = desk(person, incidents)
    robot.go("history")
    history = robot.desk.screens["go.history"]
    rows, view = history.rows, history.view  # type: ignore[attr-defined]
    assert rows.rowCount() == 3
    view.setCurrentIndex(rows.index(2))
    history.take_back.click()  # type: ignore[attr-defined]
    robot.settle()
    robot.go("people")
    assert robot.titles() == []
    robot.go("incidents")
    assert len(robot.titles()) == 2


def test_files_dropped_on_the_window_come_in_after_a_look(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "one.txt").write_text("The first\n\nOne text.", "utf-8")
    (folder / "два.txt").write_bytes("Другой текст, которому нужно имя.".encode("cp1251"))
    (folder / "empty.txt").write_text("")
    robot = desk()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    # Qt drops only where something was dragged into before.
    QApplication.sendEvent(robot.desk, QDragEnterEvent(QPoint(5, 5), copy, data, left, none))
    assert robot.desk.findChildren(DropHint)[0].isVisible()
    QApplication.sendEvent(robot.desk, QDropEvent(QPointF(5, 5), copy, data, left, none))
    assert not robot.desk.findChildren(DropHint)[0].isVisible()
    robot.settle()
    plan = robot.desk.bring_in
    assert robot.place == "archive.import"
    assert plan.take.text() == "Bring in 2 documents"
    plan.take.click()
    robot.settle()
    assert any("1 could not be read" in said for said in robot.said), robot.said
    robot.go("documents")
    assert len(robot.titles()) == 2
    robot.do("edit.undo")
    assert robot.titles() == [], "one undo takes the whole import back"


def test_a_pasted_text_becomes_a_document(desk: Desk) -> None:
    robot = desk()
    QApplication.clipboard().setText("A pasted report\n\nIt says little.")
    robot.do("archive.paste")
    robot.desk.bring_in.take.click()
    robot.settle()
    robot.go("documents")
    assert robot.titles() == ["A pasted report"]


@pytest.mark.parametrize(("offer", "left"), [("Go on", 2), ("Take it back", 0)])
def test_an_import_that_was_cut_off_is_offered_at_the_next_opening(
    desk: Desk, tmp_path: Path, offer: str, left: int
) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name in ("one", "two"):
        (folder / f"{name}.txt").write_text(f"Text {name}\n\nIt says little.", "utf-8")

    def begin(archive: Archive) -> None:
        plan = make_plan([folder], archive.catalogue.documents, readers=shared_readers())
        order = Order(rows=plan.new, source=None, tags=())
        archive.begin_operation("import", 2, order.as_json())

    robot = desk(begin)
    assert "Bringing in documents stopped at 0 of 2." in robot.said
    robot.take_offer(offer)
    robot.go("documents")
    assert len(robot.titles()) == left
    assert robot.desk.session.archive.unfinished() == []


def test_checking_says_that_all_is_whole(desk: Desk) -> None:
    robot = desk(texts(A_letter=LETTER), person, incidents)
    robot.do("archive.verify")
    assert any("The archive is whole" in said for said in robot.said), robot.said


def test_idle_locks_and_nothing_is_left_on_the_screen(desk: Desk) -> None:
    robot = desk(person)
    robot.go("people")
    robot.shell.tools.settings.choose(lock_after=10)
    robot.shell.idle()
    assert robot.shell.desk is None
    assert robot.lock.isVisible()
    said = robot.lock.under.text()
    assert re.fullmatch(r"Locked at \d\d:\d\d: nobody touched it for 10 minutes\.", said), said
    assert not any("Testenko" in words for words in robot.words_on_screen())


def test_idle_with_work_going_on_covers_the_window_until_it_ends(
    desk: Desk, key_file: Path
) -> None:
    robot = desk(person)
    robot.go("people")
    hold = robot.start_work()
    robot.shell.idle()
    assert robot.shell.desk is not None
    assert not any("Testenko" in words for words in robot.words_on_screen())
    assert not robot.can("edit.search")
    robot.files.key_file = key_file
    robot.uncover()
    assert robot.shell.stack.currentWidget() is robot.shell.desk
    robot.shell.idle()
    hold.set()
    robot.until(lambda: robot.shell.desk is None)
    assert robot.lock.isVisible()
    assert "the work behind had ended" in robot.lock.under.text()


def test_a_card_form_is_left_by_escape(desk: Desk) -> None:
    robot = desk(person)
    robot.go("people")
    robot.point_at("Ivan Testenko")
    robot.do("edit.record")
    form = robot.list_screen.form
    assert isinstance(form, CardForm)
    robot.press(Qt.Key.Key_Escape)
    assert robot.list_screen.form is None
