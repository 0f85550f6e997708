"""A document's text is renewed: what was marked goes along or waits, and undo brings all back."""

import json
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khronika.archive.archive import Archive
from khronika.archive.change import now
from khronika.archive.recording import (
    Renewed,
    add_documents,
    add_passage,
    edit_passage,
    renew_text,
    trash,
)
from khronika.domain.drafts import DocumentDraft, PassageDraft, Reread
from khronika.domain.kinds import RecordId
from khronika.domain.rereading import says_the_same
from khronika.domain.values import Passage, Stated
from tests.domain.test_rereading import broken_otherwise

OLD = (
    "Меню. Новини. Контакти.\n\n"
    "Про відмову\n\nІван Приклад відмовив-\nся їхати. Свідок каже, що їх було 30.\n"
)
NEW = "Про відмову\n\nІван Приклад відмовився їхати. Свідок каже, що їх було 80.\n"
SAID = (Stated(field="title", value="Відмова", where="meta og:title"),)


def make(archive: Archive, body: str = OLD) -> RecordId:
    with archive.change("import") as change:
        draft = DocumentDraft(title="Лист", body=body, extractor="html", extractor_version="0")
        return add_documents(change, [draft])[0]


def mark(archive: Archive, document: RecordId, *quotes: str) -> list[RecordId]:
    with archive.change("add-passage") as change:
        drafts = [PassageDraft(document=document, quote=quote) for quote in quotes]
        return [add_passage(change, draft) for draft in drafts]


def renew(archive: Archive, document: RecordId, body: str = NEW) -> Renewed:
    with archive.change("read-anew") as change:
        read = Reread(body=body, extractor="html", extractor_version="1", said=SAID)
        return renew_text(change, document, read)


def passage(archive: Archive, record: RecordId) -> Passage:
    found = archive.catalogue.passages.get(record)
    assert found is not None
    return found


def all_rows(archive: Archive) -> list[tuple[object, ...]]:
    rows = []
    for table in ("text_version", "passage", "document"):
        rows += archive.catalogue.db.execute(f"SELECT * FROM {table} ORDER BY id").fetchall()
    return rows


def test_a_passage_goes_along_with_its_words(archive: Archive) -> None:
    document = make(archive)
    (marked,) = mark(archive, document, "Приклад відмовив-\nся їхати")
    assert renew(archive, document) == Renewed(is_new=True, followed=1)
    found = passage(archive, marked)
    assert (found.exact, found.state, found.is_placed) == ("Приклад відмовився їхати", "ok", True)
    assert archive.catalogue.documents.body(document) == NEW
    assert found.version == archive.catalogue.documents.version(document)
    assert archive.verify() == []


def test_what_is_not_sure_keeps_what_it_quoted_and_says_where_it_may_be(archive: Archive) -> None:
    document = make(archive)
    gone, changed = mark(archive, document, "Новини. Контакти.", "що їх було 30")
    assert renew(archive, document) == Renewed(is_new=True, unsure=2)
    moved, lost = passage(archive, changed), passage(archive, gone)
    assert (moved.exact, moved.state, moved.is_placed) == ("що їх було 30", "moved", False)
    assert (lost.exact, lost.state, lost.is_placed) == ("Новини. Контакти.", "lost", False)
    places = archive.catalogue.passages.places_now(document)
    assert list(places) == [gone, changed], "in the order of the text they were marked in"
    nowhere, may_be = places.values()
    assert may_be is not None
    assert may_be.exact == "що їх було 80"
    assert nowhere is None
    assert archive.catalogue.documents.body_of(moved.version) == OLD
    assert archive.verify() == []
    with archive.change("place-passage") as change:
        edit_passage(change, changed, start=may_be.start, end=may_be.end)
    placed = passage(archive, changed)
    assert (placed.exact, placed.state, placed.is_placed) == ("що їх було 80", "ok", True)
    assert list(archive.catalogue.passages.places_now(document)) == [gone]
    assert archive.verify() == []


def test_undo_brings_the_old_text_and_its_anchors_back_and_redo_the_new(archive: Archive) -> None:
    document = make(archive)
    mark(archive, document, "Іван Приклад", "що їх було 30", "Контакти")
    before = all_rows(archive)
    renew(archive, document)
    after = all_rows(archive)
    archive.undo()
    assert all_rows(archive) == before
    assert archive.catalogue.documents.body(document) == OLD
    assert [hit.id for hit in archive.catalogue.search.find("Контакти").hits] == [document]
    archive.redo()
    assert all_rows(archive) == after
    assert archive.catalogue.search.find("Контакти").hits == ()
    assert archive.verify() == []


def test_the_same_text_makes_no_version_and_touches_no_passage(archive: Archive) -> None:
    document = make(archive)
    (marked,) = mark(archive, document, "Контакти")
    before = passage(archive, marked)
    assert renew(archive, document, OLD) == Renewed()
    (version,) = archive.catalogue.documents.versions(document)
    assert (version.reader, version.reader_version, version.said) == ("html", "1", SAID)
    assert passage(archive, marked) == before
    steps = archive.catalogue.steps.recent()
    assert renew(archive, document, OLD) == Renewed()
    assert archive.catalogue.steps.recent() == steps, "nothing was written"


def test_each_version_says_who_read_it_and_when(archive: Archive) -> None:
    document = make(archive)
    renew(archive, document)
    new, old = archive.catalogue.documents.versions(document)
    assert (new.is_current, old.is_current) == (True, False)
    assert (new.reader, new.reader_version, new.characters) == ("html", "1", len(NEW))
    assert (old.reader_version, old.said, new.said) == ("0", (), SAID)
    assert old.made <= new.made <= now()


def test_what_lies_in_the_trash_goes_along_too(archive: Archive) -> None:
    document = make(archive)
    marked = mark(archive, document, "Іван Приклад", "Контакти")
    with archive.change("trash") as change:
        trash(change, marked)
    assert renew(archive, document) == Renewed(is_new=True)
    assert [passage(archive, one).is_placed for one in marked] == [True, False]


def test_a_text_that_comes_back_takes_its_passages_back(archive: Archive) -> None:
    """A reader that was worse for once: what was lost in between is where it was."""
    document = make(archive)
    marked = mark(archive, document, "що їх було 30", "Новини. Контакти.")
    renew(archive, document)
    assert renew(archive, document, OLD) == Renewed(is_new=True, followed=2)
    assert [passage(archive, one).exact for one in marked] == [
        "що їх було 30", "Новини. Контакти.",
    ]  # fmt: skip
    assert len(archive.catalogue.documents.versions(document)) == 3
    assert archive.verify() == []


def test_a_document_in_which_an_older_reader_read_waits(archive: Archive) -> None:
    document, waiting = make(archive), archive.catalogue.waiting
    today = date(2024, 1, 1)
    assert waiting.ids("outdated", today) == [document]
    mark(archive, document, "Контакти")
    assert waiting.ids("lost", today) == []
    renew(archive, document)
    assert waiting.ids("outdated", today) == []
    assert waiting.ids("lost", today) == [document]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(broken_otherwise(), st.text("аби 1-\n.", max_size=20), st.integers(0, 200))
def test_whatever_is_read_every_quotation_is_the_same_or_waits(
    archive: Archive, case: tuple[str, str, int, int], added: str, at: int
) -> None:
    old, new, start, end = case
    document = make(archive, old)
    with archive.change("add-passage") as change:
        marked = add_passage(change, PassageDraft(document=document, start=start, end=end))
    new = new[:at] + added + new[at + len(added) // 2 :]
    renew(archive, document, new)
    found = passage(archive, marked)
    text = archive.catalogue.documents.body_of(found.version)
    assert text[found.start : found.end] == found.exact
    if found.is_placed:
        assert text == new
        assert says_the_same(found.exact, old[start:end])
    else:
        assert (text, found.exact) == (old, old[start:end])
        assert found.state in ("moved", "lost")


def test_what_a_file_said_is_kept_as_json(archive: Archive) -> None:
    document = make(archive)
    renew(archive, document)
    sql = "SELECT said FROM text_version WHERE document = ? AND current = 1"
    (said,) = archive.catalogue.db.execute(sql, [document]).fetchone()
    assert json.loads(said) == [["title", "Відмова", "meta og:title"]]
