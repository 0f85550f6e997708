import json
import signal
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.robots.terminal import Terminal

from khronika.cli.main import khronika
from khronika.cli.output import Answer, answering, stoppable
from khronika.domain.errors import Cancelled, KnownError
from khronika.domain.outlook import Foretold, Outlook


class Refused(KnownError):
    summary = "“{name}” is refused."
    remedy = "Ask somebody else."


def test_a_failure_is_one_json_document_and_a_sentence(terminal: Terminal) -> None:
    result = terminal.run("show", str(terminal.archive), "I-9", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout) == {
        "error": {
            "code": "RecordNotFound",
            "summary": "There is no record “I-9” in this archive.",
            "remedy": "Give its uid, its number (such as I-207), or its name exactly as it stands.",
        }
    }
    assert result.stderr.startswith("There is no record “I-9” in this archive. Give its uid")


def test_more_keys_stand_beside_the_error(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        Answer(as_json=True).fail(Refused(name="x"), leaks=[])
    assert ended.value.code == 1
    assert json.loads(capsys.readouterr().out)["leaks"] == []


@pytest.mark.parametrize("error", [Cancelled(), KeyboardInterrupt()])
def test_ctrl_c_is_a_sentence_and_exit_1(
    error: BaseException, capsys: pytest.CaptureFixture[str]
) -> None:
    @answering
    def stopped(answer: Answer) -> None:
        raise error

    with pytest.raises(SystemExit) as ended:
        stopped(as_json=False)
    assert ended.value.code == 1
    assert capsys.readouterr().err.startswith("Stopped. ")


def test_a_bug_stays_a_bug() -> None:
    @answering
    def broken(answer: Answer) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        broken(as_json=False)


def test_the_first_ctrl_c_waits_for_the_work_and_the_second_does_not() -> None:
    before = signal.getsignal(signal.SIGINT)
    with stoppable("Working") as progress:
        progress.step(1, 2)
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(Cancelled):
            progress.step(2, 2)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


def test_no_bar_is_drawn_for_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    with stoppable("Working") as progress:
        progress.step(1, 2)
    assert capsys.readouterr().err == ""


def test_a_bar_is_drawn_on_a_terminal_and_wiped(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with stoppable("Working") as progress:
        progress.step(6, 12)
    drawn = capsys.readouterr().err
    assert drawn == f"\r\x1b[KWorking [{'#' * 12}{'.' * 12}] 6/12\r\x1b[K"


def test_the_bar_says_what_is_left_of_many_files(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with stoppable("Working") as progress:
        assert isinstance(progress, Foretold)
        progress.foretell(Outlook(done=3, total=400, left=20))
        progress.step(6_000, 12_000)
    drawn = capsys.readouterr().err
    bar = f"Working [{'#' * 12}{'.' * 12}] 3 of 400 files · about 20 minutes left"
    assert drawn == f"\r\x1b[K{bar}\r\x1b[K"


def test_what_the_terminal_would_obey_is_not_printed(terminal: Terminal) -> None:
    terminal.add("person", "Mallory \x1b]0;owned\x07")
    assert "\x1b" not in terminal.on("list", "people").stdout
    assert terminal.items("people")[0]["title"] == "Mallory \x1b]0;owned\x07"


def test_json_is_escaped_where_the_alphabet_is_missing(terminal: Terminal) -> None:
    terminal.add("person", "Оксана")
    runner = CliRunner(charset="latin-1", env={"KHRONIKA_KEY_FILE": str(terminal.key_file)})
    result = runner.invoke(khronika, ["list", str(terminal.archive), "people", "--json"])
    assert result.exit_code == 0
    assert "\\u041e\\u043a\\u0441" in result.stdout
    assert json.loads(result.stdout)["items"][0]["title"] == "Оксана"


def test_a_key_file_that_is_missing_is_told(terminal: Terminal, tmp_path: Path) -> None:
    refused = terminal.refusal("verify", "--key-file", str(tmp_path / "gone.txt"))
    assert refused.endswith(
        "Check that it is there (on a USB stick, perhaps) and that you may read it."
    )
