"""Who publishes what another is cited for passes it on: the two are one source in that record."""

import contextlib
from collections.abc import Callable, Sequence

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings

from khronika.archive import grades, recording
from khronika.archive.archive import Archive
from khronika.archive.change import Change
from khronika.archive.rows import ids
from khronika.archive.steps import NothingToRedo, NothingToUndo, UndoConflict
from khronika.domain.date_words import parse_when
from khronika.domain.drafts import (
    CitationDraft,
    DocumentDraft,
    FigureDraft,
    IncidentDraft,
    ParticipationDraft,
    PassageDraft,
    PersonDraft,
    Reread,
    SourceDraft,
    TextDraft,
    WhenDraft,
)
from khronika.domain.kinds import RecordId
from khronika.domain.values import Grade, Name

BODY = "The Herald reports that ten men refused on 5 May."


class World:
    """A list that tells what the Herald reports, and a third paper that has its own text."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        with archive.change("import") as change:
            self.herald, self.a_list, self.gazette = (
                recording.add_source(change, SourceDraft(names=(Name(text=name),)))
                for name in ("Herald", "List", "Gazette")
            )
            self.listed, self.own, self.other = recording.add_documents(
                change,
                [
                    DocumentDraft(title="Refusals", body=BODY, publisher=self.a_list),
                    DocumentDraft(title="Report", body="Ten men refused.", publisher=self.herald),
                    DocumentDraft(title="News", body="Men refuse.", publisher=self.gazette),
                ],
            )
            self.quoted = self.mark(change, self.listed)

    @staticmethod
    def mark(change: Change, document: RecordId) -> RecordId:
        return recording.add_passage(change, PassageDraft(document=document, start=0, end=5))

    def record(self, *citations: CitationDraft, part: CitationDraft | None = None) -> RecordId:
        """Record an incident, cited as a whole by `citations` and its date by `part`."""
        whens = (WhenDraft(when=parse_when("5 May 2022"), citations=(part,)),) if part else ()
        draft = IncidentDraft(
            texts=(TextDraft(title="Refusal"),), whens=whens, citations=tuple(citations)
        )
        with self.archive.change("add-incident") as change:
            return recording.add_incident(change, draft)

    def cite(self, target: RecordId, draft: CitationDraft) -> RecordId:
        with self.archive.change("cite") as change:
            return recording.cite(change, target, draft)

    def grade(self, incident: RecordId) -> tuple[str, int]:
        """The grade as it is kept; what the citations say is the same."""
        found = self.archive.catalogue.incidents.get(incident)
        assert found is not None
        assert grades.wrong(self.archive.catalogue.db) == []
        return found.grade.grade, found.grade.independent


@pytest.fixture
def world(archive: Archive) -> World:
    return World(archive)


def test_a_list_that_quotes_a_paper_does_not_confirm_it(world: World) -> None:
    by_herald = CitationDraft(passage=world.quoted, source=world.herald)
    incident = world.record(by_herald, part=by_herald)
    assert world.grade(incident) == ("single", 1)
    world.cite(incident, CitationDraft(source=world.a_list))
    assert world.grade(incident) == ("single", 1)
    world.cite(incident, CitationDraft(document=world.other))
    assert world.grade(incident) == ("corroborated", 2)


def test_it_holds_for_every_part_and_for_whatever_else_the_list_is_cited_by(world: World) -> None:
    """The words are cited for the date; the list for a person and a figure, from another text."""
    with world.archive.change("add-person") as change:
        someone = recording.add_person(change, PersonDraft(names=(Name(text="Ivan"),)))
    incident = world.record(part=CitationDraft(passage=world.quoted, source=world.herald))
    with world.archive.change("edit") as change:
        (more,) = recording.add_documents(
            change, [DocumentDraft(title="More", body="More words.", publisher=world.a_list)]
        )
        both = (CitationDraft(document=more), CitationDraft(document=world.own))
        recording.add_part(
            change, incident, ParticipationDraft(agent=someone, role="witness", citations=both)
        )
        recording.add_part(change, incident, FigureDraft(counted="men", low=10, citations=both))
    assert world.grade(incident) == ("single", 1)
    case = world.archive.catalogue.incidents.case(incident)
    assert case is not None
    once = Grade(grade="single", independent=1)
    assert (case.people[0].grade, case.figures[0].grade) == (once, once)
    (relay,) = case.relays
    assert (relay.publisher.title, relay.source.title, relay.document.title) == (
        "List", "Herald", "Refusals",
    )  # fmt: skip
    for source in (world.a_list, world.herald):
        standing = world.archive.catalogue.reliance.of_source(source)
        assert all(one.alone and one.grade == once for one in standing.facts)
        assert len(standing.facts) == 3 if source == world.herald else 2


def test_elsewhere_the_two_are_two(world: World) -> None:
    world.record(CitationDraft(passage=world.quoted, source=world.herald))
    both = (CitationDraft(source=world.a_list), CitationDraft(source=world.herald))
    assert world.grade(world.record(*both)) == ("corroborated", 2)


def test_whom_both_quote_as_denying_it_makes_them_not_one(world: World) -> None:
    ministry = "Ministry"
    with world.archive.change("add-source") as change:
        denies = recording.add_source(change, SourceDraft(names=(Name(text=ministry),)))
        passages = [world.quoted, world.mark(change, world.own)]
    denials = [CitationDraft(passage=one, source=denies, stance="contradicts") for one in passages]
    for_it = [CitationDraft(document=one) for one in (world.listed, world.own)]
    assert world.grade(world.record(*denials, *for_it)) == ("disputed", 2)


Step = Callable[[World, RecordId], object]


def publish(by: str | None) -> Step:
    def step(world: World, _incident: RecordId) -> None:
        with world.archive.change("edit-document") as change:
            publisher = None if by is None else getattr(world, by)
            recording.edit_document(change, world.listed, publisher=publisher)

    return step


def name(who: str | None) -> Step:
    """Say of the citation of the list's words who says so."""

    def step(world: World, incident: RecordId) -> None:
        (cited, *_rest) = world.archive.catalogue.citations.of_target(incident)
        with world.archive.change("edit-citation") as change:
            source = None if who is None else getattr(world, who)
            recording.edit_citation(change, cited.id, source=source)

    return step


def trash(world: World, incident: RecordId) -> None:
    (cited, *_rest) = world.archive.catalogue.citations.of_target(incident)
    with world.archive.change("trash") as change:
        recording.trash(change, [cited.id])


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        (publish("gazette"), 2),
        (publish("herald"), 2),
        (publish(None), 2),
        (name("gazette"), 2),
        (name(None), 2),
        (trash, 2),
    ],
)
def test_what_becomes_otherwise_later_is_told_and_taken_back(
    world: World, step: Step, expected: int
) -> None:
    """The words, the Herald's own text, and the list by name."""
    incident = world.record(
        CitationDraft(passage=world.quoted, source=world.herald),
        CitationDraft(document=world.own),
        CitationDraft(source=world.a_list),
    )
    assert world.grade(incident)[1] == 1
    step(world, incident)
    assert world.grade(incident)[1] == expected
    world.archive.undo()
    assert world.grade(incident)[1] == 1
    world.archive.redo()
    assert world.grade(incident)[1] == expected


def test_it_holds_when_the_text_is_read_anew_and_the_words_are_lost(world: World) -> None:
    by_herald = CitationDraft(passage=world.quoted, source=world.herald)
    incident = world.record(by_herald, CitationDraft(source=world.a_list))
    for body in (f"Menu. {BODY}", "Nothing of it."):
        with world.archive.change("read-anew") as change:
            read = Reread(body=body, extractor="html", extractor_version="1")
            recording.renew_text(change, world.listed, read)
        assert world.grade(incident) == ("single", 1)
    world.archive.undo()
    assert world.grade(incident) == ("single", 1)


CITED = st.tuples(
    st.integers(0, 1),  # which incident
    st.booleans(),  # its date or the whole
    st.sampled_from([None, "listed", "own", "other"]),  # whose passage
    st.sampled_from([None, "herald", "a_list", "gazette"]),  # who says so
    st.sampled_from(["supports", "supports", "supports", "contradicts", "mentions"]),
)
STEPS = st.lists(
    st.one_of(
        CITED,
        CITED,
        st.tuples(
            st.just("publish"),
            st.sampled_from(["listed", "own", "other"]),
            st.sampled_from([None, "herald", "a_list", "gazette"]),
        ),
        st.sampled_from(["undo", "redo"]),
    ),
    min_size=4,
    max_size=12,
)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=STEPS)
def test_the_table_follows_whatever_is_cited_and_published(
    steps: Sequence[str | tuple[object, ...]], world: World
) -> None:
    archive = world.archive
    incidents = [world.record(part=CitationDraft(source=world.gazette)) for _n in range(2)]
    db = archive.catalogue.db
    dates = [ids(db, "SELECT id FROM claim WHERE record = ?", [one])[0] for one in incidents]
    for step in steps:
        with contextlib.suppress(NothingToUndo, NothingToRedo, UndoConflict):
            take(world, step, incidents, dates)
        assert grades.wrong(db) == [], step


def take(
    world: World,
    step: str | tuple[object, ...],
    incidents: Sequence[RecordId],
    dates: Sequence[RecordId],
) -> None:
    match step:
        case "undo":
            world.archive.undo()
            if len(world.archive.catalogue.incidents.many(incidents)) < len(incidents):
                world.archive.redo()  # there is nothing else to undo
        case "redo":
            world.archive.redo()
        case ("publish", str(document), publisher):
            with world.archive.change("edit-document") as change:
                by = getattr(world, publisher) if isinstance(publisher, str) else None
                recording.edit_document(change, getattr(world, document), publisher=by)
        case (int(which), part, document, who, str(stance)) if document or who:
            target = (dates if part else incidents)[which]
            said_by = getattr(world, who) if isinstance(who, str) else None
            with world.archive.change("cite") as change:
                words = world.mark(change, getattr(world, document)) \
                    if isinstance(document, str) else None  # fmt: skip
                draft = CitationDraft(passage=words, source=said_by, stance=stance)
                recording.cite(change, target, draft)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(cited=st.lists(CITED, max_size=5))
def test_naming_the_publisher_too_never_raises_the_count(
    cited: Sequence[tuple[object, ...]], world: World
) -> None:
    incident = world.record(
        CitationDraft(passage=world.quoted, source=world.herald),
        part=CitationDraft(passage=world.quoted, source=world.herald),
    )
    db = world.archive.catalogue.db
    date = ids(db, "SELECT id FROM claim WHERE record = ?", [incident])[0]
    for _which, *rest in cited:
        take(world, (0, *rest), [incident], [date])
    _grade, before = world.grade(incident)
    for target in (incident, date):
        world.cite(target, CitationDraft(source=world.a_list))
    assert world.grade(incident)[1] <= before
