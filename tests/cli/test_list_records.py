from typing import Any

from tests.cli.conftest import LETTER, QUOTE
from tests.robots.terminal import Terminal, titles


def only(terminal: Terminal, kind: str) -> Any:
    (item,) = terminal.items(kind)
    return item


def test_an_empty_archive_lists_nothing(terminal: Terminal) -> None:
    for kind in ("documents", "passages", "incidents", "people", "sources", "places", "tags"):
        assert terminal.items(kind) == []
    assert terminal.on("list", "people").stdout.count("\n") == 1


def test_documents(recorded: Terminal) -> None:
    item = only(recorded, "documents")
    assert item["title"] == "Letter"
    assert (item["number"], item["language"], item["characters"]) == ("D-1", "uk", len(LETTER))
    assert (item["published"], item["source"], item["passages"]) == (None, None, 1)
    assert len(item["uid"]) == 32
    assert len(item["sha256"]) == 64


def test_passages_count_code_points(recorded: Terminal) -> None:
    item = only(recorded, "passages")
    assert item["quote"] == item["title"] == LETTER[item["start"] : item["end"]] == QUOTE
    assert (item["document"], item["tags"]) == ("Letter", ["resistance/leaflets"])
    assert item["document_uid"] == only(recorded, "documents")["uid"]


def test_incidents(recorded: Terminal) -> None:
    item = only(recorded, "incidents")
    assert item["when"] == {
        "text": "in early March 2022",
        "edtf": "[2022-03-01..2022-03-10]",
        "earliest": "2022-03-01",
        "latest": "2022-03-10",
        "quality": "estimated",
    }
    assert (item["title"], item["place"], item["categories"]) == (
        "Листівки",
        "Кам’янець",
        ["leaflets"],
    )
    assert (item["grade"], item["independent"]) == ("single", 1)
    assert item["figures"] == [
        {"counted": "leaflets", "low": 80, "high": None, "words": "at least 80"}
    ]
    assert titles(item["people"]) == ["Оксана Вигадана"]


def test_people_sources_and_places(recorded: Terminal) -> None:
    person = only(recorded, "people")
    assert person["names"] == [{"text": "Оксана Вигадана", "language": None, "kind": "legal"}]
    assert (person["kind"], person["identity"], person["protection"]) == (
        "person",
        "named",
        "protected",
    )
    source = only(recorded, "sources")
    assert (source["title"], source["reliability"], source["citations"]) == (
        "Вигадана газета",
        "B",
        1,
    )
    assert [(item["title"], item["parent"]) for item in recorded.items("places")] == [
        ("Вигаданія", None),
        ("Кам’янець", "Вигаданія"),
    ]


def test_tags_collections_and_terms(recorded: Terminal) -> None:
    assert [(tag["title"], tag["parent"], tag["passages"]) for tag in recorded.items("tags")] == [
        ("resistance", None, 0),
        ("resistance/leaflets", "resistance", 1),
    ]
    assert only(recorded, "collections")["records"] == 2
    assert [(term["vocabulary"], term["title"]) for term in recorded.items("terms")] == [
        ("category", "leaflets"),
        ("role", "author"),
        ("outcome", "free"),
    ]


def test_history_is_newest_first(recorded: Terminal) -> None:
    verbs = [item["verb"] for item in recorded.items("history")]
    assert verbs[0] == "add-collection"
    assert verbs[-1] == "add-document"
    assert recorded.json("history", "--limit", "2")["items"] == recorded.items("history")[:2]


def test_tables_are_for_people(recorded: Terminal) -> None:
    head, line = recorded.on("list", "incidents").stdout.splitlines()
    heads = ["number", "date", "title", "place", "categories", "people", "figures", "support"]
    assert head.split() == heads
    assert line.startswith("I-1     in early March 2022  Листівки  Кам’янець  leaflets    Оксана ")
    assert line.endswith("leaflets: at least 80  one source")
