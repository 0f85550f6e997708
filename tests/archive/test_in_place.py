"""One value edited where it stands: the rest stays, and undo gives the very rows back."""

from collections.abc import Callable

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings

from khronika.archive import recording
from khronika.archive.archive import Archive
from khronika.archive.change import Change
from khronika.archive.recording import BadValue, Incomplete
from khronika.archive.records import RecordNotFound
from khronika.domain.date_words import parse_when
from khronika.domain.drafts import (
    CategoryDraft,
    CitationDraft,
    DocumentDraft,
    FigureDraft,
    IncidentDraft,
    ParticipationDraft,
    PersonDraft,
    PlaceClaimDraft,
    PlaceDraft,
    SourceDraft,
    TextDraft,
    WhenDraft,
)
from khronika.domain.kinds import RecordId
from khronika.domain.values import Claim, IncidentCase, Name
from tests.archive.test_undo import picture

BODY = "On 7 April 2023 Ivan Testenko refused in Testove, and 12 others with him."


def _fill(change: Change) -> RecordId:
    recording.add_source(change, SourceDraft(names=(Name(text="The Gazette"),)))
    recording.add_source(change, SourceDraft(names=(Name(text="The Herald"),)))
    document = recording.add_documents(change, [DocumentDraft(title="A text", body=BODY)])[0]
    recording.add_person(change, PersonDraft(names=(Name(text="Ivan Testenko"),)))
    recording.add_person(change, PersonDraft(names=(Name(text="Olha Vyhadana"),)))
    recording.add_place(change, PlaceDraft(names=(Name(text="Testove"),)))
    recording.add_place(change, PlaceDraft(names=(Name(text="Inshe"),)))
    said = (CitationDraft(document=document, source="The Gazette"),)
    against = (CitationDraft(document=document, source="The Herald", stance="contradicts"),)
    return recording.add_incident(
        change,
        IncidentDraft(
            texts=(TextDraft(title="A refusal", language="en", description="Of one."),),
            whens=(
                WhenDraft(when=parse_when("7 April 2023"), citations=(*said, *against)),
                WhenDraft(when=parse_when("8 April 2023"), preferred=False, citations=said),
            ),
            places=(PlaceClaimDraft(place="Testove", words="in Testove", citations=said),),
            categories=(
                CategoryDraft(category="refusal", citations=said),
                CategoryDraft(category="protest"),
            ),
            people=(ParticipationDraft(agent="Ivan Testenko", role="refuser", citations=said),),
            figures=(FigureDraft(counted="others", low=12, citations=said),),
            citations=said,
        ),
    )


@pytest.fixture
def incident(archive: Archive) -> RecordId:
    with archive.change("add-incident") as change:
        return _fill(change)


def case_of(archive: Archive, incident: RecordId) -> IncidentCase:
    case = archive.catalogue.incidents.case(incident)
    assert case is not None
    return case


def whens(archive: Archive, incident: RecordId) -> list[Claim]:
    return [claim for claim in case_of(archive, incident).claims if claim.field == "when"]


def test_the_reading_changes_and_its_citations_stay(archive: Archive, incident: RecordId) -> None:
    before = case_of(archive, incident)
    first, other = whens(archive, incident)
    with archive.change("edit-date") as change:
        recording.edit_part(change, first.id, WhenDraft(when=parse_when("9 April 2023")))
    edited, same = whens(archive, incident)
    assert edited.when.edtf == "2023-04-09"
    assert edited.preferred
    assert edited.citations == first.citations
    assert (same.when, same.citations) == (other.when, other.citations)
    after = case_of(archive, incident)
    assert after.incident.when == edited.when, "lists follow"
    assert after.people == before.people
    assert after.figures == before.figures


def test_another_value_competes_until_it_is_preferred(archive: Archive, incident: RecordId) -> None:
    later = WhenDraft(when=parse_when("May 2023"), preferred=False)
    with archive.change("add-claim") as change:
        new = recording.add_part(change, incident, later)
    assert [claim.preferred for claim in whens(archive, incident)] == [True, False, False]
    with archive.change("prefer") as change:
        recording.prefer(change, new)
    assert [claim.id for claim in whens(archive, incident) if claim.preferred] == [new]
    assert case_of(archive, incident).incident.when == later.when
    archive.undo()
    assert case_of(archive, incident).incident.when.edtf == "2023-04-07"


def test_what_is_stated_already_gets_the_citation(archive: Archive, incident: RecordId) -> None:
    cited = (CitationDraft(source="The Herald"),)
    again = WhenDraft(when=parse_when("7 April 2023"), preferred=False, citations=cited)
    with archive.change("add-claim") as change:
        record = recording.add_part(change, incident, again)
    first, _other = whens(archive, incident)
    assert record == first.id
    assert first.preferred, "stating it again does not push it back"
    assert len(first.citations) == 3


def test_the_first_value_of_a_field_is_the_preferred_one(
    archive: Archive, incident: RecordId
) -> None:
    with archive.change("add-claim") as change:
        draft = PlaceClaimDraft(place="Inshe", field="place_to", preferred=False)
        recording.add_part(change, incident, draft)
    claims = [one for one in case_of(archive, incident).claims if one.field == "place_to"]
    assert [one.preferred for one in claims] == [True]


def test_a_value_taken_away_takes_its_citations_along(archive: Archive, incident: RecordId) -> None:
    first, other = whens(archive, incident)
    before = picture(archive)
    with archive.change("remove-value") as change:
        recording.remove(change, first.id)
    assert [claim.preferred for claim in whens(archive, incident)] == [True]
    assert case_of(archive, incident).incident.when == other.when
    assert archive.catalogue.citations.of_target(first.id) == ()
    assert archive.verify() == []
    archive.undo()
    assert picture(archive) == before


def test_categories_stand_side_by_side(archive: Archive, incident: RecordId) -> None:
    with archive.change("add-claim") as change:
        recording.add_part(change, incident, CategoryDraft(category="arson"))
    claims = [one for one in case_of(archive, incident).claims if one.field == "category"]
    assert [one.preferred for one in claims] == [True, True, True]


def test_a_place_can_turn_out_to_be_where_it_began(archive: Archive, incident: RecordId) -> None:
    (place,) = [one for one in case_of(archive, incident).claims if one.field == "place"]
    with archive.change("edit-place-stated") as change:
        draft = PlaceClaimDraft(place="Inshe", field="place_from", words=place.words)
        recording.edit_part(change, place.id, draft)
    (moved,) = [one for one in case_of(archive, incident).claims if one.field == "place_from"]
    assert moved.preferred
    assert moved.words == "in Testove"
    assert moved.citations == place.citations


def test_a_part_and_a_figure_are_edited_alone(archive: Archive, incident: RecordId) -> None:
    before = case_of(archive, incident)
    part, figure = before.people[0], before.figures[0]
    with archive.change("edit-part") as change:
        draft = ParticipationDraft(agent=part.agent.id, role="witness", certainty="possible")
        recording.edit_part(change, part.id, draft)
    with archive.change("edit-figure") as change:
        recording.edit_part(change, figure.id, FigureDraft(counted="others", low=11, high=13))
    after = case_of(archive, incident)
    assert after.people[0].certainty == "possible"
    assert after.people[0].citations == part.citations
    assert (after.figures[0].low, after.figures[0].high) == (11, 13)
    assert after.figures[0].citations == figure.citations
    assert after.claims == before.claims


def test_titles_are_edited_one_language_at_a_time(archive: Archive, incident: RecordId) -> None:
    with archive.change("edit-title") as change:
        recording.edit_text(change, incident, "uk", title="Відмова")
    with archive.change("edit-description") as change:
        recording.edit_text(change, incident, "en", description="")
    texts = case_of(archive, incident).incident.texts
    assert [(one.language, one.title, one.description) for one in texts] == [
        ("en", "A refusal", None), ("uk", "Відмова", None),
    ]  # fmt: skip
    with archive.change("edit-title") as change:
        recording.remove_text(change, incident, "en")
    with pytest.raises(Incomplete), archive.change("edit-title") as change:
        recording.remove_text(change, incident, "uk")
    with pytest.raises(Incomplete), archive.change("edit-title") as change:
        recording.edit_text(change, incident, "ru", description="Без названия")


def test_a_citation_is_edited_and_taken_away(archive: Archive, incident: RecordId) -> None:
    first, _other = whens(archive, incident)
    supports, contradicts = first.citations
    assert first.grade.grade == "disputed"
    with archive.change("edit-citation") as change:
        fields = {"stance": "mentions", "credibility": "4", "caveat": "  a rumour "}
        recording.edit_citation(change, contradicts.id, **fields)
    edited = whens(archive, incident)[0]
    assert edited.grade.grade == "single"
    assert (edited.citations[1].caveat, edited.citations[1].credibility) == ("a rumour", "4")
    assert edited.citations[1].source == contradicts.source
    with archive.change("remove-citation") as change:
        recording.remove(change, supports.id)
    assert whens(archive, incident)[0].grade.grade == "unsourced"
    with pytest.raises(BadValue), archive.change("edit-citation") as change:
        recording.edit_citation(change, contradicts.id, stance="agrees")


def test_what_is_not_there_cannot_be_edited(archive: Archive, incident: RecordId) -> None:
    works: list[Callable[[Change], None]] = [
        lambda change: recording.remove(change, incident),
        lambda change: recording.prefer(change, RecordId(99_999)),
        lambda change: recording.edit_part(change, incident, WhenDraft(when=parse_when("2022"))),
    ]
    for work in works:
        with pytest.raises(RecordNotFound), archive.change("remove-value") as change:
            work(change)


def test_the_steps_of_a_record_are_its_own(archive: Archive, incident: RecordId) -> None:
    first, other = whens(archive, incident)
    with archive.change("prefer") as change:
        recording.prefer(change, other.id)
    with archive.change("add-person") as change:
        recording.add_person(change, PersonDraft(names=(Name(text="Somebody Else"),)))
    with archive.change("edit-citation") as change:
        recording.edit_citation(change, other.citations[0].id, caveat="so they say")
    with archive.change("remove-value") as change:
        recording.remove(change, first.id)
    steps = archive.catalogue.steps.of_record(incident)
    assert [step.verb for step in steps] == [
        "remove-value", "edit-citation", "prefer", "add-incident",
    ]  # fmt: skip
    assert [step.verb for step in archive.catalogue.steps.of_record(incident, 1)] == [
        "remove-value"
    ]
    archive.undo()
    newest = archive.catalogue.steps.of_record(incident)[0]
    assert (newest.verb, newest.of) == ("undo", "remove-value")


# -- any edit, then undo ------------------------------------------------------------------

DAYS = st.integers(1, 28).map(lambda day: parse_when(f"{day} May 2022"))
Edit = Callable[[Change, RecordId, IncidentCase], object]


def _date(case: IncidentCase) -> Claim:
    return next(claim for claim in case.claims if claim.field == "when")


@st.composite
def edits(draw: st.DrawFn) -> Edit:
    when, at = draw(DAYS), draw(st.integers(0, 99))
    number, field = draw(st.integers(1, 90)), draw(st.sampled_from(["place", "place_to"]))
    every: list[Edit] = [
        lambda c, i, case: recording.add_part(c, i, WhenDraft(when=when, preferred=at % 2 == 0)),
        lambda c, i, case: recording.add_part(c, i, PlaceClaimDraft(place="Inshe", field=field)),
        lambda c, i, case: recording.add_part(c, i, CategoryDraft(category=f"kind {at % 3}")),
        lambda c, i, case: recording.add_part(c, i, ParticipationDraft(agent="Olha Vyhadana")),
        lambda c, i, case: recording.add_part(c, i, FigureDraft(counted="fires", low=number)),
        lambda c, i, case: recording.edit_part(c, _date(case).id, WhenDraft(when=when)),
        lambda c, i, case: recording.prefer(c, case.claims[at % len(case.claims)].id),
        lambda c, i, case: recording.remove(c, case.claims[at % len(case.claims)].id),
        lambda c, i, case: recording.edit_text(c, i, "uk", title=f"Назва {at}"),
        lambda c, i, case: recording.set_sensitivity(c, i, "secret" if at % 2 else None),
    ]
    return draw(st.sampled_from(every))


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(chosen=st.lists(edits(), min_size=1, max_size=4))
def test_edit_then_undo_gives_equal_rows(
    archive: Archive, incident: RecordId, chosen: list[Edit]
) -> None:
    pictures = []
    for edit in chosen:
        case = case_of(archive, incident)
        if not any(claim.field == "when" for claim in case.claims):
            break
        before = picture(archive)
        with archive.change("edit-date") as change:
            edit(change, incident, case)
        if picture(archive) != before:
            pictures.append(before)
        _is_sound(archive, incident)
    while pictures:
        archive.undo()
        assert picture(archive) == pictures.pop()


def _is_sound(archive: Archive, incident: RecordId) -> None:
    """One value of each field is preferred, and lists show it."""
    case = case_of(archive, incident)
    for field in {claim.field for claim in case.claims} - {"category"}:
        assert [one.preferred for one in case.claims if one.field == field].count(True) == 1
    shown = [one.when for one in case.claims if one.field == "when" and one.preferred]
    assert [case.incident.when] == shown or (not shown and case.incident.when.is_unknown)
