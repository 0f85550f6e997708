"""After a lock one is where one was, with all that was being typed; so it is after hiding names."""

import hashlib
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.robots.fixtures import texts
from tests.robots.window import WindowRobot

from khronika.archive.archive import Archive
from khronika.archive.recording import add_person
from khronika.domain.drafts import PersonDraft
from khronika.domain.filters import Facet, Filter
from khronika.domain.values import Name
from khronika.importing.extracted import Extracted
from khronika.importing.plan import Status
from khronika.importing.worker.reading import Readers
from khronika.ui.reader.marks import Span
from khronika.ui.screens import documents

BODY = "\n\n".join(f"Paragraph {n}: nobody said a word of it to Ivan Testenko." for n in range(200))


def people(archive: Archive) -> None:
    with archive.change("add-person") as change:
        for name in ("Ivan Testenko", "Petro Vyhadanyi"):
            draft = PersonDraft(names=(Name(text=name),), protection="protected")
            add_person(change, draft)


@pytest.fixture
def robot(desk: Callable[..., WindowRobot]) -> WindowRobot:
    return desk(texts(First="One line.", Long_text=BODY), people)


@pytest.fixture
def lock(robot: WindowRobot, key_file: Path) -> Callable[[], None]:
    """Locks by the key, and unlocks."""

    def locked() -> None:
        QTest.keyClick(robot.shell, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        assert not robot.is_open()
        robot.unlock_with_key(key_file)
        assert robot.is_open()

    return locked


def test_the_screen_the_record_and_the_place_in_the_text(
    robot: WindowRobot, lock: Callable[[], None]
) -> None:
    robot.go("people")
    robot.point_at("Petro Vyhadanyi")
    robot.go("documents")
    robot.point_at("Long text")
    at = BODY.index("Paragraph 120")
    robot.select("Paragraph 120")
    lock()
    assert robot.place == "go.documents"
    reader = robot.documents.reader
    assert reader.document is not None
    assert reader.document.title == "Long text"
    assert reader.text.selection() == Span(at, at + len("Paragraph 120"))
    robot.settle()
    seen = reader.text.visible()
    assert seen.start < at < seen.end
    robot.go("people")
    assert "Petro Vyhadanyi" in robot.sheet()


def test_a_list_that_was_narrowed_and_what_was_searched(
    robot: WindowRobot, lock: Callable[[], None]
) -> None:
    robot.go("people")
    robot.list_screen.list.filter.setText("petro")
    robot.do("edit.search")
    robot.desk.search.line.setText("Paragraph")
    lock()
    assert robot.place == "edit.search"
    assert robot.desk.search.line.text() == "Paragraph"
    robot.until(lambda: bool(robot.found()))
    robot.go("people")
    assert robot.titles() == ["Petro Vyhadanyi"]


def test_forms_of_several_screens(robot: WindowRobot, lock: Callable[[], None]) -> None:
    robot.go("people")
    robot.point_at("Ivan Testenko")
    robot.do("edit.record")
    robot.card.names.rows[0].text.setText("Ivan Testenko-Second")
    robot.card.label.setText("a soldier")
    robot.card.protection.put("public")
    robot.go("sources")
    robot.do("record.new")
    robot.card.names.rows[0].text.setText("The Invented Gazette")
    robot.card.url.setText("https://example.org/x")
    robot.go("places")
    robot.do("record.new")
    robot.card.names.rows[0].text.setText("Nowhere")
    robot.card.latitude.setText("48.5")
    robot.go("tags")
    robot.do("record.new")
    robot.card.name.setText("refusal")
    robot.card.memo.setPlainText("who said no")
    robot.go("collections")
    robot.do("record.new")
    robot.card.name.setText("Mine")
    robot.go("documents")
    robot.point_at("First")
    robot.do("edit.record")
    robot.card.title.setText("First, corrected")
    robot.card.published.setText("7 April 2023")
    robot.card.publisher.setText("The Invented Gazette")
    lock()
    assert robot.place == "go.documents"
    assert robot.card.title.text() == "First, corrected"
    assert robot.card.published.text() == "7 April 2023"
    assert robot.card.publisher.text() == "The Invented Gazette"
    robot.go("collections")
    assert robot.card.name.text() == "Mine"
    robot.go("tags")
    assert (robot.card.name.text(), robot.card.memo.toPlainText()) == ("refusal", "who said no")
    robot.go("places")
    assert robot.card.names.rows[0].text.text() == "Nowhere"
    assert robot.card.latitude.text() == "48.5"
    robot.go("sources")
    assert robot.card.url.text() == "https://example.org/x"
    robot.go("people")
    assert robot.card.label.text() == "a soldier"
    assert robot.card.protection.code() == "public"
    robot.save()
    assert "Ivan Testenko-Second" in robot.titles()
    lock()
    assert robot.list_screen.form is None, "what was saved is no draft any longer"
    robot.go("tags")
    assert robot.card.name.text() == "refusal"


def test_each_digit_gives_the_tag_it_gave_before(
    robot: WindowRobot, lock: Callable[[], None]
) -> None:
    robot.go("documents")
    robot.point_at("Long text")
    for paragraph, name in enumerate(("first", "second", "third"), start=1):
        robot.select(f"Paragraph {paragraph}:")
        robot.tag(name)
    robot.select("Paragraph 4:")
    robot.do("text.tag_3")  # used last, and still no other
    digits = [one.name for one in robot.documents.reader.strip.tags]
    assert sorted(digits) == ["first", "second", "third"]
    lock()
    assert [one.name for one in robot.documents.reader.strip.tags] == digits
    robot.select("Paragraph 5:")
    robot.do("text.tag_2")
    given = [one for one in robot.passages() if one.exact.startswith("Paragraph 5")]
    assert [tag.name for tag in given[0].tags] == [digits[1]]


def test_a_note_and_a_comment(robot: WindowRobot, lock: Callable[[], None]) -> None:
    robot.go("people")
    robot.point_at("Ivan Testenko")
    robot.do("record.note")
    robot.card.text.setPlainText("ask again")
    robot.go("documents")
    robot.point_at("Long text")
    robot.select("Paragraph 3")
    robot.press(Qt.Key.Key_M)
    robot.comment_form.text.setPlainText("why?")
    lock()
    assert robot.comment_form.text.toPlainText() == "why?"
    robot.comment_form.saved.emit()
    robot.settle()
    assert [one.comment for one in robot.passages()] == ["why?"]
    robot.go("people")
    assert robot.card.text.toPlainText() == "ask again"
    robot.save()
    assert "ask again" in robot.sheet()


def test_the_plan_of_an_import(
    robot: WindowRobot, lock: Callable[[], None], tmp_path: Path
) -> None:
    robot.files.files = [tmp_path / "letter.txt", tmp_path / "report.txt"]
    for path in robot.files.files:
        path.write_text(f"Words of {path.stem}.", "utf-8")
    robot.do("archive.import")
    rows = robot.desk.bring_in.rows
    rows.setData(rows.index(1, 1), "Report, corrected")
    rows.setData(rows.index(0, 2), "5 May 2022")
    robot.desk.bring_in.for_all.tag.setText("post")
    lock()
    robot.settle()
    assert robot.place == "archive.import"
    plan = robot.desk.bring_in.rows.plan
    assert [row.title for row in plan.rows][1] == "Report, corrected"
    assert plan.rows[0].published.words == "5 May 2022"
    assert robot.desk.bring_in.for_all.tag.text() == "post"
    robot.desk.bring_in.take.click()
    robot.settle()
    robot.go("documents")
    assert "Report, corrected" in robot.titles()
    lock()
    assert robot.place == "go.documents", "a plan that was carried out is no place to come back to"


class Slow:
    """Reads pages; the first takes until somebody presses Stop, or for ever."""

    def __init__(self) -> None:
        self.is_first = True
        self._never = threading.Event()

    def read(self, readers: Readers, format_: str, data: bytes, **more: Any) -> Extracted:
        while self.is_first:
            more["still"]()
            self._never.wait(0.01)
        return READ(readers, format_, data, **more)


READ = Readers.read


def ten_files(folder: Path) -> list[Path]:
    """The fourth of them is a page."""
    folder.mkdir()
    paths = [folder / f"{n}.{'html' if n == 3 else 'txt'}" for n in range(10)]
    for path in paths:
        path.write_text(f"Letter {path.stem}\n\n<p>Words of it.</p>", "utf-8")
    return paths


def put_again(path: Path, words: str) -> None:
    """Put other words into a file, so that size and time are what they were."""
    was = path.stat()
    path.write_text(words.ljust(was.st_size, "."), "utf-8")
    os.utime(path, ns=(was.st_atime_ns, was.st_mtime_ns))


def test_a_plan_that_was_being_made_goes_on_where_it_was(
    robot: WindowRobot,
    key_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    paths, slow = ten_files(tmp_path / "in"), Slow()
    monkeypatch.setattr(Readers, "read", lambda *given, **more: slow.read(*given, **more))
    robot.desk.plan([tmp_path / "in"])
    robot.until(lambda: len(robot.desk.bring_in.state()["seen"]) == 3)
    put_again(paths[0], "Other words")
    QTest.keyClick(robot.shell, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    slow.is_first = False
    robot.unlock_with_key(key_file)
    assert robot.place == "archive.import"
    screen = robot.desk.bring_in
    assert len(screen.rows.plan.rows) == 10
    assert not screen.looking.is_unfinished
    assert "Letter 0" in screen.rows.plan.rows[0].title, "it was looked at already"
    assert screen.take.isEnabled()


def test_what_was_looked_at_before_a_lock_is_not_read_again(
    robot: WindowRobot, lock: Callable[[], None], tmp_path: Path
) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text("Words of it.", "utf-8")
    robot.desk.plan([tmp_path / "a.txt", tmp_path / "b.txt"])
    robot.settle()
    put_again(tmp_path / "a.txt", "Swords of i.")
    (tmp_path / "b.txt").write_text("Other words of it.", "utf-8")
    lock()
    robot.settle()
    first, second = robot.desk.bring_in.rows.plan.rows
    assert first.sha256 == hashlib.sha256(b"Words of it.").hexdigest(), "as it was looked at"
    assert second.title == "Other words of it."
    assert (first.status, second.status) == (Status.NEW, Status.NEW)


def test_a_plan_of_many_files_is_not_lost_by_one_lock_after_another(
    robot: WindowRobot, lock: Callable[[], None], tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for n in range(600):
        (folder / f"{n:03}.txt").write_text(f"Letter {n}", "utf-8")
    robot.desk.plan([folder])
    robot.settle()
    rows = robot.desk.bring_in.rows
    rows.setData(rows.index(599, 1), "Corrected")
    lock()
    assert len(robot.desk.bring_in.rows.plan.rows) == 600
    state = robot.desk.bring_in.state()
    screen = robot.desk.bring_in
    screen.restore(state)
    again = screen.state()  # before its rows are read back
    assert again == state
    robot.settle()
    titles = [row.title for row in screen.rows.plan.rows]
    assert (titles[0], titles[599]) == ("Letter 0", "Corrected")
    assert screen.take.isEnabled()


def test_a_plan_that_was_pasted(robot: WindowRobot, lock: Callable[[], None]) -> None:
    data = QMimeData()
    data.setHtml("<h1>A letter</h1><p>We refuse.</p>")
    data.setText("A letter We refuse.")
    QApplication.clipboard().setMimeData(data)
    robot.do("archive.paste")
    rows = robot.desk.bring_in.rows
    rows.setData(rows.index(0, 1), "Corrected")
    lock()
    robot.settle()
    screen = robot.desk.bring_in
    (row,) = screen.rows.plan.rows
    assert (row.title, row.format) == ("Corrected", "html")
    screen.take.click()
    robot.settle()
    robot.go("documents")
    assert "Corrected" in robot.titles()


def test_a_plan_waits_until_names_are_shown(
    robot: WindowRobot, lock: Callable[[], None], tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("Words of it.", "utf-8")
    robot.desk.plan([tmp_path / "a.txt"])
    robot.settle()
    robot.do("view.hide_names")
    lock()
    robot.settle()
    robot.do("view.hide_names")
    robot.desk.show_place("archive.import")
    robot.settle()
    assert [row.title for row in robot.desk.bring_in.rows.plan.rows] == ["Words of it."]


def test_a_plan_that_an_older_khronika_kept(robot: WindowRobot, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Words of it.", "utf-8")
    robot.desk.show_place("archive.import")
    screen = robot.desk.bring_in
    screen.restore(
        {
            "paths": [str(tmp_path / "a.txt")],
            "pasted": ["A pasted text."],
            "corrected": [["Corrected", "5 May 2022", "", "", "en"], []],
            "keeps": False,
            "lines": ["post", "", ""],
        }
    )
    robot.settle()
    first, second = screen.rows.plan.rows
    assert (first.title, first.published.words) == ("Corrected", "5 May 2022")
    assert second.title == "A pasted text."
    assert screen.for_all.tag.text() == "post"


def test_forms_are_put_away_while_names_are_hidden(
    robot: WindowRobot, lock: Callable[[], None]
) -> None:
    robot.go("documents")
    robot.point_at("Long text")
    robot.select("Paragraph 7")
    robot.press(Qt.Key.Key_I)
    robot.type("Nobody said a word")
    robot.go("people")
    robot.do("record.new")
    robot.card.label.setText("friend of Ivan Testenko")
    robot.do("edit.search")
    robot.desk.search.line.setText("Testenko")
    robot.do("view.hide_names")
    assert robot.desk.search.line.text() == ""
    for action in ("record.new", "record.person", "record.incident", "archive.import"):
        assert not robot.can(action)
    assert robot.shell.actions_of["record.new"].toolTip() == "Names are hidden: show them to edit"
    robot.go("people")
    assert robot.list_screen.form is None
    assert not robot.can("edit.record")
    lock()
    assert robot.desk.session.hides_names, "a lock does not show them"
    robot.go("documents")
    assert robot.documents.drafting.form is None
    robot.do("view.hide_names")
    assert robot.form.title.text() == "Nobody said a word"
    robot.go("people")
    assert robot.card.label.text() == "friend of Ivan Testenko"


def test_words_that_are_a_name_wait_until_names_are_shown(
    robot: WindowRobot, lock: Callable[[], None]
) -> None:
    robot.go("people")
    robot.list_screen.list.filter.setText("testenko")
    robot.do("edit.search")
    robot.desk.search.line.setText("Testenko")
    robot.shell._hide_at_start(True)
    lock()
    assert robot.desk.session.hides_names
    assert robot.place == "edit.search"
    assert robot.desk.search.line.text() == ""
    robot.go("people")
    assert robot.list_screen.list.filter.text() == ""
    protected = Filter().with_value(Facet.PROTECTION, "protected")
    robot.desk.session.narrowing.filter.put(robot.list_screen.words_of, protected)
    lock()
    robot.do("view.hide_names")
    assert robot.list_screen.list.filter.text() == "testenko"
    assert robot.titles() == ["Ivan Testenko"]
    robot.do("edit.search")
    assert robot.desk.search.line.text() == "Testenko"


def test_tagging_works_while_names_are_hidden(robot: WindowRobot) -> None:
    robot.go("documents")
    robot.point_at("Long text")
    robot.select("Paragraph 5")
    robot.tag("case of Testenko/Testenko, Ivan")
    robot.do("view.hide_names")
    assert "Testenko" not in robot.documents.reader.text.toPlainText()
    assert "Testenko" not in robot.sheet()
    robot.select("Paragraph 9")
    robot.press(Qt.Key.Key_1)
    robot.select("Paragraph 11")
    robot.tag("a new tag")
    robot.do("text.important")
    robot.do("view.hide_names")
    recorded = [(one.exact, one.tags[0].path) for one in robot.passages()]
    assert recorded == [
        ("Paragraph 5", ("case of Testenko", "Testenko, Ivan")),
        ("Paragraph 9", ("case of Testenko", "Testenko, Ivan")),
        ("Paragraph 11", ("a new tag",)),
    ]
    assert robot.passages()[-1].important


def test_hiding_keeps_the_place_in_a_long_text(robot: WindowRobot) -> None:
    robot.go("documents")
    robot.point_at("Long text")
    text = robot.documents.reader.text
    robot.select("Paragraph 150")
    text.verticalScrollBar().setValue(text.verticalScrollBar().value() + 400)
    was, top = text.selection(), text.visible().start
    for _times in range(4):
        robot.do("view.hide_names")
        assert text.selection() == was
        assert text.visible().start == top
    robot.point_at("First")
    robot.do("view.hide_names")
    assert text.selection() is None


def test_a_long_text_is_hidden_behind(robot: WindowRobot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "_HIDDEN_AT_ONCE", 100)
    robot.go("documents")
    robot.point_at("Long text")
    robot.do("view.hide_names")
    text = robot.documents.reader.text
    assert "Paragraph 9" in text.toPlainText()
    assert "Testenko" not in text.toPlainText()
    robot.point_at("First")
    robot.desk.open(robot.desk.documents.list.rows.ids[1], Span(500, 520))
    robot.settle()
    assert text.selection() == Span(500, 520)


def test_names_can_be_hidden_at_every_unlocking(
    robot: WindowRobot, lock: Callable[[], None]
) -> None:
    robot.do("view.hide_names")
    robot.shell._hidden.at_start.click()
    robot.do("view.hide_names")
    robot.go("people")
    assert "Ivan Testenko" in robot.titles()
    lock()
    assert "Ivan Testenko" not in robot.titles()
    assert robot.shell._hidden.at_start.isChecked()
