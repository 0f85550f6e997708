"""An archive as everyone above sees it: opened, shared between threads, watched, closed."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from khronika.archive import recording
from khronika.archive.archive import Archive
from khronika.archive.doors import create_archive, open_archive
from khronika.archive.driver import ReadElsewhere
from khronika.archive.faults import ArchiveExists, OpenElsewhere
from khronika.archive.key_files import make_key_file
from khronika.archive.openings import KeyFile, WrongKeyFile
from khronika.archive.private import ExportEntry
from khronika.archive.rows import scalar
from khronika.archive.steps import HistoryForgotten
from khronika.domain.changed import Changed
from khronika.domain.drafts import DocumentDraft, PersonDraft
from khronika.domain.errors import Cancelled
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.values import Name
from tests.conftest import SMALL_BALLAST


def add_person(archive: Archive, name: str) -> RecordId:
    with archive.change("add-person") as change:
        return recording.add_person(change, PersonDraft(names=(Name(text=name),)))


def test_what_was_written_is_there_after_reopening(
    archive_path: Path, key_file: Path, archive: Archive
) -> None:
    person = add_person(archive, "Оля")
    uid = archive.keys.key.archive
    archive.close()
    assert not (archive_path / "archive.db-wal").exists()
    again = open_archive(archive_path, KeyFile(key_file))
    try:
        assert again.catalogue.agents.many([person])[person].title == "Оля"
        assert again.keys.key.archive == uid
    finally:
        again.close()


def test_closing_twice_is_closing_once(archive: Archive) -> None:
    archive.close()


def test_a_second_window_is_refused(archive: Archive, key_file: Path) -> None:
    with pytest.raises(OpenElsewhere, match=r"“case\.khronika” is open in another window"):
        open_archive(archive.path, KeyFile(key_file))


def test_an_existing_folder_is_never_made_into_an_archive(tmp_path: Path, key_file: Path) -> None:
    (tmp_path / "notes").mkdir()
    with pytest.raises(ArchiveExists):
        create_archive(tmp_path / "notes", [KeyFile(key_file)])
    assert list((tmp_path / "notes").iterdir()) == []


def test_a_creation_that_is_stopped_leaves_nothing(tmp_path: Path, key_file: Path) -> None:
    class Stop:
        def step(self, done: int, total: int = 0) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        create_archive(tmp_path / "new.khronika", [KeyFile(key_file)], progress=Stop())
    assert not (tmp_path / "new.khronika").exists()


def test_another_key_is_refused(archive: Archive, tmp_path: Path) -> None:
    archive.close()
    make_key_file(tmp_path / "other.txt")
    with pytest.raises(WrongKeyFile):
        open_archive(archive.path, KeyFile(tmp_path / "other.txt"))


def test_each_thread_reads_for_itself_while_one_writes(archive: Archive) -> None:
    """A reader sees every change whole or not at all, and never waits for a writer."""
    stop, torn = threading.Event(), []

    def read() -> int:
        looks = 0
        while not stop.is_set():
            db = archive.catalogue.db
            sql = "SELECT (SELECT count(*) FROM agent), (SELECT count(*) FROM agent_name)"
            agents, names = db.conn.execute(sql).fetchone()
            if names != 2 * agents:
                torn.append((agents, names))
            looks += 1
        return looks

    with ThreadPoolExecutor(3) as pool:
        readers = [pool.submit(read) for _ in range(3)]
        for number in range(60):
            with archive.change("add-person") as change:
                names = (Name(text=f"A{number}"), Name(text=f"B{number}"))
                recording.add_person(change, PersonDraft(names=names))
        stop.set()
        assert min(reader.result() for reader in readers) > 0
    assert torn == []


def test_what_one_thread_reads_with_refuses_every_other_at_once(archive: Archive) -> None:
    """Two threads in one connection have waited for one another for good."""
    catalogue = archive.catalogue
    rows = catalogue.db.conn.execute("SELECT 1 UNION SELECT 2")
    for use in (
        catalogue.documents.ids,
        archive.catalogue.db.conn.cursor,
        rows.fetchone,
        rows.fetchmany,
        rows.fetchall,
        lambda: list(rows),
    ):
        with ThreadPoolExecutor(1) as pool, pytest.raises(ReadElsewhere):
            pool.submit(use).result()
    assert rows.fetchall() == [(1,), (2,)], "its own thread reads on"
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(lambda: archive.catalogue.documents.ids()).result() == []
        pool.submit(archive.close).result()  # whoever closes closes all of them


def test_writers_of_several_threads_take_turns(archive: Archive) -> None:
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda n: add_person(archive, f"Хтось {n}"), range(40)))
    assert len(set(made)) == 40
    assert archive.verify() == []


def test_a_change_inside_a_change_is_a_bug(archive: Archive) -> None:
    with archive.change("outer"), pytest.raises(RuntimeError), archive.change("inner"):
        pass


def test_whoever_watches_is_told_once_after_the_commit(archive: Archive) -> None:
    heard: list[tuple[Changed, int]] = []

    def hear(changed: Changed) -> None:
        heard.append((changed, len(archive.catalogue.agents.ids())))

    stop_watching = archive.watch(hear)
    person = add_person(archive, "Оля")
    assert heard == [(Changed(verb="add-person", records={Kind.AGENT: frozenset({person})}), 1)]
    with archive.change("nothing"):
        pass
    assert len(heard) == 1
    archive.undo()
    assert heard[1][0].verb == "undo"
    assert heard[1][0].touches(Kind.AGENT)
    stop_watching()
    archive.redo()
    assert len(heard) == 2


def test_a_change_that_fails_leaves_no_trace(archive: Archive) -> None:
    heard: list[Changed] = []
    archive.watch(heard.append)

    def fail() -> None:
        with archive.change("add-person") as change:
            recording.add_person(change, PersonDraft(names=(Name(text="Оля"),)))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert archive.catalogue.agents.ids() == []
    assert archive.info().changes == 0
    assert heard == []


def test_long_work_that_was_stopped_is_remembered_with_its_plan(
    archive: Archive, key_file: Path
) -> None:
    operation = archive.begin_operation("import", 900, {"left": ["лист.txt"]})
    with archive.change("import", operation=operation) as change:
        recording.add_documents(change, [DocumentDraft(title="one", body="one")])
    archive.progress_operation(operation, 412)
    archive.close()
    again = open_archive(archive.path, KeyFile(key_file))
    try:
        [left] = again.unfinished()
        assert (left.verb, left.done, left.total) == ("import", 412, 900)
        assert left.plan == {"left": ["лист.txt"]}
        again.end_operation(operation)
        assert again.unfinished() == []
        sql = "SELECT plan FROM operation"
        assert scalar(again.catalogue.db, sql) is None
    finally:
        again.close()


def test_an_operation_is_one_step(archive: Archive) -> None:
    operation = archive.begin_operation("import", 3, None)
    for number in range(3):
        with archive.change("import", operation=operation) as change:
            recording.add_documents(change, [DocumentDraft(title=f"{number}", body=f"{number}")])
    add_person(archive, "Оля")
    steps = archive.catalogue.steps
    assert [step.verb for step in steps.recent()] == ["add-person", "import"]
    assert len(steps.recent()[1].changes) == 3
    assert steps.count() == 2
    archive.undo(steps.recent()[1].last)
    assert len(archive.catalogue.documents.ids()) == 0
    assert len(archive.catalogue.agents.ids()) == 1


def test_work_that_changed_nothing_stands_in_history_for_its_report_and_stops_no_redo(
    archive: Archive,
) -> None:
    add_person(archive, "Оля")
    archive.undo()
    before = len(archive.catalogue.steps.recent())
    archive.end_operation(archive.begin_operation("import", 1, None))
    archive.end_operation(archive.begin_operation("import", 1, None), [])
    assert len(archive.catalogue.steps.recent()) == before, "there is no report to be found"
    operation = archive.begin_operation("import", 1, None)
    archive.end_operation(operation, [{"path": "лист.txt", "status": "failed"}])
    steps = archive.catalogue.steps
    step = steps.recent()[0]
    assert (step.verb, step.operation, step.rows, step.undone) == ("import", operation, 0, False)
    assert archive.operation_report(operation) == [{"path": "лист.txt", "status": "failed"}]
    assert archive.unfinished() == []
    assert steps.undoable() is None, "there is nothing in it to take back"
    archive.redo()
    assert len(archive.catalogue.agents.ids()) == 1
    archive.undo()
    assert len(archive.catalogue.agents.ids()) == 0
    with pytest.raises(HistoryForgotten):
        archive.undo(step.last)
    assert archive.verify() == []


def test_drafts_the_window_and_recipients_are_kept_inside(archive: Archive) -> None:
    archive.save_draft("incident", {"title": "Підпал"})
    assert archive.draft("incident") == {"title": "Підпал"}
    archive.drop_draft("incident")
    assert archive.draft("incident") is None
    archive.set_state("screen", ["documents", 3])
    assert archive.state("screen") == ["documents", 3]
    assert archive.recipient_key("court") == archive.recipient_key("court")
    assert archive.recipient_key("court") != archive.recipient_key("paper")
    archive.label_slot(1, "Olia's")
    assert archive.slot_labels() == {1: "Olia's"}
    archive.label_slot(1, None)
    assert archive.slot_labels() == {}
    entry = ExportEntry(format="csv", files={"a": "0" * 64}, counts={}, hidden=1, changed=0)
    archive.log_export(entry)
    assert scalar(archive.catalogue.db, "SELECT hidden FROM export_log") == 1
    assert archive.info().changes == 0  # none of it is history


def test_keys_of_before_a_revocation_are_refused(archive: Archive, key_file: Path) -> None:
    """Someone puts an old `keys` folder back: the database remembers whose keys it has."""
    with archive.journal.transaction() as db:
        db.conn.execute("UPDATE meta SET value = '2' WHERE key = 'epoch'")
    archive.close()
    with pytest.raises(Exception, match="do not belong to its database"):
        open_archive(archive.path, KeyFile(key_file))


def test_a_fresh_archive_lays_its_ballast(tmp_path: Path, key_file: Path) -> None:
    archive = create_archive(
        tmp_path / "b.khronika", [KeyFile(key_file)], ballast_bytes=SMALL_BALLAST
    )
    assert (archive.path / "ballast").stat().st_size == SMALL_BALLAST
    archive.close()
