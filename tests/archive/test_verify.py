"""Verify finds what was done behind the journal's back, and says where."""

from random import Random

import pytest

from khronika.archive.archive import Archive
from khronika.archive.rows import scalar
from tests.archive.writes import ACTS


@pytest.fixture
def full(archive: Archive) -> Archive:
    """An archive in which every kind of write was made, some undone and some redone."""
    for number, name in enumerate(ACTS):
        with archive.change(name) as change:
            ACTS[name](change, Random(number), f"слово{number}")
    archive.undo()
    archive.redo()
    archive.undo()
    return archive


def behind(archive: Archive, sql: str) -> None:
    """Write as somebody would who has the key but not the journal."""
    with archive.journal.transaction() as db:
        db.conn.execute("PRAGMA defer_foreign_keys = ON")
        assert db.conn.execute(sql).rowcount > 0, "the tampering itself did nothing"


def said(archive: Archive) -> str:
    return " · ".join(f"{fault.what} {fault.where}" for fault in archive.verify())


def test_a_whole_archive_has_no_faults(full: Archive) -> None:
    assert full.verify() == []


TAMPERINGS = {
    "a title": ("UPDATE document SET title = 'forged'", "history says it is. document"),
    "a row": ("DELETE FROM collection_record", "history says it is. collection_record"),
    "a new row": (
        "INSERT INTO own_value (record, name, type, released) SELECT id, 'n', 't', 0 FROM record",
        "history says it is. own_value",
    ),
    "a former value": (
        "UPDATE change_row SET before = replace(before, 'слово', 'діло') WHERE op = 'u'",
        "history says it is.",
    ),
    "a verb": ("UPDATE change SET verb = 'merge' WHERE id = 3", "tampered with. change 3"),
    "a salt": ("UPDATE change_row SET salt = NULL WHERE id = 5", "history says it is."),
    "the newest change's seal": (
        "UPDATE change_row SET seal = zeroblob(32) WHERE change = (SELECT max(id) FROM change)",
        "tampered with.",
    ),
    "a change": ("DELETE FROM change_row WHERE change = 4", "tampered with. change 4"),
    "a text": ("UPDATE text_body SET body = body || '!'", "not the one that was imported"),
    "an anchor": ("UPDATE passage SET exact = 'інше'", "no longer stands where it was marked. Q-"),
    "the index": ("DELETE FROM segment WHERE id = (SELECT min(id) FROM segment)", "search index"),
    "the index's words": (
        "DELETE FROM ft WHERE rowid = (SELECT max(id) FROM segment)",
        "search index does not fit",
    ),
    "a record": ("UPDATE record SET kind = 'note' WHERE kind = 'term'", "lost a part of itself"),
}


@pytest.mark.parametrize("what", TAMPERINGS)
def test_tampering_is_found_and_placed(full: Archive, what: str) -> None:
    sql, expected = TAMPERINGS[what]
    behind(full, sql)
    assert expected in said(full)
    assert all(fault.remedy for fault in full.verify())


def test_a_history_cut_at_its_end_is_found(full: Archive) -> None:
    last = scalar(full.catalogue.db, "SELECT max(id) FROM change")
    behind(full, f"DELETE FROM change_row WHERE change = {last}")
    behind(full, f"DELETE FROM change WHERE id = {last}")
    assert "history says it is" in said(full)


def test_the_index_can_be_made_anew_from_the_rest(full: Archive) -> None:
    before = full.catalogue.search.find("слово*").records
    behind(full, "DELETE FROM segment WHERE id % 2 = 0")
    assert full.verify() != []
    full.rebuild_index()
    assert full.verify() == []
    assert full.catalogue.search.find("слово*").records == before > 0
