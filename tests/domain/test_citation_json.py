import pytest

from khronika.domain.citation_json import parse_citation, parse_cited, parse_passage
from khronika.domain.drafts import CitationDraft, PassageDraft
from khronika.domain.json_fields import DraftUnreadable


def test_a_passage_is_a_quotation_or_a_stretch() -> None:
    assert parse_passage({"document": "D-1", "quote": "a\r\nb"}).quote == "a\nb"
    draft = parse_passage({"document": "D-1", "start": 0, "end": 4, "tags": "a/b"})
    assert (draft.start, draft.end, draft.tags) == (0, 4, ("a/b",))


@pytest.mark.parametrize(
    "place",
    [
        {},
        {"start": 1},
        {"end": 1},
        {"start": 4, "end": 4},
        {"start": 1, "end": 2, "quote": "a"},
        {"start": 1, "quote": "a"},
    ],
)
def test_a_stretch_has_a_start_before_its_end_and_no_quotation(place: dict[str, object]) -> None:
    with pytest.raises(DraftUnreadable):
        parse_passage({"document": "D-1", **place})
    if place:
        with pytest.raises(DraftUnreadable):
            parse_citation({"document": "D-1", **place})


def test_a_number_stands_for_a_citation() -> None:
    assert parse_citation("Q-7") == CitationDraft(passage="Q-7")
    assert parse_citation("d-7") == CitationDraft(document="d-7")
    for other in ("P-1", "a title", "Q-0"):
        with pytest.raises(DraftUnreadable, match="such as Q-1 or D-1"):
            parse_citation(other)


def test_a_citation_may_mark_its_passage() -> None:
    marked = PassageDraft(document="D-1", quote="so it was")
    assert parse_citation({"document": "D-1", "quote": "so it was"}).passage == marked
    assert parse_citation({"passage": {"document": "D-1", "quote": "so it was"}}).passage == marked
    assert parse_citation({"document": "D-1"}) == CitationDraft(document="D-1")


def test_a_citation_cites_one_thing() -> None:
    for found in (
        {"passage": "Q-1", "document": "D-1"},
        {"passage": "Q-1", "quote": "a"},
        {"quote": "a"},
        {"stance": "supports"},
        {},
    ):
        with pytest.raises(DraftUnreadable):
            parse_citation(found)


def test_a_citation_says_who_how_and_how_surely() -> None:
    draft = parse_cited(
        {
            "target": "I-1",
            "source": "Outlet",
            "stance": "contradicts",
            "basis": "hearsay",
            "credibility": 4,
            "caveat": "may be a fake",
        }
    )
    assert draft.target == "I-1"
    assert draft.citation == CitationDraft(
        source="Outlet",
        stance="contradicts",
        basis="hearsay",
        credibility="4",
        caveat="may be a fake",
    )


def test_a_mistake_deep_inside_is_found() -> None:
    with pytest.raises(DraftUnreadable) as refused:
        parse_citation({"passage": {"document": "D-1", "start": "3", "end": 4}})
    assert refused.value.facts["where"] == "citation.passage.start"
