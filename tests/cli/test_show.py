from typing import Any

import pytest
from tests.cli.conftest import LETTER, QUOTE
from tests.robots.terminal import Terminal, titles


def show(terminal: Terminal, record: str) -> Any:
    return terminal.json("show", record)


def test_a_document_is_shown_whole(recorded: Terminal) -> None:
    document = show(recorded, "D-1")
    assert document["text"] == LETTER
    assert [passage["quote"] for passage in document["passages"]] == [QUOTE]
    assert titles(document["incidents"]) == ["Листівки"]


@pytest.mark.parametrize("name", ["I-1", "i-1", "Листівки", "Leaflets"])
def test_a_record_is_found_by_number_and_name(recorded: Terminal, name: str) -> None:
    uid = show(recorded, name)["uid"]
    assert show(recorded, uid)["number"] == "I-1"


def test_an_incident_brings_what_every_value_rests_on(recorded: Terminal) -> None:
    incident = show(recorded, "I-1")
    assert [text["title"] for text in incident["texts"]] == ["Листівки", "Leaflets"]
    (stated,) = incident["dates"]
    assert (stated["when"]["text"], stated["preferred"]) == ("in early March 2022", True)
    (place,) = incident["places"]
    assert (place["place"], place["grade"]) == ("Кам’янець", "unnamed")
    assert place["citations"][0]["passage"]["quote"] == QUOTE
    (person,) = incident["people"]
    assert (person["person"], person["role"], person["outcome"]) == (
        "Оксана Вигадана",
        "author",
        "free",
    )
    (citation,) = incident["citations"]
    assert (citation["source"], citation["basis"]) == ("Вигадана газета", "eyewitness")
    assert citation["passage"]["document"] == "Letter"


def test_others_show_the_incidents_they_are_in(recorded: Terminal) -> None:
    for record in ("P-1", "S-1", "L-2", "Q-1"):
        assert titles(show(recorded, record)["incidents"]) == ["Листівки"]
    assert show(recorded, "P-1")["incidents"][0]["parts"] == [{"role": "author", "outcome": "free"}]
    assert show(recorded, "L-1")["incidents"] == []


def test_tags_collections_and_notes(recorded: Terminal) -> None:
    assert titles(show(recorded, "resistance")["passages"]) == []
    assert titles(show(recorded, "leaflets")["passages"]) == [QUOTE]
    assert titles(show(recorded, "Suit")["members"]) == ["Leaflets", "Letter"]  # as one reads
    recorded.add("note", {"about": "I-1", "text": "ask again"})
    assert [note["text"] for note in show(recorded, "I-1")["notes"]] == ["ask again"]


def test_links_go_both_ways(recorded: Terminal) -> None:
    recorded.add("incident", {"title": "Dismissal"})
    recorded.add("relation", {"subject": "I-1", "relation": "led_to", "object": "I-2"})
    for record in ("I-1", "I-2"):
        (relation,) = show(recorded, record)["relations"]
        assert (relation["subject"], relation["relation"], relation["object"]) == (
            "Leaflets",
            "led_to",
            "Dismissal",
        )


def test_what_is_cited_can_be_named_and_cited_again(recorded: Terminal) -> None:
    date = show(recorded, "I-1")["dates"][0]["uid"]
    recorded.add("citation", {"target": date, "source": "S-1", "stance": "contradicts"})
    (citation,) = show(recorded, "I-1")["dates"][0]["citations"]
    assert citation["stance"] == "contradicts"
    assert show(recorded, date)["citations"] == [citation]


def test_a_name_that_two_have_needs_a_number(recorded: Terminal) -> None:
    recorded.add("person", "Оксана Вигадана")
    refused = recorded.refusal("show", "Оксана Вигадана")
    assert refused.startswith("“Оксана Вигадана” names 2 records: P-1, P-2.")


def test_it_reads_like_a_page(recorded: Terminal) -> None:
    lines = recorded.on("show", "I-1").stdout.splitlines()
    assert lines[:3] == ["record: incident", "title: Листівки", "number: I-1"]
    assert "  - person: Оксана Вигадана" in lines
    assert "    role: author" in lines
    assert not any("uid" in line for line in lines)
