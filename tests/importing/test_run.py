"""Carrying plans out in a real archive: whole texts, many changes, Stop, kill -9 and undo."""

import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from khronika.archive.archive import Archive
from khronika.archive.doors import open_archive
from khronika.archive.openings import KeyFile
from khronika.archive.recording import add_source, cite, edit_document
from khronika.archive.records import RecordAmbiguous, RecordNotFound
from khronika.archive.steps import UndoConflict
from khronika.domain.changed import Changed
from khronika.domain.drafts import CitationDraft, SourceDraft
from khronika.domain.errors import Cancelled
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.values import Document, Name
from khronika.importing.pasted import Pasted, of_text
from khronika.importing.plan import Plan
from khronika.importing.planning import make_plan
from khronika.importing.report import ImportReport, Outcome
from khronika.importing.run import NothingToGoOnWith, take_back
from khronika.importing.run import resume_import as resumed
from khronika.importing.run import run_import as run
from tests.conftest import shared_readers
from tests.importing.conftest import MakeFiles

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
FIXTURES = Path(__file__).parent / "readers" / "fixtures"
run_import = partial(run, readers=shared_readers())
resume_import = partial(resumed, readers=shared_readers())
APOSTROPHES = "Кам'янець, Кам’янець і Камʼянець\n"
EMOJI = "\ufeffПротест 🕊️ тривав\r\nдо ранку 👩‍👩‍👧\r\n"


class StopAfter:
    """Presses Stop at the step after so many bytes."""

    def __init__(self, most: int) -> None:
        self._most = most
        self.last = (0, 0)

    def step(self, done: int, total: int = 0) -> None:
        self.last = (done, total)
        if done > self._most:
            raise Cancelled


def _plan(archive: Archive, *paths: Path, pasted: tuple[str, ...] = ()) -> Plan:
    texts = [of_text(one) for one in pasted]
    return make_plan(paths, archive.catalogue.documents, readers=shared_readers(), pasted=texts)


def _import(archive: Archive, *paths: Path) -> ImportReport:
    return run_import(archive, _plan(archive, *paths))


def _documents(archive: Archive) -> list[Document]:
    documents = archive.catalogue.documents
    return list(documents.many(documents.ids()).values())


def _only(archive: Archive) -> Document:
    (document,) = _documents(archive)
    return document


def _imports(archive: Archive) -> list[str]:
    return [step.verb for step in archive.catalogue.steps.recent()]


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (APOSTROPHES.encode(), APOSTROPHES, "utf-8"),
        ("Суд отказал ему.\r\n".encode("cp1251"), "Суд отказал ему.\n", "cp1251"),
        (EMOJI.encode(), "Протест 🕊️ тривав\nдо ранку 👩‍👩‍👧\n", "utf-8"),
        ("и\u0306 та ї  \n\n".encode(), "й та ї  \n\n", "utf-8"),
    ],
)
def test_texts_come_in_whole_and_their_bytes_stay(
    archive: Archive, tmp_path: Path, data: bytes, text: str, encoding: str
) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    report = _import(archive, tmp_path / "a.txt")
    document = _only(archive)
    assert archive.catalogue.documents.body(document.id) == text
    assert archive.catalogue.documents.original(document.id) == data
    assert (document.encoding, document.characters) == (encoding, len(text))
    assert (document.file_name, document.media_type) == ("a.txt", "text/plain")
    assert report.rows[0].uid == document.uid
    assert report.counts == {Outcome.IMPORTED: 1, Outcome.DUPLICATE: 0, Outcome.FAILED: 0}


def test_importing_again_reports_duplicates_and_changes_nothing(
    archive: Archive, files: MakeFiles
) -> None:
    folder = files(5)
    first = _import(archive, folder)
    steps = _imports(archive)
    again = _import(archive, folder)
    assert again.counts == {Outcome.IMPORTED: 0, Outcome.DUPLICATE: 5, Outcome.FAILED: 0}
    assert [row.uid for row in again.rows] == [row.uid for row in first.rows]
    assert _imports(archive) == steps
    assert archive.unfinished() == []


def test_what_was_corrected_in_the_plan_is_recorded(archive: Archive, files: MakeFiles) -> None:
    plan = _plan(archive, files(3)).edited([0, 1], publisher="Приклад", kind="report")
    plan = plan.edited([1], title="Інша назва", authors=("Ганна Приклад",), language=None)
    run_import(archive, plan)
    by_file = {document.file_name: document for document in _documents(archive)}
    one, two, three = (by_file[f"{n}.txt"] for n in range(3))
    assert one.publisher is not None
    assert one.publisher == two.publisher
    assert one.publisher.title == "Приклад"
    assert (two.title, two.authors, two.language) == ("Інша назва", ("Ганна Приклад",), None)
    assert (three.publisher, three.document_kind, three.language) == (None, "text", "uk")
    assert len(archive.catalogue.sources.ids()) == 1


def test_source_and_tags_are_given_to_all(archive: Archive, files: MakeFiles) -> None:
    with archive.change("add-source") as change:
        source = add_source(change, SourceDraft(names=(Name(text="Приклад"),)))
    plan = _plan(archive, files(70)).edited([0], publisher="Хтось інший")
    run_import(archive, plan, source="Приклад", tags=["опір/листи", " "])
    assert len(archive.catalogue.documents.of_source(source)) == 70
    (leaf,) = [tag for tag in archive.catalogue.tags.all() if tag.name == "листи"]
    document = _documents(archive)[0]
    assert [tag.id for tag in archive.catalogue.tags.of_record(document.id)] == [leaf.id]
    assert archive.catalogue.sources.ids() == [source]


def test_a_source_that_is_unclear_is_asked_about_before_anything(
    archive: Archive, files: MakeFiles
) -> None:
    folder = files(1)
    with archive.change("add-source") as change:
        for _ in range(2):
            add_source(change, SourceDraft(names=(Name(text="Двійник"),)))
    with pytest.raises(RecordAmbiguous):
        run_import(archive, _plan(archive, folder), source="Двійник")
    with pytest.raises(RecordNotFound):
        run_import(archive, _plan(archive, folder), source="S-99")
    assert archive.unfinished() == []
    report = run_import(archive, _plan(archive, folder).edited([0], publisher="Двійник"))
    assert report.rows[0].status is Outcome.FAILED
    assert "Двійник" in (report.rows[0].error or "")


def test_a_bad_file_says_why_and_stops_nothing(
    archive: Archive, tmp_path: Path, files: MakeFiles
) -> None:
    folder = files(3)
    (folder / "0 empty.txt").write_bytes(b"")
    (folder / "1 picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    (folder / "2 noise").write_bytes(bytes(range(256)))
    report = _import(archive, folder, tmp_path / "gone")
    assert report.counts == {Outcome.IMPORTED: 4, Outcome.DUPLICATE: 0, Outcome.FAILED: 3}
    for row in report.rows:
        assert (row.error is not None) is (row.status is Outcome.FAILED)
        assert (row.uid is not None) is (row.status is Outcome.IMPORTED)
    kept = {document.file_name: document for document in _documents(archive)}
    assert kept.keys() == {"0.txt", "1.txt", "2.txt", "2 noise"}
    assert archive.catalogue.documents.original(kept["2 noise"].id) == bytes(range(256))
    assert kept["2 noise"].characters == 0


def test_a_file_that_changed_since_the_plan_is_not_taken(
    archive: Archive, files: MakeFiles
) -> None:
    folder = files(3)
    plan = _plan(archive, folder)
    (folder / "1.txt").write_text("щось інше")
    (folder / "2.txt").unlink()
    report = run_import(archive, plan)
    assert [row.status.value for row in report.rows] == ["imported", "failed", "failed"]
    assert "changed" in (report.rows[1].error or "")


def test_a_file_that_came_in_since_the_plan_is_a_duplicate(
    archive: Archive, files: MakeFiles
) -> None:
    folder = files(2)
    plan = _plan(archive, folder)
    _import(archive, folder / "1.txt")
    report = run_import(archive, plan)
    assert [row.status.value for row in report.rows] == ["imported", "duplicate"]


def test_pasted_texts_come_in(archive: Archive) -> None:
    run_import(archive, _plan(archive, pasted=("Вставлено\r\nрядок",)))
    document = _only(archive)
    assert (document.title, document.file_name) == ("Вставлено", None)
    assert archive.catalogue.documents.body(document.id) == "Вставлено\nрядок"
    assert archive.original(document.id) == "Вставлено\r\nрядок".encode()
    assert document.media_type == "text/plain"


PAGE = "<meta charset='utf-8'><h1>Лист</h1><p>Ми <a href='https://x.example'>просимо</a>.</p>"
COPIED = Pasted(
    data=PAGE.encode(),
    media_type="text/html",
    plain="Лист\nМи просимо.",
    address="https://gazette.example/letter",
    evidence="chromium/x-source-url",
)
PICTURE = Pasted(data=(FIXTURES / "pictures" / "photo.jpg").read_bytes(), media_type="image/jpeg")


def test_a_pasted_page_and_a_pasted_picture_come_in_as_what_they_are(archive: Archive) -> None:
    known = archive.catalogue.documents
    plan = make_plan([], known, readers=shared_readers(), pasted=[COPIED, PICTURE])
    assert [row.format for row in plan.rows] == ["html", "picture"]
    run_import(archive, plan)
    page, picture = sorted(_documents(archive), key=lambda one: one.media_type or "", reverse=True)
    assert (page.title, page.media_type, page.file_name) == ("Лист", "text/html", None)
    assert known.body(page.id) == "Лист\n\nМи просимо."
    assert archive.original(page.id) == PAGE.encode()
    assert (picture.media_type, picture.characters) == ("image/jpeg", 0)
    assert archive.original(picture.id) == PICTURE.data
    assert {page.collected_how, picture.collected_how} == {"pasted"}


def test_where_a_page_was_copied_from_is_proposed_with_where_and_recorded_by_nobody(
    archive: Archive,
) -> None:
    known = archive.catalogue.documents
    plan = make_plan([], known, readers=shared_readers(), pasted=[COPIED])
    run_import(archive, plan)
    document = _only(archive)
    assert document.url is None
    (version,) = known.versions(document.id)
    (said,) = [one for one in version.said if one.field == "url"]
    assert said.value == "https://gazette.example/letter"
    assert said.where == "clipboard chromium/x-source-url"


@pytest.mark.parametrize("copied", [COPIED, COPIED.as_plain(), PICTURE, of_text("Слово")])
def test_an_order_outlives_what_was_pasted(archive: Archive, copied: Pasted) -> None:
    known = archive.catalogue.documents
    plan = make_plan([], known, readers=shared_readers(), pasted=[copied])
    report = run_import(archive, plan, StopAfter(-1))
    assert report.operation is not None
    assert _documents(archive) == []
    resume_import(archive, report.operation)
    document = _only(archive)
    assert archive.original(document.id) == copied.data
    assert document.media_type == copied.media_type


def test_names_that_are_no_text_come_in(archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"odd-\xff\n.txt")
    try:
        path.write_text("слово " * 50)
    except OSError:
        pytest.skip("not run here: this disk takes only names that are text")
    report = _import(archive, path)
    document = _only(archive)
    assert (document.file_name, document.title) == ("odd-� .txt", "odd-�")
    assert report.rows[0].path.encode()


def test_an_import_is_one_step_of_small_changes(archive: Archive, files: MakeFiles) -> None:
    written: list[Changed] = []
    archive.watch(written.append)
    _import(archive, files(150))
    sizes = [len(changed.records[Kind.DOCUMENT]) for changed in written]
    assert sum(sizes) == 150
    assert max(sizes) <= 64
    assert _imports(archive) == ["import"]
    archive.undo()
    assert _documents(archive) == []
    archive.redo()
    assert len(_documents(archive)) == 150


def test_slow_reading_makes_short_changes(archive: Archive, files: MakeFiles) -> None:
    seconds = iter(range(1000))
    written: list[Changed] = []
    archive.watch(written.append)
    run_import(archive, _plan(archive, files(4)), clock=lambda: next(seconds))
    assert len(written) == 4


def test_others_may_write_in_between(archive: Archive, files: MakeFiles) -> None:
    folder = files(130)
    imported: list[Changed] = []

    def rename_the_first(changed: Changed) -> None:
        imported.append(changed)
        if len(imported) == 1:
            first = min(changed.records[Kind.DOCUMENT])
            with archive.change("edit-document") as change:
                edit_document(change, RecordId(first), title="Між іншим")

    archive.watch(rename_the_first)
    report = _import(archive, folder)
    assert report.counts[Outcome.IMPORTED] == 130
    assert "Між іншим" in {document.title for document in _documents(archive)}
    assert sorted(_imports(archive)) == ["edit-document", "import"]


def test_progress_counts_bytes(archive: Archive, files: MakeFiles) -> None:
    folder = files(3)
    total = sum(path.stat().st_size for path in folder.iterdir())
    progress = StopAfter(total)
    run_import(archive, _plan(archive, folder), progress)
    assert progress.last == (total, total)


def test_stop_keeps_what_is_in_and_it_goes_on(archive: Archive, files: MakeFiles) -> None:
    plan = _plan(archive, files(150))
    half = sum(row.bytes for row in plan.rows) // 2
    report = run_import(archive, plan, StopAfter(half), tags=["лист"])
    assert report.is_stopped
    assert report.operation is not None
    held = len(_documents(archive))
    assert 0 < held == report.counts[Outcome.IMPORTED] == 150 - report.left < 150
    (unfinished,) = archive.unfinished()
    assert (unfinished.id, unfinished.done, unfinished.total) == (report.operation, held, 150)

    whole = resume_import(archive, report.operation)
    assert whole.counts == {Outcome.IMPORTED: 150, Outcome.DUPLICATE: 0, Outcome.FAILED: 0}
    assert {row.uid for row in report.rows} <= {row.uid for row in whole.rows}
    assert len(_documents(archive)) == 150
    assert archive.unfinished() == []
    assert _imports(archive) == ["import"]
    assert archive.verify() == []
    with pytest.raises(NothingToGoOnWith):
        resume_import(archive, report.operation)


def test_stop_and_take_back(archive: Archive, files: MakeFiles) -> None:
    plan = _plan(archive, files(150))
    report = run_import(archive, plan, StopAfter(sum(row.bytes for row in plan.rows) // 2))
    assert report.operation is not None
    take_back(archive, report.operation)
    assert _documents(archive) == []
    assert archive.unfinished() == []
    assert archive.verify() == []
    with pytest.raises(NothingToGoOnWith):
        take_back(archive, report.operation)


def test_stop_before_the_first_change_leaves_nothing_to_undo(
    archive: Archive, files: MakeFiles
) -> None:
    report = run_import(archive, _plan(archive, files(2)), StopAfter(-1))
    assert report.left == 2
    assert report.operation is not None
    take_back(archive, report.operation)
    assert _imports(archive) == []
    assert archive.unfinished() == []


def test_taking_back_what_others_rest_on_is_refused(archive: Archive, files: MakeFiles) -> None:
    plan = _plan(archive, files(150))
    report = run_import(archive, plan, StopAfter(sum(row.bytes for row in plan.rows) // 2))
    assert report.operation is not None
    one, two, *_rest = _documents(archive)
    with archive.change("cite") as change:
        cite(change, one.id, CitationDraft(document=two.id))
    with pytest.raises(UndoConflict):
        take_back(archive, report.operation)
    assert [one.id for one in archive.unfinished()] == [report.operation]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="not run here: there is no kill -9")
@pytest.mark.parametrize("commits", [0, 2])
def test_after_a_kill_it_goes_on(
    archive: Archive, archive_path: Path, key_file: Path, files: MakeFiles, commits: int
) -> None:
    folder = files(200)
    archive.close()
    arguments = [str(archive_path), str(key_file), str(folder), str(commits)]
    killed = subprocess.run(
        [sys.executable, HERE / "killed.py", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT / "desktop")},
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL
    again = open_archive(archive_path, KeyFile(key_file))
    try:
        (unfinished,) = again.unfinished()
        assert len(_documents(again)) == commits * 64
        report = resume_import(again, unfinished.id)
        assert report.counts == {Outcome.IMPORTED: 200, Outcome.DUPLICATE: 0, Outcome.FAILED: 0}
        assert len(_documents(again)) == 200
        assert _imports(again) == ["import"]
        assert again.verify() == []
    finally:
        again.close()


def test_an_order_outlives_the_pasted_text_and_the_folder_it_was_given_in(
    archive: Archive, files: MakeFiles, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(files(1).parent)
    plan = _plan(archive, Path("letters"), pasted=("Вставлено",)).edited([0], title="Мій лист")
    report = run_import(archive, plan, StopAfter(-1), source="Приклад", tags=["лист"])
    monkeypatch.chdir(ROOT)
    assert report.operation is not None
    resume_import(archive, report.operation)
    documents = _documents(archive)
    assert {document.title for document in documents} == {"Мій лист", "Вставлено"}
    assert {document.publisher.title for document in documents if document.publisher} == {"Приклад"}
    assert all(archive.catalogue.tags.of_record(document.id) for document in documents)
