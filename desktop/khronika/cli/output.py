"""What a command says: one JSON document or plain lines, progress, and how it ends when it fails.

Standard output holds the answer and nothing else; all the rest goes to standard error.
"""

import json
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from types import FrameType
from typing import Any, NoReturn

import click

from khronika.cli.tables import plain
from khronika.domain.errors import Cancelled, KnownError
from khronika.domain.outlook import Outlook, outlook_words
from khronika.domain.progress import Progress
from khronika.i18n import N_

_BETWEEN = 0.1  # seconds between two drawings of the bar
_WIDTH = 24  # characters of the bar itself


class Stopped(KnownError):
    """Ctrl+C, said as what it is: not a failure of anything."""

    summary = N_("Stopped.")
    remedy = N_("What was finished before is kept, and nothing is left half done.")


@dataclass(frozen=True, slots=True)
class Answer:
    """How this run of a command speaks."""

    as_json: bool

    def give(self, document: Mapping[str, Any], lines: Iterable[str]) -> None:
        """Print `document` where JSON was asked for, else `lines`; once a command."""
        if self.as_json:
            click.echo(written(document, indent=2))
            return
        for line in lines:
            click.echo(plain(line))

    def remark(self, sentence: str) -> None:
        """Say something beside the answer, on standard error."""
        click.echo(plain(sentence), err=True)

    def fail(self, error: KnownError, **more: object) -> NoReturn:
        """Say what went wrong and what to do about it; exit 1. `more` is added to the JSON."""
        if self.as_json:
            click.echo(written({**more, "error": told(error)}, indent=2))
        self.remark(f"{error} {error.advice}".rstrip())
        raise SystemExit(1)


def told(error: KnownError) -> dict[str, str]:
    """Return `error` as scripts read it: a code that stays, and today's sentences."""
    return {"code": type(error).__name__, "summary": str(error), "remedy": error.advice}


def written(document: object, *, indent: int | None = None) -> str:
    """Return `document` as JSON; escaped where standard output cannot hold our alphabets."""
    encoding = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "")
    return json.dumps(document, ensure_ascii=encoding != "utf8", indent=indent)


def answering(function: Callable[..., None]) -> Callable[..., None]:
    """Give a click function `--json`, an `Answer` as its first argument, and one way to fail.

    What the person can act on becomes a sentence and exit 1, Ctrl+C too; of a bug the places
    are told that it passed (`logs.uncaught`).
    """

    @click.option("--json", "as_json", is_flag=True, help="Answer with one JSON document.")
    @wraps(function)
    def answered(as_json: bool, **arguments: Any) -> None:
        answer = Answer(as_json)
        try:
            function(answer, **arguments)
        except KnownError as error:
            answer.fail(error)
        except (Cancelled, KeyboardInterrupt, click.Abort):
            answer.fail(Stopped())

    return answered


@contextmanager
def stoppable(label: str) -> Iterator[Progress]:
    """Lend a Progress that draws a bar on a terminal and heeds Ctrl+C.

    The first Ctrl+C lets the work stop where nothing is torn; a second one does not wait.
    """
    bar = _Bar(label)
    here = threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGINT, bar.stop) if here else None
    try:
        yield bar
    finally:
        if here:
            signal.signal(signal.SIGINT, before)
        bar.clear()


class _Bar:
    def __init__(self, label: str) -> None:
        self._label = label
        self._shown = sys.stderr.isatty()
        self._drawn = 0.0
        self._stopped = False
        self._outlook: Outlook | None = None

    def foretell(self, outlook: Outlook) -> None:
        self._outlook = outlook

    def step(self, done: int, total: int = 0) -> None:
        if self._stopped:
            raise Cancelled
        if self._shown and time.monotonic() - self._drawn >= _BETWEEN:
            self._drawn = time.monotonic()
            self._write(self._line(done, total))

    def stop(self, _signal: int, _frame: FrameType | None) -> None:
        if self._stopped:
            raise KeyboardInterrupt
        self._stopped = True

    def clear(self) -> None:
        if self._drawn:
            self._write("")

    def _line(self, done: int, total: int) -> str:
        if not total:
            return f"{self._label} …"
        filled = min(done, total) * _WIDTH // total
        said = f"{done}/{total}" if self._outlook is None else outlook_words(self._outlook)
        return f"{self._label} [{'#' * filled}{'.' * (_WIDTH - filled)}] {said}"

    def _write(self, line: str) -> None:
        sys.stderr.write(f"\r\x1b[K{line}")
        sys.stderr.flush()
