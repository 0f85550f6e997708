import csv
import json
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from tests.conftest import shared_readers
from tests.importing.formats import EVERY, put_every_format, put_locked
from tests.robots.terminal import Terminal

from khronika.archive.doors import open_archive
from khronika.archive.openings import KeyFile
from khronika.domain.errors import Cancelled
from khronika.importing.planning import make_plan
from khronika.importing.run import report_of, run_import


def texts(folder: Path, number: int) -> Path:
    folder.mkdir()
    for n in range(number):
        (folder / f"{n:02}.txt").write_text(f"Лист {n}\n\nрядок\n", encoding="utf-8")
    return folder


def test_a_folder_comes_in_and_again_as_duplicates(terminal: Terminal, tmp_path: Path) -> None:
    folder = texts(tmp_path / "in", 3)
    said = terminal.json("import", str(folder), "--source", "Газета", "--tag", "a/b", "--tag", "c")
    assert said["counts"] == {"imported": 3, "duplicate": 0, "failed": 0}
    assert {row["status"] for row in said["documents"]} == {"imported"}
    assert sorted(row["path"] for row in said["documents"]) == [
        str(folder / f"{n:02}.txt") for n in range(3)
    ]
    assert [item["source"] for item in terminal.items("documents")] == ["Газета"] * 3
    assert terminal.json("show", "D-1")["tags"] == ["a/b", "c"]
    again = terminal.json("import", str(folder))
    assert again["counts"] == {"imported": 0, "duplicate": 3, "failed": 0}
    assert {row["uid"] for row in again["documents"]} == {row["uid"] for row in said["documents"]}
    assert len(terminal.items("history")) == 1


def test_a_bad_file_says_why_and_stops_nothing(terminal: Terminal, tmp_path: Path) -> None:
    folder = texts(tmp_path / "in", 2)
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    result = terminal.run("import", str(terminal.archive), str(folder), "gone.txt", "--json")
    assert result.exit_code == 1
    said = json.loads(result.stdout)
    assert said["counts"] == {"imported": 2, "duplicate": 0, "failed": 2}
    errors = {Path(row["path"]).name: row["error"] for row in said["documents"]}
    assert errors["00.txt"] is None
    assert errors["gone.txt"].startswith("There is no such file.")
    assert errors["picture.txt"]
    assert len(terminal.items("documents")) == 2


def test_the_summary_is_the_last_line(terminal: Terminal, tmp_path: Path) -> None:
    folder = texts(tmp_path / "in", 1)
    assert terminal.on("import", str(folder)).stdout == "1 imported, 0 duplicates, 0 failed\n"


class StopAfter:
    """Presses Stop at the given step."""

    def __init__(self, steps: int) -> None:
        self._left = steps

    def step(self, done: int, total: int = 0) -> None:
        self._left -= 1
        if self._left < 0:
            raise Cancelled


def stopped(terminal: Terminal, folder: Path) -> int:
    """Begin an import and stop it; return how many documents are in."""
    archive = open_archive(terminal.archive, KeyFile(terminal.key_file))
    plan = make_plan([folder], archive.catalogue.documents, readers=shared_readers())
    run_import(archive, plan, StopAfter(70), readers=shared_readers())
    number = len(archive.catalogue.documents.ids())
    archive.close()
    return number


def test_a_stopped_import_goes_on(terminal: Terminal, tmp_path: Path) -> None:
    folder = texts(tmp_path / "in", 80)
    assert 0 < stopped(terminal, folder) < 80
    assert terminal.json("import", "--resume")["counts"]["imported"] == 80
    assert len(terminal.items("documents")) == 80
    assert len(terminal.items("history")) == 1
    assert terminal.refusal("import", "--resume").startswith("That import has ended")


def test_a_stopped_import_is_taken_back(terminal: Terminal, tmp_path: Path) -> None:
    folder = texts(tmp_path / "in", 80)
    assert stopped(terminal, folder)
    assert terminal.json("import", "--take-back") == {"taken_back": True}
    assert terminal.items("documents") == []


def test_files_or_a_stopped_import(terminal: Terminal) -> None:
    terminal.misuse("import", str(terminal.archive))
    terminal.misuse("import", str(terminal.archive), "a.txt", "--resume")


def test_undo_takes_the_whole_import_back(terminal: Terminal, tmp_path: Path) -> None:
    terminal.on("import", str(texts(tmp_path / "in", 70)))
    assert terminal.on("undo").stdout == "Undone: Import documents\n"
    assert terminal.items("documents") == []
    terminal.on("redo")
    assert len(terminal.items("documents")) == 70


def test_an_encoding_may_be_named(terminal: Terminal, tmp_path: Path) -> None:
    """Two letters say too little to guess by."""
    (tmp_path / "short.txt").write_bytes("Ні.".encode("cp1251"))
    terminal.on("import", str(tmp_path / "short.txt"), "--encoding", "cp1251")
    assert "Ні." in terminal.on("show", "D-1").stdout


def test_a_file_of_each_format_comes_in(terminal: Terminal, tmp_path: Path) -> None:
    folder = put_every_format(tmp_path / "in")
    said = terminal.json("import", str(folder))
    assert said["counts"] == {"imported": 7, "duplicate": 0, "failed": 0}
    assert {Path(row["path"]).name: (row["format"], row["title"]) for row in said["documents"]} == {
        name: (code, title) for name, (_path, code, title, _words) in EVERY.items()
    }
    read = {item["title"]: item["number"] for item in terminal.items("documents")}
    for _path, code, title, words in EVERY.values():
        text = terminal.json("show", read[title])["text"]
        assert words in text
        assert bool(text) is (code not in ("picture", "file"))
    terminal.on("undo")
    assert terminal.items("documents") == []


def test_what_cannot_be_read_is_kept_when_that_is_asked_for(
    terminal: Terminal, tmp_path: Path
) -> None:
    folder = texts(tmp_path / "in", 1)
    put_locked(folder)
    result = terminal.run("import", str(terminal.archive), str(folder), "--json")
    assert result.exit_code == 1
    (failed,) = (row for row in json.loads(result.stdout)["documents"] if row["error"])
    assert failed["error"].startswith("It is locked with a password.")
    said = terminal.json("import", str(folder), "--keep-unread")
    assert said["counts"] == {"imported": 1, "duplicate": 1, "failed": 0}
    (kept,) = (row for row in said["documents"] if row["status"] == "imported")
    assert kept["format"] == "file"


def test_a_report_says_what_became_of_each_file(terminal: Terminal, tmp_path: Path) -> None:
    folder = texts(tmp_path / "in", 2)
    (folder / "02 again.txt").write_bytes((folder / "00.txt").read_bytes())
    (folder / "03 empty.txt").write_bytes(b"")
    (folder / "04 sound.mp3").write_bytes(b"ID3")
    (folder / "=05.txt").write_text("=A title that a spreadsheet would reckon\n\nWords.\n")
    out = tmp_path / "report.csv"
    result = terminal.run("import", str(terminal.archive), str(folder), "--report", str(out))
    assert result.exit_code == 1
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["outcome"] for row in rows] == [
        "imported", "imported", "duplicate", "failed", "imported-without-text", "imported",
    ]  # fmt: skip
    assert rows[0]["document"] == rows[2]["document"] or rows[2]["why"]
    assert rows[0]["sha256"] == sha256((folder / "00.txt").read_bytes()).hexdigest()
    assert (rows[0]["reader"], rows[0]["reader_version"], rows[3]["reader"]) == ("plain", "1", "")
    assert rows[3]["why"].startswith("There is no text in it.")
    assert rows[4]["warnings"] == "kept as it came: nothing here reads it"
    assert rows[5]["title"].startswith("'=")
    again = terminal.run("import", str(terminal.archive), str(folder), "--report", str(out))
    assert "is already there" in again.stderr, "and it is said before anything is done"


def test_what_became_of_files_is_kept_until_the_document_is_erased(
    terminal: Terminal, tmp_path: Path
) -> None:
    folder = texts(tmp_path / "in", 2)
    (folder / "02 empty.txt").write_bytes(b"")
    terminal.run("import", str(terminal.archive), str(folder))
    with closing(open_archive(terminal.archive, KeyFile(terminal.key_file))) as archive:
        (step,) = archive.catalogue.steps.recent(5)
        report = report_of(archive, step.operation or 0)
        assert report is not None
        assert [row.path for row in report.rows] == ["in/00.txt", "in/01.txt", "in/02 empty.txt"]
        assert [row.status.value for row in report.rows] == ["imported", "imported", "failed"]
        document = archive.catalogue.records.resolve("D-1").id
        archive.purge([document])
        left = report_of(archive, step.operation or 0)
        assert left is not None
        assert [row.path for row in left.rows] == ["in/01.txt", "in/02 empty.txt"]
