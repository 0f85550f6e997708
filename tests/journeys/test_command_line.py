"""From three difficult texts to exports and back, each command a process of its own."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from khronika.archive.doors import open_archive
from khronika.archive.openings import KeyFile

DESKTOP = Path(__file__).resolve().parents[2] / "desktop"

# Three apostrophes: typewriter, typographic, and the letter that Unicode means.
UKRAINIAN = (
    "Хроніка міста\n\nУ Вигаданім Кам'янці на початку березня 2022 року Оксана Вигадана роздала "
    "листівки. П’ятьох затримали.\n\nОбʼєднання мешканців нарахувало щонайменше 80 відмов.\n"
)
RUSSIAN = (
    "Отказы\n\nВ депо отказались ехать не менее 80 человек, сообщает «Вечерний Вымысел». "
    "Других источников нет.\n\nИх увезли в подъезд № 5, — пишет газета. Съёмок не было.\n"
)
EMOJI = "Diary 🕯️\n\nWe lit 37 candles 🕯️🕯️ — O. V. was there.\n\nNobody spoke. 👩🏽‍🤝‍👩🏻\n"


@dataclass
class Shell:
    """Runs the real program; each command is a fresh process."""

    folder: Path

    def run(self, *words: str, stdin: str = "", code: int = 0) -> str:
        """Run a command in the folder, which must end with `code`; return what it printed."""
        mine = {"PYTHONPATH": str(DESKTOP), "KHRONIKA_KEY_FILE": str(self.folder / "key.txt")}
        ended = subprocess.run(
            [sys.executable, "-W", "error", "-m", "khronika", *words],
            cwd=self.folder,
            env={**os.environ, "KHRONIKA_LANGUAGE": "en", **mine},
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=60,
        )
        assert ended.returncode == code, (words, ended.stdout, ended.stderr)
        return ended.stdout

    def ask(self, command: str, *words: str, said: object = None, code: int = 0) -> Any:
        """Run a command on the archive with --json; return its document."""
        stdin = "" if said is None else json.dumps(said, ensure_ascii=False)
        return json.loads(
            self.run(command, "case.khronika", *words, "--json", stdin=stdin, code=code)
        )

    def head(self) -> bytes:
        """Return the last link of the journal's chain."""
        archive = open_archive(self.folder / "case.khronika", KeyFile(self.folder / "key.txt"))
        sql = "SELECT hash FROM change ORDER BY id DESC LIMIT 1"
        found: bytes = archive.catalogue.db.execute(sql).fetchone()[0]
        archive.close()
        return found


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "хроніка.txt").write_bytes(UKRAINIAN.encode())
    (texts / "otkazy.txt").write_bytes(RUSSIAN.encode("cp1251"))
    (texts / "diary.txt").write_bytes(b"\xef\xbb\xbf" + EMOJI.replace("\n", "\r\n").encode())
    return Shell(tmp_path)


def test_a_day_at_the_command_line(shell: Shell) -> None:
    shell.run("create", "case.khronika", "--no-recovery")
    texts_come_in_whole(shell)
    importing_again_changes_nothing(shell)
    the_incident_is_recorded(shell)
    everything_is_found(shell)
    nobody_is_exposed(shell)
    a_restart_takes_nothing_from_undo(shell)
    what_is_erased_is_gone(shell)


def texts_come_in_whole(shell: Shell) -> None:
    report = shell.ask("import", "texts")
    assert report["counts"] == {"imported": 3, "duplicate": 0, "failed": 0}
    said = {row["path"]: shell.ask("show", row["uid"]) for row in report["documents"]}
    wanted = {"хроніка.txt": UKRAINIAN, "otkazy.txt": RUSSIAN, "diary.txt": EMOJI}
    assert {Path(path).name: shown["text"] for path, shown in said.items()} == wanted
    assert {Path(path).name: shown["language"] for path, shown in said.items()} == {
        "хроніка.txt": "uk",
        "otkazy.txt": "ru",
        "diary.txt": "en",
    }
    lengths = {
        item["title"]: item["characters"] for item in shell.ask("list", "documents")["items"]
    }
    assert sorted(lengths.values()) == sorted(map(len, wanted.values()))


def importing_again_changes_nothing(shell: Shell) -> None:
    head, before = shell.head(), shell.ask("info")
    again = shell.ask("import", "texts")
    assert again["counts"] == {"imported": 0, "duplicate": 3, "failed": 0}
    assert (shell.head(), shell.ask("info")["counts"]) == (head, before["counts"])


def the_incident_is_recorded(shell: Shell) -> None:
    shell.ask("tag", "Отказы", "resistance/refusal")
    shell.ask("add", "source", said=["Вечерний Вымысел", {"name": "O. V.", "kind": "person"}])
    shell.ask("add", "place", said={"name": {"uk": "Вигаданий Кам'янець"}, "kind": "settlement"})
    person = {"name": "Оксана Вигадана", "protection": "protected", "label": "Свідок А"}
    brigade = {"name": "Бригада депо", "kind": "group", "protection": "public"}
    shell.ask("add", "person", said=[person, brigade])
    quote = "отказались ехать не менее 80 человек"
    passage = {"document": "Отказы", "quote": quote, "tags": ["resistance/refusal"]}
    assert shell.ask("add", "passage", said=passage)["number"] == "Q-1"
    incident = {
        "title": {"uk": "Відмова в депо", "en": "Refusal at the depot"},
        "when": {"text": "на початку березня 2022 року", "citations": "Q-1"},
        "places": "L-1",
        "categories": "refusal",
        "people": [{"person": "P-1", "role": "witness"}, {"person": "P-2", "outcome": "detained"}],
        "figures": {"counted": "people", "low": 80, "words": "не менее 80", "citations": "Q-1"},
        "citations": {
            "passage": "Q-1",
            "source": "Вечерний Вымысел",
            "caveat": "Других источников нет.",
        },
    }
    assert shell.ask("add", "incident", said=incident)["number"] == "I-1"
    shell.ask("add", "collection", said={"name": "Depot", "members": ["I-1"]})


def everything_is_found(shell: Shell) -> None:
    for apostrophe in "'’ʼ":
        for word in (f"Кам{apostrophe}янці", f"п{apostrophe}ятьох", f"об{apostrophe}єднання"):
            assert shell.ask("search", word, "--in", "documents")["total"] == 1
    (hit,) = shell.ask("search", "candles")["hits"]
    assert EMOJI[hit["start"] : hit["end"]] == "candles"
    (item,) = shell.ask("list", "incidents")["items"]
    assert (item["when"]["earliest"], item["when"]["latest"]) == ("2022-03-01", "2022-03-10")
    assert (item["grade"], item["figures"][0]["low"]) == ("single", 80)
    for record in ("P-1", "P-2", "S-1", "L-1", "Q-1", "Отказы"):
        titles = [one["title"] for one in shell.ask("show", record)["incidents"]]
        assert titles == ["Відмова в депо"], record


def nobody_is_exposed(shell: Shell) -> None:
    for form in ("csv", "json", "html"):
        report = shell.ask("export", f"out.{form}", "--format", form, "--all")
        assert report["leaks"] == []
        assert report["changed"] == 1
        written = [Path(shell.folder, file["path"]) for file in report["files"]]
        content = "".join(path.read_text(encoding="utf-8-sig") for path in written)
        assert "Вигадана" not in content
        assert "Свідок А" in content
        assert "Других источников нет." in content
        assert all(item["uid"] not in content for item in shell.ask("list", "people")["items"])


def a_restart_takes_nothing_from_undo(shell: Shell) -> None:
    before = [(step["verb"], step["undone"]) for step in shell.ask("history")["items"]]
    verbs = [
        *("add-collection", "add-incident", "add-passage", "add-person", "add-place"),
        *("add-source", "tag", "import"),
    ]
    assert before == [(verb, False) for verb in (*verbs, "load-vocabularies")]
    for _step in verbs:
        shell.ask("undo")
    assert shell.ask("undo", code=1)["error"]["code"] == "NothingToUndo"
    assert shell.ask("info")["counts"].keys() == {"term"}  # what the archive began with
    for _step in verbs:
        shell.ask("redo")
    assert shell.ask("redo", code=1)["error"]["code"] == "NothingToRedo"
    assert shell.ask("show", "I-1")["people"][0]["person"] == "Оксана Вигадана"
    assert shell.ask("verify") == {"ok": True, "faults": []}


def what_is_erased_is_gone(shell: Shell) -> None:
    erased = shell.ask("purge", "P-1", "Хроніка міста", "--yes")["erased"]
    assert (erased["person"], erased["document"]) == (1, 1)
    assert shell.ask("search", "--exact", "Вигадана")["total"] == 0
    assert shell.ask("verify") == {"ok": True, "faults": []}
    assert [one["person"] for one in shell.ask("show", "I-1")["people"]] == ["Бригада депо"]
