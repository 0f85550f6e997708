"""Looking at what would come in, and correcting what is proposed of it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from tests.robots.fixtures import texts
from tests.robots.window import WindowRobot

from khronika.archive.archive import Archive
from khronika.archive.recording import add_person
from khronika.domain.drafts import PersonDraft
from khronika.domain.values import Name

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


def test_a_file_that_went_away_says_so_where_its_text_would_be(desk: Desk, tmp_path: Path) -> None:
    robot = desk(texts(A_letter="Words."))
    plan(robot, tmp_path)
    (tmp_path / "report.txt").unlink()
    screen = robot.desk.bring_in
    screen.table.selectRow(1)
    robot.until(lambda: screen.words.caption.text() == "There is no such file.")
    assert screen.words.text.toPlainText() == ""
