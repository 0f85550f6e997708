"""The table of grades is what the citations say, whatever was written, undone or erased."""

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khronika.archive import grades, recording
from khronika.archive.archive import Archive
from khronika.archive.citations import Citations
from khronika.archive.doors import open_archive
from khronika.archive.openings import KeyFile
from khronika.archive.rows import ids, scalar
from khronika.archive.steps import NothingToRedo, NothingToUndo, UndoConflict
from khronika.domain.changed import Changed
from khronika.domain.drafts import (
    CitationDraft,
    DocumentDraft,
    IncidentDraft,
    SourceDraft,
    SourceRelationDraft,
    TextDraft,
)
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.values import Grade, Name
from tests.archive.writes import ACTS
from tests.kept import EMPTY

# What grades hang on, often; the rest of what can be written, now and then.
TELLING = ("incident", "edited_incident", "citation", "named_citation", "source", "edited_source",
           "passage", "edited_document", "document", "trash", "restore")  # fmt: skip


def held(archive: Archive) -> dict[RecordId, Grade]:
    """The table as it stands."""
    db = archive.catalogue.db
    return grades.kept(db, ids(db, "SELECT record FROM grade"))


def weighed(archive: Archive) -> dict[RecordId, Grade]:
    """What the table should say."""
    db = archive.catalogue.db
    every = ids(db, "SELECT id FROM incident")
    return dict.fromkeys(every, Grade()) | Citations(db).grade_of_incidents(every)


STEPS = st.lists(
    st.tuples(
        st.sampled_from((*TELLING, *TELLING, *sorted(ACTS), "undo", "undo", "redo", "purge")),
        st.integers(0, 999),
    ),
    min_size=8,
    max_size=40,
)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS)
def test_the_table_is_what_the_citations_say(steps: list[tuple[str, int]]) -> None:
    folder = Path(tempfile.mkdtemp())
    archive = EMPTY.copied(folder / "case.khronika")
    try:
        for number, (step, seed) in enumerate([("document", 1), ("passage", 2), *steps]):
            take(archive, step, Random(seed), f"слово{number}")
            assert held(archive) == weighed(archive), step
        assert archive.verify() == []
    finally:
        archive.close()
        shutil.rmtree(folder)


def take(archive: Archive, step: str, chance: Random, word: str) -> None:
    if step == "undo" or step == "redo":
        with contextlib.suppress(NothingToUndo, NothingToRedo, UndoConflict):
            (archive.undo if step == "undo" else archive.redo)()
    elif step == "purge":
        sql = "SELECT id FROM record WHERE kind IN ('source', 'document', 'incident', 'passage')"
        if found := ids(archive.catalogue.db, sql):
            archive.purge([chance.choice(found)])
    else:
        with archive.change(step) as change:
            ACTS[step](change, chance, word)


@pytest.fixture
def incident(archive: Archive) -> RecordId:
    """One that two documents support: of the first and of the second outlet."""
    with archive.change("import") as change:
        outlets = [
            recording.add_source(change, SourceDraft(names=(Name(text=name),)))
            for name in ("First", "Second")
        ]
        drafts = [DocumentDraft(title=str(one), body="b", publisher=one) for one in outlets]
        documents = recording.add_documents(change, drafts)
        return recording.add_incident(
            change,
            IncidentDraft(
                texts=(TextDraft(title="What happened"),),
                citations=tuple(CitationDraft(document=one) for one in documents),
            ),
        )


@pytest.fixture
def told(archive: Archive, incident: RecordId) -> Iterator[list[Changed]]:
    """What was announced after the incident was recorded."""
    heard: list[Changed] = []
    deaf = archive.watch(heard.append)
    yield heard
    deaf()


def grade_of(archive: Archive, incident: RecordId) -> str:
    found = archive.catalogue.incidents.get(incident)
    assert found is not None
    return found.grade.grade


def test_a_reprint_takes_a_grade_away_and_tells_so(
    archive: Archive, incident: RecordId, told: list[Changed]
) -> None:
    assert grade_of(archive, incident) == "corroborated"
    with archive.change("edit-source") as change:
        reprints = (SourceRelationDraft(kind="reprint_of", other="First"),)
        draft = SourceDraft(names=(Name(text="Second"),), relations=reprints)
        recording.edit_source(change, archive.catalogue.records.resolve("Second").id, draft)
    assert grade_of(archive, incident) == "single"
    assert incident in told[-1].records[Kind.INCIDENT]
    archive.undo()
    assert grade_of(archive, incident) == "corroborated"
    assert incident in told[-1].records[Kind.INCIDENT]
    revisions = scalar(archive.catalogue.db, "SELECT rev FROM record WHERE id = ?", [incident])
    assert revisions == 1, "nobody edited it"


def test_another_publisher_is_another_voice(
    archive: Archive, incident: RecordId, told: list[Changed]
) -> None:
    document = archive.catalogue.documents.ids()[0]
    other = archive.catalogue.documents.ids()[1]
    publisher = archive.catalogue.documents.many([other])[other].publisher
    assert publisher is not None
    with archive.change("edit-document") as change:
        recording.edit_document(change, document, publisher=publisher.id)
    assert grade_of(archive, incident) == "single"
    assert incident in told[-1].records[Kind.INCIDENT]
    with archive.change("mark-read") as change:
        recording.set_read(change, [document], True)
    assert Kind.INCIDENT not in told[-1].records, "that changed nothing of it"


def test_an_archive_from_before_is_graded_when_it_is_opened(
    archive: Archive, incident: RecordId, key_file: Path
) -> None:
    with archive.journal.transaction() as db:
        db.conn.execute("DELETE FROM grade")
    assert any("Grades" in fault.what for fault in archive.verify())
    archive.close()
    again = open_archive(archive.path, KeyFile(key_file))
    assert held(again) == weighed(again) != {}
    again.close()


def test_rebuilding_mends_what_somebody_wrote(archive: Archive, incident: RecordId) -> None:
    with archive.journal.transaction() as db:
        db.conn.execute("UPDATE grade SET independent = 7")
        db.conn.execute("INSERT INTO grade VALUES (999999, 'single', 1)")
    assert any("2" in fault.where for fault in archive.verify())
    archive.rebuild_index()
    assert archive.verify() == []
