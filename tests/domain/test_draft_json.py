from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.domain import citation_json, draft_json, incident_json
from khronika.domain.citation_json import parse_cited, parse_passage
from khronika.domain.draft_json import (
    parse_collection,
    parse_note,
    parse_person,
    parse_place,
    parse_relation,
    parse_source,
    parse_tag,
    parse_term,
)
from khronika.domain.drafts import SourceRelationDraft
from khronika.domain.incident_json import parse_incident
from khronika.domain.json_fields import DraftUnreadable
from khronika.domain.values import Name

PARSERS: dict[str, Callable[[object], object]] = {
    "person": parse_person,
    "source": parse_source,
    "place": parse_place,
    "collection": parse_collection,
    "tag": parse_tag,
    "note": parse_note,
    "relation": parse_relation,
    "term": parse_term,
    "passage": parse_passage,
    "citation": parse_cited,
    "incident": parse_incident,
}
KEYS = sorted(
    {
        key
        for module in (draft_json, citation_json, incident_json)
        for name, keys in vars(module).items()
        if name.isupper() and not name.startswith("_") and isinstance(keys, str)
        for key in keys.split()
    }
    | {"target"}
)

WORDS = st.sampled_from(
    ["person", "2022-03", "in early March 2022", "Q-1", "D-2", "A", "place", "supports", "uk"]
)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | WORDS
JSON = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5)
    ),
    max_leaves=12,
)


@given(st.sampled_from(sorted(PARSERS)), JSON)
def test_anything_is_read_or_refused_with_its_place(kind: str, found: object) -> None:
    try:
        PARSERS[kind](found)
    except DraftUnreadable as refused:
        assert str(refused).startswith(kind)


@pytest.mark.parametrize("kind", PARSERS)
def test_a_misspelt_key_is_named_before_what_is_missing(kind: str) -> None:
    with pytest.raises(DraftUnreadable, match="“nmae” is not a key"):
        PARSERS[kind]({"nmae": "x"})


def refusal(parse: Callable[[object], object], found: object) -> str:
    with pytest.raises(DraftUnreadable) as refused:
        parse(found)
    return str(refused.value)


def test_a_name_is_a_text_or_texts_by_language_or_a_list() -> None:
    assert parse_person("Оксана Вигадана").names == (Name(text="Оксана Вигадана"),)
    assert parse_person({"name": {"uk": "Оксана", "ru": "Оксана"}}).names == (
        Name(text="Оксана", language="uk"),
        Name(text="Оксана", language="ru"),
    )
    listed = [{"text": "Oksana", "language": "en"}, {"text": "@oksa", "kind": "handle"}, "Ксеня"]
    assert parse_person({"name": "Оксана", "names": listed}).names == (
        Name(text="Оксана"),
        Name(text="Oksana", language="en"),
        Name(text="@oksa", kind="handle"),
        Name(text="Ксеня"),
    )


def test_a_person_keeps_what_is_said_of_them() -> None:
    draft = parse_person(
        {
            "label": "Witness 4",
            "kind": "group",
            "identity": "withheld by us",
            "protection": "protected",
            "protection_reason": "family",
            "review": "2030-01-31",
            "consent_until": "2031-01-31",
            "uid": "01234567-89ab-7def-8123-456789abcdef",
        }
    )
    assert (draft.names, draft.label, draft.kind) == ((), "Witness 4", "group")
    assert (draft.identity, draft.protection) == ("withheld_by_us", "protected")
    assert draft.review == date(2030, 1, 31).toordinal()
    assert draft.consent_until == date(2031, 1, 31).toordinal()
    assert draft.uid == bytes.fromhex("0123456789ab7def8123456789abcdef")


def test_by_default_a_person_is_asked_before_publishing() -> None:
    assert parse_person("Оксана").protection == "ask"


def test_someone_without_name_and_label_is_nobody() -> None:
    assert refusal(parse_person, {"kind": "person"}) == "person: a name or a label is needed."
    assert refusal(parse_source, {"kind": "outlet"}) == "source: “name” is missing."


def test_a_uid_is_sixteen_bytes() -> None:
    for uid in ("abc", "0123456789ab7def8123456789abcdefff", "zz" * 16):
        assert refusal(parse_place, {"name": "Kyiv", "uid": uid}).startswith("place.uid: ")


def test_a_source_says_whom_it_repeats() -> None:
    draft = parse_source(
        {"name": "Mirror", "reliability": "b", "relations": {"kind": "reprint_of", "other": "S-1"}}
    )
    assert draft.reliability == "B"
    assert draft.relations == (SourceRelationDraft(kind="reprint_of", other="S-1"),)
    missing = {"name": "Mirror", "relations": [{"other": "S-1"}]}
    assert refusal(parse_source, missing) == "source.relations[0]: “kind” is missing."


def test_a_place_has_both_coordinates_or_none() -> None:
    draft = parse_place({"name": "Вигаданівка", "latitude": 50, "longitude": -30.5})
    assert (draft.latitude, draft.longitude) == (50.0, -30.5)
    assert "together" in refusal(parse_place, {"name": "Вигаданівка", "latitude": 50})


def test_short_forms_of_the_rest() -> None:
    assert parse_tag("resistance/arson").path == "resistance/arson"
    assert parse_collection("Trial").name == "Trial"
    assert parse_collection({"name": "Trial", "members": "I-1"}).members == ("I-1",)
    assert parse_term({"vocabulary": "role", "label": "witness"}).labels == {"und": "witness"}
    assert parse_note({"about": "I-1", "text": "a\nb"}).text == "a\nb"
    relation = parse_relation({"subject": "I-1", "relation": "led to", "object": "I-2"})
    assert (relation.subject, relation.relation, relation.object) == ("I-1", "led_to", "I-2")


def test_an_unknown_vocabulary_is_refused() -> None:
    assert "category, role, outcome" in refusal(parse_term, {"vocabulary": "x", "label": "y"})
    assert refusal(parse_term, {"vocabulary": "role"}) == "term: “label” is missing."
