"""Who stands around someone; what was done to a record; places within places."""

import pytest

from khronika.archive import recording
from khronika.archive.archive import Archive
from khronika.domain.date_words import parse_when
from khronika.domain.drafts import (
    CitationDraft,
    DocumentDraft,
    IncidentDraft,
    ParticipationDraft,
    PassageDraft,
    PersonDraft,
    PlaceClaimDraft,
    PlaceDraft,
    TextDraft,
    WhenDraft,
)
from khronika.domain.kinds import RecordId
from khronika.domain.values import Happened, Name

BODY = "Ivan Testenko refused. Somebody told of Ivan Testenko."


def person(archive: Archive, name: str) -> RecordId:
    with archive.change("add-person") as change:
        return recording.add_person(change, PersonDraft(names=(Name(text=name),)))


def incident(archive: Archive, title: str, day: str, *people: RecordId) -> RecordId:
    with archive.change("add-incident") as change:
        parts = tuple(ParticipationDraft(agent=one, role="witness") for one in people)
        when = (WhenDraft(when=parse_when(day)),) if day else ()
        texts = (TextDraft(title=title),)
        return recording.add_incident(change, IncidentDraft(texts=texts, whens=when, people=parts))


def test_merged_people_share_their_line_and_their_companions(archive: Archive) -> None:
    head, other, friend = (person(archive, name) for name in ("Maksym", "Maxim", "Olha"))
    incident(archive, "Later", "2023", head, friend)
    incident(archive, "Undated", "", other)
    incident(archive, "Sooner", "2022", other, friend)
    with archive.change("merge-people") as change:
        recording.merge_people(change, other, head)
    circle = archive.catalogue.circle
    lives = circle.lives(head)
    assert [one.incident.title for one in lives] == ["Sooner", "Later", "Undated"]
    assert [part.role for part in lives[0].parts] == ["witness"]
    assert [(named.title, times) for named, times in circle.met(head)] == [("Olha", 2)]
    assert [(named.title, times) for named, times in circle.met(friend)] == [("Maksym", 2)]
    assert [named.title for named in circle.merged(head)] == ["Maxim"]
    assert archive.catalogue.agents.many([head, other])[head].incidents == 3
    assert archive.catalogue.agents.many([head, other])[other].incidents == 2


@pytest.fixture
def in_no_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page waits for a fifth of a second; a test may have to load the language first."""
    monkeypatch.setattr("khronika.archive.circle._PATIENCE", 60.0)


def test_passages_for_someones_part_come_before_those_for_the_rest(
    archive: Archive, in_no_hurry: None
) -> None:
    ivan = person(archive, "Ivan Testenko")
    with archive.change("test") as change:
        (text,) = recording.add_documents(change, [DocumentDraft(title="T", body=BODY)])
        first, second = (
            CitationDraft(passage=PassageDraft(document=text, start=at, end=at + 4))
            for at in (0, 23)
        )
        part = ParticipationDraft(agent=ivan, citations=(second,))
        texts = (TextDraft(title="A refusal"),)
        recording.add_incident(
            change, IncidentDraft(texts=texts, people=(part,), citations=(first,))
        )
    circle = archive.catalogue.circle
    passages = archive.catalogue.passages.many(circle.passages(ivan))
    assert [passages[one].start for one in circle.passages(ivan)] == [23, 0]
    agent = archive.catalogue.agents.get(ivan)
    assert agent is not None
    hits = circle.found(agent, 10)
    assert [BODY[hit.start : hit.end] for hit in hits] == ["Ivan Testenko"] * 2


def test_all_places_of_a_text_that_name_somebody_are_found(
    archive: Archive, in_no_hurry: None
) -> None:
    """A search shows the best of a text; where that was cited, the others went unseen."""
    body = "Ivan Testenko wrote. " * 3 + "Івана Тестенка бачили."
    ivan = person(archive, "Ivan Testenko")
    with archive.change("test") as change:
        recording.add_documents(
            change,
            [DocumentDraft(title="One", body=body), DocumentDraft(title="Two", body="Nobody.")],
        )
    archive.learn()
    agent = archive.catalogue.agents.get(ivan)
    assert agent is not None
    hits = archive.catalogue.circle.found(agent, 10)
    said = [body[hit.start : hit.end] for hit in hits]
    assert said == [*["Ivan Testenko"] * 3, "Івана Тестенка"]
    assert all(hit.snippet[mark.start : mark.end] in said for hit in hits for mark in hit.marks)
    assert len(archive.catalogue.circle.found(agent, 2)) == 2


def test_namesakes_have_a_name_in_the_same_letters(archive: Archive) -> None:
    one, same, other = (person(archive, name) for name in ("Фёдор", "ФЕДОР", "Федора"))
    agent = archive.catalogue.agents.get(one)
    assert agent is not None
    found = archive.catalogue.circle.namesakes(agent)
    assert [(who.id, said) for who, said in found] == [(same, "ФЕДОР")]
    assert other not in [who.id for who, _said in found]


def test_some_of_what_is_known_of_people_is_set_without_the_rest(archive: Archive) -> None:
    one, two = person(archive, "Ivan"), person(archive, "Olha")
    with archive.change("set-protection") as change:
        recording.set_person(change, [one, two], protection="protected", label=" someone ")
    for record in (one, two):
        agent = archive.catalogue.agents.get(record)
        assert agent is not None
        assert (agent.protection, agent.label, len(agent.names)) == ("protected", "someone", 1)


def test_a_records_own_history_holds_what_was_taken_from_it(archive: Archive) -> None:
    ivan, olha = person(archive, "Ivan"), person(archive, "Olha")
    happened = incident(archive, "A refusal", "2022", ivan)
    with archive.change("add-relation") as change:
        link = recording.relate(change, ivan, olha, "relative_of")
    with archive.change("remove-relation") as change:
        recording.unrelate(change, link)
    with archive.change("edit-person") as change:
        recording.edit_person(change, ivan, PersonDraft(names=(Name(text="Ivan T."),)))
    touched, own = archive.catalogue.touched, archive.catalogue.steps.of_record
    assert [step.verb for step in own(ivan)] == [
        "edit-person", "remove-relation", "add-relation", "add-incident", "add-person",
    ]  # fmt: skip
    assert [step.verb for step in own(happened)] == ["add-incident"]
    steps = archive.catalogue.steps.recent()
    names = touched.names(steps)
    by_verb = {step.verb: [one.title for one in names[step.last]] for step in steps}
    assert by_verb["edit-person"] == ["Ivan T."]
    assert by_verb["remove-relation"] == ["Ivan T.", "Olha"]
    assert by_verb["add-incident"][0] == "A refusal"


def test_what_was_taken_back_is_still_named(archive: Archive) -> None:
    ivan = person(archive, "Ivan")
    with archive.change("give-tag") as change:
        tag = recording.add_tag(change, "kept")
    with archive.change("give-tag") as change:
        recording.give_tag(change, [ivan], tag)
    archive.undo()
    steps = archive.catalogue.steps.recent()
    names = archive.catalogue.touched.names(steps)
    assert {one.title for one in names[steps[1].last]} == {"Ivan", "kept"}


def test_a_place_counts_what_happened_in_what_lies_in_it(archive: Archive) -> None:
    with archive.change("test") as change:
        land = recording.add_place(change, PlaceDraft(names=(Name(text="Land"),)))
        town = recording.add_place(change, PlaceDraft(names=(Name(text="Town"),), parent=land))
        at = {
            title: recording.add_incident(
                change,
                IncidentDraft(
                    texts=(TextDraft(title=title),), places=(PlaceClaimDraft(place=in_),)
                ),
            )
            for title, in_ in (("In the land", land), ("In the town", town))
        }
    places, incidents = archive.catalogue.places, archive.catalogue.incidents
    assert places.tree() == {land: 0, town: 1}
    assert places.happened() == {
        land: Happened(here=1, within=2),
        town: Happened(here=1, within=1),
    }
    assert incidents.of_place(land) == [at["In the land"]]
    assert incidents.inside_place(land) == [at["In the town"]]
    assert [one.title for one in places.held_in(land)] == ["Town"]
    with archive.change("trash") as change:
        recording.trash(change, [land])
    assert places.tree() == {town: 0}
