from tests.robots.terminal import Terminal, titles


def test_every_command_is_a_restart_and_undo_goes_on_behind_it(terminal: Terminal) -> None:
    for name in ("A", "B", "C"):
        terminal.add("person", name)
    assert terminal.on("undo").stdout == "Undone: Record a person\n"
    said = terminal.json("undo")["undone"]
    assert (said["verb"], said["title"]) == ("undo", "Undo: Record a person")
    assert titles(terminal.items("people")) == ["A"]
    assert terminal.on("redo").stdout == "Done again: Record a person\n"
    assert terminal.json("redo")["redone"]["verb"] == "redo"
    assert titles(terminal.items("people")) == ["A", "B", "C"]


def test_a_step_is_undone_by_its_number(terminal: Terminal) -> None:
    for name in ("A", "B"):
        terminal.add("person", name)
    first = terminal.items("history")[-1]
    terminal.on("undo", str(first["step"]))
    assert titles(terminal.items("people")) == ["B"]
    assert [(item["verb"], item["undone"]) for item in terminal.items("history")] == [
        ("undo", False),
        ("add-person", False),
        ("add-person", True),
    ]


def test_nothing_left_is_a_sentence(terminal: Terminal) -> None:
    assert terminal.refusal("undo") == "There is nothing left to undo."
    assert terminal.refusal("redo") == "There is nothing to do again."
    assert terminal.refusal("undo", "99")


def test_something_new_ends_redo(terminal: Terminal) -> None:
    terminal.add("person", "A")
    terminal.on("undo")
    terminal.add("person", "B")
    assert terminal.refusal("redo") == "There is nothing to do again."
