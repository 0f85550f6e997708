import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from khronika.domain.errors import Cancelled
from khronika.domain.kinds import Uid, new_uid
from khronika.exporting import leaks
from khronika.exporting.leaks import Leak, LeakFound, Scan, TooLittleMemoryToScan
from khronika.exporting.people import Protected
from khronika.language.names import protected_patterns

NAME = "Ярина Підкаменська"
WHOSE = new_uid()
UID = new_uid().hex()
FILES = {"a.csv": b"id\r\np4f7k2m9qx3d5\r\n", "b.json": '["Підкаменську бачили"]'.encode()}
posix = pytest.mark.skipif(sys.platform == "win32", reason="not run here: needs a POSIX shell")


def scan(
    ids: frozenset[str] = frozenset({"p4f7k2m9qx3d5"}),
    is_archives: Callable[[str], bool] = lambda number: number == UID,
) -> Scan:
    protected = Protected(
        agents=frozenset(),
        asked=frozenset(),
        owners={NAME: Uid(WHOSE)},
        heads={},
        labels={},
        guard=protected_patterns([NAME]),
    )
    return Scan(protected=protected, ids=ids, is_archives=is_archives)


def test_a_leak_says_where_it_is_and_whose_name() -> None:
    (leak,) = scan().search(FILES, {})
    assert leak == Leak(file="b.json", where="[0]", person=WHOSE, word="Підкаменську")


def test_the_programs_own_words_are_no_leak() -> None:
    own = {"b.json": '["Підкаменську бачили"]'.encode()}
    assert scan().search(FILES, own) == ()
    twice = FILES | {"b.json": '["Підкаменську бачили", "і Підкаменську"]'.encode()}
    assert scan().search(twice, own) == (
        Leak(file="b.json", where="[1]", person=WHOSE, word="Підкаменську"),
    )


def test_clean_files_may_be_written() -> None:
    assert scan().search({"a.csv": FILES["a.csv"]}, {}) == ()


@pytest.mark.timeout(60)
def test_files_larger_than_a_pipe_are_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked whether to go on before the process has read anything, the rest must still be sent."""
    monkeypatch.setattr(leaks, "_PATIENCE", 0.001)
    big = json.dumps(["нічого такого"] * 200_000 + [NAME], ensure_ascii=False).encode()
    assert scan().search({"a.json": big}, {})[0].person == WHOSE


def test_a_foreign_id_is_a_leak() -> None:
    assert scan(ids=frozenset()).search(FILES, {})[0] == Leak(file="a.csv", where="row 2, id")


def test_the_archive_is_asked_whether_a_number_is_its_own() -> None:
    files = {"a.json": f'["{UID}"]'.encode()}
    assert scan().search(files, {}) == (Leak(file="a.json", where="text"),)
    assert scan(is_archives=lambda _number: False).search(files, {}) == ()


def test_a_file_name_is_looked_at_alone() -> None:
    assert scan().search_name("Підкаменська справа.html")[0].person == WHOSE
    assert scan().search_name("report.html") == ()


def test_the_refusal_says_where_and_not_whom() -> None:
    error = LeakFound(scan().search(FILES, {}))
    assert "b.json" in str(error)
    assert "Підкам" not in str(error) + error.advice
    assert error.advice


class _Stopped:
    def step(self, done: int, total: int = 0) -> None:
        raise Cancelled


def test_stop_is_heard() -> None:
    with pytest.raises(Cancelled):
        scan().search(FILES, {}, _Stopped())


def ends_with(monkeypatch: pytest.MonkeyPatch, folder: Path, last_words: str) -> None:
    program = folder / "python"
    program.write_text(f"#!/bin/sh\ncat >/dev/null\n{last_words}\n")
    program.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(program))


@posix
@pytest.mark.parametrize("last_words", ["exit 12", "kill -9 $$"])
def test_too_little_memory_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, last_words: str
) -> None:
    ends_with(monkeypatch, tmp_path, last_words)
    with pytest.raises(TooLittleMemoryToScan) as refused:
        scan().search(FILES, {})
    assert refused.value.advice


@posix
@pytest.mark.parametrize("last_words", ["exit 1", "kill -11 $$"])
def test_a_scan_that_fails_lets_nothing_through(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, last_words: str
) -> None:
    ends_with(monkeypatch, tmp_path, last_words)
    with pytest.raises(RuntimeError):
        scan().search(FILES, {})


def test_no_module_lying_about_becomes_part_of_the_program(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(0)")
    monkeypatch.chdir(tmp_path)
    assert scan().search(FILES, {})
    assert [path.name for path in tmp_path.iterdir()] == ["json.py"]
