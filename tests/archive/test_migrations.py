"""An archive of an earlier program opens, whole, and becomes one of today."""

from pathlib import Path

from khronika.archive import index, recording
from khronika.archive.archive import Archive
from khronika.archive.doors import open_archive
from khronika.archive.migrations import VERSION
from khronika.archive.openings import KeyFile
from khronika.archive.private import ExportEntry, runs, unrolled
from khronika.archive.rows import scalar
from khronika.domain.drafts import (
    CategoryDraft,
    CitationDraft,
    DocumentDraft,
    IncidentDraft,
    PassageDraft,
    SourceDraft,
    TextDraft,
)
from khronika.domain.kinds import Kind
from khronika.domain.values import Grade, Name


def test_the_log_of_exports_gets_room_for_records_and_keeps_what_it_held(
    archive: Archive, archive_path: Path, key_file: Path
) -> None:
    with archive.journal.transaction() as db:  # as the first program made it
        db.conn.execute("ALTER TABLE export_log DROP COLUMN records")
        db.conn.execute("UPDATE meta SET value = '1' WHERE key = 'schema'")
        db.conn.execute("DELETE FROM _sqlite_migrations WHERE name = '0002_what_was_exported'")
        db.conn.execute(
            "INSERT INTO export_log (at, format, files, counts, hidden, changed)"
            " VALUES ('2026-05-01T10:00:00+00:00', 'html', '{\"a.html\": \"00\"}', '{}', 0, 0)"
        )
    archive.close()
    opened = open_archive(archive_path, KeyFile(key_file))
    (before,) = opened.catalogue.exports.recent()
    assert (before.files, before.hashes, before.asked) == (("a.html",), ("00",), None)
    assert opened.catalogue.exports.records(before.id) is None
    sql = "SELECT value FROM meta WHERE key = 'schema'"
    assert scalar(opened.catalogue.db, sql) == str(VERSION)
    opened.log_export(ExportEntry(format="csv", files={}, counts={}, hidden=0, changed=0))
    assert opened.catalogue.exports.recent()[0].asked == {}
    opened.close()


def test_incidents_of_an_earlier_program_are_found_by_their_category(
    archive: Archive, archive_path: Path, key_file: Path
) -> None:
    with archive.change("add-incident") as change:
        draft = IncidentDraft(
            texts=(TextDraft(title="Уночі"),), categories=(CategoryDraft(category="підпал"),)
        )
        recording.add_incident(change, draft)
        terms = change.records()[Kind.TERM]
    with archive.journal.transaction() as db:  # as the program before made it
        index.forget(db, terms)
        for column in ("role", "outcome"):
            db.conn.execute(f"DROP INDEX participation_{column}")
        db.conn.execute("UPDATE meta SET value = '2' WHERE key = 'schema'")
        db.conn.execute("DELETE FROM _sqlite_migrations WHERE name = '0003_found_by_terms'")
    assert not archive.catalogue.search.find("підпал").hits
    archive.close()
    opened = open_archive(archive_path, KeyFile(key_file))
    assert [hit.title for hit in opened.catalogue.search.find("підпал").hits] == ["Уночі"]
    assert opened.verify() == []
    opened.close()


def test_grades_of_an_earlier_program_are_weighed_anew(
    archive: Archive, archive_path: Path, key_file: Path
) -> None:
    """It counted a list that quotes a paper beside the paper."""
    with archive.change("add-incident") as change:
        herald, a_list = (
            recording.add_source(change, SourceDraft(names=(Name(text=name),)))
            for name in ("Herald", "List")
        )
        text = DocumentDraft(title="Refusals", body="The Herald says so.", publisher=a_list)
        (listed,) = recording.add_documents(change, [text])
        words = PassageDraft(document=listed, start=0, end=10)
        cited = (CitationDraft(passage=words, source=herald), CitationDraft(source=a_list))
        draft = IncidentDraft(texts=(TextDraft(title="Refusal"),), citations=cited)
        incident = recording.add_incident(change, draft)
    with archive.journal.transaction() as db:  # as the program before made it
        db.conn.execute("UPDATE grade SET grade = 'corroborated', independent = 2")
        db.conn.execute("UPDATE meta SET value = '3' WHERE key = 'schema'")
        db.conn.execute("DELETE FROM _sqlite_migrations WHERE name LIKE '0004_%'")
    archive.close()
    opened = open_archive(archive_path, KeyFile(key_file))
    found = opened.catalogue.incidents.get(incident)
    assert found is not None
    assert found.grade == Grade(grade="single", independent=1)
    assert opened.verify() == []
    opened.close()


def test_ids_in_a_row_are_short_and_come_out_again() -> None:
    ids = [9, 1, 2, 3, 7]
    assert runs(ids) == [[1, 3], [7, 7], [9, 9]]
    assert unrolled(runs(ids)) == sorted(ids)
    assert runs([]) == []
