"""The program's face of all this: bytes of a document in, checked values or a sentence out."""

import importlib
import signal
import sys
import threading
from collections.abc import Mapping
from types import TracebackType

from khronika.importing.faults import LARGEST, LARGEST_MIB, FileTooBig
from khronika.importing.worker.answer import Answer
from khronika.importing.worker.asking import PATIENCE, Ended, Still, Stopped, Way, nobody_stops
from khronika.importing.worker.checking import understood
from khronika.importing.worker.faults import (
    AnswerSenseless,
    ReaderCrashed,
    TookTooLong,
    TookTooMuchMemory,
    TriedTheForbidden,
)
from khronika.importing.worker.protocol import Malformed, Options, message
from khronika.importing.worker.sandbox import MEMORY_MIB, Protections

if sys.platform == "linux":
    from khronika.importing.worker.forked import Forked as Here
else:
    from khronika.importing.worker.spawned import Spawned as Here

REGISTRY = "khronika.importing.worker.registry"
SECONDS = 20.0
AT_ONCE = 2
# <signal.h>; Windows has neither. What a processor's time limit and a forbidden call end with.
_SIGXCPU, _SIGSYS = getattr(signal, "SIGXCPU", 0), getattr(signal, "SIGSYS", 0)
# A parser that is refused memory often breaks down rather than says so. What grows by doubling is
# refused when it holds a third of the limit and asks for two.
_NEAR_THE_LIMIT = (MEMORY_MIB << 10) // 3  # KiB


class Readers:
    """Reads documents, each in a process of its own, from any thread but one that draws.

    Several threads may read; `AT_ONCE` of them do, the others wait. What it starts ends with it.
    """

    def __init__(
        self,
        registry: str = REGISTRY,
        way: Way | None = None,
        *,
        seconds: float = SECONDS,
        at_once: int = AT_ONCE,
    ) -> None:
        self._formats: Mapping[str, str] = importlib.import_module(registry).READERS
        self._way = way if way is not None else Here(registry)
        self._seconds = seconds
        self._places = threading.BoundedSemaphore(at_once)

    @property
    def formats(self) -> frozenset[str]:
        """The formats that are read."""
        return frozenset(self._formats)

    def start(self) -> None:
        """Begin to load the parsers, without waiting. Raises ReadersUnavailable."""
        self._way.start()

    def protections(self) -> Protections:
        """Return what stands around every process that reads here. Raises ReadersUnavailable."""
        return self._way.protections()

    def read(
        self, format_: str, data: bytes, options: Options | None = None, still: Still = nobody_stops
    ) -> Answer:
        """Return what stands in `data`.

        Args:
            format_: One of `formats`.
            data: A document whole.
            options: What its reader takes.
            still: Asked ten times a second meanwhile; when it raises Cancelled, so does this.

        Raises:
            RefusedByReader: The reader says why it will not read it.
            FileTooBig: It was given to nobody.
            ReadingStopped: One of its kinds says what happened; nothing else was touched.
        """
        if format_ not in self._formats:
            raise KeyError(format_)
        if len(data) > LARGEST:
            raise FileTooBig(size=len(data) >> 20, largest=LARGEST_MIB)
        request = message({"format": format_, "options": options or {}}, [data])
        while not self._places.acquire(timeout=PATIENCE):
            still()
        try:
            ended = self._way.ask(format_, request, self._seconds, still)
        finally:
            self._places.release()
        return self._judged(ended)

    def _judged(self, ended: Ended) -> Answer:
        if ended.stopped is Stopped.LENGTH:
            raise AnswerSenseless
        if ended.stopped is Stopped.TIME or (ended.signal and ended.signal == _SIGXCPU):
            raise TookTooLong(seconds=int(self._seconds))
        if ended.signal and ended.signal == _SIGSYS:
            raise TriedTheForbidden
        if ended.signal or ended.code:
            if ended.peak >= _NEAR_THE_LIMIT:
                raise TookTooMuchMemory(memory=MEMORY_MIB)
            raise ReaderCrashed
        try:
            return understood(ended.said, MEMORY_MIB)
        except Malformed:
            raise AnswerSenseless from None

    def close(self) -> None:
        """End every process, amid a document too."""
        self._way.close()

    def __enter__(self) -> "Readers":
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()
