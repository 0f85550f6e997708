"""Erasing for good, looked for byte by byte in a twin of the archive that has no key."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from khronika.archive import driver, recording
from khronika.archive.archive import Archive, derive
from khronika.archive.catalogue import Catalogue
from khronika.archive.journal import Journal
from khronika.archive.migrations import bring_up_to_date
from khronika.archive.purge import forget_history, purge
from khronika.archive.rows import ids, scalar
from khronika.archive.steps import HistoryForgotten, NothingToUndo, redo, undo
from khronika.archive.verify import verify
from khronika.domain.drafts import (
    CitationDraft,
    DocumentDraft,
    IncidentDraft,
    ParticipationDraft,
    PassageDraft,
    PersonDraft,
    TextDraft,
)
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.values import Name
from tests.archive.writes import ACTS

SECRET = "Жовтоблакитенко"
OTHER = "Заврасторожний"
TOMORROW = datetime.now(UTC).date() + timedelta(days=2)


class Twin:
    """The same journal, schema and code over a file without a key: its bytes can be read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        connection = sqlcipher.connect(str(path / "archive.db"), isolation_level=None)
        self.db = driver.dress(connection, writes=True, cache_mb=2)
        bring_up_to_date(self.db, "twin")
        self.journal = Journal(self.db, path, derive, lambda _changed: None)

    def bytes(self) -> bytes:
        self.db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        return b"".join(file.read_bytes() for file in sorted(self.path.iterdir()))

    def holds(self, word: str) -> bool:
        spellings = {word, word.lower(), word.casefold(), word.upper()}
        found = self.bytes()
        return any(
            spelling.encode(encoding) in found
            for spelling in spellings
            for encoding in ("utf-8", "utf-16-le")
        )


@pytest.fixture
def twin(tmp_path: Path) -> Iterator[Twin]:
    folder = tmp_path / "twin"
    folder.mkdir()
    twin = Twin(folder)
    yield twin
    twin.db.conn.close()


def write_secrets(twin: Twin) -> tuple[RecordId, RecordId]:
    """A document and a person that say SECRET in every field, among much that does not."""
    body = "\n\n".join(f"Абзац {n}: {SECRET} був тут, {OTHER} теж." for n in range(60))
    with twin.journal.change("import") as change:
        fillers = [
            DocumentDraft(title=f"Тло {n}", body=f"{OTHER} слова {n} " * 200) for n in range(30)
        ]
        recording.add_documents(change, fillers[:15])
        draft = DocumentDraft(
            title=f"Про {SECRET}", body=body, authors=(SECRET,), file_name=f"{SECRET}.txt",
            original=body.encode("cp1251"), url=f"https://example.org/{SECRET}",
        )  # fmt: skip
        document = recording.add_documents(change, [draft])[0]
        recording.add_documents(change, fillers[15:])
    with twin.journal.change("add-person") as change:
        names = (Name(text=SECRET), Name(text=f"{SECRET} другий", kind="alias"))
        draft_person = PersonDraft(names=names, protection_reason=SECRET, note=SECRET)
        person = recording.add_person(change, draft_person)
    with twin.journal.change("add-incident") as change:
        cited = CitationDraft(
            passage=PassageDraft(document=document, start=0, end=40, comment=SECRET), caveat="так"
        )
        recording.add_incident(
            change,
            IncidentDraft(
                texts=(TextDraft(title="Подія"),),
                people=(ParticipationDraft(agent=person, comment=SECRET, citations=(cited,)),),
            ),
        )
    with twin.journal.change("edit-document") as change:
        recording.edit_document(change, document, title=f"Інакше {SECRET}", authors=("Х",))
    with twin.journal.change("edit-person") as change:
        recording.edit_person(change, person, PersonDraft(names=(Name(text=f"{SECRET}-3"),)))
    undo(twin.journal)
    redo(twin.journal)
    return document, person


def test_what_was_purged_is_nowhere_in_the_bytes(twin: Twin) -> None:
    document, person = write_secrets(twin)
    twin.db.conn.execute("INSERT INTO draft (key, at, body) VALUES ('form', '', ?)", [SECRET])
    twin.db.conn.execute("INSERT INTO ui_state (key, value) VALUES ('find', ?)", [SECRET])
    assert twin.holds(SECRET)
    assert twin.holds(OTHER)
    purged = purge(twin.journal, [document, person])
    assert purged.counts[Kind.DOCUMENT] == 1
    assert purged.counts[Kind.PASSAGE] == 1
    assert purged.texts == 1
    assert not twin.holds(SECRET)
    assert twin.holds(OTHER)
    assert verify(twin.db, twin.journal, twin.path) == []


def test_an_undone_import_is_in_the_bytes_until_its_history_is_forgotten(twin: Twin) -> None:
    with twin.journal.change("import") as change:
        draft = DocumentDraft(title=SECRET, body=f"{SECRET} " * 500)
        recording.add_documents(change, [draft])
    undo(twin.journal)
    assert twin.holds(SECRET)  # redo needs it
    forget_history(twin.journal, TOMORROW)
    assert not twin.holds(SECRET)
    assert verify(twin.db, twin.journal, twin.path) == []
    with pytest.raises(NothingToUndo):
        undo(twin.journal)


@pytest.mark.parametrize("seed", range(6))
def test_nothing_of_any_kind_of_record_survives_its_purge(twin: Twin, seed: int) -> None:
    chance = Random(seed)
    for number, name in enumerate([*ACTS, *ACTS]):
        with twin.journal.change(name) as change:
            ACTS[name](change, chance, f"{SECRET}{number}")
        if number > 5 and chance.random() < 0.2:
            undo(twin.journal)
    for kind in (Kind.TERM, Kind.TAG, Kind.COLLECTION, Kind.INCIDENT, Kind.AGENT, Kind.SOURCE,
                 Kind.PLACE, Kind.DOCUMENT):  # fmt: skip
        sql = "SELECT id FROM record WHERE kind = ?"
        purge(twin.journal, ids(twin.db, sql, [kind.value]))
    forget_history(twin.journal, TOMORROW)
    assert scalar(twin.db, "SELECT count(*) FROM record") == 0
    assert not twin.holds(SECRET)
    assert verify(twin.db, twin.journal, twin.path) == []


def test_a_purge_leaves_a_tombstone_and_others_history(twin: Twin) -> None:
    document, person = write_secrets(twin)
    uid = scalar(twin.db, "SELECT uid FROM record WHERE id = ?", [person])
    purge(twin.journal, [person])
    assert scalar(twin.db, "SELECT purged FROM tombstone WHERE uid = ?", [uid]) == 1
    undone = undo(twin.journal)  # the document's new title is still there to be taken back
    assert undone.touches(Kind.DOCUMENT)
    catalogue = Catalogue(twin.db)
    assert catalogue.documents.many([document])[document].title == f"Про {SECRET}"


def test_a_forgotten_step_says_so(archive: Archive) -> None:
    with archive.change("add-person") as change:
        recording.add_person(change, PersonDraft(names=(Name(text="Хтось"),)))
    step = archive.catalogue.steps.recent(1)[0]
    archive.forget_history(TOMORROW)
    with pytest.raises(HistoryForgotten):
        archive.undo(step.last)
    assert archive.verify() == []


def test_what_was_undone_of_the_erased_goes_with_it_however_deep(twin: Twin) -> None:
    """A note about a passage of a document: note and passage undone, then the document erased."""
    with twin.journal.change("import") as change:
        document = recording.add_documents(change, [DocumentDraft(title="Лист", body="слова")])[0]
    with twin.journal.change("add-passage") as change:
        passage = recording.add_passage(change, PassageDraft(document=document, start=0, end=5))
    with twin.journal.change("add-note") as change:
        recording.note(change, passage, SECRET)
    undo(twin.journal)
    undo(twin.journal)
    assert twin.holds(SECRET)
    purge(twin.journal, [document])
    assert not twin.holds(SECRET)
    assert verify(twin.db, twin.journal, twin.path) == []
