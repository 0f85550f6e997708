"""Readers as they run in earnest: a process a document, little memory, and nothing to be loaded.

`answers` is what tests call; run as a program this reads documents on standard input.
"""

import importlib
import os
import pickle
import resource
import subprocess
import sys
import warnings
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
MEMORY = 1 << 30
SECONDS = 15
_BARRED = ("import", "open", "os.", "socket.", "subprocess.", "tempfile.", "shutil.", "_thread.")


def answers(reader: str, documents: list[bytes], call: str = "read", **how: int) -> list[str]:
    """Return what came of each document: `ok`, `refused CODE`, `raised NAME` or `signal N`."""
    done = subprocess.run(
        [sys.executable, "-P", __file__, reader, call],
        input=pickle.dumps((documents, how)),
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (ROOT / "desktop", ROOT)))},
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode().splitlines()


def _main(reader: str, call: str) -> None:
    module = importlib.import_module(f"khronika.importing.readers.{reader}")
    module.warm()
    documents, how = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the test itself
    for document in documents:
        sys.stdout.write(f"{_apart(getattr(module, call), document, how)}\n")
        sys.stdout.flush()


def _apart(call: Any, document: bytes, how: dict[str, int]) -> str:
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        child = os.fork()
    if child == 0:
        os.close(reading)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        answer = _answer(call, document, how).encode()
        _let.append(True)
        os.write(writing, answer)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as said:
        answer = said.read()
    status = os.waitpid(child, 0)[1]
    return f"signal {os.WTERMSIG(status)}" if os.WIFSIGNALED(status) else answer.decode()


_let: list[bool] = []


def _bar(event: str, arguments: tuple[object, ...]) -> None:
    if event.startswith(_BARRED) and not _let:
        raise _Reached(f"{event} {arguments}"[:200])


class _Reached(BaseException):
    """A reader asked for what it does not get."""


def _answer(call: Any, document: bytes, how: dict[str, int]) -> str:
    sys.addaudithook(_bar)
    try:
        call(document, **how)
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is the answer
        name = type(error).__name__
        if name == "Refused":
            return f"refused {error}"
        return f"raised {name} {error}".replace("\n", " ")
    return "ok"


if __name__ == "__main__":
    _main(sys.argv[1], sys.argv[2])
