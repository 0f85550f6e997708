from tests.robots.terminal import Terminal, titles


def test_what_is_trashed_is_gone_from_lists_and_can_be_restored(recorded: Terminal) -> None:
    recorded.on("trash", "P-1", "Suit")
    assert recorded.items("people") == recorded.items("collections") == []
    assert sorted(titles(recorded.items("trash"))) == ["Suit", "Оксана Вигадана"]
    restored = recorded.json("restore", "P-1", "C-1")["restored"]
    assert [item["kind"] for item in restored] == ["person", "collection"]
    assert titles(recorded.items("people")) == ["Оксана Вигадана"]
    assert recorded.items("trash") == []


def test_trashing_can_be_undone(recorded: Terminal) -> None:
    assert recorded.on("trash", "I-1").stdout == "1 record is in the trash.\n"
    recorded.on("undo")
    assert titles(recorded.items("incidents")) == ["Листівки"]


def test_one_that_is_not_there_stops_all(recorded: Terminal) -> None:
    recorded.refusal("trash", "P-1", "P-9")
    assert titles(recorded.items("people")) == ["Оксана Вигадана"]
