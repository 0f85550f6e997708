import json

import pytest
from tests.robots.terminal import Terminal, titles

UID = "0123456789ab7def8123456789abcdef"


def test_one_object_is_answered_by_its_record(terminal: Terminal) -> None:
    said = terminal.add("person", {"name": "Оксана", "uid": UID})
    assert said == {"uid": UID, "number": "P-1", "kind": "person"}
    assert terminal.on("add", "person", stdin=b'"Ivan"').stdout == "1 record was made: P-2\n"


@pytest.mark.parametrize("said", ['["A", {"name": "B"}]', '"A"\n{"name": "B"}\n'])
def test_many_are_one_step(terminal: Terminal, said: str) -> None:
    answer = terminal.json("add", "person", stdin=said)
    assert answer["total"] == 2
    assert [item["number"] for item in answer["items"]] == ["P-1", "P-2"]
    terminal.on("undo")
    assert terminal.items("people") == []


def test_an_array_of_one_is_answered_by_a_list(terminal: Terminal) -> None:
    assert terminal.add("person", ["A"])["total"] == 1
    assert terminal.add("person", [])["total"] == 0


def test_of_many_all_are_recorded_or_none(terminal: Terminal) -> None:
    for said in ('["A", {"name": "B", "kynd": "group"}]', '["A", {"kind": "group"}]'):
        assert terminal.refusal("add", "person", stdin=said).startswith("person[1]: ")
    places = json.dumps(["A", {"name": "B", "parent": "nowhere"}])
    assert "no record “nowhere”" in terminal.refusal("add", "place", stdin=places)
    assert terminal.items("people") == terminal.items("places") == []
    assert terminal.items("history") == []


def test_a_uid_is_given_once(terminal: Terminal) -> None:
    terminal.add("person", {"name": "A", "uid": UID})
    again = json.dumps({"name": "B", "uid": UID})
    assert terminal.refusal("add", "source", stdin=again).startswith(
        f"There is a record with the uid {UID} already."
    )
    twice = json.dumps([{"name": name, "uid": UID.replace("0", "1")} for name in "CD"])
    assert "already" in terminal.refusal("add", "person", stdin=twice)


def test_a_later_item_may_name_an_earlier_one(terminal: Terminal) -> None:
    terminal.add("place", ["Вигаданія", {"name": "Кам’янець", "parent": "Вигаданія"}])
    assert terminal.items("places")[1]["parent"] == "Вигаданія"


def test_a_passage_is_marked_by_its_words(desk: Terminal) -> None:
    quote = "Кам’янця"
    desk.add("passage", {"document": "D-1", "quote": quote, "tags": "town", "important": True})
    (passage,) = desk.items("passages")
    assert (passage["quote"], passage["important"]) == (quote, True)
    missing = json.dumps({"document": "D-1", "quote": "Кам'янця"})
    assert desk.refusal("add", "passage", stdin=missing).startswith("The document does not say")


def test_an_incident_marks_the_passages_it_cites(desk: Terminal) -> None:
    desk.add("source", "Outlet")
    citation = {"document": "D-1", "quote": "роздали листівки", "source": "Outlet"}
    desk.add("incident", {"title": "Leaflets", "citations": citation, "tags": ["a/b"]})
    assert titles(desk.items("passages")) == ["роздали листівки"]
    assert desk.json("show", "I-1")["tags"] == ["a/b"]
    desk.on("undo")
    assert desk.items("passages") == desk.items("incidents") == []


def test_a_citation_without_words_names_a_source(desk: Terminal) -> None:
    desk.add("source", ["Herald", "Outlet"])
    quoted = {"document": "D-1", "quote": "роздали листівки", "source": "Herald"}
    desk.add("incident", {"title": "Leaflets"})
    for said in (quoted, {"source": "Outlet"}):
        desk.add("citation", {"target": "I-1", **said})
    verbs = [item["verb"] for item in desk.items("history")]
    assert verbs.index("name-source") < verbs.index("cite"), "the newest first"


def test_a_citation_of_a_whole_document_is_called_so(desk: Terminal) -> None:
    desk.add("incident", {"title": "Leaflets"})
    desk.add("citation", {"target": "I-1", "document": "D-1"})
    newest = desk.items("history")[0]
    assert (newest["verb"], newest["title"]) == ("cite-document", "Cite a document")


def test_tags_get_colour_key_and_memo(terminal: Terminal) -> None:
    terminal.add("tag", {"path": "a/b", "colour": "plum", "key": "1", "memo": "what it means"})
    tag = terminal.json("show", "b")
    assert (tag["title"], tag["colour"], tag["key"], tag["memo"]) == (
        "a/b",
        "plum",
        "1",
        "what it means",
    )


def test_terms_stand_under_others(terminal: Terminal) -> None:
    label = {"en": "dismissed", "uk": "звільнено"}
    said = {"vocabulary": "outcome", "label": label, "code": "dismissed"}
    terminal.add("term", said)
    terminal.add("term", {"vocabulary": "outcome", "label": "by court", "parent": "звільнено"})
    assert [term["labels"] for term in terminal.items("terms")] == [label, {"und": "by court"}]
    lost = json.dumps({"vocabulary": "role", "label": "x", "parent": "dismissed"})
    assert "no record “dismissed”" in terminal.refusal("add", "term", stdin=lost)


def test_what_is_no_json_is_told(terminal: Terminal) -> None:
    assert terminal.refusal("add", "person", stdin="name: Оксана").startswith(
        "JSON: this is not JSON (line 1, character 1). Correct the JSON"
    )
    latin = "{'name'}".encode("utf-16")
    assert "UTF-8" in terminal.refusal("add", "person", stdin=latin)


def test_a_byte_order_mark_is_no_mistake(terminal: Terminal) -> None:
    terminal.json("add", "person", stdin='\ufeff{"name": "Оксана"}'.encode())
    assert titles(terminal.items("people")) == ["Оксана"]
