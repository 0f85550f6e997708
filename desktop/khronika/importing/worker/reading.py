"""The program's face of all this: bytes of a document in, checked values or a sentence out."""

import importlib
import signal
import sys
import threading
from collections.abc import Mapping
from types import TracebackType

from khronika.importing.extracted import Dots, Extracted
from khronika.importing.faults import LARGEST_PARSED, FileTooBig
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
        self._names: Mapping[str, str] = importlib.import_module(registry).READERS
        self._way = way if way is not None else Here(registry)
        self._seconds = seconds
        self._places = threading.BoundedSemaphore(at_once)

    @property
    def names(self) -> frozenset[str]:
        """What can be asked of them."""
        return frozenset(self._names)

    def start(self) -> None:
        """Begin to load the parsers, without waiting. Raises ReadersUnavailable."""
        self._way.start()

    def protections(self) -> Protections:
        """Return what stands around every process that reads here. Raises ReadersUnavailable."""
        return self._way.protections()

    def read(
        self, format_: str, data: bytes, options: Options | None = None, still: Still = nobody_stops
    ) -> Extracted:
        """Return what stands in `data`.

        Args:
            format_: One of `names`.
            data: A document whole.
            options: What its reader takes.
            still: Asked ten times a second meanwhile; when it raises Cancelled, so does this.

        Raises:
            RefusedByReader: The reader says why it will not read it.
            FileTooBig: It was given to nobody.
            ReadingStopped: One of its kinds says what happened; nothing else was touched.
        """
        found = self._asked(format_, data, options, still)
        if not isinstance(found, Extracted):
            raise AnswerSenseless
        return found

    def shown(self, name: str, data: bytes, options: Options, still: Still = nobody_stops) -> Dots:
        """Return how `data`, or a page of it, looks. `name` is one of `names`; else as `read`."""
        found = self._asked(name, data, options, still)
        if not isinstance(found, Dots):
            raise AnswerSenseless
        return found

    def _asked(
        self, name: str, data: bytes, options: Options | None, still: Still
    ) -> Extracted | Dots:
        if name not in self._names:
            raise KeyError(name)
        if len(data) > LARGEST_PARSED:
            raise FileTooBig(size=len(data) >> 20, largest=LARGEST_PARSED >> 20)
        request = message({"format": name, "options": options or {}}, [data])
        while not self._places.acquire(timeout=PATIENCE):
            still()
        try:
            ended = self._way.ask(name, request, self._seconds, still)
        finally:
            self._places.release()
        return self._judged(ended)

    def _judged(self, ended: Ended) -> Extracted | Dots:
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
