import json

from tests.robots.terminal import Terminal, titles


def test_nothing_is_erased_unasked(recorded: Terminal) -> None:
    for answer in ("n\n", ""):
        refused = recorded.run("purge", str(recorded.archive), "P-1", stdin=answer)
        assert refused.exit_code == 1
        assert "person: Оксана Вигадана" in refused.stderr
        assert "Nothing was erased" in refused.stderr
    assert titles(recorded.items("people")) == ["Оксана Вигадана"]


def test_what_is_erased_is_told_and_gone(recorded: Terminal) -> None:
    asked = recorded.run("purge", str(recorded.archive), "P-1", "--json", stdin="y\n")
    said = json.loads(asked.stdout)
    assert said["erased"]["person"] == 1
    assert said["backups"] == 0
    assert recorded.json("search", "Оксана Вигадана", "--in", "people")["total"] == 0
    assert recorded.json("verify")["ok"]


def test_undo_does_not_bring_back_what_was_erased(recorded: Terminal) -> None:
    recorded.on("purge", "P-1", "--yes")
    steps = len(recorded.items("history"))
    for _step in range(steps):
        recorded.run("undo", str(recorded.archive))
    assert recorded.items("people") == recorded.items("documents") == []
    for _step in range(steps):
        recorded.run("redo", str(recorded.archive))
    assert recorded.items("people") == []
    assert recorded.json("verify")["ok"]


def test_it_says_that_copies_still_hold_it(recorded: Terminal) -> None:
    lines = recorded.on("purge", "P-1", "--yes").stdout.splitlines()
    assert lines[0].startswith("Erased: ")
    assert lines[-1] == "Backups, copies and exports made before still hold it."


def test_the_trash_is_emptied(recorded: Terminal) -> None:
    recorded.on("trash", "Suit")
    assert recorded.json("purge", "--trash", "--yes")["erased"] == {"collection": 1}
    assert recorded.items("trash") == []
    assert titles(recorded.items("people")) == ["Оксана Вигадана"]


def test_history_before_a_day_is_forgotten(recorded: Terminal) -> None:
    assert recorded.json("purge", "--history-before", "2000-01-01", "--yes")["forgotten"] == 0
    said = recorded.json("purge", "--history-before", "2100-01-01", "--yes")
    assert said["forgotten"] > 5
    assert "erased" not in said
    assert titles(recorded.items("people")) == ["Оксана Вигадана"]
    assert recorded.json("verify")["ok"]
    assert recorded.refusal("undo")


def test_a_day_is_iso_8601(recorded: Terminal) -> None:
    recorded.misuse("purge", str(recorded.archive), "--history-before", "yesterday")
