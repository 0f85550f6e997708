"""Looking at what would come in, and correcting what is proposed of it."""

import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from tests.importing.formats import EVERY, put_every_format, put_locked
from tests.robots.fixtures import texts
from tests.robots.window import WindowRobot, words_of

from khronika.archive.archive import Archive
from khronika.archive.recording import add_person
from khronika.domain.drafts import PersonDraft
from khronika.domain.values import Name
from khronika.importing.extracted import Extracted
from khronika.importing.plan import FIRST_WORDS
from khronika.importing.worker.faults import ReadingStopped
from khronika.importing.worker.reading import Readers
from khronika.importing.worker.sandbox import Protections
from khronika.importing.worker.telling import NETWORK
from khronika.ui.models.plan_rows import COLUMNS

SELECT = QItemSelectionModel.SelectionFlag.Select
HORIZONTAL = Qt.Orientation.Horizontal
Desk = Callable[..., WindowRobot]
LETTER = "Лист до редакції\n\nАвтор: Іван Приклад\n\nм. Харків, 5 травня 2022 р.\n\n🕊️ Ми просимо.\n"
REPORT = "A report\n\n" + "Petro Vyhadanyi reports that nothing happened at all. " * 100


def protected(archive: Archive) -> None:
    with archive.change("add-person") as change:
        names = (Name(text="Petro Vyhadanyi"),)
        add_person(change, PersonDraft(names=names, protection="protected"))


def plan(robot: WindowRobot, folder: Path) -> None:
    robot.files.files = [folder / "letter.txt", folder / "report.txt"]
    for path, text in zip(robot.files.files, (LETTER, REPORT), strict=True):
        path.write_text(text, "utf-8")
    robot.do("archive.import")
    settle(robot)


def settle(robot: WindowRobot) -> None:
    robot.until(lambda: bool(robot.desk.bring_in.words.text.toPlainText()))
    robot.settle()


def marked(robot: WindowRobot) -> list[str]:
    return [one.cursor.selectedText() for one in robot.desk.bring_in.words.text.extraSelections()]


def test_one_sees_how_a_text_begins_and_what_was_read_in_it(desk: Desk, tmp_path: Path) -> None:
    robot = desk(protected)
    plan(robot, tmp_path)
    screen = robot.desk.bring_in
    assert screen.words.text.toPlainText() == LETTER
    assert screen.words.text.isReadOnly()
    assert marked(robot) == ["5 травня 2022", "Іван Приклад"]
    assert "what its date and authors were read from" in screen.words.caption.text()
    author = next(at for at in range(9) if screen.rows.headerData(at, HORIZONTAL) == "Authors")
    screen.rows.setData(screen.rows.index(0, author), "Ганна Приклад")
    assert marked(robot) == ["5 травня 2022"], "what was typed was not read there"
    screen.rows.setData(screen.rows.index(0, author), "редакції")
    assert "редакції" in LETTER
    assert marked(robot) == ["5 травня 2022"], "though its words stand there"
    screen.rows.setData(screen.rows.index(0, author), "Ганна Приклад")
    screen.table.selectRow(1)
    robot.until(lambda: screen.words.text.toPlainText().startswith("A report"))
    shown = screen.words.text.toPlainText()
    assert (len(shown), shown[-1]) == (2001, "…")
    assert marked(robot) == []
    robot.do("view.hide_names")
    assert "Vyhadanyi" in REPORT[:2000]
    assert "Vyhadanyi" not in screen.words.text.toPlainText()
    assert len(screen.words.text.toPlainText()) == 2001
    robot.do("view.hide_names")
    screen.take.click()
    robot.settle()
    documents = robot.desk.session.catalogue.documents
    found = {one.title: one for one in documents.many(documents.ids()).values()}
    letter = found["Лист до редакції"]
    assert letter.authors == ("Ганна Приклад",)
    assert letter.published.words == "5 травня 2022"


def test_escape_goes_back_to_where_one_came_from(desk: Desk, tmp_path: Path) -> None:
    """It did nothing, and the keyboard had to walk to “Cancel”."""
    robot = desk()
    robot.go("people")
    plan(robot, tmp_path)
    screen = robot.desk.bring_in
    screen.table.setFocus()
    screen.table.point_at(screen.rows.index(0, [one.heading for one in COLUMNS].index("Title")))
    robot.press(Qt.Key.Key_F2)  # a line is open in the table: Escape is the line's
    robot.press(Qt.Key.Key_Escape)
    assert robot.place == "archive.import"
    robot.press(Qt.Key.Key_Escape)
    assert robot.place == "go.people"
    assert screen.rows.plan.new  # what was looked at is there to come back to
    assert robot.said == [], "nothing was typed that could be missed"


def test_what_was_corrected_is_offered_again_by_escape(desk: Desk, tmp_path: Path) -> None:
    robot = desk()
    plan(robot, tmp_path)
    screen = robot.desk.bring_in
    screen.table.setFocus()
    robot.press(Qt.Key.Key_F2)
    robot.type("My title")
    robot.press(Qt.Key.Key_Return)
    assert screen.rows.plan.rows[0].title == "My title"
    robot.press(Qt.Key.Key_Escape)
    assert robot.place != "archive.import"
    robot.take_offer("Bring it back")
    assert robot.place == "archive.import"
    assert screen.rows.plan.rows[0].title == "My title"
    assert screen.table.hasFocus()


def test_f2_opens_the_title_where_what_is_pointed_at_cannot_be_corrected(
    desk: Desk, tmp_path: Path
) -> None:
    robot = desk()
    plan(robot, tmp_path)
    table = robot.desk.bring_in.table
    table.setFocus()
    table.point_at(robot.desk.bring_in.rows.index(0, 0))
    robot.press(Qt.Key.Key_F2)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    assert line.accessibleName() == "Title"


def test_escape_does_not_leave_while_files_are_looked_at(desk: Desk, tmp_path: Path) -> None:
    robot = desk()
    plan(robot, tmp_path)
    screen = robot.desk.bring_in
    screen.looking.go_on(())
    QTest.keyClick(screen.table, Qt.Key.Key_Escape)
    assert robot.place == "archive.import"
    robot.settle()
    robot.press(Qt.Key.Key_Escape)
    assert robot.place != "archive.import"


def test_a_date_that_is_not_understood_is_said_at_once_and_stops_the_import_once(
    desk: Desk, tmp_path: Path
) -> None:
    robot = desk()
    plan(robot, tmp_path)
    screen = robot.desk.bring_in
    assert not screen.undated.isVisible()
    published = [column.heading for column in COLUMNS].index("Published")
    screen.rows.setData(screen.rows.index(1, published), "in those days")
    assert screen.undated.isVisible()
    assert "17.04.2022" in screen.undated.text()
    screen.take.click()
    robot.settle()
    assert robot.place == "archive.import"
    assert screen.table.currentIndex() == screen.rows.index(1, published)
    assert screen.undated.isVisible()
    assert robot.said[-1] == "Bring in with 1 date that is not understood?", "not the same twice"
    screen.rows.setData(screen.rows.index(1, published), "early 2023")
    assert not screen.undated.isVisible()
    robot.take_offer("Bring in all the same")
    assert robot.place == "archive.import", "it was asked about another plan"
    screen.rows.setData(screen.rows.index(1, published), "in those days")
    screen.take.click()
    robot.settle()
    robot.take_offer("Bring in all the same")
    documents = robot.desk.session.catalogue.documents
    robot.until(lambda: len(documents.ids()) == 2)
    words = {one.published.words for one in documents.many(documents.ids()).values()}
    assert words == {"5 травня 2022", "in those days"}, "nothing typed is lost"


def test_a_file_that_went_away_says_so_where_its_text_would_be(desk: Desk, tmp_path: Path) -> None:
    robot = desk(texts(A_letter="Words."))
    plan(robot, tmp_path)
    (tmp_path / "report.txt").unlink()
    screen = robot.desk.bring_in
    screen.table.selectRow(1)
    robot.until(lambda: screen.words.caption.text() == "There is no such file.")
    assert screen.words.text.toPlainText() == ""


def told(robot: WindowRobot, file: str, heading: str, role: Qt.ItemDataRole) -> str:
    """What a cell of the plan shows or, by its tooltip, says."""
    rows = robot.desk.bring_in.rows
    row = [one.name for one in rows.plan.rows].index(file)
    column = [one.heading for one in COLUMNS].index(heading)
    return str(rows.index(row, column).data(role))


def test_a_file_of_each_format_comes_in_is_read_and_is_taken_back(
    desk: Desk, tmp_path: Path
) -> None:
    robot = desk()
    robot.files.folder = put_every_format(tmp_path / "in")
    robot.do("archive.folder")
    robot.settle()
    shown, tip = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole
    assert told(robot, "1.html", "Format", shown) == "HTML"
    assert told(robot, "3.pdf", "Format", shown) == "PDF, 2 pages"
    assert told(robot, "7.mp4", "What happens", shown) == "comes in, kept as it came"
    assert told(robot, "6.jpg", "What happens", shown) == (
        "comes in; a picture: it is kept, and has no text"
    )
    assert "from docProps title" in told(robot, "4.docx", "Title", tip)
    screen = robot.desk.bring_in
    screen.table.selectRow([one.name for one in screen.rows.plan.rows].index("3.pdf"))
    robot.until(lambda: "відмов" in screen.words.text.toPlainText())
    assert not screen.unread.isVisibleTo(screen)
    screen.take.click()
    robot.settle()
    robot.go("documents")
    assert sorted(robot.titles()) == sorted(title for _path, _code, title, _words in EVERY.values())
    for _path, _code, title, words in EVERY.values():
        document = robot.point_at(title)
        robot.desk.session.open(document)
        robot.settle()
        read = robot.documents.reader.text.toPlainText()
        assert words in read
        assert bool(read.strip()) is bool(words)
        robot.go("documents")
    robot.do("edit.undo")
    robot.settle()
    assert robot.titles() == []


def test_a_file_that_takes_a_reader_shows_its_first_words_at_once(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    robot = desk(protected)
    robot.files.folder = put_every_format(tmp_path / "in")
    robot.do("archive.folder")
    robot.settle()
    screen, read = robot.desk.bring_in, list[str]()
    monkeypatch.setattr(Readers, "read", lambda *given, **_more: read.append(given[1]))
    files = [one.name for one in screen.rows.plan.rows]
    for file, words in (("3.pdf", "відмов"), ("5.odt", "Ruden"), ("1.html", "desertion")):
        screen.table.selectRow(files.index(file))
        assert words in screen.words.text.toPlainText(), "without waiting for anything"
    long = screen.rows.plan.rows[files.index("1.html")]
    assert long.characters > FIRST_WORDS
    assert screen.words.text.toPlainText() == f"{long.begins}…"
    robot.do("view.hide_names")
    screen.table.selectRow(files.index("3.pdf"))
    robot.settle()
    assert read == [], "nothing was parsed again"


def test_what_cannot_be_read_is_kept_at_a_tick_and_what_was_corrected_stays(
    desk: Desk, tmp_path: Path
) -> None:
    robot = desk()
    robot.files.folder = put_every_format(tmp_path / "in")
    put_locked(robot.files.folder)
    robot.do("archive.folder")
    robot.settle()
    screen, shown = robot.desk.bring_in, Qt.ItemDataRole.DisplayRole
    assert "locked with a password" in told(robot, "0 locked.pdf", "What happens", shown)
    title = [one.heading for one in COLUMNS].index("Title")
    screen.rows.setData(screen.rows.index(1, title), "Corrected")
    assert screen.unread.isVisibleTo(screen)
    screen.unread.click()
    robot.settle()
    assert told(robot, "0 locked.pdf", "What happens", shown) == "comes in, kept as it came"
    assert told(robot, "0 locked.pdf", "Title", shown) == "0 locked"
    assert told(robot, "1.html", "Title", shown) == "Corrected"
    screen.unread.click()
    robot.settle()
    assert "locked with a password" in told(robot, "0 locked.pdf", "What happens", shown)
    assert told(robot, "1.html", "Title", shown) == "Corrected"


def test_what_nothing_protects_from_is_said_above_the_plan(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    robot = desk()
    plan(robot, tmp_path)
    screen = robot.desk.bring_in
    assert not screen.unguarded.isVisibleTo(screen), "no parser is at work over texts"
    monkeypatch.setattr(Readers, "protections", lambda _readers: Protections(limits=True))
    robot.files.folder = put_every_format(tmp_path / "in")
    robot.do("archive.folder")
    robot.settle()
    assert screen.unguarded.isVisibleTo(screen)
    assert NETWORK in screen.unguarded.text()


@pytest.mark.skipif(sys.platform != "linux", reason="not run here: no process outlives a file")
def test_locking_ends_the_process_that_reads(desk: Desk, tmp_path: Path) -> None:
    robot = desk()
    robot.files.folder = put_every_format(tmp_path / "in")
    robot.do("archive.folder")
    robot.settle()
    readers = robot.desk.session.readers
    assert readers.read("html", b"<p>Words</p>").text == "Words"
    robot.do("archive.lock")
    with pytest.raises(ReadingStopped):
        readers.read("html", b"<p>Words</p>")


def test_what_became_of_each_file_is_saved_from_history_after_a_word_about_names(
    desk: Desk, tmp_path: Path
) -> None:
    robot = desk()
    plan(robot, tmp_path)
    (tmp_path / "report.txt").unlink()
    robot.desk.bring_in.take.click()
    robot.settle()
    robot.take_offer("Save the report…")
    assert "names of people may stand in these" in robot.said[-1]
    robot.go("history")
    history = robot.desk.history
    assert history.report.isVisibleTo(history)
    robot.files.report = tmp_path / "what became.csv"
    history.report.click()
    robot.settle()
    assert "names of people may stand in these" in robot.said[-1]
    assert not robot.files.report.exists()
    robot.take_offer("Choose where…")
    written = robot.files.report.read_text("utf-8-sig").splitlines()
    assert [line.split(",")[1] for line in written] == ["outcome", "imported", "failed"]
    assert "There is no such file." in written[2]
    (export,) = robot.desk.session.catalogue.exports.recent()
    assert export.files == (f"{tmp_path.name}/what became.csv",)
    history.view.setCurrentIndex(history.rows.index(0))
    history.view.activated.emit(history.view.currentIndex())
    shown = words_of(history.sheet)
    assert "what became.csv" in shown
    for words in ("import-report", "For whom", "What left"):
        assert words not in shown, "a report takes no records with it"
    robot.do("view.hide_names")
    assert not history.report.isVisibleTo(history), "what is pointed at is the export now"
    history.view.setCurrentIndex(history.rows.index(1))
    robot.files.report = tmp_path / "other.csv"
    history.report.click()
    robot.settle()
    assert "Names are hidden" in robot.said[-1]
    assert not robot.files.report.exists()


def test_a_plan_that_is_still_being_made_is_not_lost_by_a_lock(desk: Desk, tmp_path: Path) -> None:
    robot = desk()
    (tmp_path / "letter.txt").write_text(LETTER, "utf-8")
    screen = robot.desk.bring_in
    screen.plan([tmp_path / "letter.txt"])
    state = screen.state()  # before the files were looked at
    assert not screen.rows.plan.rows
    robot.settle()
    screen.run()
    robot.settle()
    assert screen.state() == {}, "what came in is no plan any more"
    screen.restore(state)
    robot.settle()
    assert [row.name for row in screen.rows.plan.rows] == ["letter.txt"]


def stop_at_once(robot: WindowRobot, paths: list[Path]) -> None:
    """Look at files, and press Stop before anything is known."""
    jobs = robot.desk.session.tools.jobs
    stopping = jobs.started.connect(lambda job: job.stop.set())
    robot.desk.plan(paths)
    robot.settle()
    jobs.started.disconnect(stopping)


def test_looking_that_was_stopped_at_once_is_begun_again(desk: Desk, tmp_path: Path) -> None:
    robot = desk()
    (tmp_path / "letter.txt").write_text(LETTER, "utf-8")
    stop_at_once(robot, [tmp_path / "letter.txt"])
    screen = robot.desk.bring_in
    assert "The files were not looked at to the end" in words_of(screen)
    assert screen.state()["paths"] == [str(tmp_path / "letter.txt")]
    screen.rest.click()
    robot.settle()
    assert [row.name for row in screen.rows.plan.rows] == ["letter.txt"]
    assert "1 document would come in" in words_of(screen)
    assert not screen.rest.isVisibleTo(screen)


def stop_at_the_page(robot: WindowRobot, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Look at ten files, press Stop while the fourth, a page, is read."""
    folder.mkdir()
    for n in range(10):
        name = f"{n}.{'html' if n == 3 else 'txt'}"
        (folder / name).write_text(f"Letter {n}\n\n<p>Words of it.</p>", "utf-8")
    jobs, never = robot.desk.session.tools.jobs, threading.Event()

    def read(_readers: Readers, _format: str, _data: bytes, **more: Any) -> Extracted:
        while not never.wait(0.01):
            more["still"]()
        raise AssertionError

    with monkeypatch.context() as patch:
        patch.setattr(Readers, "read", read)
        robot.desk.plan([folder])
        robot.until(lambda: len(robot.desk.bring_in.state()["seen"]) == 3)
        jobs.stop_all()
        robot.settle()


def test_looking_that_was_stopped_says_what_is_left_and_goes_on_from_there(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    robot = desk()
    stop_at_the_page(robot, tmp_path / "in", monkeypatch)
    screen = robot.desk.bring_in
    assert "7 files are left to look at." in words_of(screen)
    assert "3 documents would come in" in words_of(screen)
    title = [one.heading for one in COLUMNS].index("Title")
    screen.rows.setData(screen.rows.index(1, title), "Corrected")
    screen.rest.click()
    assert not screen.take.isEnabled(), "not while it is being looked"
    assert not screen.rows.setData(screen.rows.index(0, title), "Lost")
    robot.settle()
    assert len(screen.rows.plan.rows) == 10
    assert screen.rows.plan.rows[1].title == "Corrected"
    assert "left to look at" not in words_of(screen)


def test_what_was_looked_at_comes_in_while_the_rest_is_left(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    robot = desk()
    stop_at_the_page(robot, tmp_path / "in", monkeypatch)
    screen = robot.desk.bring_in
    screen.take.click()
    robot.settle()
    assert robot.place == "archive.import"
    assert len(robot.desk.session.catalogue.documents.ids()) == 3
    assert "7 files are left to look at." in words_of(screen)
    assert not screen.take.isEnabled()
    screen.rest.click()
    robot.settle()
    assert screen.take.text() == "Bring in 7 documents"
    assert [row.status.value for row in screen.rows.plan.rows[:4]] == [*["duplicate"] * 3, "new"]
    screen.take.click()
    robot.settle()
    assert robot.place == "go.documents"
    assert len(robot.desk.session.catalogue.documents.ids()) == 10
    assert screen.state() == {}


def test_a_language_that_cannot_stand_stays_in_its_line_with_a_sentence(
    desk: Desk, tmp_path: Path
) -> None:
    robot = desk()
    plan(robot, tmp_path)
    screen = robot.desk.bring_in
    language = [one.heading for one in COLUMNS].index("Language")
    cell = screen.rows.index(1, language)
    screen.table.setCurrentIndex(cell)
    screen.table.edit(cell)
    line = screen.table.findChildren(QLineEdit)[-1]
    line.setText("old norse")
    QTest.keyClick(line, Qt.Key.Key_Return)
    robot.settle()
    assert line.isVisible()
    assert line.text() == "old norse"
    assert "old norse" in screen.table.refusal.text()
    assert screen.table.refusal.isVisible()
    assert screen.table.refusal.geometry().top() >= line.geometry().bottom()
    screen.table.setRowHeight(0, 90)
    robot.settle()
    assert screen.table.refusal.geometry().top() >= line.geometry().bottom(), "it goes along"
    screen.take.setFocus()
    robot.settle()
    assert line.isVisible(), "nothing typed is lost by leaving it either"
    line.setText("polish")
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Return)
    robot.settle()
    assert not screen.table.refusal.isVisible()
    assert screen.rows.plan.rows[1].language == "pl"
    assert not [one for one in screen.table.findChildren(QLineEdit) if one.isVisible()]
    screen.table.edit(cell)
    line = screen.table.findChildren(QLineEdit)[-1]
    line.setText("old norse")
    QTest.keyClick(line, Qt.Key.Key_Return)
    robot.settle()
    assert screen.table.refusal.isVisible()
    QTest.keyClick(line, Qt.Key.Key_Escape)
    robot.settle()
    assert not screen.table.refusal.isVisible()
    assert not [one for one in screen.table.findChildren(QLineEdit) if one.isVisible()]
    assert screen.rows.plan.rows[1].language == "pl"


def test_what_became_of_files_that_all_failed_is_in_history(desk: Desk, tmp_path: Path) -> None:
    robot = desk()
    plan(robot, tmp_path)
    for path in robot.files.files:
        path.unlink()
    robot.desk.bring_in.take.click()
    robot.settle()
    assert "2 could not be read" in robot.said[-1]
    robot.go("history")
    history = robot.desk.history
    assert history.report.isVisibleTo(history)
    assert not history.take_back.isEnabled()
    assert "Nothing came in by it, so there is nothing to take back." in words_of(history)
    assert not robot.can("edit.undo")
    robot.files.report = tmp_path / "what became.csv"
    history.report.click()
    robot.settle()
    robot.take_offer("Choose where…")
    written = robot.files.report.read_text("utf-8-sig").splitlines()
    assert [line.split(",")[1] for line in written] == ["outcome", "failed", "failed"]


LIST = "Список: Їжак, Єгор"  # in cp866, as bytes that are other letters in cp1125


def choose(combo: QComboBox, encoding: str | None) -> None:
    """Choose as a person does, who sees the names."""
    at = combo.findData(encoding)
    combo.setCurrentIndex(at)
    combo.activated.emit(at)


def test_of_files_guessed_wrong_one_chooses_how_they_are_written_and_sees_it(
    desk: Desk, tmp_path: Path
) -> None:
    robot = desk()
    robot.files.files = [tmp_path / f"{n}.txt" for n in range(3)]
    for n, path in enumerate(robot.files.files):
        path.write_bytes(f"{LIST} {n}\n".encode("utf-8" if n == 2 else "cp866"))
    robot.do("archive.import")
    settle(robot)
    screen = robot.desk.bring_in
    combo = screen.words.written.combo
    assert combo.currentText() == "CP1125, DOS, Ukrainian"
    assert LIST not in screen.words.text.toPlainText()
    everything = screen.table.selectionModel()
    everything.select(screen.rows.index(1, 0), SELECT | everything.SelectionFlag.Rows)
    screen.rows.setData(screen.rows.index(0, 3), "Листок")
    choose(combo, "cp866")
    robot.until(lambda: screen.words.text.toPlainText() == f"{LIST} 0\n")
    robot.settle()
    assert [row.title for row in screen.rows.plan.rows] == [f"{LIST} {n}" for n in range(3)]
    assert [row.encoding for row in screen.rows.plan.rows] == ["cp866", "cp866", "utf-8"]
    assert [row.publisher for row in screen.rows.plan.rows] == ["Листок", "Листок", None]
    assert len(screen.rows.together) == 2, "what was selected still is"
    choose(combo, "utf-8")
    robot.settle()
    assert "1 document would come in" in robot.words_on_screen()[0]
    assert not screen.words.text.toPlainText()
    choose(combo, "cp866")
    robot.settle()
    robot.do("view.hide_names")
    assert not screen.words.written.isVisible()
    robot.do("view.hide_names")
    screen.take.click()
    robot.settle()
    documents = robot.desk.session.catalogue.documents
    robot.until(lambda: len(documents.ids()) == 3)
    assert {documents.body(one) for one in documents.ids()} == {f"{LIST} {n}\n" for n in range(3)}


def test_what_came_as_letters_offers_no_encoding(desk: Desk, tmp_path: Path) -> None:
    robot = desk()
    robot.files.files = [put_every_format(tmp_path / "in") / "3.pdf"]
    robot.do("archive.import")
    settle(robot)
    assert not robot.desk.bring_in.words.written.isVisible()
