"""Kept files are read anew by the readers of today, in a real archive and the real worker."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from khronika.archive.archive import Archive
from khronika.archive.recording import (
    add_documents,
    add_passage,
    edit_document,
)
from khronika.domain.drafts import DocumentDraft, PassageDraft
from khronika.domain.errors import Cancelled
from khronika.domain.kinds import RecordId
from khronika.domain.progress import SILENT, Progress
from khronika.domain.readers import READERS
from khronika.domain.values import Stated
from khronika.importing import anew
from khronika.importing.anew import (
    AS_IT_LOOKS,
    AnewReport,
    NoEncoding,
    Outcome,
    beginning_of,
    read_anew,
)
from khronika.importing.extraction import NONE, PLAIN
from khronika.importing.formats import PARSED
from khronika.importing.looking import Wanted
from khronika.importing.pasted import Pasted
from khronika.importing.planning import make_plan
from khronika.importing.run import run_import
from tests.conftest import shared_readers
from tests.importing.formats import EVERY, FILM, put_every_format, put_locked

FIXTURES = Path(__file__).parent / "readers" / "fixtures"
PAGE = FIXTURES / EVERY["1.html"][0]


def reread(
    archive: Archive, documents: Sequence[RecordId], progress: Progress = SILENT
) -> AnewReport:
    return read_anew(archive, documents, progress, readers=shared_readers())


def older(archive: Archive, body: str, path: Path = PAGE, **known: object) -> RecordId:
    """A document as an older reader read the file at `path`."""
    draft = DocumentDraft(
        title="Заява",
        body=body,
        original=path.read_bytes(),
        file_name=path.name,
        media_type="text/html",
        extractor="html",
        extractor_version="0",
        **known,  # type: ignore[arg-type]
    )
    with archive.change("import") as change:
        return add_documents(change, [draft])[0]


def brought_in(archive: Archive, folder: Path, *, keeps_unread: bool = False) -> list[RecordId]:
    known, readers = archive.catalogue.documents, shared_readers()
    wanted = Wanted(keeps_unread=keeps_unread)
    run_import(archive, make_plan([folder], known, readers=readers, wanted=wanted), readers=readers)
    return archive.catalogue.documents.ids()


def text_of_page(archive: Archive) -> str:
    read = shared_readers().read("html", PAGE.read_bytes())
    return read.text


def test_every_reader_has_a_version() -> None:
    assert set(READERS) == {PLAIN, NONE, *PARSED}


def test_what_the_readers_of_today_read_is_read_the_same_again(
    archive: Archive, tmp_path: Path
) -> None:
    documents = brought_in(archive, put_every_format(tmp_path / "in"))
    before = {one: archive.catalogue.documents.versions(one) for one in documents}
    steps = archive.catalogue.steps.recent()
    report = reread(archive, documents)
    assert [row.outcome for row in report.rows] == [Outcome.SAME] * len(EVERY)
    assert not any(row.offers for row in report.rows)
    assert archive.catalogue.steps.recent() == steps, "nothing was written"
    assert {one: archive.catalogue.documents.versions(one) for one in documents} == before
    assert archive.unfinished() == []


def test_an_older_text_gives_way_and_one_undo_brings_all_of_them_back(archive: Archive) -> None:
    body = text_of_page(archive)
    worse = f"Menu\n\n{body}"
    one = older(archive, worse)
    two = older(archive, body.replace("desertion", "deser-\ntion"), FIXTURES / EVERY["1.html"][0])
    with archive.change("add-passage") as change:
        drafts = [PassageDraft(document=one, quote=quote) for quote in ("Menu", body[-40:])]
        gone, kept = [add_passage(change, draft) for draft in drafts]
    report = reread(archive, [one, two])
    assert [row.outcome for row in report.rows] == [Outcome.NEW, Outcome.NEW]
    assert (report.rows[0].renewed.followed, report.rows[0].renewed.unsure) == (1, 1)
    assert report.unsure == 1
    documents, passages = archive.catalogue.documents, archive.catalogue.passages
    assert documents.body(one) == documents.body(two) == body
    new, old = documents.versions(one)
    assert (new.reader, new.reader_version) == ("html", str(READERS["html"]))
    assert documents.body_of(old.id) == worse
    assert {p.id: p.is_placed for p in passages.of_document(one)} == {gone: False, kept: True}
    archive.undo()
    assert documents.body(one) == worse
    assert [p.state for p in passages.of_document(one)] == ["ok", "ok"]
    assert len(documents.versions(two)) == 1
    assert archive.verify() == []


def test_what_a_person_recorded_stays_and_what_the_file_says_is_offered(archive: Archive) -> None:
    document = older(archive, "Words.", authors=("О. Вигадана",))
    with archive.change("edit-document") as change:
        edit_document(change, document, title="Названо людиною")
    (row,) = reread(archive, [document]).rows
    assert row.offers
    found = archive.catalogue.documents.get(document)
    assert found is not None
    assert (found.title, found.authors) == ("Названо людиною", ("О. Вигадана",))
    said = archive.catalogue.documents.versions(document)[0].said
    title = next(one for one in said if one.field == "title")
    assert title.value == "Statement on the hearing of a desertion case"
    assert title.where
    (again,) = reread(archive, [document]).rows
    assert not again.offers, "it was known to say so"


def test_what_was_kept_without_a_text_gets_one_when_it_can_be_read(archive: Archive) -> None:
    """As it was kept when there was no reader for it."""
    pdf = FIXTURES / EVERY["3.pdf"][0]
    draft = DocumentDraft(
        title="3", body="", original=pdf.read_bytes(), file_name="3.pdf", kind=None,
        media_type="application/octet-stream", extractor=NONE, extractor_version="0",
    )  # fmt: skip
    with archive.change("import") as change:
        (document,) = add_documents(change, [draft])
    (row,) = reread(archive, [document]).rows
    assert (row.outcome, row.offers) == (Outcome.NEW, True)
    documents = archive.catalogue.documents
    assert "відмов" in documents.body(document)
    assert documents.versions(document)[0].reader == "pdf"
    found = documents.get(document)
    assert found is not None
    assert (found.title, found.media_type) == ("3", "application/pdf")
    assert any(hit.id == document for hit in archive.catalogue.search.find("відмов").hits)


def test_what_cannot_be_read_says_why_and_stops_nothing(archive: Archive, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    put_locked(folder)
    (folder / "film.mp4").write_bytes(FILM)
    locked = {
        archive.catalogue.documents.get(one).file_name: one  # type: ignore[union-attr]
        for one in brought_in(archive, folder, keeps_unread=True)
    }
    sound = older(archive, "Words.")
    by_hand = older(archive, "Words that somebody corrected.")
    with archive.change("edit-document") as change:
        version = archive.catalogue.documents.version(by_hand)
        assert version is not None
        change.update("text_version", version, extractor="hand")
    report = reread(archive, [locked["0 locked.pdf"], locked["film.mp4"], by_hand, sound])
    outcomes = [row.outcome for row in report.rows]
    assert outcomes == [Outcome.FAILED, Outcome.SAME, Outcome.FAILED, Outcome.NEW]
    assert "locked with a password" in (report.rows[0].error or "")
    assert archive.catalogue.documents.body(by_hand) == "Words that somebody corrected."


def test_a_text_never_gives_way_to_nothing(archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "1.html"
    path.write_text("<html><body></body></html>")
    document = older(archive, "Words that an older reader found.", path)
    (row,) = reread(archive, [document]).rows
    assert row.outcome is Outcome.FAILED
    assert archive.catalogue.documents.body(document) == "Words that an older reader found."


def test_a_text_without_its_file_is_read_again_as_it_is(archive: Archive) -> None:
    with archive.change("import") as change:
        (pasted,) = add_documents(change, [DocumentDraft(title="П", body="<html> вставлено")])
    (row,) = reread(archive, [pasted]).rows
    assert row.outcome is Outcome.SAME


def test_a_pasted_page_is_read_again_as_a_page_and_where_it_was_copied_stays(
    archive: Archive,
) -> None:
    page = Pasted(
        data=b"<h1>A letter</h1><p>We refuse.</p>",
        media_type="text/html",
        address="https://x.example/letter",
        evidence="chromium/x-source-url",
    )
    known, readers = archive.catalogue.documents, shared_readers()
    run_import(archive, make_plan([], known, readers=readers, pasted=[page]), readers=readers)
    (document,) = known.ids()
    before = known.versions(document)
    assert any(one.where == "clipboard chromium/x-source-url" for one in before[0].said)
    (row,) = reread(archive, [document]).rows
    assert row.outcome is Outcome.SAME
    assert not row.offers
    assert known.versions(document) == before


def test_stop_keeps_what_was_read_and_says_what_was_not_come_to(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = [older(archive, f"Words {n}.") for n in range(3)]
    written: list[RecordId] = []
    taken = anew._taken

    class StopOnceWritten:
        def step(self, done: int, total: int = 0) -> None:
            if written:
                raise Cancelled

    def noted(*given: object) -> object:
        row = taken(*given)  # type: ignore[arg-type]
        written.append(row.document)
        return row

    monkeypatch.setattr(anew, "_taken", noted)
    report = reread(archive, documents, StopOnceWritten())
    assert (len(report.rows), report.left) == (1, 2)
    body = archive.catalogue.documents.body
    assert [body(one).startswith("Words") for one in documents] == [False, True, True]
    assert archive.unfinished() == []
    archive.undo()
    assert body(documents[0]) == "Words 0."


def test_what_a_file_says_of_itself_comes_in_with_it(archive: Archive, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    shutil.copy(FIXTURES / EVERY["4.docx"][0], folder / "4.docx")
    (document,) = brought_in(archive, folder)
    (version,) = archive.catalogue.documents.versions(document)
    assert version.reader == "docx"
    assert Stated(field="title", value=EVERY["4.docx"][2], where="docProps title") in version.said


LIST = "Список: Їжак, Єгор\n"  # in cp866, as bytes that are other letters in cp1125


def test_in_another_encoding_a_text_is_read_right_and_undo_brings_the_former(
    archive: Archive, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_bytes(LIST.encode("cp866"))
    (document,) = brought_in(archive, folder)
    documents, readers = archive.catalogue.documents, shared_readers()
    wrong = documents.body(document)
    assert (wrong == LIST, documents.versions(document)[0].encoding) == (False, "cp1125")
    assert beginning_of(archive, document, "cp866", readers, lambda: None) == LIST
    assert beginning_of(archive, document, AS_IT_LOOKS, readers, lambda: None) == wrong
    report = read_anew(archive, [document], readers=readers, encoding="cp866")
    assert [row.outcome for row in report.rows] == [Outcome.NEW]
    assert (documents.body(document), documents.versions(document)[0].encoding) == (LIST, "cp866")
    assert reread(archive, [document]).of(Outcome.SAME), "what a person said is kept"
    archive.undo()
    assert (documents.body(document), documents.versions(document)[0].encoding) == (wrong, "cp1125")
    archive.redo()
    read_anew(archive, [document], readers=readers, encoding=AS_IT_LOOKS)
    assert documents.body(document) == wrong
    assert archive.verify() == []


def test_a_page_is_read_in_the_encoding_that_is_said(archive: Archive, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    page = f"<html><meta charset='koi8-r'><body><p>{LIST}</p><p>Суд у Києві.</p></body></html>"
    (folder / "a.html").write_bytes(page.encode("cp1251"))
    (document,) = brought_in(archive, folder)
    documents = archive.catalogue.documents
    assert LIST.strip() not in documents.body(document)
    read_anew(archive, [document], readers=shared_readers(), encoding="cp1251")
    assert LIST.strip() in documents.body(document)
    assert reread(archive, [document]).of(Outcome.SAME), "what a person said is kept"
    assert LIST.strip() in documents.body(document)


def test_what_is_written_in_no_encoding_says_so_and_stays(archive: Archive, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    shutil.copy(FIXTURES / EVERY["3.pdf"][0], folder / "a.pdf")
    (document,) = brought_in(archive, folder)
    report = read_anew(archive, [document], readers=shared_readers(), encoding="cp1251")
    assert [row.outcome for row in report.rows] == [Outcome.FAILED]
    assert "encoding" in (report.rows[0].error or "")
    with pytest.raises(NoEncoding):
        beginning_of(archive, document, "cp1251", shared_readers(), lambda: None)
