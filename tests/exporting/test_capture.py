"""Who obtained a document, and how, stays in the archive; what waits leaves as it was."""

from pathlib import Path

import pytest

from khronika.archive import recording
from khronika.archive.archive import Archive
from khronika.domain.drafts import Reread
from khronika.domain.values import Stated
from khronika.exporting.export import export
from khronika.exporting.profile import Profile
from khronika.exporting.selection import everything
from khronika.exporting.writers import FORMATS
from tests.exporting.conftest import BODY, Case
from tests.exporting.looking import CAREFUL, COLLEAGUE, released, strings

BY, FROM, HOW = "Квітка Збирачка", "from Orest Vyhadanyi", "handed over at a station"
SAID = "Zoreslava Tipohraf"


def obtained(archive: Archive, case: Case) -> None:
    with archive.change("edit-documents") as change:
        for document in (case.text, case.other_text):
            recording.edit_document(
                change, document, collected_by=BY, collected_from=FROM, collected_how=HOW
            )
        said = (Stated(field="authors", value=SAID, where="docProps creator"),)
        read = Reread(body=BODY, extractor="docx", extractor_version="1", said=said)
        recording.renew_text(change, case.text, read)


@pytest.mark.parametrize("profile", [CAREFUL, COLLEAGUE])
def test_how_a_document_was_obtained_is_in_no_view(
    archive: Archive, case: Case, profile: Profile
) -> None:
    obtained(archive, case)
    said = "\n".join(strings(released(archive, profile=profile).view))
    assert "News of the week" in said
    for words in (BY, FROM, HOW, SAID):
        assert words not in said


@pytest.mark.parametrize("name", FORMATS)
def test_it_is_in_no_file(archive: Archive, case: Case, tmp_path: Path, name: str) -> None:
    obtained(archive, case)
    report = export(archive, everything(archive.catalogue), COLLEAGUE, name, tmp_path / "out")
    data = b"\n".join(file.path.read_bytes() for file in report.files)
    assert b"News of the week" in data
    for words in (BY, FROM, HOW, SAID):
        assert words.encode() not in data


def test_a_passage_that_waits_to_be_placed_leaves_with_the_words_it_had(
    archive: Archive, case: Case
) -> None:
    with archive.change("read-anew") as change:
        body = BODY.replace("two bottles flew", "three bottles flew")
        read = Reread(body=body, extractor="html", extractor_version="1")
        assert recording.renew_text(change, case.text, read).unsure == 1
    view = released(archive, profile=COLLEAGUE).view
    quoted = {one.quote: one for one in view.passages}
    waiting = quoted["two bottles flew"]
    assert (waiting.start, waiting.end) == (None, None)
    assert quoted["Nobody was hurt"].start == body.index("Nobody was hurt")
