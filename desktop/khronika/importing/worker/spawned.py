"""One process a document, started for it, where there is no forking; see `document.main`.

Pipes cannot be polled on every system, so one thread sends and another listens; both only wait.
"""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress

from khronika.importing.worker.asking import PATIENCE, Ended, Still, Stopped, nobody_stops
from khronika.importing.worker.faults import LessProtected, ReadersGone, ReadersUnavailable
from khronika.importing.worker.protocol import MOST, OVERHEAD
from khronika.importing.worker.sandbox import Protections
from khronika.importing.worker.starting import start

DOCUMENT = "khronika.importing.worker.document"
_TO_BEGIN = 60.0  # seconds for Python and a parser to load, on a slow disk
_MOST = 1 + MOST + OVERHEAD  # what it stands within, and its answer
_PIECE = 1 << 20


class Spawned:
    """Asks, from several threads at once. `module` has a `main` that takes registry and format."""

    def __init__(self, registry: str, module: str = DOCUMENT) -> None:
        self._registry = registry
        self._module = module
        self._promised: Protections | None = None

    def start(self) -> None:
        """There is nothing to get ready."""

    def protections(self) -> Protections:
        """Return what stands around a process here. Raises ReadersUnavailable."""
        if self._promised is None:
            with self._begun("") as document:
                self._promised = document.stands(nobody_stops)
        return self._promised

    def ask(self, format_: str, request: Sequence[bytes], seconds: float, still: Still) -> Ended:
        """See `asking.Way`."""
        promised = self.protections()
        with self._begun(format_) as document:
            if document.stands(still).fall_short_of(promised):
                raise LessProtected
            return document.converse(request, time.monotonic() + seconds, still)

    def close(self) -> None:
        """There is nothing to end: no process outlives its document."""

    def _begun(self, format_: str) -> "_Document":
        flags = 0
        if sys.platform == "win32":
            flags = subprocess.CREATE_NO_WINDOW
        pipe = subprocess.PIPE
        try:
            return _Document(
                start(
                    self._module,
                    self._registry,
                    format_,
                    stdin=pipe,
                    stdout=pipe,
                    creationflags=flags,
                )
            )
        except OSError as error:
            raise ReadersUnavailable from error


class _Document:
    """A process and the two threads that speak with it; it ends when this is left."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._said = bytearray()
        self._greeted = threading.Event()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._sender: threading.Thread | None = None

    def __enter__(self) -> "_Document":
        self._process.__enter__()
        self._listener.start()
        return self

    def __exit__(self, *_what: object) -> None:
        self._process.kill()  # does nothing to one that has ended
        self._listener.join()
        if self._sender is not None:
            self._sender.join()
        self._process.__exit__(None, None, None)

    def stands(self, still: Still) -> Protections:
        """Return what the process says that it stands within, before it gets anything."""
        deadline = time.monotonic() + _TO_BEGIN
        while not self._greeted.wait(PATIENCE):
            still()
            if time.monotonic() > deadline:
                raise ReadersUnavailable
        if not self._said:
            raise ReadersGone
        return Protections.of_byte(bytes(self._said))

    def converse(self, request: Sequence[bytes], deadline: float, still: Still) -> Ended:
        """Send `request` and listen until the end."""
        self._sender = threading.Thread(target=self._send, args=(request,), daemon=True)
        self._sender.start()
        while self._listener.is_alive():
            self._listener.join(PATIENCE)
            if time.monotonic() > deadline:
                return Ended(said=self._said, stopped=Stopped.TIME)
            still()
        if len(self._said) > _MOST:
            return Ended(said=self._said, stopped=Stopped.LENGTH)
        try:
            code = self._process.wait(max(0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            return Ended(said=self._said, stopped=Stopped.TIME)
        return Ended(said=self._said[1:], signal=max(-code, 0), code=max(code, 0))

    def _send(self, request: Sequence[bytes]) -> None:
        if (pipe := self._process.stdin) is not None:
            with suppress(OSError), pipe:  # it has ended without hearing all of it
                for piece in request:
                    pipe.write(piece)

    def _listen(self) -> None:
        if (pipe := self._process.stdout) is not None:
            while len(self._said) <= _MOST and (piece := os.read(pipe.fileno(), _PIECE)):
                self._said += piece
                self._greeted.set()
        self._greeted.set()
