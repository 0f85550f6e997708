"""The languages as an open archive has them: a process of its own, started when first needed."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from khronika.domain.errors import KnownError
from khronika.i18n import N_
from khronika.language.keys import Seen
from khronika.language.learning import Learned, Sighting

_PROCESS = Path(__file__).with_name("tongue_process.py")


class TongueTied(KnownError):
    """The process of the languages could not be started, or has ended."""

    summary = N_("Other forms of words cannot be looked for just now.")
    remedy = N_("Words are still found as they are written. Close Khronika and open it again.")


class Tongue:
    """Asks the process, one question at a time, from whichever thread; see `Learning`.

    It is started with the first question, or by `start`, which does not wait: loading takes a
    second or two. One that has died is started anew with the next question.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._one_at_a_time = threading.Lock()
        self._is_closed = self._has_answered = False

    def start(self) -> None:
        """Begin to load, without waiting."""
        with self._one_at_a_time:
            if self._process is None and not self._is_closed:
                self._process = _started()

    def learn(self, texts: Iterable[str]) -> list[Learned]:
        """Return the words of `texts` that were not learned before, or written otherwise.

        Raises:
            TongueTied: It cannot be asked.
        """
        return [
            Learned(word, Seen(seen), frozenset(keys))
            for word, seen, keys in self._ask({"learn": list(texts)})
        ]

    def keys(self, words: Sequence[Sighting]) -> list[frozenset[str]]:
        """Return the keys of each word; see `Lexicon.keys`. Raises TongueTied."""
        return [frozenset(keys) for keys in self._ask({"keys": list(words)})]

    def sought(self, words: Sequence[Sighting], *, wait: bool = True) -> list[frozenset[str]]:
        """Return what each word someone looks for meets. Raises TongueTied.

        `wait` False is for a thread that draws: it raises too while the dictionaries load and
        while something else is asked.
        """
        answer = self._ask({"sought": list(words)}, wait=wait)
        return [frozenset(keys) for keys in answer]

    def forget(self) -> None:
        """Forget what was learned: the archive has dropped words. Raises TongueTied."""
        if self._process is not None:
            self._ask({"forget": []})

    def close(self) -> None:
        """End the process, amid an answer too: what it holds must not outlive a lock."""
        self._is_closed = True
        process = self._process
        if process is not None:
            process.kill()
            process.wait()
            with self._one_at_a_time:
                _shut(process)
                self._process = None

    def _ask(self, question: dict[str, Any], *, wait: bool = True) -> Any:
        if not self._one_at_a_time.acquire(blocking=wait):
            raise TongueTied
        try:
            if self._is_closed or not (wait or self._has_answered):
                raise TongueTied
            if self._process is not None and self._process.poll() is not None:
                _shut(self._process)
                self._process, self._has_answered = None, False
            if self._process is None:
                self._process = _started()
            try:
                answer = _answer(self._process, json.dumps(question).encode())
            except (OSError, ValueError) as error:  # it has ended, or was closed meanwhile
                raise TongueTied from error
            if not answer:
                raise TongueTied
            self._has_answered = True
            return json.loads(answer)
        finally:
            self._one_at_a_time.release()


def _started() -> subprocess.Popen[bytes]:
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NO_WINDOW
    try:
        # -P: a folder of documents may hold a json.py, and must not become part of the program.
        return subprocess.Popen(
            [sys.executable, "-P", str(_PROCESS)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=flags,
        )
    except OSError as error:
        raise TongueTied from error


def _answer(process: subprocess.Popen[bytes], question: bytes) -> bytes:
    if process.stdin is None or process.stdout is None:
        return b""
    process.stdin.write(question + b"\n")
    process.stdin.flush()
    return process.stdout.readline()


def _shut(process: subprocess.Popen[bytes]) -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError):  # what had not been sent goes nowhere
                pipe.close()
