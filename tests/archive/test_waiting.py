"""What waits is what is missing, no more: done work leaves the list, undone work comes back."""

from collections.abc import Callable
from datetime import date
from itertools import product

import pytest

from khronika.archive import recording
from khronika.archive.archive import Archive
from khronika.archive.change import Change
from khronika.domain.date_words import parse_when
from khronika.domain.drafts import (
    CitationDraft,
    DocumentDraft,
    FigureDraft,
    IncidentDraft,
    ParticipationDraft,
    PassageDraft,
    PersonDraft,
    PlaceClaimDraft,
    PlaceDraft,
    TextDraft,
    WhenDraft,
)
from khronika.domain.grades import rests_on_whole
from khronika.domain.kinds import RecordId
from khronika.domain.values import Name
from khronika.domain.waiting import WAITING

TODAY = date(2024, 5, 1)


def waits(archive: Archive) -> dict[str, tuple[int, int]]:
    return {one.what: (one.records, one.parts) for one in archive.catalogue.waiting.all(TODAY)}


def written(archive: Archive, work: Callable[[Change], RecordId]) -> RecordId:
    with archive.change("edit-incident") as change:
        return work(change)


@pytest.fixture
def document(archive: Archive) -> RecordId:
    draft = DocumentDraft(title="A letter", body="On 5 March they refused.")
    return written(archive, lambda change: recording.add_documents(change, [draft])[0])


def test_an_empty_archive_waits_for_nothing(archive: Archive) -> None:
    assert waits(archive) == {}
    assert archive.catalogue.waiting.newest_backup() is None


def test_a_document_waits_to_be_read_and_tagged(archive: Archive, document: RecordId) -> None:
    assert waits(archive) == {"unread": (1, 1), "untagged": (1, 1)}
    with archive.change("mark-read") as change:
        draft = PassageDraft(document=document, quote="5 March", tags=("date",))
        passage = recording.add_passage(change, draft)
    assert waits(archive) == {"begun": (1, 1)}
    with archive.change("mark-read") as change:
        recording.set_read(change, [document], True)
    assert waits(archive) == {}
    with archive.change("trash") as change:
        recording.trash(change, [passage])
    assert waits(archive) == {"untagged": (1, 1)}


def test_an_incident_waits_for_date_and_evidence(archive: Archive, document: RecordId) -> None:
    cited = (CitationDraft(document=document),)
    place = PlaceClaimDraft(place="Kherson")
    with archive.change("add-incident") as change:
        recording.add_place(change, PlaceDraft(names=(Name(text="Kherson"),)))
        draft = IncidentDraft(texts=(TextDraft(title="A refusal"),), places=(place,))
        undated = recording.add_incident(change, draft)
        whens = (WhenDraft(when=parse_when("5 March 2022"), citations=cited),)
        sure = IncidentDraft(texts=(TextDraft(title="B"),), whens=whens, status="checked")
        recording.add_incident(change, sure)
    found = waits(archive)
    assert found["undated"] == found["draft"] == found["unsourced"] == (1, 1)
    assert archive.catalogue.waiting.ids("undated", TODAY) == [undated]
    with archive.change("trash") as change:
        recording.trash(change, [undated])
    assert not {"undated", "draft", "unsourced"} & waits(archive).keys()


def test_values_that_compete_are_counted_once_an_incident(archive: Archive) -> None:
    whens = tuple(
        WhenDraft(when=parse_when(said), preferred=n == 0)
        for n, said in enumerate(("5 March 2022", "6 March 2022", "7 March 2022"))
    )
    draft = IncidentDraft(texts=(TextDraft(title="A refusal"),), whens=whens)
    written(archive, lambda change: recording.add_incident(change, draft))
    assert waits(archive)["competing"] == (1, 2)


@pytest.mark.parametrize(("days", "is_due"), [(-1, True), (0, True), (1, False)])
def test_a_review_waits_from_its_day_on(archive: Archive, days: int, is_due: bool) -> None:
    draft = PersonDraft(names=(Name(text="Oksana"),), review=TODAY.toordinal() + days)
    written(archive, lambda change: recording.add_person(change, draft))
    assert ("review" in waits(archive)) is is_due


def test_every_code_can_be_asked_for(archive: Archive) -> None:
    assert all(archive.catalogue.waiting.ids(what, TODAY) == [] for what in WAITING)


STANCES = ("supports", "contradicts", "mentions")


def test_a_fact_waits_for_a_source_when_neither_it_nor_the_whole_has_one(
    archive: Archive, document: RecordId
) -> None:
    """The count asks the tables, and says what the rule says of each incident as it is read."""
    cited = [(), *(((CitationDraft(document=document, stance=one)),) for one in STANCES)]
    with archive.change("add-incident") as change:
        person = recording.add_person(change, PersonDraft(names=(Name(text="Ivan Testenko"),)))
        for own, whole in product(cited, cited):
            when = WhenDraft(when=parse_when("5 March 2022"), citations=own)
            draft = IncidentDraft(
                texts=(TextDraft(title="A refusal"),), whens=(when,), citations=whole,
                people=(ParticipationDraft(agent=person, citations=own),),
                figures=(FigureDraft(counted="refused", low=3, citations=own),),
            )  # fmt: skip
            recording.add_incident(change, draft)
    incidents = archive.catalogue.incidents
    waiting = 0
    for case in incidents.cases(incidents.ids()).values():
        stances = [one.stance for one in case.citations]
        grades = [one.grade for one in case.claims]
        grades += [one.grade for one in case.people] + [one.grade for one in case.figures]
        for grade in grades:
            waiting += grade.grade == "unsourced" and not rests_on_whole(grade, stances)
    assert waits(archive)["unsourced"] == (6, waiting)
    assert waiting == 18, "three facts each where nothing or a mere mention is cited"
