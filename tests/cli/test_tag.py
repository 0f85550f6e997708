from tests.robots.terminal import Terminal


def test_tags_are_put_on_and_taken_off_any_record(recorded: Terminal) -> None:
    carried = recorded.json("tag", "I-1", "resistance/arson", "to check")
    assert carried["tags"] == ["resistance/arson", "to check"]
    assert recorded.json("untag", "I-1", "resistance/arson")["tags"] == ["to check"]
    assert recorded.json("untag", "I-1", "to check")["tags"] == []
    assert "resistance/arson" in [tag["title"] for tag in recorded.items("tags")]


def test_a_tagging_is_one_step(recorded: Terminal) -> None:
    recorded.on("tag", "Q-1", "a", "b", "c/d")
    recorded.on("undo")
    assert recorded.json("show", "Q-1")["tags"] == ["resistance/leaflets"]


def test_a_tag_that_is_not_there_is_told(recorded: Terminal) -> None:
    assert "no record “arson”" in recorded.refusal("untag", "I-1", "arson")


def test_it_says_what_the_record_carries(recorded: Terminal) -> None:
    assert recorded.on("tag", "Q-1", "x").stdout == (
        "“Ми роздали листівки вночі” carries: resistance/leaflets, x\n"
    )
