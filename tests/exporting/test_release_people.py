from khronika.archive import recording
from khronika.archive.archive import Archive
from khronika.domain.drafts import (
    CitationDraft,
    DocumentDraft,
    IncidentDraft,
    ParticipationDraft,
    PassageDraft,
    PersonDraft,
    SourceDraft,
    TextDraft,
)
from khronika.domain.values import Name
from khronika.exporting.profile import Profile
from khronika.exporting.released import ReleasedPassage
from khronika.exporting.writers import csv_
from tests.exporting.conftest import ASKED, HIDDEN, PUBLIC, Case, names
from tests.exporting.looking import (
    COLLEAGUE,
    KEY,
    hidden,
    incident,
    released,
    strings,
)


def test_a_public_person_leaves_with_the_name_and_the_others_as_labels(
    archive: Archive, case: Case
) -> None:
    found = released(archive, case.fire)
    assert {one.name for one in found.view.people} == {PUBLIC, "Person 1", "Person 2"}
    assert (found.changed, found.asked) == (2, 1)
    labelled = [one for one in found.view.people if one.name != PUBLIC]
    assert all(not one.names and one.identity is None for one in labelled)
    assert not [said for said in strings(found.view) if HIDDEN in said or ASKED in said]


def test_who_was_asked_leaves_with_the_name(archive: Archive, case: Case) -> None:
    found = released(archive, case.fire, profile=Profile(asked=frozenset({case.asked})))
    assert {one.name for one in found.view.people} == {PUBLIC, ASKED, "Person 1"}


def test_a_persons_own_label_is_used_if_it_names_nobody(archive: Archive, case: Case) -> None:
    with archive.change("add-person") as change:
        nurse = PersonDraft(
            names=names("Глафіра Незамаєва"), label="a nurse", protection="protected"
        )
        friend = PersonDraft(
            names=names("Тимур Бейсембінов"), label="friend of Підкаменська", protection="protected"
        )
        people = [recording.add_person(change, one) for one in (nurse, friend)]
    found = released(archive, *people)
    assert {one.name for one in found.view.people} == {"a nurse", "Person 1"}
    assert hidden(found) == {"person.label": 1}


def test_numbers_follow_the_ids_and_not_the_order_of_entry(archive: Archive, case: Case) -> None:
    with archive.change("add-person") as change:
        for place in range(20):
            draft = PersonDraft(
                names=names(f"Чернобай{chr(0x430 + place)}"), protection="protected"
            )
            recording.add_person(change, draft)
    for key in (KEY, bytes(32)):
        view = released(archive, key=key).view
        numbered = {int(one.name.split()[1]): one.id for one in view.people if one.name != PUBLIC}
        assert [numbered[number] for number in sorted(numbered)] == sorted(numbered.values())
    assert released(archive).view == released(archive).view


def test_two_recipients_share_no_id(archive: Archive, case: Case) -> None:
    one, other = released(archive).view, released(archive, key=bytes(32)).view
    assert one.ids
    assert not one.ids & other.ids


def test_a_text_that_names_someone_is_listed_by_its_title_alone(
    archive: Archive, case: Case
) -> None:
    with archive.change("import") as change:
        texts = recording.add_documents(
            change,
            [
                DocumentDraft(title="A letter", body=f"Dear {HIDDEN}, all is well."),
                DocumentDraft(title=f"To {HIDDEN}", body="Dear friend, all is well."),
                DocumentDraft(title=f"From {HIDDEN}", body=f"Yours, {HIDDEN}"),
            ],
        )
    found = released(archive, *texts)
    assert {one.title: one.text for one in found.view.documents} == {
        "A letter": None,
        "Document 1": "Dear friend, all is well.",
    }
    assert hidden(found) == {"document.text": 2, "document.title": 2}


def test_a_source_named_like_a_protected_person_gets_a_number(archive: Archive, case: Case) -> None:
    with archive.change("add-source") as change:
        source = recording.add_source(change, SourceDraft(names=names(HIDDEN), kind="person"))
        recording.cite(change, case.trial, CitationDraft(source=source))
    trial = incident(released(archive, case.trial).view, "Trial")
    assert trial.citations[0].source is not None
    assert trial.citations[0].source.title == "Source 1"


def test_an_incident_called_after_someone_gets_a_number(archive: Archive, case: Case) -> None:
    with archive.change("add-incident") as change:
        texts = (TextDraft(title=f"The trial of {HIDDEN}"),)
        made = recording.add_incident(change, IncidentDraft(texts=texts))
    view = released(archive, made).view
    assert [one.title for one in view.incidents] == ["Incident 1"]
    assert view.incidents[0].texts == ()


def test_a_public_namesake_is_held_back_too(archive: Archive, case: Case) -> None:
    with archive.change("add-person") as change:
        namesake = PersonDraft(names=names("Ольга Підкаменська"), protection="public")
        made = recording.add_person(change, namesake)
    found = released(archive, made)
    assert [one.name for one in found.view.people] == ["Person 1"]
    assert (found.changed, hidden(found)) == (1, {"person.name": 1})


def test_a_merged_person_takes_part_as_one(archive: Archive, case: Case) -> None:
    with archive.change("merge-people") as change:
        recording.merge_people(change, case.hidden, case.public)
    fire = incident(released(archive, case.fire).view, "Fire at the office")
    assert {part.person.title for part in fire.people} == {"Person 1", "Person 2"}


def test_whose_relative_a_protected_person_is_does_not_leave(archive: Archive, case: Case) -> None:
    found = released(archive)
    assert [
        (one.subject.title, one.relation, one.object.title) for one in found.view.relations
    ] == [("Fire at the office", "led_to", "Trial")]
    assert hidden(found)["relation.people"] == 1


def test_someone_in_the_trash_takes_no_part(archive: Archive, case: Case) -> None:
    with archive.change("trash") as change:
        recording.trash(change, [case.public])
    fire = incident(released(archive, case.fire).view, "Fire at the office")
    assert [part.person.title for part in fire.people] == ["Person 1", "Person 2"]


def test_a_comment_on_someone_that_names_them_stays(archive: Archive, case: Case) -> None:
    with archive.change("add-incident") as change:
        part = ParticipationDraft(agent=case.hidden, comment=f"{HIDDEN} was there", role="witness")
        draft = IncidentDraft(texts=(TextDraft(title="Seen"),), people=(part,))
        made = recording.add_incident(change, draft)
    found = released(archive, made)
    assert found.view.incidents[0].people[0].comment is None
    assert hidden(found) == {"participation.people": 1}


def test_a_comment_on_someone_protected_stays_even_if_it_names_nobody(
    archive: Archive, case: Case
) -> None:
    """“The only dentist of the village” needs no name."""
    with archive.change("add-incident") as change:
        part = ParticipationDraft(agent=case.hidden, comment="the only dentist of the village")
        texts = (TextDraft(title="Another day"),)
        made = recording.add_incident(change, IncidentDraft(texts=texts, people=(part,)))
    found = released(archive, made)
    assert found.view.incidents[0].people[0].comment is None
    assert hidden(found) == {"participation.people": 1}


def test_what_is_noted_of_a_protected_person_does_not_leave(archive: Archive, case: Case) -> None:
    found = released(archive, profile=COLLEAGUE)
    assert not any("nearby" in said for said in strings(found.view))
    assert hidden(found)["note.people"] == 1


SHORT = "Остап Ким"  # protected, with a surname too short to be looked for by itself
CUT = f"He said it. {SHORT} and others came in the late evening. Then all was quiet."


def quotes_of(archive: Archive, *quotes: str) -> list[ReleasedPassage]:
    """Release `quotes` of a text that says CUT and the name of someone protected."""
    with archive.change("load-seeds") as change:
        recording.add_person(change, PersonDraft(names=names(SHORT), protection="protected"))
        body = f"{CUT} So much for today, said her neighbour {HIDDEN}."
        (text,) = recording.add_documents(change, [DocumentDraft(title="T", body=body)])
        for quote in quotes:
            recording.add_passage(change, PassageDraft(document=text, quote=quote))
    return list(released(archive, text).view.passages)


def test_the_words_around_a_passage_hold_no_half_of_a_name(archive: Archive, case: Case) -> None:
    cut_before, cut_behind, whole = "late evening", "much for today", "Then all was quiet"
    found = quotes_of(archive, cut_before, cut_behind, whole)
    assert {one.quote: (one.prefix != "", one.suffix != "") for one in found} == {
        cut_before: (False, False), cut_behind: (False, False), whole: (True, True)
    }  # fmt: skip


def test_a_passage_that_ends_amid_a_name_is_held_back(archive: Archive, case: Case) -> None:
    found = quotes_of(archive, "Ким and others came", "her neighbour Ярина Підк", "all was quiet")
    assert [one.quote for one in found] == ["all was quiet"]


def test_whoever_is_called_by_a_description_leaves_as_described(
    archive: Archive, case: Case
) -> None:
    said = "a woman from the village"
    with archive.change("add-person") as change:
        woman = PersonDraft(
            names=(Name(text=said, kind="description"),), identity="described", protection="public"
        )
        people = [recording.add_person(change, woman)]
    found = released(archive, *people)
    table = csv_.write(found.view)["people.csv"].decode("utf-8-sig")
    (row,) = [line for line in table.splitlines() if said in line]
    assert "described" in row
    assert "named" not in row
