import hashlib
import json
from pathlib import Path

import pytest
from tests.robots.terminal import Terminal


@pytest.mark.parametrize("form", ["csv", "json", "html"])
def test_what_leaves_is_told_with_its_hashes(recorded: Terminal, tmp_path: Path, form: str) -> None:
    out = tmp_path / "out"
    said = recorded.json("export", str(out), "--format", form, "--all")
    assert said["leaks"] == []
    assert said["changed"] == 1
    assert said["counts"]["incidents"] == 1
    assert said["hidden"] > 0
    for file in said["files"]:
        content = Path(file["path"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == file["sha256"]
        assert "Оксана" not in content.decode()


def test_a_collection_or_a_query_is_selected(recorded: Terminal, tmp_path: Path) -> None:
    recorded.add("incident", {"title": "Elsewhere"})
    for number, words in enumerate((("--collection", "Suit"), ("--query", "Leaflets"))):
        said = recorded.json("export", str(tmp_path / f"{number}"), "--format", "json", *words)
        assert said["counts"]["incidents"] == 1
    assert "no record “X”" in recorded.refusal(
        "export", str(tmp_path / "x"), "--format", "json", "--collection", "X"
    )


def test_nothing_is_written_over_unless_it_is_said(recorded: Terminal, tmp_path: Path) -> None:
    words = ("export", str(tmp_path / "out.html"), "--format", "html", "--all")
    recorded.on(*words)
    assert "is already there" in recorded.refusal(*words)
    recorded.on(*words, "--replace")


def test_a_name_that_would_leave_refuses_the_export(recorded: Terminal, tmp_path: Path) -> None:
    out = tmp_path / "Оксана Вигадана.json"
    words = ("export", str(recorded.archive), str(out), "--format", "json", "--all", "--json")
    result = recorded.run(*words)
    assert result.exit_code == 1
    said = json.loads(result.stdout)
    person = recorded.items("people")[0]["uid"]
    assert said["leaks"] == [{"file": out.name, "where": "name", "person_uid": person}]
    assert said["error"]["code"] == "LeakFound"
    assert said["files"] == []
    assert not out.exists()


def test_who_was_asked_may_be_named(recorded: Terminal, tmp_path: Path) -> None:
    recorded.add("person", {"names": [{"text": "Марина Запитана", "language": "uk"}],
                            "protection": "ask"})  # fmt: skip
    person = next(
        one["number"] for one in recorded.items("people") if one["title"] == "Марина Запитана"
    )
    for number, words in enumerate(((), ("--asked", person))):
        out = tmp_path / f"{number}.json"
        recorded.on("export", str(out), "--format", "json", "--all", *words)
        assert ("Марина Запитана" in out.read_text("utf-8")) is bool(words)


def test_formats_and_profiles_that_do_not_exist(recorded: Terminal, tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    assert "csv, json, html" in recorded.refusal("export", out, "--format", "pdf", "--all")
    profile = ("--format", "json", "--all", "--profile", "all")
    assert "careful, colleague" in recorded.refusal("export", out, *profile)


def test_one_selection_is_given(recorded: Terminal, tmp_path: Path) -> None:
    words = ("export", str(recorded.archive), str(tmp_path / "out"), "--format", "json")
    recorded.misuse(*words)
    recorded.misuse(*words, "--all", "--query", "x")


def test_plain_words_say_what_left(recorded: Terminal, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    lines = recorded.on("export", str(out), "--format", "json", "--all").stdout.splitlines()
    assert lines[0] == f"Written: {out}"
    assert "1 person left under a label." in lines
