"""After Ctrl+L the window is gone at once, and then the process with all that it had read."""

import json
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import pytest

from khronika.archive.doors import create_archive, open_archive
from khronika.archive.key_files import make_key_file
from khronika.archive.openings import KeyFile, Opening, Passphrase
from tests.torture.kills import worker_environment
from tests.torture.locker import words_of
from tests.torture.memory import command_of, count, environment_of, forbidden, open_files, texts

RECORDS = 500
PASSPHRASE = "kestrel-9472-Vyshnia-amber-tonic"
_WHEN_AND_WHY = r"--locked asked,0,[-0-9T:+]+,-?[0-9]+,-?[0-9]+,[0-9]+,[0-9]+"
_PATIENCE = 120  # seconds
_SHOWN = "propagateSizeHints"  # what the offscreen platform says whenever a window is shown

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="not run here: the process is not replaced but started anew"
)


class Working:
    """A process that has an archive open in its window."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.shown = threading.Event()  # set whenever a window is shown
        self.shown_at = 0.0
        threading.Thread(target=self._listen, args=(process.stderr,), daemon=True).start()

    def _listen(self, stream: IO[str]) -> None:
        for line in stream:
            if _SHOWN in line:
                self.shown_at = time.perf_counter()
                self.shown.set()

    def answer(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        said: dict[str, Any] = json.loads(self.process.stdout.readline())
        return said

    def tell(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()


@contextmanager
def at_the_window(order: dict[str, Any]) -> Iterator[Working]:
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, "-m", "tests.torture.locker"],
        stdin=pipe, stdout=pipe, stderr=pipe, text=True, encoding="utf-8",
        env=worker_environment(QT_QPA_PLATFORM="offscreen", KHRONIKA_LANGUAGE="en"),
    ) as process:  # fmt: skip
        try:
            working = Working(process)
            working.tell(json.dumps(order))
            yield working
        finally:
            process.kill()


def needles(secret: dict[str, Any]) -> dict[str, bytes]:
    """Return what must not be left: the passphrase, the key, and what was read."""
    key = bytes.fromhex(secret["secret"])
    words = {f"record {n}": words_of(n) for n in range(RECORDS)}
    return texts({"passphrase": PASSPHRASE, **words, "draft": words_of(RECORDS + 1)}) | {
        "key": key,
        "key in hex": key.hex().encode(),
        "key in hex, UTF-16": key.hex().encode("utf-16-le"),
        "key in hex, capitals": key.hex().upper().encode(),
    }


def lock_and_look(
    order: dict[str, Any], opening: Opening, tell: Callable[[str], None]
) -> dict[str, int]:
    """Lock a working window; return what its memory held before, having judged what it holds."""
    path = Path(order["archive"])
    with at_the_window(order) as working:
        secret, pid = working.answer(), working.process.pid
        if why := forbidden(pid):
            pytest.skip(f"not run here: {why}")
        sought = needles(secret)
        before = count(pid, sought)
        working.shown.clear()
        working.tell("lock")
        said, closed_at = working.answer(), time.perf_counter()
        assert working.shown.wait(_PATIENCE)
        after = count(pid, sought)
        assert command_of(pid)[1:] == ["-P", "-m", "khronika"], "what anybody may see"
        environment = environment_of(pid)
        handed = json.loads(environment["KHRONIKA_HANDED_ON"])
        assert handed[0] == str(path)
        assert re.fullmatch(_WHEN_AND_WHY, " ".join(handed[1:])), "nothing of the archive"
        assert PASSPHRASE not in " ".join(environment.values())
        held = [file for file in open_files(pid) if str(path) in file]
        again = 1000 * (working.shown_at - closed_at)
        tell(
            f"hidden after {said['hidden']:.1f} ms, closed after {said['closed']:.0f} ms,"
            f" the locked window {again:.0f} ms later;"
            f" copies before {sum(before.values())}, after {sum(after.values())}"
        )
        assert {name: number for name, number in after.items() if number} == {}
        assert held == [], "nothing of the archive is held open"
        assert said["visible"] == 0
        assert said["clipboard"] == 0
        assert said["hidden"] < 100
        archive = open_archive(path, opening)  # the lock file is free, and all is there
        assert archive.draft("form:PersonScreen")["fields"]["label"] == words_of(RECORDS + 1)
        archive.close()
    return before


def _judge_control(before: dict[str, int]) -> None:
    """Judge that the eyes see: what was read stands in the memory of the window that read it."""
    read = [n for n in range(RECORDS) if any(before[f"record {n} ({how})"]
                                             for how in ("UTF-8", "UTF-16"))]  # fmt: skip
    assert len(read) > RECORDS * 9 // 10
    assert before["key"] + before["key in hex"] > 0
    assert before["draft (UTF-16)"] > 0


def test_nothing_is_left_of_an_archive_opened_with_a_key_file(
    tmp_path: Path, tell: Callable[[str], None]
) -> None:
    path, key_file = tmp_path / "case.khronika", tmp_path / "key.txt"
    make_key_file(key_file)
    create_archive(path, [KeyFile(key_file)], ballast_bytes=1 << 16).close()
    order = {"archive": str(path), "key_file": str(key_file), "record": RECORDS}
    _judge_control(lock_and_look(order, KeyFile(key_file), tell))


@pytest.mark.long
def test_nothing_is_left_of_a_passphrase(tmp_path: Path, tell: Callable[[str], None]) -> None:
    path, key_file = tmp_path / "case.khronika", tmp_path / "key.txt"
    make_key_file(key_file)
    openings: list[Opening] = [Passphrase(PASSPHRASE), KeyFile(key_file)]
    create_archive(path, openings, ballast_bytes=1 << 16).close()
    order = {"archive": str(path), "passphrase": PASSPHRASE, "record": RECORDS}
    before = lock_and_look(order, KeyFile(key_file), tell)
    _judge_control(before)
    assert before["passphrase (UTF-8)"] + before["passphrase (UTF-16)"] > 0
