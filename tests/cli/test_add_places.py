"""Places that JSON names: of the archive, and of the gazetteer."""

import json

import pytest
from tests.robots.terminal import Terminal, titles

TOKMAK = ["Tokmak", "Ukraine", "Zaporizhzhia region"]


@pytest.mark.parametrize("said", ["Tokmak", "gn.691469", "Токмак"])
def test_an_incident_brings_its_place_with_its_parents(terminal: Terminal, said: str) -> None:
    terminal.add("incident", {"title": "A fire", "places": {"place": said}})
    assert titles(terminal.items("places")) == TOKMAK
    assert terminal.items("incidents")[0]["place"] == "Tokmak"
    terminal.on("undo")
    assert terminal.items("places") == []
    terminal.on("redo")
    assert titles(terminal.items("places")) == TOKMAK


def test_a_place_lies_in_one_of_the_gazetteer(terminal: Terminal) -> None:
    terminal.add("place", {"name": "The depot", "parent": "Tokmak"})
    terminal.add("place", {"name": "The other depot", "parent": "iso.UA-23"})
    assert titles(terminal.items("places")) == ["The depot", "The other depot", *TOKMAK]


def test_a_name_of_several_is_refused_with_their_codes(terminal: Terminal) -> None:
    said = terminal.refusal(
        "add", "incident", stdin=json.dumps({"title": "A", "places": "Donetsk"})
    )
    assert "gn.709717 (Donetsk, Donetsk region, Ukraine)" in said
    assert "Give the code of the one you mean" in said
    assert terminal.items("places") == []


def test_a_name_that_nobody_knows_is_refused(terminal: Terminal) -> None:
    said = json.dumps({"title": "A", "places": "Vyhadivka-over-Nowhere"})
    assert "no record “Vyhadivka-over-Nowhere”" in terminal.refusal("add", "incident", stdin=said)
