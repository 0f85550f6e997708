import click
import pytest
from tests.robots.terminal import WINDOW_CODE, Terminal

from khronika.cli.main import COMMANDS, khronika
from khronika.ui.door.locked import NEW, OPTION, Locked, Why


def test_help_names_every_command(terminal: Terminal) -> None:
    help_ = terminal.run("--help")
    assert help_.exit_code == 0
    for name in COMMANDS:
        assert f"\n  {name} " in help_.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_says_what_it_does_and_answers_in_json(name: str, terminal: Terminal) -> None:
    command = khronika.get_command(click.Context(khronika), name)
    assert command is not None
    assert command.name == name
    help_ = terminal.run(name, "--help")
    assert help_.exit_code == 0
    assert "--json" in help_.stdout
    assert command.help
    assert "ARCHIVE" in help_.stdout


def test_without_a_command_the_window_opens(terminal: Terminal) -> None:
    assert terminal.run().exit_code == WINDOW_CODE
    assert terminal.run(str(terminal.archive)).exit_code == WINDOW_CODE
    assert terminal.run("--sample", "--quit-when-shown").exit_code == WINDOW_CODE
    assert terminal.run(NEW).exit_code == WINDOW_CODE
    assert terminal.windows == [
        (None, False, False, ""),
        (terminal.archive, False, False, ""),
        (None, True, True, ""),
        (None, False, False, NEW),
    ]


def test_a_locked_archive_is_told_when_and_why(terminal: Terminal) -> None:
    locked = Locked.now(Why.IDLE, 10).word()
    assert terminal.run(str(terminal.archive), OPTION, locked).exit_code == WINDOW_CODE
    assert terminal.windows == [(terminal.archive, False, False, locked)]
    assert OPTION not in terminal.run("--help").output


def test_a_mistyped_command_is_not_a_window(terminal: Terminal) -> None:
    assert "verfiy" in terminal.misuse("verfiy", str(terminal.archive))
    assert not terminal.windows


def test_what_is_missing_or_too_much_is_usage(terminal: Terminal) -> None:
    terminal.misuse("list")
    terminal.misuse("list", str(terminal.archive), "persons")
    terminal.misuse("verify", str(terminal.archive), "more")
    terminal.misuse("export", str(terminal.archive), "out", "--format", "csv")
    terminal.misuse("purge", str(terminal.archive))


def test_the_version_is_told(terminal: Terminal) -> None:
    assert terminal.run("--version").stdout.startswith("khronika, version ")


def test_a_file_in_an_archive_opens_the_window_too(terminal: Terminal) -> None:
    terminal.run(str(terminal.archive / "archive.db"))
    assert len(terminal.windows) == 1
