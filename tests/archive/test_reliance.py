"""What rests on a source: alone, against others, or among them."""

from collections.abc import Sequence

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings

from khronika.archive import recording
from khronika.archive.archive import Archive
from khronika.archive.change import Change
from khronika.domain.date_words import parse_when
from khronika.domain.drafts import (
    CategoryDraft,
    CitationDraft,
    DocumentDraft,
    FigureDraft,
    IncidentDraft,
    ParticipationDraft,
    PassageDraft,
    PersonDraft,
    SourceDraft,
    TextDraft,
    WhenDraft,
)
from khronika.domain.grades import Support, grade, rests_alone
from khronika.domain.kinds import RecordId
from khronika.domain.reliance import Standing, by_incident
from khronika.domain.values import Name

CITED = st.lists(
    st.tuples(
        st.integers(0, 3),  # which incident
        st.sampled_from([None, 0, 1, 2, 3]),  # who says so
        st.sampled_from(["supports", "supports", "contradicts", "mentions"]),
        st.sampled_from([None, "reprint", "eyewitness"]),
        st.booleans(),  # it repeats the citation before
    ),
    max_size=14,
)
TIES = st.sets(st.sampled_from([(0, 1), (1, 2), (2, 3), (3, 0)]), max_size=2)


def source(change: Change, name: str) -> RecordId:
    return recording.add_source(change, SourceDraft(names=(Name(text=name),)))


def incident(change: Change, title: str) -> RecordId:
    return recording.add_incident(change, IncidentDraft(texts=(TextDraft(title=title),)))


@pytest.fixture
def four(archive: Archive) -> tuple[Archive, list[RecordId]]:
    """Four sources, nothing cited yet."""
    with archive.change("add-source") as change:
        return archive, [source(change, f"Paper {n}") for n in range(4)]


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(cited=CITED, ties=TIES)
def test_what_rests_on_a_source_is_what_grading_says(
    four: tuple[Archive, list[RecordId]],
    cited: Sequence[tuple[int, int | None, str, str | None, bool]],
    ties: set[tuple[int, int]],
) -> None:
    archive, sources = four
    near: dict[RecordId, set[RecordId]] = {}
    supports: dict[RecordId, list[Support]] = {}
    with archive.change("test") as change:
        document = DocumentDraft(title="A text", body="Nobody named said this.")
        (text,) = recording.add_documents(change, [document])
        happened = [incident(change, f"Event {n}") for n in range(4)]
        for one, other in ties:
            recording.relate_sources(change, sources[one], sources[other], "quotes")
            near.setdefault(sources[one], set()).add(sources[other])
            near.setdefault(sources[other], set()).add(sources[one])
        before: dict[int, RecordId] = {}
        for where, who, stance, basis, repeats in cited:
            said_by = None if who is None else sources[who]
            again = before.get(where) if repeats else None
            draft = CitationDraft(
                document=text, source=said_by, stance=stance, basis=basis, repeats=again
            )
            made = before[where] = recording.cite(change, happened[where], draft)
            support = Support(
                citation=made, stance=stance, source=said_by, basis=basis, repeats=again
            )
            supports.setdefault(happened[where], []).append(support)
    for one in sources:
        standing = archive.catalogue.reliance.of_source(one)
        said = {target: them for target, them in supports.items() if speaks(one, them)}
        assert {fact.target: fact.grade for fact in standing.facts} == {
            target: grade(them, near) for target, them in said.items()
        }
        alone = {target for target, them in said.items() if rests_alone(them, near, one)}
        assert {fact.target for fact in standing.alone} == alone
        disputed = {target for target, them in said.items() if in_dispute(them)}
        assert {fact.target for fact in standing.disputed} == disputed
    archive.undo()


def speaks(source: RecordId, supports: Sequence[Support]) -> bool:
    return any(one.source == source for one in supports)


def in_dispute(supports: Sequence[Support]) -> bool:
    return any(one.stance == "contradicts" for one in supports)


@pytest.fixture
def told(archive: Archive) -> Archive:
    """A paper tells of two incidents; a second paper confirms the date of one of them."""
    with archive.change("test") as change:
        paper, other = source(change, "Paper"), source(change, "Other")
        someone = recording.add_person(change, PersonDraft(names=(Name(text="Ivan"),)))
        (text,) = recording.add_documents(
            change, [DocumentDraft(title="T", body="On 5 May, ten men.", publisher=paper)]
        )
        whole = CitationDraft(passage=PassageDraft(document=text, start=0, end=8))
        confirmed = CitationDraft(source=other)
        recording.add_incident(
            change,
            IncidentDraft(
                texts=(TextDraft(title="Second"),),
                whens=(WhenDraft(when=parse_when("6 May 2022"), citations=(whole, confirmed)),),
                people=(ParticipationDraft(agent=someone, role="witness", citations=(whole,)),),
            ),
        )
        recording.add_incident(
            change,
            IncidentDraft(
                texts=(TextDraft(title="First"),),
                whens=(WhenDraft(when=parse_when("5 May 2022"), citations=(whole,)),),
                categories=(CategoryDraft(category="refusal", citations=(whole,)),),
                figures=(FigureDraft(counted="men", low=10, citations=(whole,)),),
            ),
        )
    return archive


def of(archive: Archive, name: str) -> Standing:
    record = archive.catalogue.records.resolve(name).id
    return archive.catalogue.reliance.of_source(record)


def test_the_publisher_says_what_nobody_else_is_named_for(told: Archive) -> None:
    standing = of(told, "Paper")
    facts = told.catalogue.reliance.facts(fact.target for fact in standing.facts)
    incidents = told.catalogue.incidents.many(by_incident(standing.facts))
    assert [incidents[one].title for one in by_incident(standing.facts)] == ["First", "Second"]
    said = {(facts[one.target].field, one.alone) for one in standing.facts}
    assert said == {
        ("when", True), ("category", True), ("figure", True), ("when", False), ("person", True),
    }  # fmt: skip
    assert len(standing.alone) == 4
    assert [facts[one.target].under for one in of(told, "Other").facts] == [""]
    assert of(told, "Other").alone == ()


def test_what_is_in_the_trash_rests_on_nobody(told: Archive) -> None:
    first = told.catalogue.records.resolve("First").id
    with told.change("trash") as change:
        recording.trash(change, [first])
    assert len(of(told, "Paper").facts) == 2


def test_a_fact_is_told_in_words(told: Archive) -> None:
    facts = told.catalogue.reliance.facts(fact.target for fact in of(told, "Paper").facts)
    told_words = {(one.field, one.text, one.under) for one in facts.values()}
    assert ("person", "Ivan", "witness") in told_words
    assert ("figure", "", "men") in told_words
