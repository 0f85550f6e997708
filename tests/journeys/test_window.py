"""The walk of the first issue, in the window, on a real encrypted archive."""

import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from tests.robots.fixtures import texts
from tests.robots.window import WindowRobot

from khronika.archive.archive import Archive
from khronika.archive.key_files import make_key_file
from khronika.archive.recording import add_source
from khronika.domain.drafts import SourceDraft
from khronika.domain.values import Name

TEXT = """On 7 April 2023 two contract soldiers of an invented regiment refused to go back. 🕊️

Ivan Testenko wrote a report; Petro Vyhadanyi only said so aloud, and both were sent to a cellar.

At least 12 others signed a letter. 🇺🇦 There are no other sources confirming this information.
"""


def source(archive: Archive) -> None:
    with archive.change("add-source") as change:
        add_source(change, SourceDraft(names=(Name(text="The Invented Gazette"),)))


def test_read_tag_record_collect_export_lock_unlock(
    desk: Callable[..., WindowRobot], tmp_path: Path, key_file: Path
) -> None:
    robot = desk(texts(Two_refusals=TEXT, Another_text="Nothing happens in it."), source)

    # read, and tag three passages
    robot.go("documents")
    robot.point_at("Two refusals")
    robot.select("two contract soldiers of an invented regiment refused to go back")
    robot.tag("refusal")
    robot.select("both were sent to a cellar")
    robot.tag("consequence/detention")
    robot.select("There are no other sources confirming this information")
    robot.press(Qt.Key.Key_2)
    assert [p.tags[0].path for p in robot.passages()] == [
        ("refusal",), ("consequence", "detention"), ("consequence", "detention"),
    ]  # fmt: skip

    # an incident citing one of them, with two people and a source
    robot.select("two contract soldiers of an invented regiment refused to go back")
    robot.press(Qt.Key.Key_I)
    robot.type("Two soldiers refuse to go back")
    robot.select("7 April 2023")
    robot.press(Qt.Key.Key_W)
    robot.select("Ivan Testenko")
    robot.press(Qt.Key.Key_P)
    robot.select("Petro Vyhadanyi")
    robot.press(Qt.Key.Key_P)
    robot.select("At least 12")
    robot.press(Qt.Key.Key_F)
    form = robot.form
    form.figures.rows[0].lines.counted.setText("signatories")
    form.people.rows[0].role.setText("refuser")
    form.people.rows[1].protection.put("protected")
    form.source.setText("The Invented Gazette")
    assert "April 7, 2023" in form.when.meaning()
    form.saved.emit()
    robot.until(lambda: robot.documents.drafting.form is None)
    assert robot.documents.reader.text.hasFocus(), "whoever wrote reads on"
    robot.settle()
    assert (
        "Recorded: I-1 Two soldiers refuse to go back. “refuser” is a new word of the vocabulary."
        in robot.said
    )

    # by date, under both people, under the source
    robot.go("incidents")
    assert [(row.lead, row.title) for row in robot.rows()] == [
        ("April 7, 2023", "Two soldiers refuse to go back")
    ]
    robot.point_at("Two soldiers refuse to go back")
    assert "The Invented Gazette" in robot.sheet()
    for person in ("Ivan Testenko", "Petro Vyhadanyi"):
        robot.go("people")
        robot.point_at(person)
        assert "Two soldiers refuse to go back" in robot.sheet()
    robot.go("sources")
    robot.point_at("The Invented Gazette")
    robot.follow("Two soldiers refuse to go back")
    assert robot.place == "go.incidents"

    # what it rests on opens in the text
    robot.follow("two contract soldiers")
    assert robot.place == "go.documents"
    assert robot.documents.reader.text.selection() is not None

    # collect and export three formats
    robot.go("incidents")
    robot.point_at("Two soldiers refuse to go back")
    robot.do("edit.collect")
    robot.type("My collection")
    robot.press(Qt.Key.Key_Return)
    robot.settle()
    robot.go("collections")
    robot.point_at("My collection")
    robot.do("archive.export")
    robot.files.folder = tmp_path / "out"
    robot.files.folder.mkdir()
    export = robot.desk.export
    for box in export.formats.values():
        box.setChecked(True)
    export.write.click()
    robot.settle()
    written = sorted(path.name for path in robot.files.folder.iterdir())
    assert [name.partition(".")[2] for name in written] == ["", "html", "json"], robot.said
    data = json.loads(next(robot.files.folder.glob("*.json")).read_text("utf-8"))
    assert data["incidents"][0]["title"] == "Two soldiers refuse to go back"
    every = b"".join(p.read_bytes() for p in robot.files.folder.rglob("*") if p.is_file())
    assert b"Vyhadanyi" not in every

    # History says where they went, and that this cannot be taken back
    robot.go("history")
    history = robot.desk.history
    told = [history.rows.index(at, 0).data() for at in range(3)]
    assert all("Export to “out”" in one for one in told), told
    assert {one.split("; ")[2].split(" · ")[0] for one in told} == set(written)
    history.view.setCurrentIndex(history.rows.index(0, 0))
    assert not history.take_back.isEnabled()
    assert history._why.text().startswith("What was given out cannot be taken back.")
    history.view.setCurrentIndex(history.rows.index(3, 0))
    assert history.take_back.isEnabled()

    # lock; a wrong key is refused in a sentence; unlock: all is there
    robot.do("archive.lock")
    assert robot.shell.desk is None
    wrong = tmp_path / "wrong.txt"
    make_key_file(wrong)
    robot.unlock_with_key(wrong)
    assert robot.shell.desk is None
    assert "did not open with that key file" in robot.lock.wrong.text()
    robot.unlock_with_key(key_file)
    robot.go("incidents")
    assert robot.titles() == ["Two soldiers refuse to go back"]
    robot.go("documents")
    robot.point_at("Two refusals")
    assert len(robot.passages()) == 7
