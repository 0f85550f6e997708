"""What History says that an edit of a passage changed."""

from typing import Any

import pytest

from khronika.archive import recording
from khronika.archive.archive import Archive
from khronika.domain.drafts import DocumentDraft, PassageDraft
from khronika.domain.history import PassageEdit
from khronika.domain.kinds import RecordId

BODY = "Six people refused. They were let go, and one of them was asked again."


@pytest.fixture
def passage(archive: Archive) -> RecordId:
    with archive.change("import") as change:
        (text,) = recording.add_documents(change, [DocumentDraft(title="A report", body=BODY)])
        return recording.add_passage(change, PassageDraft(document=text, start=4, end=10))


def edit(archive: Archive, passage: RecordId, **fields: Any) -> None:
    with archive.change("edit-passage") as change:
        recording.edit_passage(change, passage, **fields)


def edits(archive: Archive) -> list[PassageEdit]:
    """The newest first."""
    steps = archive.catalogue.steps.recent()
    found = archive.catalogue.passage_edits.of_steps(steps)
    return [found[step.last] for step in steps if step.last in found]


def test_each_step_says_the_words_before_it_and_after_it(
    archive: Archive, passage: RecordId
) -> None:
    edit(archive, passage, start=4, end=18)
    edit(archive, passage, comment="A remark")
    edit(archive, passage, start=0, end=18)
    archive.undo()
    whole = PassageEdit(was="people refused", now="Six people refused", start=True)
    back = PassageEdit(was="Six people refused", now="people refused", start=True)
    first = PassageEdit(was="people", now="people refused", end=True)
    assert edits(archive) == [back, whole, PassageEdit(comment=True), first]


def test_a_mark_is_told_apart_from_its_taking_away(archive: Archive, passage: RecordId) -> None:
    edit(archive, passage, important=True)
    edit(archive, passage, important=False)
    assert [one.important for one in edits(archive)] == [False, True]
    assert all((one.was, one.now) == ("", "") for one in edits(archive))


def test_what_was_erased_says_nothing(archive: Archive, passage: RecordId) -> None:
    edit(archive, passage, start=4, end=18)
    with archive.change("trash") as change:
        recording.trash(change, [passage])
    archive.purge([passage])
    assert edits(archive) == []
