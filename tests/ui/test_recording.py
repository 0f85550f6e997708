"""What a form says, written down, edited, and undone."""

from dataclasses import replace

import pytest

from khronika.archive.archive import Archive
from khronika.archive.recording import Incomplete, add_documents, edit_text
from khronika.domain.date_words import parse_when
from khronika.domain.dates import Quality
from khronika.domain.drafts import DocumentDraft
from khronika.domain.kinds import RecordId
from khronika.domain.values import IncidentCase
from khronika.i18n import speak
from khronika.ui.editors.entry import (
    Count,
    Evidence,
    IncidentEntry,
    Part,
    Pick,
    Placed,
    Stated,
    from_json,
)
from khronika.ui.inspectors.incident_shown import claim_shown
from khronika.ui.recording import record_incident
from khronika.ui.screens.drafting import entry_of

BODY = "On 7 April 2023 at least 80 of them, and Ivan Testenko, refused in Testove. 🕊️ So it is."


@pytest.fixture
def document(archive: Archive) -> RecordId:
    with archive.change("import") as change:
        return add_documents(change, [DocumentDraft(title="A text", body=BODY)])[0]


def cited(document: RecordId, words: str) -> tuple[Evidence, ...]:
    start = BODY.index(words)
    return (Evidence(document=document, start=start, end=start + len(words), words=words),)


def entry(document: RecordId) -> IncidentEntry:
    everything = cited(document, BODY[:-10].strip())
    return IncidentEntry(
        title=Stated(text="They refuse"),
        when=Stated(text="7 April 2023", evidence=cited(document, "7 April 2023")),
        place=Placed(pick=Pick(text="Testove"), evidence=everything),
        category=Stated(text="refusal", evidence=everything),
        people=(
            Part(
                pick=Pick(text="Ivan Testenko"),
                role="refuser",
                protection="protected",
                evidence=cited(document, "Ivan Testenko"),
            ),
        ),
        figures=(
            Count(counted="refusers", words="at least 80", low=80),
            Count(counted="letters", low=100_000),  # nobody’s words
        ),
        source=Pick(text="An Invented Paper"),
        whole=everything,
    )


def write(archive: Archive, said: IncidentEntry) -> IncidentCase:
    with archive.change("add-incident") as change:
        record = record_incident(change, said, parse_when(said.when.text))
    case = archive.catalogue.incidents.case(record)
    assert case is not None
    return case


def test_all_of_it_is_one_change(archive: Archive, document: RecordId) -> None:
    case = write(archive, entry(document))
    assert case.incident.title == "They refuse"
    assert [claim.field for claim in case.claims].count("category") == 1
    assert case.incident.place is not None
    assert case.incident.place.title == "Testove"
    (part,) = case.people
    agent = archive.catalogue.agents.get(part.agent.id)
    assert agent is not None
    assert agent.is_protected
    assert {one.source.title for one in case.citations if one.source} == {"An Invented Paper"}
    archive.undo()
    assert archive.catalogue.incidents.ids() == []
    assert archive.catalogue.agents.ids() == []
    assert archive.catalogue.passages.ids() == []


def test_a_stretch_cited_for_several_values_is_marked_once(
    archive: Archive, document: RecordId
) -> None:
    write(archive, entry(document))
    spans = [(p.start, p.end) for p in archive.catalogue.passages.of_document(document)]
    assert len(spans) == len(set(spans)) == 3


def test_editing_changes_what_was_changed_and_nothing_else(
    archive: Archive, document: RecordId
) -> None:
    case = write(archive, entry(document))
    said, when = entry_of(case)
    edited = replace(
        said,
        title=Stated(text="They refuse together"),
        people=(replace(said.people[0], role="witness"),),
    )
    with archive.change("edit-incident") as change:
        record_incident(change, edited, when)
    after = archive.catalogue.incidents.case(case.incident.id)
    assert after is not None
    assert after.incident.title == "They refuse together"
    assert after.claims == case.claims, "values nobody touched keep their citations"
    assert after.figures == case.figures
    assert len(after.people[0].citations) == 1, "a new role rests on what the old one did"


def test_the_title_in_the_persons_language_is_edited_and_the_others_stay(
    archive: Archive, document: RecordId
) -> None:
    case = write(archive, entry(document))
    with archive.change("edit-title") as change:
        edit_text(change, case.incident.id, "uk", title="Вони відмовляються", description="Гуртом.")
    speak("uk")
    told = archive.catalogue.incidents.case(case.incident.id)
    assert told is not None
    said, when = entry_of(told)
    assert (said.title.text, said.description) == ("Вони відмовляються", "Гуртом.")
    kept = from_json(replace(said, title=Stated(text="Вони відмовилися")).as_json())
    speak("en")  # a draft that is taken up in another language is still of the text it was of
    with archive.change("edit-incident") as change:
        record_incident(change, kept, when)
    after = archive.catalogue.incidents.get(case.incident.id)
    assert after is not None
    assert [(one.language, one.title) for one in after.texts] == [
        ("en", "They refuse"), ("uk", "Вони відмовилися"),
    ]  # fmt: skip


def test_saving_what_nobody_changed_changes_nothing(archive: Archive, document: RecordId) -> None:
    case = write(archive, entry(document))
    said, when = entry_of(case)
    with archive.change("edit-incident") as change:
        record_incident(change, said, when)
    again = archive.catalogue.incidents.case(case.incident.id)
    assert again is not None
    assert again.claims == case.claims
    assert again.people == case.people
    assert again.citations == case.citations


def test_without_a_title_nothing_is_written(archive: Archive, document: RecordId) -> None:
    untitled = replace(entry(document), title=Stated())
    with pytest.raises(Incomplete):
        write(archive, untitled)
    assert archive.catalogue.incidents.ids() == []
    assert archive.catalogue.agents.ids() == []


def test_a_place_of_the_gazetteer_is_recorded_with_those_around_it(archive: Archive) -> None:
    place = Placed(pick=Pick(text="Tokmak, Ukraine", code="gn.691469"))
    case = write(archive, IncidentEntry(title=Stated(text="A fire"), place=place))
    assert case.incident.place is not None
    around = archive.catalogue.places.around(case.incident.place.id)
    assert [one.title for one in around] == ["Zaporizhzhia region", "Ukraine"]
    archive.undo()
    assert archive.catalogue.places.ids() == []


def test_a_date_that_was_typed_and_not_cited_is_no_quotation(archive: Archive) -> None:
    said = IncidentEntry(
        title=Stated(text="They refuse"), when=Stated(text="before June 18, 2024", evidence=())
    )
    (claim,) = write(archive, said).claims
    under = claim_shown(claim, {}, "en", ()).under
    assert under.startswith("recorded as: before June 18, 2024"), under
    assert "“" not in under


def test_a_year_that_the_person_added_is_theirs_and_stays_so(
    archive: Archive, document: RecordId
) -> None:
    """“April 7 2023” was kept as the source's own words, of which one sentence was cited."""
    with archive.change("import") as change:
        told = "On April 7 they refused, and on May 3 again."
        text = add_documents(change, [DocumentDraft(title="Another", body=told)])[0]
    sentence = Evidence(document=text, start=0, end=len(told), words=told)
    said = IncidentEntry(
        title=Stated(text="They refuse"), when=Stated(text="April 7 2023", evidence=(sentence,))
    )
    case = write(archive, said)
    when = case.incident.when
    assert (when.words, when.quality, when.edtf) == ("April 7", Quality.INFERRED, "2023-04-07")
    shown = claim_shown(case.claims[0], {}, "en", ())
    assert (shown.said, shown.under) == ("April 7, 2023", "“April 7” · year inferred")

    edited, held = entry_of(case)
    more = replace(edited, when=replace(edited.when, evidence=cited(document, "7 April 2023")))
    with archive.change("edit-incident") as change:
        record_incident(change, more, held)
    after = archive.catalogue.incidents.case(case.incident.id)
    assert after is not None
    assert after.incident.when == when, "what is cited besides does not change what was said"


def test_a_source_who_wrote_the_text_is_recorded_as_a_person(
    archive: Archive, document: RecordId
) -> None:
    for name, kind in (("Olha Vyhadana", "person"), ("The Gazette", "outlet")):
        said = replace(entry(document), source=Pick(text=name), source_kind=kind)
        assert from_json(said.as_json()) == said
        write(archive, said)
    sources = archive.catalogue.sources
    kinds = {one.title: one.source_kind for one in sources.many(sources.ids()).values()}
    assert kinds == {"Olha Vyhadana": "person", "The Gazette": "outlet"}
