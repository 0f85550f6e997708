"""What is held back, one by one: where it stands, and because of whom."""

from khronika.archive import recording
from khronika.archive.archive import Archive
from khronika.domain.drafts import (
    CitationDraft,
    DocumentDraft,
    IncidentDraft,
    PassageDraft,
    PersonDraft,
    TextDraft,
)
from khronika.domain.kinds import RecordId
from khronika.domain.values import Name
from khronika.exporting.release import Release
from tests.exporting.conftest import ASKED, HIDDEN, PUBLIC, Case, names
from tests.exporting.looking import COLLEAGUE, hidden, released

QUOTES = f"It was {HIDDEN} who came. {ASKED} and {HIDDEN} left. Then it was quiet."


def quoted(archive: Archive) -> tuple[RecordId, RecordId]:
    """Record an incident that cites two passages of `QUOTES`; return it and the one naming two."""
    with archive.change("add-incident") as change:
        (text,) = recording.add_documents(change, [DocumentDraft(title="T", body=QUOTES)])
        both, quiet = (
            recording.add_passage(change, PassageDraft(document=text, quote=said))
            for said in (f"{ASKED} and {HIDDEN} left", "it was quiet")
        )
        cited = tuple(CitationDraft(passage=one) for one in (both, quiet))
        draft = IncidentDraft(texts=(TextDraft(title="They leave"),), citations=cited)
        made = recording.add_incident(change, draft)
    return made, both


def why(found: Release, kind: str, field: str) -> list[tuple[RecordId | None, set[RecordId]]]:
    return [
        (one.record, set(found.because_of(one)))
        for one in found.withheld
        if (one.kind, one.field) == (kind, field)
    ]


def test_a_quotation_says_whose_names_stand_in_it_and_what_cites_it(
    archive: Archive, case: Case
) -> None:
    incident, both = quoted(archive)
    found = released(archive, incident, profile=COLLEAGUE)
    assert why(found, "passage", "quote") == [(both, {case.hidden, case.asked})]
    assert found.cited_in[both] == (incident,)
    assert found.emptied == 1, "it leaves, as “[held back]”"
    assert len(found.view.passages) == 2


def test_a_passage_that_stays_whole_is_not_said_to_leave_emptied(
    archive: Archive, case: Case
) -> None:
    _incident, both = quoted(archive)
    found = released(archive, both)
    assert why(found, "passage", "quote") == [(both, {case.hidden, case.asked})]
    assert found.emptied == 0, "nothing of it leaves"
    assert found.view.passages == ()


def test_all_that_is_counted_is_listed_with_a_record_and_a_reason(
    archive: Archive, case: Case
) -> None:
    quoted(archive)
    found = released(archive, profile=COLLEAGUE)
    assert len(found.withheld) == sum(hidden(found).values())
    assert {"passage.quote", "participation.people", "relation.people", "note.people",
            "document.text"} <= hidden(found).keys()  # fmt: skip
    for one in found.withheld:
        assert one.record is not None
        assert found.because_of(one), f"{one.kind}.{one.field}"


def test_who_leaves_under_a_label_is_listed(archive: Archive, case: Case) -> None:
    with archive.change("set-label") as change:
        recording.set_person(change, [case.hidden], label="a neighbour")
    found = released(archive, case.fire)
    assert found.labelled == {case.hidden: "a neighbour", case.asked: None}
    assert found.changed == 2


# -- descriptions -----------------------------------------------------------------------------

OFFICER = "senior warrant officer"
BEATEN = "he was beaten by a senior warrant officer"


def officer(archive: Archive, name: Name) -> tuple[RecordId, RecordId]:
    """Record someone protected under `name` and a text that says `BEATEN`; return both."""
    with archive.change("add-person") as change:
        draft = PersonDraft(names=(name,), protection="ask")
        someone = recording.add_person(change, draft)
        body = f"In his words, {BEATEN}. The warrant was shown to {PUBLIC}."
        (text,) = recording.add_documents(change, [DocumentDraft(title="T", body=body)])
        recording.add_passage(change, PassageDraft(document=text, quote=BEATEN))
    return someone, text


def test_a_description_closes_no_passage_once_it_is_said_to_be_one(
    archive: Archive, case: Case
) -> None:
    someone, text = officer(archive, Name(text=OFFICER))
    found = released(archive, text, someone)
    assert [one.quote for one in found.view.passages] == []
    with archive.change("describe-person") as change:
        recording.describe_person(change, someone, [OFFICER])
    found = released(archive, text, someone)
    assert [one.quote for one in found.view.passages] == [BEATEN]
    assert [one.name for one in found.view.people] == ["Person 1"], "whom it stands for stays so"
    assert archive.catalogue.agents.many([someone])[someone].identity == "described"
    assert found.labelled == {someone: None}
    archive.undo()
    assert released(archive, text, someone).view.passages == ()


def test_a_name_within_a_description_is_looked_for_all_the_same(
    archive: Archive, case: Case
) -> None:
    said = "the brother of Тимур Бейсембінов"
    with archive.change("add-person") as change:
        draft = PersonDraft(names=(Name(text=said, kind="description"),), protection="protected")
        someone = recording.add_person(change, draft)
        bodies = ("It was his brother.", "It was Бейсембінова they asked for.")
        texts = recording.add_documents(
            change, [DocumentDraft(title=f"T{at}", body=body) for at, body in enumerate(bodies)]
        )
    found = released(archive, *texts)
    assert [one.text for one in found.view.documents] == [bodies[0], None]
    assert why(found, "document", "text") == [(texts[1], {someone})]


def test_who_is_named_as_another_is_described_stays_protected(archive: Archive, case: Case) -> None:
    _someone, text = officer(archive, Name(text=OFFICER, kind="description"))
    with archive.change("add-person") as change:
        draft = PersonDraft(names=names(OFFICER), protection="protected")
        recording.add_person(change, draft)
    assert released(archive, text).view.passages == ()


def test_a_merged_record_is_described_with_its_head(archive: Archive, case: Case) -> None:
    someone, text = officer(archive, Name(text=OFFICER))
    with archive.change("merge-people") as change:
        other = recording.add_person(change, PersonDraft(names=names(ASKED + "енко")))
        recording.merge_people(change, someone, other)
        recording.describe_person(change, other, [OFFICER])
    assert [one.quote for one in released(archive, text).view.passages] == [BEATEN]
