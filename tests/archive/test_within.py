"""Incidents found by who takes part in them, where they happened, and what they are counted as."""

import pytest

from khronika.archive import recording
from khronika.archive.archive import Archive
from khronika.archive.finding.sight import Sight
from khronika.domain.drafts import (
    DocumentDraft,
    IncidentDraft,
    ParticipationDraft,
    PersonDraft,
    PlaceClaimDraft,
    PlaceDraft,
    TextDraft,
)
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.values import Hit, Name
from khronika.domain.ways import Way


@pytest.fixture
def recorded(archive: Archive) -> Archive:
    """Two incidents with somebody in them, one that is called like them, and a text."""
    names = (Name(text="Остап Гребенюк"), Name(text="Дід Кошовий", kind="alias"))
    with archive.change("import") as change:
        recording.add_person(change, PersonDraft(names=names))
        recording.add_person(change, PersonDraft(names=(Name(text="Ганна Тихоліз"),)))
        recording.add_place(change, PlaceDraft(names=(Name(text="Київ"), Name(text="Kyiv"))))
        for title, people, places in (
            ("Обшук на вулиці", ("Остап Гребенюк", "Ганна Тихоліз"), ("Київ",)),
            ("Листівки", ("Остап Гребенюк",), ()),
            ("Суд над Гребенюком", (), ()),
        ):
            recording.add_incident(
                change,
                IncidentDraft(
                    texts=(TextDraft(title=title),),
                    people=tuple(ParticipationDraft(agent=one, role="driver") for one in people),
                    places=tuple(PlaceClaimDraft(place=one) for one in places),
                ),
            )
        draft = DocumentDraft(title="Letter", body="Hrebeniuk was seen in Kyiv.", language="en")
        recording.add_documents(change, [draft])
    archive.learn()
    return archive


def found(
    archive: Archive, query: str, *kinds: Kind, hidden: frozenset[RecordId] = frozenset()
) -> list[Hit]:
    return list(archive.catalogue.search.find(query, kinds, sight=Sight(hidden)).hits)


def incidents(archive: Archive, query: str, hidden: frozenset[RecordId] = frozenset()) -> list[str]:
    hits = found(archive, query, Kind.INCIDENT, hidden=hidden)
    counted = archive.catalogue.search.counts(query, sight=Sight(hidden)).get(Kind.INCIDENT, 0)
    assert counted == len({hit.id for hit in hits})
    return list(dict.fromkeys(hit.title for hit in hits))


def person(archive: Archive, name: str) -> RecordId:
    return next(hit.id for hit in found(archive, name, Kind.AGENT) if hit.title == name)


@pytest.mark.parametrize(
    "query", ["Гребенюк", "Hrebeniuk", "Гребенюка", "гребен*", "Остап Гребенюк"]
)
def test_by_a_name_in_any_spelling_after_what_says_it_itself(recorded: Archive, query: str) -> None:
    titles = incidents(recorded, query)
    own = [] if query == "Остап Гребенюк" else ["Суд над Гребенюком"]
    assert titles[: len(own)] == own
    assert sorted(titles[len(own) :]) == ["Листівки", "Обшук на вулиці"]


def test_it_is_said_who_and_as_what(recorded: Archive) -> None:
    hit = next(hit for hit in found(recorded, "Hrebeniuk") if hit.title == "Листівки")
    assert hit.snippet == "in it: Остап Гребенюк, driver"
    assert [hit.snippet[mark.start : mark.end] for mark in hit.marks] == ["Гребенюк"]
    assert hit.way is Way.SPELLED
    by_alias = next(hit for hit in found(recorded, "Кошовий") if hit.title == "Листівки")
    assert by_alias.snippet == "in it: Остап Гребенюк (Дід Кошовий), driver"


def test_by_the_name_of_the_place(recorded: Archive) -> None:
    assert incidents(recorded, "Киева") == ["Обшук на вулиці"]
    assert found(recorded, "Kiev", Kind.INCIDENT)[0].snippet == "where: Київ"


@pytest.mark.parametrize("query", ["Гребенюк Тихоліз", "Kyiv Гребенюк", "обшук Тихоліз"])
def test_by_several_of_them_and_by_words_of_its_own(recorded: Archive, query: str) -> None:
    assert incidents(recorded, query) == ["Обшук на вулиці"]


@pytest.mark.parametrize("left_out", ["Тихоліз", "Київ", "Тихоліза", "(Тихоліз OR Кошового)"])
def test_who_is_left_out_takes_away_what_they_are_in(recorded: Archive, left_out: str) -> None:
    left = ["Суд над Гребенюком"] + ["Листівки"] * (not left_out.startswith("("))
    assert incidents(recorded, f"Гребенюк -{left_out}") == left
    assert incidents(recorded, f"kind:incident -{left_out}") == left


def test_what_is_left_out_goes_no_farther_than_inflection(recorded: Archive) -> None:
    assert len(incidents(recorded, "Гребенюк -Tykholiz")) == 3


def test_nothing_is_found_through_whom_one_may_not_see(recorded: Archive) -> None:
    hidden = frozenset({person(recorded, "Ганна Тихоліз")})
    assert incidents(recorded, "Тихоліз") == ["Обшук на вулиці"]
    assert incidents(recorded, "Тихоліз", hidden) == []
    assert incidents(recorded, "обшук Тихоліз", hidden) == []
    assert incidents(recorded, "person:Тихоліз") != []
    assert incidents(recorded, "person:Тихоліз", hidden) == []


def test_only_as_written(recorded: Archive) -> None:
    search = recorded.catalogue.search
    titles = {hit.title for hit in search.find("Гребенюк", exact=True).hits}
    assert titles == {"Остап Гребенюк", "Листівки", "Обшук на вулиці"}
    assert not search.find("Тихоліза", exact=True).hits


def test_undo_and_the_trash_are_heeded(recorded: Archive) -> None:
    hanna = person(recorded, "Ганна Тихоліз")
    with recorded.change("trash") as change:
        recording.trash(change, [hanna])
    assert incidents(recorded, "Тихоліз") == []
    recorded.undo()
    assert incidents(recorded, "Тихоліз") == ["Обшук на вулиці"]
    (incident,) = [hit.id for hit in found(recorded, "Листівки", Kind.INCIDENT)]
    with recorded.change("trash") as change:
        recording.trash(change, [incident])
    assert incidents(recorded, "Гребенюк") == ["Суд над Гребенюком", "Обшук на вулиці"]
    recorded.undo()
    assert "Листівки" in incidents(recorded, "Гребенюк")


def test_who_was_merged_is_found_by_the_names_of_both(recorded: Archive) -> None:
    with recorded.change("merge-people") as change:
        other = recording.add_person(change, PersonDraft(names=(Name(text="Ostap Vyshnevyi"),)))
        recording.merge_people(change, other, person(recorded, "Остап Гребенюк"))
    assert sorted(incidents(recorded, "Vyshnevyi")) == ["Листівки", "Обшук на вулиці"]
    (first, *_others) = found(recorded, "Vyshnevyi", Kind.INCIDENT)
    assert "Vyshnevyi" in first.snippet
