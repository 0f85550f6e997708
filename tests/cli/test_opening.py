import json
from pathlib import Path

import pytest
from tests.conftest import SMALL_BALLAST
from tests.robots.terminal import Terminal

from khronika.archive.doors import create_archive, open_archive
from khronika.archive.openings import KeyFile, Passphrase
from khronika.cli.opening import read_secret

WORDS = "дві калини ще не відцвіли"
NO_KEY = {"KHRONIKA_KEY_FILE": ""}


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """An archive with a passphrase; nothing here changes it."""
    path = tmp_path_factory.mktemp("locked") / "a.khronika"
    create_archive(path, [Passphrase(WORDS)], ballast_bytes=SMALL_BALLAST).close()
    return Terminal(path, Path())


def test_what_follows_the_passphrase_on_standard_input_is_the_command_s(locked: Terminal) -> None:
    said = f"{WORDS}\nлистівки\n\nмирно\n"
    words = ("search", str(locked.archive), "-", "--passphrase-file", "-")
    lines = locked.run(*words, stdin=said, **NO_KEY).stdout.splitlines()
    assert [json.loads(line)["query"] for line in lines] == ["листівки", "", "мирно"]


def test_a_wrong_passphrase_is_a_sentence(locked: Terminal, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("дві калини вже відцвіли")
    words = ("info", str(locked.archive), "--passphrase-file", str(wrong), "--json")
    refused = locked.run(*words, **NO_KEY)
    assert refused.exit_code == 1
    assert refused.stderr.startswith("The archive did not open with that passphrase. Check Caps")
    assert json.loads(refused.stdout)["error"]["code"] == "WrongPassphrase"


@pytest.mark.parametrize("ending", ["", "\n", "\r\n", "\nmore\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_passphrase_is_the_first_line_as_it_stands(
    tmp_path: Path, mark: str, ending: str
) -> None:
    file = tmp_path / "words.txt"
    file.write_bytes(f"{mark} {WORDS}  {ending}".encode())
    assert read_secret(file) == f" {WORDS}  "


def test_the_environment_names_a_key_file_or_a_passphrase_file(terminal: Terminal) -> None:
    archive = str(terminal.archive)
    refused = terminal.run("info", archive, **NO_KEY, KHRONIKA_PASSPHRASE_FILE="gone.txt")
    assert refused.exit_code == 1
    assert refused.stderr.startswith("“gone.txt” could not be read: ")
    assert terminal.run("info", archive, KHRONIKA_PASSPHRASE_FILE="gone.txt").exit_code == 0


def test_two_ways_at_once_are_usage(terminal: Terminal) -> None:
    terminal.misuse("info", str(terminal.archive), "--key-file", "a", "--passphrase-file", "b")


def test_a_named_file_counts_before_the_environment(terminal: Terminal, tmp_path: Path) -> None:
    refused = terminal.refusal("info", "--key-file", str(tmp_path / "other.txt"))
    assert refused.startswith("The key file “other.txt” could not be read: ")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The first line of “words.txt” is not a passphrase or code."),
        (b"\nsecond\n", "The first line of “words.txt” is not a passphrase or code."),
        ("слова".encode("cp1251"), "The first line of “words.txt” is not a passphrase or code."),
        (None, "“words.txt” could not be read: No such file or directory."),
    ],
)
def test_a_file_without_a_passphrase_is_told(
    terminal: Terminal, tmp_path: Path, content: bytes | None, sentence: str
) -> None:
    file = tmp_path / "words.txt"
    if content is not None:
        file.write_bytes(content)
    assert terminal.refusal("info", "--passphrase-file", str(file)).startswith(sentence)


def test_an_archive_is_opened_by_one_process_at_a_time(terminal: Terminal) -> None:
    archive = open_archive(terminal.archive, KeyFile(terminal.key_file))
    try:
        assert "is open in another window" in terminal.refusal("info")
    finally:
        archive.close()
    terminal.on("info")


def test_a_folder_that_is_no_archive_is_told(terminal: Terminal, tmp_path: Path) -> None:
    result = terminal.run("list", str(tmp_path), "documents")
    assert result.exit_code == 1
    assert "is not a Khronika archive" in result.stderr


def test_a_file_in_an_archive_stands_for_it(terminal: Terminal) -> None:
    for inside in ("archive.db", "keyring.json"):
        run = terminal.run("info", str(terminal.archive / inside))
        assert run.exit_code == 0, run.output
