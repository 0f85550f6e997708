"""Published totals beside what an archive holds of their kind."""

import pytest

from khronika.archive import recording
from khronika.archive.archive import Archive
from khronika.archive.recording.checks import BadValue
from khronika.domain.date_words import parse_when
from khronika.domain.drafts import (
    CategoryDraft,
    FigureDraft,
    IncidentDraft,
    ParticipationDraft,
    PersonDraft,
    TermSaid,
    TextDraft,
    WhenDraft,
)
from khronika.domain.kinds import RecordId
from khronika.domain.tallies import Breakdown, Tally
from khronika.domain.values import Name

SABOTAGE = TermSaid(vocabulary="category", text="sabotage")
ARRESTED = TermSaid(vocabulary="outcome", text="arrested")


@pytest.fixture
def archive(archive: Archive) -> Archive:
    """An archive with a tree of categories: sabotage, and under it arson and railway."""
    with archive.change("add-term") as change:
        above = recording.add_term(change, "category", {"en": "sabotage"}, code="sabotage")
        for code in ("arson", "railway"):
            recording.add_term(change, "category", {"en": code}, code=code, parent=above)
        recording.add_term(change, "category", {"en": "arrests"}, code="detention")
        recording.add_term(change, "role", {"en": "who acted"}, code="actor")
        recording.add_term(change, "outcome", {"en": "arrested"}, code="arrested")
    return archive


def incident(
    archive: Archive,
    category: str,
    when: str = "",
    figures: tuple[FigureDraft, ...] = (),
    people: tuple[ParticipationDraft, ...] = (),
) -> RecordId:
    draft = IncidentDraft(
        texts=(TextDraft(title=category),),
        whens=(WhenDraft(when=parse_when(when)),) if when else (),
        categories=(CategoryDraft(category=category),),
        figures=figures,
        people=people,
    )
    with archive.change("add-incident") as change:
        return recording.add_incident(change, draft)


def person(archive: Archive, name: str) -> RecordId:
    with archive.change("add-person") as change:
        return recording.add_person(change, PersonDraft(names=(Name(text=name),)))


def total(
    archive: Archive, counts: TermSaid, among: TermSaid | None = None, when: str = "", low: int = 9
) -> RecordId:
    figure = FigureDraft(counted="x", low=low, high=low, counts=counts, among=among)
    return incident(archive, "count", when, figures=(figure,))


def tally(archive: Archive, record: RecordId) -> Tally:
    case = archive.catalogue.incidents.case(record)
    assert case is not None
    (found,) = archive.catalogue.tallies.of(case).values()
    return found


def breakdown(archive: Archive, record: RecordId) -> Breakdown | None:
    case = archive.catalogue.incidents.case(record)
    assert case is not None
    return archive.catalogue.tallies.breakdown(case)


def test_a_category_counts_all_below_it_and_nothing_in_the_trash(archive: Archive) -> None:
    count = total(archive, SABOTAGE)
    assert tally(archive, count).recorded == 0
    incident(archive, "arson")
    incident(archive, "sabotage")
    gone = incident(archive, "railway")
    incident(archive, "detention")
    assert tally(archive, count).recorded == 3
    with archive.change("trash") as change:
        recording.trash(change, [gone])
    assert tally(archive, count).recorded == 2
    archive.undo()
    assert tally(archive, count).recorded == 3


def test_an_incident_under_two_of_the_categories_counts_once(archive: Archive) -> None:
    count = total(archive, SABOTAGE)
    both = incident(archive, "arson")
    draft = IncidentDraft(
        texts=(TextDraft(title="both"),),
        categories=(CategoryDraft(category="arson"), CategoryDraft(category="railway")),
    )
    with archive.change("edit-incident") as change:
        recording.edit_incident(change, both, draft)
    assert tally(archive, count).recorded == 1


def test_what_is_the_same_counts_once_unless_that_is_only_possible(archive: Archive) -> None:
    count = total(archive, SABOTAGE)
    one, two, three, four = (incident(archive, "arson") for _ in range(4))
    with archive.change("add-relation") as change:
        recording.relate(change, two, one, "same_as", certainty="probable")
        recording.relate(change, three, two, "same_as")
        recording.relate(change, one, three, "same_as")
        recording.relate(change, four, one, "same_as", certainty="possible")
    assert tally(archive, count).recorded == 2
    archive.undo()
    assert tally(archive, count).recorded == 4


def test_only_what_lies_in_the_time_of_the_total_is_dated(archive: Archive) -> None:
    count = total(archive, SABOTAGE, when="2022")
    incident(archive, "arson", "5 March 2022")
    incident(archive, "arson", "in March 2023")
    incident(archive, "arson", "between December 2022 and January 2023")
    incident(archive, "arson")
    found = tally(archive, count)
    assert (found.recorded, found.dated) == (4, 1)
    assert tally(archive, total(archive, SABOTAGE)).dated is None


def test_an_outcome_counts_people_of_the_acts_even_if_it_came_later(archive: Archive) -> None:
    caught, free, other = (person(archive, name) for name in ("Caught", "Free", "Other"))
    for one in (caught, free):
        incident(archive, "arson", people=(ParticipationDraft(agent=one, role="actor"),))
    for one in (caught, other):
        arrested = ParticipationDraft(agent=one, outcome="arrested")
        incident(archive, "detention", people=(arrested,))
        incident(archive, "detention", people=(arrested,))
    assert tally(archive, total(archive, ARRESTED)).recorded == 2
    assert tally(archive, total(archive, ARRESTED, among=SABOTAGE)).recorded == 1
    actors = total(archive, TermSaid(vocabulary="role", text="actor"), among=SABOTAGE)
    assert tally(archive, actors).recorded == 2


def test_two_records_of_one_person_count_once(archive: Archive) -> None:
    one, same = person(archive, "Maksym"), person(archive, "Maxim")
    for agent in (one, same):
        arrested = ParticipationDraft(agent=agent, outcome="arrested")
        incident(archive, "arson", people=(arrested,))
    count = total(archive, ARRESTED, among=SABOTAGE)
    assert tally(archive, count).recorded == 2
    with archive.change("merge-people") as change:
        recording.merge_people(change, same, one)
    assert tally(archive, count).recorded == 1


def test_a_total_breaks_down_into_the_parts_that_are_part_of_it(archive: Archive) -> None:
    whole = total(archive, SABOTAGE, low=310)
    assert breakdown(archive, whole) is None
    parts = [total(archive, SABOTAGE, low=low) for low in (128, 111, 18)]
    without = incident(archive, "count")
    with archive.change("add-relation") as change:
        for one in (*parts, without):
            recording.relate(change, one, whole, "part_of")
    found = breakdown(archive, whole)
    assert found is not None
    assert [part.low for part in found.parts] == [128, 111, 18]
    assert (found.rest_low, found.rest_high) == (53, 53)
    with archive.change("trash") as change:
        recording.trash(change, parts[2:])
    found = breakdown(archive, whole)
    assert found is not None
    assert found.rest_low == 71


def test_a_figure_counts_only_what_a_vocabulary_has(archive: Archive) -> None:
    with pytest.raises(BadValue) as refused:
        total(archive, TermSaid(vocabulary="outcome", text="eaten"))
    assert "arrested" in refused.value.advice
    assert archive.catalogue.incidents.ids() == []


def test_editing_the_rest_of_an_incident_leaves_what_its_figure_counts(archive: Archive) -> None:
    count = total(archive, ARRESTED, among=SABOTAGE)
    case = archive.catalogue.incidents.case(count)
    assert case is not None
    (figure,) = case.figures
    assert figure.counts is not None
    assert figure.among is not None
    draft = FigureDraft(counted="x", low=10, counts=figure.counts.id, among=figure.among.id)
    texts = (TextDraft(title="edited"),)
    with archive.change("edit-incident") as change:
        recording.edit_incident(change, count, IncidentDraft(texts=texts, figures=(draft,)))
    again = archive.catalogue.incidents.case(count)
    assert again is not None
    assert again.figures[0].counts == figure.counts
    assert (again.figures[0].id, again.figures[0].low) == (figure.id, 10)
