import json

from tests.cli.conftest import LETTER
from tests.robots.terminal import Terminal


def test_a_hit_says_where_in_the_text_it_is(desk: Terminal) -> None:
    found = desk.json("search", "ЛИСТІВКИ")
    assert (found["query"], found["total"]) == ("ЛИСТІВКИ", 1)
    (hit,) = found["hits"]
    assert LETTER[hit["start"] : hit["end"]] == "листівки"
    assert (hit["kind"], hit["title"], hit["why"]) == ("document", "Letter", "exact")
    assert "листівки" in hit["snippet"]


def test_kinds_are_called_as_elsewhere(recorded: Terminal) -> None:
    for kinds in ("people", "person", "people,places", "agent"):
        hits = recorded.json("search", "Оксана", "--in", kinds)["hits"]
        assert [hit["kind"] for hit in hits] == ["person"]
    assert recorded.json("search", "Оксана", "--in", "places")["total"] == 0
    assert "'persons' is not one of" in recorded.misuse("search", "x", "y", "--in", "persons")


def test_a_limit_limits_hits_and_not_the_count(recorded: Terminal) -> None:
    found = recorded.json("search", "Листівки", "--limit", "1")
    assert len(found["hits"]) == 1
    assert found["total"] > 1


def test_nothing_found_is_no_failure(desk: Terminal) -> None:
    assert desk.json("search", "нема") == {
        "query": "нема", "total": 0, "hits": [], "remarks": [], "instead": None,
        "cut": False,
    }  # fmt: skip
    assert desk.on("search", "нема").stdout == "0 records\n"


def test_queries_from_standard_input_are_answered_line_by_line(desk: Terminal) -> None:
    said = "листівки\r\n\nнема\n".encode() + b"\xff\n"
    lines = desk.on("search", "-", stdin=said).stdout.splitlines()
    answers = [json.loads(line) for line in lines]
    assert [(one["query"], one["total"]) for one in answers] == [
        ("листівки", 1),
        ("", 0),
        ("нема", 0),
        ("\ufffd", 0),
    ]


def test_the_words_alone_can_be_asked_for(desk: Terminal) -> None:
    assert desk.json("search", "--exact", "листівки")["total"] == 1
