"""What a process does with the one document it gets: nothing before it has given up the rest."""

import importlib
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, get_type_hints

from khronika.importing.extracted import Dots, Extracted, Refused
from khronika.importing.worker import sandbox
from khronika.importing.worker.answer import packed
from khronika.importing.worker.protocol import (
    MOST_ASKED,
    OVERHEAD,
    Malformed,
    Options,
    message,
    parts_of,
)

_PIECE = 1 << 20
_NO_MEMORY = b"".join(message({"failed": "memory"}))


@dataclass(frozen=True, slots=True)
class Reader:
    """A function that `registry` names, and what it takes besides a document."""

    read: Callable[..., Extracted | Dots]
    options: Mapping[str, Any]

    def __call__(self, data: bytes, options: Options) -> Extracted | Dots:
        """Return what stands in `data`. Raises Refused, of options that it does not take too."""
        for name, value in options.items():
            kind = self.options.get(name)
            # True and False are numbers to Python, and to nobody else.
            if (
                kind is None
                or not isinstance(value, kind)
                or (type(value) is bool) > (kind is bool)
            ):
                raise Refused("misasked")
        try:
            return self.read(data, **options)
        except RecursionError:
            raise Refused("too-deep") from None


Readers = Mapping[str, Reader]


def load(registry: str, names: Iterable[str] | None = None) -> Readers:
    """Import the readers of `names` (None: all) and let each module load what it may need."""
    named: Mapping[str, str] = importlib.import_module(registry).READERS
    readers, warmed = {}, set[str]()
    for name in named if names is None else names:
        place, _colon, function = named[name].partition(":")
        module = importlib.import_module(place)
        if place not in warmed:
            module.warm()
            warmed.add(place)
        readers[name] = _reader(getattr(module, function))
    _rehearse()
    return readers


def _rehearse() -> None:
    """Do what comes before and after a reader: have it loaded, and the pages of memory that it
    writes to made a forked process's own.
    """
    parts_of(b"".join(message(*packed(Extracted(text="и\u0306")))))


def _reader(function: Callable[..., Extracted | Dots]) -> Reader:
    taken = get_type_hints(function)
    return Reader(function, {name: taken[name] for name in taken if name not in ("data", "return")})


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
    _rehearse()  # while nobody waits
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
        return message(*packed(reader(data, options)))
    except Refused as refusal:
        return message({"refused": refusal.code})


def _read(asked: int) -> bytearray:
    received = bytearray()
    while piece := os.read(asked, _PIECE):
        received += piece
        if len(received) > MOST_ASKED + OVERHEAD:
            raise Malformed
    return received


def _write(answered: int, pieces: list[bytes]) -> None:
    for piece in pieces:
        rest = memoryview(piece)
        while rest:
            rest = rest[os.write(answered, rest[:_PIECE]) :]
