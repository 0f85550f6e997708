from tests.robots.terminal import Terminal


def test_two_names_become_one_person_and_two_again(terminal: Terminal) -> None:
    terminal.add("person", [{"name": "Maksym"}, {"name": "Maxim"}])
    assert terminal.json("merge-people", "Maxim", "Maksym")["names"] == ["Maksym", "Maxim"]
    assert [one["title"] for one in terminal.json("list", "people")["items"]] == ["Maksym"]
    assert terminal.json("merge-people", "Maxim", "--apart")["names"] == ["Maxim"]
    assert len(terminal.json("list", "people")["items"]) == 2


def test_a_person_is_not_merged_into_itself_or_nobody(terminal: Terminal) -> None:
    terminal.add("person", [{"name": "Maksym"}])
    assert terminal.refusal("merge-people", "Maksym", "Maksym")
    assert "no record" in terminal.refusal("merge-people", "Maksym", "Nobody")
    terminal.misuse("merge-people", str(terminal.archive), "Maksym")
