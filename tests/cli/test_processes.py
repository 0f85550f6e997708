"""The command line as the system runs it: real processes, pipes, signals and a terminal."""

import json
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import put
from tests.robots.terminal import Terminal

from khronika.domain.drafts import DocumentDraft

DESKTOP = Path(__file__).resolve().parents[2] / "desktop"
KHRONIKA = [sys.executable, "-W", "error", "-m", "khronika"]


def environment(terminal: Terminal, **more: str) -> dict[str, str]:
    mine = {"PYTHONPATH": str(DESKTOP), "KHRONIKA_KEY_FILE": str(terminal.key_file)}
    return {**os.environ, "KHRONIKA_LANGUAGE": "en", **mine, **more}


def start(terminal: Terminal, *words: str, **options: Any) -> "subprocess.Popen[bytes]":
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    return subprocess.Popen([*KHRONIKA, *words], env=environment(terminal), **options)


def run(terminal: Terminal, *words: str, **more: str) -> "subprocess.CompletedProcess[bytes]":
    variables = environment(terminal, **more)
    return subprocess.run(
        [*KHRONIKA, *words], env=variables, capture_output=True, check=False, timeout=60
    )


@pytest.mark.parametrize("words", [("list", "documents"), ("verify",), ("export", "{out}")])
def test_no_command_loads_qt(desk: Terminal, tmp_path: Path, words: tuple[str, ...]) -> None:
    archive, out = str(desk.archive), str(tmp_path / "out.html")
    command = [words[0], archive, *(word.format(out=out) for word in words[1:])]
    command += ["--format", "html", "--all"] if words[0] == "export" else []
    script = f"""
import sys
sys.argv[1:] = {command!r}
from khronika.__main__ import main
try:
    main()
except SystemExit as ended:
    assert not ended.code, ended.code
assert not [name for name in sys.modules if name.startswith("PySide6")]
"""
    variables = environment(desk)
    subprocess.run([sys.executable, "-c", script], env=variables, check=True, timeout=60)


def test_exit_codes(terminal: Terminal, tmp_path: Path) -> None:
    archive = str(terminal.archive)
    assert run(terminal, "list", archive, "people").returncode == 0
    assert run(terminal, "show", archive, "nobody").returncode == 1
    assert run(terminal, "show", str(tmp_path), "nobody").returncode == 1
    assert run(terminal, "show", archive).returncode == 2
    assert run(terminal, "shwo", archive).returncode == 2


def test_a_bug_tells_where_it_is_and_quotes_nothing(terminal: Terminal) -> None:
    script = f"""
import sys
sys.argv[1:] = ["info", {str(terminal.archive)!r}]
import khronika.cli.info
from khronika.__main__ import main
def broken(*_arguments, **_options):
    raise ValueError("Вигадана")
khronika.cli.info.info.callback = broken
main()
"""
    command = [sys.executable, "-c", script]
    ended = subprocess.run(
        command, env=environment(terminal), capture_output=True, check=False, timeout=60
    )
    assert ended.returncode == 1
    assert ended.stderr.decode().startswith("ValueError\n")
    assert "Вигадана" not in ended.stderr.decode()


def test_a_reader_that_has_seen_enough_is_no_error(terminal: Terminal) -> None:
    put(terminal, [DocumentDraft(title="Long", body="Довгий рядок.\n" * 50_000)])
    process = start(terminal, "show", str(terminal.archive), "D-1")
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(100)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(60) == 1


def test_a_terminal_without_utf_8_shows_question_marks_and_json_loses_nothing(
    terminal: Terminal,
) -> None:
    terminal.add("person", {"name": "Оксана", "label": "→"})
    archive = str(terminal.archive)
    table = run(terminal, "list", archive, "people", PYTHONIOENCODING="latin-1")
    assert (table.returncode, table.stderr) == (0, b"")
    assert b"??????" in table.stdout
    answer = run(terminal, "list", archive, "people", "--json", PYTHONIOENCODING="cp1252")
    assert json.loads(answer.stdout.decode("ascii"))["items"][0]["title"] == "Оксана"


def test_ctrl_c_stops_with_a_sentence(terminal: Terminal) -> None:
    words = ("search", str(terminal.archive), "-")
    # Tests that were started in the background ignore Ctrl+C, and so would what they start.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = start(terminal, *words, stdin=subprocess.PIPE)
    signal.signal(signal.SIGINT, before)
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("мирно\n".encode())
    process.stdin.flush()
    assert json.loads(process.stdout.readline())["query"] == "мирно"
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (1, b"")
    assert err.decode().startswith("Stopped. What was finished before is kept")
    terminal.on("verify")


def typed(
    terminal: Terminal, command: tuple[str, ...], answers: dict[str, str]
) -> tuple[int, bytes]:
    """Run a command on a terminal and answer its questions; return its end and its output.

    The key file is not named, so that a passphrase is asked for.
    """
    person, screen = pty.openpty()
    variables = environment(terminal, KHRONIKA_KEY_FILE="")
    process = subprocess.Popen(
        [*KHRONIKA, *command],
        env=variables,
        stdin=screen,
        stderr=screen,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    os.close(screen)
    for question, answer in answers.items():
        seen = b""
        while question.encode() not in seen:
            seen += os.read(person, 1000)
        os.write(person, f"{answer}\n".encode())
    out, _nothing = process.communicate(timeout=60)
    shown = os.read(person, 10_000)
    os.close(person)
    assert not any(answer and answer.encode() in shown for answer in answers.values())
    return process.returncode, out


def test_a_passphrase_is_asked_for_and_not_shown(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path / "new.khronika", tmp_path / "none")
    archive = str(terminal.archive)
    ended, out = typed(terminal, ("create", archive, "--no-recovery"), {"New passphrase": ""})
    words = out.decode().splitlines()[-1].strip()
    assert (ended, len(words.split())) == (0, 6)
    ended, out = typed(terminal, ("keys", archive, "list", "--json"), {"Passphrase": words})
    assert [key["kind"] for key in json.loads(out)["items"]] == ["passphrase"]


def test_a_passphrase_is_typed_twice_alike(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path / "new.khronika", tmp_path / "none")
    command = ("create", str(terminal.archive), "--no-recovery", "--json")
    first, second = "перші слова дуже довгі", "другі слова дуже довгі"
    ended, out = typed(terminal, command, {"New passphrase": first, "The same again": second})
    assert ended == 1
    assert json.loads(out)["error"]["code"] == "NotTheSame"
    assert not terminal.archive.exists()


def test_where_nobody_can_be_asked_a_file_is_asked_for(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path / "new.khronika", tmp_path / "none")
    ended = subprocess.run(
        [*KHRONIKA, "create", str(terminal.archive)],
        env=environment(terminal, KHRONIKA_KEY_FILE=""),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=60,
        start_new_session=True,
    )
    assert ended.returncode == 1
    assert ended.stderr.decode().startswith("No passphrase was given, and there is no terminal")
