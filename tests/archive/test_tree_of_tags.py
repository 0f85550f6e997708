"""The tree of tags put in order."""

import pytest

from khronika.archive import recording
from khronika.archive.archive import Archive
from khronika.archive.recording import WrongKind
from khronika.domain.drafts import DocumentDraft, PassageDraft
from khronika.domain.kinds import RecordId
from tests.archive.test_undo import picture


@pytest.fixture
def tagged(archive: Archive) -> Archive:
    """Passages under a, a/x, b, b/x; one of them carries both a and b."""
    with archive.change("test") as change:
        (text,) = recording.add_documents(change, [DocumentDraft(title="T", body="one two three")])
        for start, tags in (
            (0, ("a",)),
            (1, ("a/x",)),
            (2, ("b",)),
            (3, ("b/x",)),
            (4, ("a", "b")),
        ):
            draft = PassageDraft(document=text, start=start, end=start + 1, tags=tags)
            recording.add_passage(change, draft)
        recording.add_tag(change, "a/y")
    return archive


def tag(archive: Archive, *path: str) -> RecordId:
    found = archive.catalogue.tags.by_path(path)
    assert found is not None
    return found.id


def counts(archive: Archive) -> dict[str, int]:
    return {"/".join(one.path): one.passages for one in archive.catalogue.tags.all()}


def test_merging_unites_what_carried_either_and_what_lies_below(tagged: Archive) -> None:
    before = picture(tagged)
    with tagged.change("merge-tags") as change:
        recording.merge_tags(change, tag(tagged, "a"), tag(tagged, "b"))
    assert counts(tagged) == {"b": 3, "b/x": 2, "b/y": 0}
    tagged.undo()
    assert picture(tagged) == before


def test_a_tag_is_not_merged_into_itself_or_into_one_below_it(tagged: Archive) -> None:
    for into in (("a",), ("a", "x")):
        with pytest.raises(WrongKind), tagged.change("merge-tags") as change:
            recording.merge_tags(change, tag(tagged, "a"), tag(tagged, *into))


def test_a_tag_may_become_part_of_the_one_it_lies_under(tagged: Archive) -> None:
    with tagged.change("merge-tags") as change:
        recording.merge_tags(change, tag(tagged, "a", "x"), tag(tagged, "a"))
    assert counts(tagged) == {"a": 3, "a/y": 0, "b": 2, "b/x": 1}


def test_moving_takes_what_lies_below_along_and_never_below_itself(tagged: Archive) -> None:
    with tagged.change("move-tag") as change:
        recording.move_tag(change, tag(tagged, "b"), tag(tagged, "a"))
    assert "a/b/x" in counts(tagged)
    with pytest.raises(WrongKind), tagged.change("move-tag") as change:
        recording.move_tag(change, tag(tagged, "a"), tag(tagged, "a", "b"))
    with pytest.raises(WrongKind), tagged.change("edit-tag") as change:
        recording.edit_tag(change, tag(tagged, "a"), parent=tag(tagged, "a", "b", "x"))
    with tagged.change("move-tag") as change:
        recording.move_tag(change, tag(tagged, "a", "b"), None)
    assert "b/x" in counts(tagged)


def test_passages_below_count_once(tagged: Archive) -> None:
    with tagged.change("tag") as change:
        (first,) = tagged.catalogue.passages.of_tag(tag(tagged, "a", "x"))
        recording.give_tag(change, [first, first], tag(tagged, "a"))
        recording.give_tag(change, [first], tag(tagged, "a"))
    assert len(tagged.catalogue.passages.of_tag(tag(tagged, "a"))) == 3
    assert len(tagged.catalogue.passages.of_tag(tag(tagged, "a"), below=True)) == 3


def test_other_records_carry_tags_too(tagged: Archive) -> None:
    text = tagged.catalogue.records.resolve("T").id
    with tagged.change("give-tag") as change:
        recording.give_tag(change, [text], tag(tagged, "a", "x"))
    assert tagged.catalogue.tags.carried_by(tag(tagged, "a")) == [text]


def test_a_new_tag_takes_a_colour_unlike_those_in_use(archive: Archive) -> None:
    with archive.change("add-tag") as change:
        first = recording.add_tag(change, "first")
        recording.edit_tag(change, first, colour="cyan")
        recording.add_tag(change, "second")
        gone = recording.add_tag(change, "gone")
    with archive.change("trash") as change:
        recording.trash(change, [gone])
    colours = {one.name: one.colour for one in archive.catalogue.tags.all()}
    assert colours["second"] == "amber", "of all it is the least like cyan"
    with archive.change("add-tag") as change:
        recording.add_tag(change, "third")
    third = archive.catalogue.tags.by_path(("third",))
    assert third is not None
    assert third.colour not in ("cyan", "amber")
