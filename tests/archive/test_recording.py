"""What is recorded is what is read back; what is wrong is refused before anything is written."""

import re

import pytest

from khronika.archive import recording
from khronika.archive.archive import Archive
from khronika.archive.records import RecordAmbiguous, RecordNotFound
from khronika.domain.date_words import parse_when
from khronika.domain.drafts import (
    CategoryDraft,
    CitationDraft,
    CollectionDraft,
    DocumentDraft,
    FigureDraft,
    IncidentDraft,
    ParticipationDraft,
    PassageDraft,
    PersonDraft,
    PlaceClaimDraft,
    PlaceDraft,
    SourceDraft,
    SourceRelationDraft,
    TextDraft,
    WhenDraft,
)
from khronika.domain.errors import KnownError
from khronika.domain.kinds import RecordId
from khronika.domain.values import Name

BODY = "On the night of 17 April they set fire to a relay box.\n\nAt least 80 men refused."


def person(archive: Archive, name: str, **more: str) -> RecordId:
    with archive.change("add-person") as change:
        return recording.add_person(change, PersonDraft(names=(Name(text=name),), **more))  # type: ignore[arg-type]


@pytest.fixture
def case(archive: Archive) -> Archive:
    """A document with a publisher, a reprint, two people, a place."""
    with archive.change("import") as change:
        recording.add_source(change, SourceDraft(names=(Name(text="Gazette"),), reliability="B"))
        relation = SourceRelationDraft(kind="reprint_of", other="Gazette")
        names = (Name(text="Mirror"),)
        recording.add_source(change, SourceDraft(names=names, relations=(relation,)))
        recording.add_place(change, PlaceDraft(names=(Name(text="Токмак"), Name(text="Tokmak"))))
        draft = DocumentDraft(title="A report", body=BODY, publisher="Gazette", tags=("field",))
        recording.add_documents(change, [draft])
        recording.add_person(change, PersonDraft(names=(Name(text="Іван Тарасюк"),)))
        unnamed = PersonDraft(label="Refuser 2", identity="withheld_by_us", protection="protected")
        recording.add_person(change, unnamed)
    return archive


def incident(**more: object) -> IncidentDraft:
    return IncidentDraft(texts=(TextDraft(title="A fire", language="en"),), **more)  # type: ignore[arg-type]


def add(archive: Archive, draft: IncidentDraft) -> RecordId:
    with archive.change("add-incident") as change:
        return recording.add_incident(change, draft)


def without_edit_counts(value: object) -> str:
    return re.sub(r"rev=[0-9]+", "", repr(value))


def test_an_incident_comes_back_whole(case: Archive) -> None:
    quote = PassageDraft(document="A report", quote="17 April", tags=("when",))
    cited = CitationDraft(passage=quote, caveat="one outlet only", credibility="3")
    when = WhenDraft(when=parse_when("on the night of 17 April 2022"), citations=(cited,))
    found = case.catalogue.incidents.case(
        add(
            case,
            incident(
                whens=(when,),
                places=(PlaceClaimDraft(place="Tokmak", precision="settlement"),),
                categories=(CategoryDraft(category="arson"),),
                people=(
                    ParticipationDraft(agent="P-1", role="witness"),
                    ParticipationDraft(agent="Refuser 2", role="refuser", outcome="dismissed"),
                ),
                figures=(FigureDraft(counted="men", low=80, words="at least 80"),),
            ),
        )
    )
    assert found is not None
    when_claim = next(claim for claim in found.claims if claim.field == "when")
    citation = when_claim.citations[0]
    assert citation.passage is not None
    assert citation.source is not None
    assert (citation.passage.exact, citation.source.title) == ("17 April", "Gazette")
    assert when_claim.grade.grade == "single"
    assert found.incident.when == parse_when("on the night of 17 April 2022")
    assert found.incident.place is not None
    assert found.incident.place.title == "Токмак"
    assert found.incident.categories == ("arson",)
    assert [one.agent.title for one in found.people] == ["Іван Тарасюк", "Refuser 2"]
    assert found.figures[0].low == 80


def test_a_reprint_does_not_corroborate(case: Archive) -> None:
    one, other = CitationDraft(source="Gazette"), CitationDraft(source="Mirror")
    made = add(case, incident(citations=(one, other)))
    assert case.catalogue.incidents.many([made])[made].grade.grade == "single"
    with case.change("add-source") as change:
        recording.add_source(change, SourceDraft(names=(Name(text="Stranger"),)))
        recording.cite(change, made, CitationDraft(source="Stranger"))
    assert case.catalogue.incidents.many([made])[made].grade.independent == 2


def test_an_incident_is_found_from_all_it_rests_on(case: Archive) -> None:
    quote = PassageDraft(document="A report", quote="17 April")
    cited = (CitationDraft(passage=quote),)
    people = (ParticipationDraft(agent="P-1", citations=cited),)
    made = add(case, incident(people=people, places=(PlaceClaimDraft(place="Токмак"),)))
    catalogue = case.catalogue
    named = {name: catalogue.records.resolve(name).id for name in ("Gazette", "A report", "P-1")}
    passage = catalogue.passages.ids()[0]
    assert catalogue.incidents.of_source(named["Gazette"]) == [made]
    assert catalogue.incidents.of_document(named["A report"]) == [made]
    assert catalogue.incidents.of_agent(named["P-1"]) == [made]
    assert catalogue.incidents.of_passage(passage) == [made]
    assert catalogue.incidents.of_place(catalogue.places.ids()[0]) == [made]


def test_incidents_stand_in_order_of_date_and_undated_ones_last(case: Archive) -> None:
    wanted = []
    for words in ("2023", "", "before 2021", "5 May 2022"):
        whens = (WhenDraft(when=parse_when(words)),) if words else ()
        wanted.append(add(case, incident(whens=whens)))
    late, undated, early, middle = wanted
    assert case.catalogue.incidents.ids() == [early, middle, late, undated]


def test_editing_keeps_what_is_the_same_with_its_citations(case: Archive) -> None:
    cited = (CitationDraft(document="A report"),)
    figure = FigureDraft(counted="men", low=80, citations=cited)
    made = add(case, incident(figures=(figure, FigureDraft(counted="guns", low=2))))
    before = case.catalogue.incidents.case(made)
    with case.change("edit-incident") as change:
        figures = (FigureDraft(counted="men", low=81), FigureDraft(counted="days", low=3))
        recording.edit_incident(change, made, incident(figures=figures, status="checked"))
    after = case.catalogue.incidents.case(made)
    assert before is not None
    assert after is not None
    assert [(one.counted, one.low) for one in after.figures] == [("men", 81), ("days", 3)]
    assert after.figures[0].id == before.figures[0].id
    assert len(after.figures[0].citations) == 1
    assert after.incident.status == "checked"
    case.undo()
    assert without_edit_counts(case.catalogue.incidents.case(made)) == without_edit_counts(before)


def test_merged_people_are_one_and_can_be_taken_apart(case: Archive) -> None:
    one, other = person(case, "Maksym"), person(case, "Maxim")
    made = add(case, incident(people=(ParticipationDraft(agent=other),)))
    with case.change("merge-people") as change:
        recording.merge_people(change, other, one)
    agents = case.catalogue.agents
    assert other not in agents.ids()
    assert [name.text for name in agents.many([one])[one].names] == ["Maksym", "Maxim"]
    assert case.catalogue.incidents.of_agent(one) == [made]
    assert agents.many([one])[one].incidents == 1
    case.undo()
    assert other in agents.ids()
    assert case.catalogue.incidents.of_agent(one) == []


def test_names_that_mean_nothing_or_two_things_are_told(case: Archive) -> None:
    person(case, "Іван Тарасюк")
    with pytest.raises(RecordNotFound, match="no record “Nobody”"):
        case.catalogue.records.resolve("Nobody")
    with pytest.raises(RecordAmbiguous, match="names 2 records: P-1, P-3"):
        case.catalogue.records.resolve("Іван Тарасюк")


REFUSED = {
    "no title": IncidentDraft(texts=()),
    "a blank title": IncidentDraft(texts=(TextDraft(title=" "),)),
    "an unknown person": incident(people=(ParticipationDraft(agent="P-99"),)),
    "a place that is a person": incident(places=(PlaceClaimDraft(place="P-1"),)),
    "an unknown status": incident(status="finished"),
    "a citation of nothing": incident(citations=(CitationDraft(),)),
    "a quote that is not there": incident(
        citations=(CitationDraft(passage=PassageDraft(document="A report", quote="18 April")),)
    ),
    "a passage outside": incident(
        citations=(CitationDraft(passage=PassageDraft(document="A report", start=5, end=999)),)
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_refused_incident_leaves_no_trace(case: Archive, what: str) -> None:
    before = case.info()
    with pytest.raises(KnownError) as caught:
        add(case, REFUSED[what])
    assert caught.value.advice
    assert case.info().counts == before.counts
    assert case.info().changes == before.changes


def test_a_quote_said_twice_asks_which(case: Archive) -> None:
    with case.change("import") as change:
        recording.add_documents(change, [DocumentDraft(title="Echo", body="so so")])
    with pytest.raises(recording.QuoteAmbiguous), case.change("add-passage") as change:
        recording.add_passage(change, PassageDraft(document="Echo", quote="so"))


def test_tags_make_their_parents_once(case: Archive) -> None:
    for _time in range(2):
        with case.change("tag") as change:
            recording.tag(change, RecordId(1), "resistance/arson/rail")
    paths = [tag.path for tag in case.catalogue.tags.all()]
    assert ("resistance", "arson", "rail") in paths
    assert len(paths) == len(set(paths)) == 4
    assert case.catalogue.steps.recent(2)[0].verb == "tag"
    assert case.catalogue.steps.recent(2)[1].verb == "import"  # the second time wrote nothing


def test_a_collection_holds_each_record_once_and_not_itself(case: Archive) -> None:
    with case.change("add-collection") as change:
        members = ("A report", "Gazette", "A report")
        made = recording.add_collection(change, CollectionDraft(name="To hand on", members=members))
        recording.collect(change, made, [made])
    assert [one.title for one in case.catalogue.collections.members(made)] == [
        "A report",
        "Gazette",
    ]


def test_an_original_is_kept_where_the_text_is_not_the_same_bytes(archive: Archive) -> None:
    text = "Привіт\nсвіте"
    raw = text.replace("\n", "\r\n").encode("cp1251")
    with archive.change("import") as change:
        drafts = [
            DocumentDraft(title="a", body=text, original=raw),
            DocumentDraft(title="b", body=text),
        ]
        one, other = recording.add_documents(change, drafts)
    documents = archive.catalogue.documents
    assert documents.original(one) == raw
    assert documents.original(other) == text.encode()
    assert documents.body(one) == documents.body(other) == text


def test_numbers_are_never_given_twice(case: Archive) -> None:
    first = person(case, "First")
    number = case.catalogue.agents.many([first])[first].ref
    case.undo()
    second = person(case, "Second")
    assert case.catalogue.agents.many([second])[second].ref == (number or 0) + 1
    assert second > first


def test_a_label_stands_among_names_as_a_name_would(case: Archive) -> None:
    named = {name: person(case, name) for name in ("Anna", "Zoya", "Інна", "Борис")}
    with case.change("add-person") as change:
        labels = ("engineer 10", "Engineer 2", "Іншого не назвали", "Агенти")
        labelled = {
            label: recording.add_person(change, PersonDraft(names=(), label=label))
            for label in labels
        }
    called = {record: name for name, record in (named | labelled).items()}
    assert [called[one] for one in case.catalogue.agents.ids() if one in called] == [
        "Anna",
        "Engineer 2",
        "engineer 10",
        "Zoya",
        "Агенти",
        "Борис",
        "Інна",
        "Іншого не назвали",
    ]


def test_words_that_are_a_name_and_are_cut_say_so(case: Archive) -> None:
    text = "word " * 60
    about = person(case, "Maksym")
    with case.change("add-note") as change:
        made = recording.note(change, about, text)
        short = recording.note(change, about, "word")
    named = case.catalogue.records.named([made, short])
    assert named[made].title.endswith("word…")
    assert len(named[made].title) <= 200
    assert named[short].title == "word"


def test_of_a_text_is_known_what_read_it_and_where_its_pages_begin(archive: Archive) -> None:
    paper = DocumentDraft(title="A", body="One.\n\nTwo.", pages=(0, 4, 6), extractor="pdf")
    with archive.change("import") as change:
        drafts = [paper, DocumentDraft(title="B", body="Three.")]
        with_pages, without = recording.add_documents(change, drafts)
    documents = archive.catalogue.documents
    assert (documents.reader(with_pages), documents.pages(with_pages)) == ("pdf", (0, 4, 6))
    assert (documents.reader(without), documents.pages(without)) == ("plain", ())
    assert (documents.reader(RecordId(9999)), documents.pages(RecordId(9999))) == ("", ())
