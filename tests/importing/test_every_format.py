"""Files of all formats, from the plan to the archive and back, read by the program's readers."""

import hashlib
import zipfile
from functools import partial
from pathlib import Path

import pytest

from khronika.archive.archive import Archive
from khronika.archive.volumes import CHUNK
from khronika.domain.errors import Cancelled
from khronika.domain.values import Document
from khronika.importing import run, sizes
from khronika.importing.beginning import beginning
from khronika.importing.looking import Wanted
from khronika.importing.plan import Plan, Status
from khronika.importing.planning import make_plan
from khronika.importing.report import Outcome
from khronika.importing.worker.faults import ReadingStopped, RefusedByReader
from tests.conftest import shared_readers
from tests.importing.formats import EVERY, FILM, put_every_format, put_locked

run_import = partial(run.run_import, readers=shared_readers())
resume_import = partial(run.resume_import, readers=shared_readers())


class StopAfter:
    """Presses Stop at the step after so many bytes."""

    def __init__(self, most: int) -> None:
        self._most = most

    def step(self, done: int, total: int = 0) -> None:
        if done > self._most:
            raise Cancelled


def planned(archive: Archive, *paths: Path, keeps_unread: bool = False) -> Plan:
    wanted = Wanted(keeps_unread=keeps_unread)
    known = archive.catalogue.documents
    return make_plan(paths, known, readers=shared_readers(), wanted=wanted)


def by_file(archive: Archive) -> dict[str | None, Document]:
    documents = archive.catalogue.documents
    return {one.file_name: one for one in documents.many(documents.ids()).values()}


def test_a_plan_says_what_each_is_and_proposes_what_it_states(
    archive: Archive, tmp_path: Path
) -> None:
    plan = planned(archive, put_every_format(tmp_path / "in"))
    assert {row.name: (row.format, row.title) for row in plan.rows} == {
        name: (format_, title) for name, (_path, format_, title, _words) in EVERY.items()
    }
    rows = {row.name: row for row in plan.rows}
    assert rows["3.pdf"].pages == 2
    assert all(row.status is Status.NEW for row in plan.rows)
    assert any(one.field == "title" for one in rows["4.docx"].proposals)
    assert rows["6.jpg"].kind is None
    assert rows["7.mp4"].notes == ("unread",)


def test_each_comes_in_with_its_text_and_its_bytes(archive: Archive, tmp_path: Path) -> None:
    folder = put_every_format(tmp_path / "in")
    report = run_import(archive, planned(archive, folder))
    assert report.counts == {Outcome.IMPORTED: 7, Outcome.DUPLICATE: 0, Outcome.FAILED: 0}
    held = by_file(archive)
    for name, (_path, _format, title, words) in EVERY.items():
        document = held[name]
        assert document.title == title
        assert words in archive.catalogue.documents.body(document.id)
        assert archive.original(document.id) == (folder / name).read_bytes()
    assert held["7.mp4"].media_type == "video/mp4"
    assert (held["4.docx"].media_type or "").endswith("wordprocessingml.document")
    assert not (archive.path / "files-0001.db").exists(), "small files need no volume"
    assert archive.verify() == []
    step = archive.catalogue.steps.undoable()
    assert step is not None
    archive.undo(step.last)
    assert by_file(archive) == {}


def test_a_plan_shows_how_each_text_begins(archive: Archive, tmp_path: Path) -> None:
    for row in planned(archive, put_every_format(tmp_path / "in")).rows:
        begun = beginning(row, shared_readers())
        assert bool(begun) is (row.characters > 0)


def test_a_stopped_import_of_all_formats_goes_on(archive: Archive, tmp_path: Path) -> None:
    plan = planned(archive, put_every_format(tmp_path / "in"))
    report = run_import(archive, plan, StopAfter(plan.rows[0].bytes))
    assert report.is_stopped
    assert report.operation is not None
    whole = resume_import(archive, report.operation)
    assert whole.counts == {Outcome.IMPORTED: 7, Outcome.DUPLICATE: 0, Outcome.FAILED: 0}
    assert by_file(archive).keys() == EVERY.keys()
    assert archive.verify() == []


def bomb(path: Path) -> None:
    """A Word file of a few kilobytes that unpacks to half a gigabyte."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        with packed.open("word/document.xml", "w") as part:
            for _mebibyte in range(400):
                part.write(b" " * (1 << 20))
        packed.writestr("[Content_Types].xml", "<Types/>")


def test_hostile_files_among_good_ones_stop_none_of_these(archive: Archive, tmp_path: Path) -> None:
    folder = put_every_format(tmp_path / "in")
    put_locked(folder)
    bomb(folder / "8.docx")
    (folder / "9.html").write_text("<div>" * 100_000 + "Слова")
    plan = planned(archive, folder)
    faults = {row.name: row.fault for row in plan.rows if row.status is not Status.NEW}
    assert faults.keys() == {"0 locked.pdf", "8.docx", "9.html"}
    assert all(isinstance(one, RefusedByReader | ReadingStopped) for one in faults.values())
    assert str(faults["0 locked.pdf"]) == "It is locked with a password."
    report = run_import(archive, plan)
    assert report.counts == {Outcome.IMPORTED: 7, Outcome.DUPLICATE: 0, Outcome.FAILED: 3}


def test_what_cannot_be_read_is_kept_when_that_is_asked_for(
    archive: Archive, tmp_path: Path
) -> None:
    folder = put_every_format(tmp_path / "in")
    put_locked(folder)
    (folder / "empty.pdf").write_bytes(b"")
    plan = planned(archive, folder, keeps_unread=True)
    assert [row.name for row in plan.rows if row.status is not Status.NEW] == ["empty.pdf"]
    run_import(archive, plan)
    kept = by_file(archive)["0 locked.pdf"]
    assert kept.characters == 0
    assert archive.original(kept.id) == (folder / "0 locked.pdf").read_bytes()


def test_a_file_too_large_for_a_row_lies_in_a_volume(archive: Archive, tmp_path: Path) -> None:
    film = FILM * ((3 * CHUNK) // len(FILM) + 1)
    (tmp_path / "film.mp4").write_bytes(film)
    page = (tmp_path / "page.html", b"<p>Words</p><!--" + b"x" * (2 * CHUNK) + b"-->")
    page[0].write_bytes(page[1])
    report = run_import(archive, planned(archive, tmp_path / "film.mp4", page[0]))
    assert report.counts[Outcome.IMPORTED] == 2
    assert (archive.path / "files-0001.db").is_file()
    held = by_file(archive)
    assert archive.original(held["film.mp4"].id) == film
    assert held["film.mp4"].original == hashlib.sha256(film).hexdigest()
    assert archive.original(held["page.html"].id) == page[1]
    assert archive.catalogue.documents.body(held["page.html"].id) == "Words"


def test_what_is_larger_than_any_reader_takes_is_kept_as_it_came(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sizes, "LARGEST_PARSED", 100)
    folder = put_every_format(tmp_path / "in")
    plan = planned(archive, folder)
    assert {row.format for row in plan.rows} == {"file"}
    assert run_import(archive, plan).counts[Outcome.IMPORTED] == 7
    held = by_file(archive)["3.pdf"]
    assert archive.original(held.id) == (folder / "3.pdf").read_bytes()
