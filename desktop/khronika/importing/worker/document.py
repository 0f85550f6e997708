"""What a process does with the one document it gets: nothing before it has given up the rest."""

import importlib
import os
from collections.abc import Iterable, Mapping
from typing import Protocol

from khronika.importing.worker import sandbox
from khronika.importing.worker.answer import Answer, Refused, packed
from khronika.importing.worker.protocol import MOST, OVERHEAD, Malformed, Options, message, parts_of

_PIECE = 1 << 20
_NO_MEMORY = b"".join(message({"failed": "memory"}))


class Reader(Protocol):
    """A module that `registry` names."""

    SAMPLES: tuple[bytes, ...]

    def read(self, data: bytes, options: Options) -> Answer:
        """Return what stands in `data`. Raises Refused."""


Readers = Mapping[str, Reader]


def load(registry: str, formats: Iterable[str] | None = None) -> Readers:
    """Import the readers of `formats` (None: all) and let each read its samples."""
    named: Mapping[str, str] = importlib.import_module(registry).READERS
    readers: dict[str, Reader] = {}
    for format_ in named if formats is None else formats:
        reader: Reader = importlib.import_module(named[format_])
        for sample in reader.SAMPLES:
            _reply(reader, sample, {})
        readers[format_] = reader
    # What comes before and after a reader has to be loaded too.
    parts_of(b"".join(message({"format": "", "options": {}}, [b""])))
    return readers


def answer(
    readers: Readers, asked: int, answered: int, *, namespace: bool, parent: int = 0
) -> None:
    """Give up what a reader needs not, say what stands, and answer the one request.

    Args:
        readers: As loaded.
        asked, answered: Descriptors: the request comes from one, the answer goes to the other.
        namespace, parent: See `sandbox.enter`.
    """
    stands = sandbox.enter(namespace, parent)
    _write(answered, [stands.as_byte()])
    if not (request := _read(asked)):
        return  # it was only asked what stands
    try:
        head, parts = parts_of(request)
        data = bytes(parts[0])
        del parts, request
        reply = _reply(readers[head["format"]], data, head["options"])
    except MemoryError:
        reply = [_NO_MEMORY]
    _write(answered, reply)


def main(registry: str, format_: str) -> None:
    """Be a process for one document of `format_`: request on standard input, answer on output."""
    readers = load(registry, [format_] if format_ else [])
    answered = os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 1)  # a parser that prints says nothing
    os.close(nowhere)
    answer(readers, 0, answered, namespace=sandbox.leave_network())
    os._exit(0)


def _reply(reader: Reader, data: bytes, options: Options) -> list[bytes]:
    try:
        return message(*packed(reader.read(data, options)))
    except Refused as refusal:
        return message({"refused": refusal.reason, "facts": refusal.facts})
    except RecursionError:
        return message({"refused": "nested", "facts": {}})


def _read(asked: int) -> bytearray:
    received = bytearray()
    while piece := os.read(asked, _PIECE):
        received += piece
        if len(received) > MOST + OVERHEAD:
            raise Malformed
    return received


def _write(answered: int, pieces: list[bytes]) -> None:
    for piece in pieces:
        rest = memoryview(piece)
        while rest:
            rest = rest[os.write(answered, rest[:_PIECE]) :]
