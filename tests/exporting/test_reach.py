from khronika.archive import recording
from khronika.archive.archive import Archive
from khronika.domain.drafts import CollectionDraft, IncidentDraft, TextDraft
from khronika.domain.kinds import Kind, RecordId
from khronika.exporting.profile import Profile
from khronika.exporting.reach import Reach, follow
from khronika.exporting.selection import (
    Selection,
    everything,
    of_collection,
    of_query,
    of_records,
)
from tests.exporting.conftest import Case

CAREFUL = Profile()


def reach(archive: Archive, *records: RecordId, profile: Profile = CAREFUL) -> Reach:
    return follow(archive.catalogue, of_records(records), profile)


def test_an_incident_brings_what_it_cannot_be_understood_without(
    archive: Archive, case: Case
) -> None:
    found = reach(archive, case.fire)
    assert [one.incident.id for one in found.cases] == [case.fire]
    assert found.agents.keys() == {case.public, case.hidden, case.asked}
    assert found.sources.keys() == {case.herald, case.agency}
    assert found.places.keys() == {case.town, case.country}
    assert found.documents.keys() == {case.text, case.other_text}


def test_a_cited_passage_brings_its_words_only_if_they_were_asked_for(
    archive: Archive, case: Case
) -> None:
    assert not reach(archive, case.fire).passages
    assert reach(archive, case.fire, case.tagged).passages.keys() == {case.tagged}
    assert reach(archive, case.fire, profile=Profile(quotes=True)).passages.keys() == {case.tagged}
    assert not reach(archive, case.fire).whole


def test_a_document_brings_its_text_and_every_passage_tagged_or_not(
    archive: Archive, case: Case
) -> None:
    found = reach(archive, case.text)
    assert found.whole == {case.text}
    assert found.passages.keys() == {case.tagged, case.untagged, case.warrant}
    assert found.sources.keys() == {case.herald}
    assert not found.cases


def test_a_tag_brings_no_other_that_begins_alike(archive: Archive, case: Case) -> None:
    found = reach(archive, case.tagged)
    assert [tag.name for tag in found.tags.values()] == ["war"]


def test_a_person_brings_no_incidents(archive: Archive, case: Case) -> None:
    found = reach(archive, case.public)
    assert found.agents.keys() == {case.public}
    assert not found.cases


def test_what_the_profile_leaves_out_brings_nobody(archive: Archive, case: Case) -> None:
    profile = Profile(left_out=frozenset({"incident.people"}))
    assert not reach(archive, case.fire, profile=profile).agents


def test_the_trash_is_never_reached(archive: Archive, case: Case) -> None:
    with archive.change("trash") as change:
        recording.trash(change, [case.asked, case.town, case.other_text, case.herald, case.trial])
    found = follow(archive.catalogue, everything(archive.catalogue), CAREFUL)
    assert case.asked not in found.agents
    assert case.town not in found.places
    assert case.herald not in found.sources
    assert found.documents.keys() == {case.text}
    assert [one.incident.id for one in found.cases] == [case.fire]
    again = reach(archive, case.trial, case.other_text)
    assert not again.cases
    assert not again.documents


def test_what_is_secret_stays_and_so_does_what_only_it_names(archive: Archive, case: Case) -> None:
    with archive.change("edit-document") as change:
        recording.edit_document(change, case.text, sensitivity="secret")
        secret = recording.add_incident(
            change,
            IncidentDraft(
                texts=(TextDraft(title="Known to two"),), sensitivity="secret", status="checked"
            ),
        )
    found = follow(archive.catalogue, everything(archive.catalogue), CAREFUL)
    assert found.secret == {case.text: Kind.DOCUMENT, secret: Kind.INCIDENT}
    assert not found.passages
    cited = next(one for one in found.citations.values() if one.passage is not None)
    assert found.is_closed(cited)
    alone = reach(archive, case.fire)
    assert alone.sources.keys() == {case.agency}
    allowed = reach(archive, case.text, secret, profile=Profile(secret=True))
    assert allowed.whole == {case.text}
    assert [one.incident.id for one in allowed.cases] == [secret]


def test_a_collection_holds_what_was_gathered_and_what_its_query_finds(
    archive: Archive, case: Case
) -> None:
    with archive.change("add-collection") as change:
        made = recording.add_collection(
            change, CollectionDraft(name="Trials", members=(case.fire,), query="trial")
        )
    collection = archive.catalogue.collections.get(made)
    assert collection is not None
    chosen = of_collection(archive.catalogue, collection)
    assert chosen == Selection(records=frozenset({made, case.fire, case.trial}), title="Trials")


def test_a_query_selects_all_it_finds(archive: Archive, case: Case) -> None:
    assert of_query(archive.catalogue, "office").records == {case.fire, case.text}
