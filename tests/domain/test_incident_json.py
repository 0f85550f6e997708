from datetime import date

import pytest

from khronika.domain.drafts import CitationDraft, IncidentDraft, TextDraft
from khronika.domain.incident_json import parse_incident
from khronika.domain.json_fields import DraftUnreadable


def incident(**said: object) -> IncidentDraft:
    return parse_incident({"title": "Leaflets", **said})


def refusal(**said: object) -> str:
    with pytest.raises(DraftUnreadable) as refused:
        incident(**said)
    return str(refused.value)


def test_a_title_in_one_language_or_several() -> None:
    assert incident().texts == (TextDraft(title="Leaflets"),)
    draft = incident(title={"uk": "Листівки", "en": "Leaflets"}, description={"en": "At night."})
    assert draft.texts == (
        TextDraft(title="Листівки", language="uk"),
        TextDraft(title="Leaflets", language="en", description="At night."),
    )
    draft = incident(language="en", description="At night.")
    assert draft.texts == (TextDraft(title="Leaflets", language="en", description="At night."),)
    assert "no title" in refusal(description={"uk": "Вночі."})


def test_a_date_keeps_its_words_and_gets_bounds() -> None:
    (stated,) = incident(when="in early March 2022").whens
    assert stated.when.words == "in early March 2022"
    assert stated.when.earliest_start == date(2022, 3, 1)
    assert stated.when.latest_end is not None
    assert stated.when.latest_end < date(2022, 3, 31)


def test_edtf_bounds_what_words_do_not() -> None:
    (stated,) = incident(when={"text": "two months of the war", "edtf": "2022-02-24/2022-04"}).whens
    assert (stated.when.words, stated.when.edtf) == ("two months of the war", "2022-02-24/2022-04")
    assert stated.when.earliest_start == date(2022, 2, 24)
    assert stated.when.latest_end == date(2022, 4, 30)
    assert "EDTF" in refusal(when={"edtf": "some day"})
    assert refusal(when={"language": "en"}) == "incident.when: “text” is missing."


def test_words_that_nobody_can_read_are_kept() -> None:
    (stated,) = incident(when="in the days of the siege").whens
    assert stated.when.words == "in the days of the siege"
    assert stated.when.is_unknown


def test_one_value_of_a_field_is_preferred() -> None:
    assert [one.preferred for one in incident(when=["2022", "2023"]).whens] == [True, False]
    chosen = incident(when=["2022", {"text": "2023", "preferred": True}]).whens
    assert [one.preferred for one in chosen] == [False, True]
    neither = incident(when={"text": "2023", "preferred": False}).whens
    assert [one.preferred for one in neither] == [False]
    both = [{"text": "2022", "preferred": True}, {"text": "2023", "preferred": True}]
    assert refusal(when=both) == "incident.when: only one can be preferred."


def test_places_from_and_to_are_fields_of_their_own() -> None:
    places = ["Kyiv", {"place": "L-2", "field": "place to", "words": "near the border"}, "Lviv"]
    draft = incident(places=places)
    assert [(one.place, one.field, one.preferred) for one in draft.places] == [
        ("Kyiv", "place", True),
        ("L-2", "place_to", True),
        ("Lviv", "place", False),
    ]


def test_people_categories_and_figures_bring_their_citations() -> None:
    draft = incident(
        people=["P-1", {"person": "Witness 4", "role": "witness", "citations": ["Q-1"]}],
        categories=["arson", {"category": "refusal", "citations": "Q-2"}],
        figures={"counted": "people", "low": 80, "words": "at least 80", "citations": "Q-3"},
        citations=[{"source": "Outlet", "caveat": "may be a fake"}],
    )
    assert [one.agent for one in draft.people] == ["P-1", "Witness 4"]
    assert draft.people[1].citations == (CitationDraft(passage="Q-1"),)
    assert [one.category for one in draft.categories] == ["arson", "refusal"]
    assert draft.categories[1].citations == (CitationDraft(passage="Q-2"),)
    assert (draft.figures[0].low, draft.figures[0].high) == (80, None)
    assert draft.figures[0].citations == (CitationDraft(passage="Q-3"),)
    assert draft.citations == (CitationDraft(source="Outlet", caveat="may be a fake"),)


def test_bounds_do_not_cross() -> None:
    figure = {"counted": "people", "low": 3, "high": 2}
    assert refusal(figures=[figure]) == "incident.figures[0]: “low” is more than “high”."


def test_the_place_of_a_mistake_is_named() -> None:
    people = ["P-1", {"person": "P-2", "citations": ["Q-1", {"sorce": "x"}]}]
    assert refusal(people=people).startswith("incident.people[1].citations[1]: “sorce”")
