"""What a step of the journal was about, of all the records that it touched."""

from khronika.archive import recording
from khronika.archive.archive import Archive
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
    SourceDraft,
    TextDraft,
)
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.values import Name, Named

BODY = "Six people refused. They were let go, and one of them was asked again."


def document(archive: Archive, title: str = "A report") -> RecordId:
    with archive.change("import") as change:
        (made,) = recording.add_documents(change, [DocumentDraft(title=title, body=BODY)])
    return made


def newest(archive: Archive) -> tuple[Named, ...]:
    (step,) = archive.catalogue.steps.recent(1)
    return archive.catalogue.touched.names([step])[step.last]


def titles(archive: Archive) -> list[str]:
    return [one.title for one in newest(archive)]


def test_an_incident_is_named_before_all_that_was_made_for_it(archive: Archive) -> None:
    text = document(archive)
    with archive.change("add-incident") as change:  # as a form writes it: the incident comes last
        source = recording.add_source(change, SourceDraft(names=(Name(text="A paper"),)))
        land = None
        for name in ("Land", "Region", "District", "Town"):
            names = tuple(Name(text=f"{name} {tongue}") for tongue in ("en", "uk", "ru"))
            land = recording.add_place(change, PlaceDraft(names=names, parent=land))
        people = [
            recording.add_person(change, PersonDraft(names=(Name(text=name),)))
            for name in ("Ivan", "Olha", "Petro", "Stepan", "Mykola")
        ]
        cited = CitationDraft(passage=PassageDraft(document=text, start=0, end=18), source=source)
        recording.add_incident(
            change,
            IncidentDraft(
                texts=(TextDraft(title="Six refuse"),),
                places=(PlaceClaimDraft(place=land or RecordId(0)),),
                people=tuple(ParticipationDraft(agent=one) for one in people),
                figures=(FigureDraft(counted="people", low=6, high=6),),
                citations=(cited,),
            ),
        )
    named = newest(archive)
    assert (named[0].kind, named[0].title) == (Kind.INCIDENT, "Six refuse")
    assert sum(one.kind is Kind.INCIDENT for one in named) == 1
    archive.undo()
    assert titles(archive) == ["A report"], "what was taken back whole is not there"
    for step in archive.catalogue.steps.recent(2):
        was = archive.catalogue.touched.names([step], gone=True)[step.last][0]
        assert (was.kind, was.title) == (Kind.INCIDENT, "Six refuse")
    archive.redo()
    assert titles(archive)[0] == "Six refuse"


def test_a_part_added_to_an_incident_names_the_incident_first(archive: Archive) -> None:
    with archive.change("add-incident") as change:
        case = recording.add_incident(change, IncidentDraft(texts=(TextDraft(title="Case"),)))
    with archive.change("add-figure") as change:
        recording.add_tag(change, "besides")
        recording.add_part(change, case, FigureDraft(counted="people", low=1))
    assert titles(archive) == ["Case", "besides"]


def test_a_passage_is_named_by_its_words_and_then_by_its_document(archive: Archive) -> None:
    text = document(archive)
    with archive.change("add-passage") as change:
        first, second = (
            recording.add_passage(change, PassageDraft(document=text, start=start, end=end))
            for start, end in ((0, 10), (20, 35))
        )
    for passage in (first, second):
        with archive.change("edit-passage") as change:
            recording.edit_passage(change, passage, important=True)
    assert titles(archive) == ["They were let g", "A report"]
    with archive.change("tag") as change:
        recording.tag(change, first, "refusal")
    assert titles(archive) == ["Six people", "A report", "refusal"]
    archive.undo()
    assert titles(archive)[:2] == ["Six people", "A report"]


def test_a_document_is_named_before_its_authors_and_tags(archive: Archive) -> None:
    with archive.change("import") as change:
        paper = recording.add_source(change, SourceDraft(names=(Name(text="A paper"),)))
        draft = DocumentDraft(title="A report", body=BODY, publisher=paper, tags=("new/unread",))
        recording.add_documents(change, [draft])
    assert titles(archive)[0] == "A report"
    assert "A paper" in titles(archive)


def test_people_who_are_several_are_named_so_taken_back_or_not(archive: Archive) -> None:
    for kind in ("person", "group"):
        with archive.change("add-person") as change:
            draft = PersonDraft(names=(Name(text="Ivana"),), kind=kind)
            made = recording.add_person(change, draft)
        named = archive.catalogue.records.named([made])[made]
        assert named.is_group == (kind == "group")
        archive.undo()
        (step,) = archive.catalogue.steps.recent(1)
        (remembered,) = archive.catalogue.touched.names([step], gone=True)[step.last]
        assert remembered.is_group == (kind == "group")
