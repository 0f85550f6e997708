from tests.robots.terminal import Terminal, titles


def test_records_are_put_in_and_taken_out(recorded: Terminal) -> None:
    said = recorded.json("collect", "Suit", "P-1", "Q-1", "I-1")
    assert titles(said["members"]) == [
        "Leaflets",
        "Letter",
        "Оксана Вигадана",
        "Ми роздали листівки вночі",
    ]
    out = recorded.json("collect", "C-1", "D-1", "P-1", "--remove")
    assert titles(out["members"]) == ["Leaflets", "Ми роздали листівки вночі"]
    assert recorded.items("collections")[0]["records"] == 2


def test_the_number_is_told(recorded: Terminal) -> None:
    assert recorded.on("collect", "Suit", "P-1").stdout == "“Suit” holds 3 records.\n"


def test_only_a_collection_collects(recorded: Terminal) -> None:
    assert "no record “P-1”" in recorded.refusal("collect", "P-1", "I-1")
