"""What passes between the program and the process that reads one document: parts with lengths.

A message is the number of its parts and then, of each, its length and its bytes; numbers are four
bytes, big end first. The first part is a JSON object, the head; the others are a document, a text
or the dots of a picture. Before its request a process gets nothing: it first says in one byte what
it stands within (`sandbox.Protections`). Nothing is pickled: reading a pickle does what it says.
"""

import json
import struct
from collections.abc import Sequence
from typing import Any, NoReturn

MOST = 64 << 20  # bytes of an answer
MOST_ASKED = 256 << 20  # bytes of a document
MOST_PARTS = 1000
MOST_HEAD = 4 << 20  # bytes
DEEPEST = 8  # brackets within brackets in a head

_NUMBER = struct.Struct(">I")
# What a message may take besides the bytes of its parts.
OVERHEAD = MOST_HEAD + _NUMBER.size * (MOST_PARTS + 2)
_NO_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))

Options = dict[str, str | int | bool]


class Malformed(ValueError):
    """What came is no message, or not one of those that may come."""


def message(head: dict[str, Any], parts: Sequence[bytes] = ()) -> list[bytes]:
    """Return the pieces of a message, to be written one after another."""
    said = json.dumps(head, ensure_ascii=False, allow_nan=False).encode("utf-8", "replace")
    pieces = [_NUMBER.pack(1 + len(parts))]
    for part in (said, *parts):
        pieces += [_NUMBER.pack(len(part)), part]
    return pieces


def parts_of(received: bytes | bytearray) -> tuple[dict[str, Any], list[memoryview]]:
    """Take a whole message apart: its head, and its other parts without a copy.

    Raises:
        Malformed: It is cut off, goes on too long, or its head is no such object.
    """
    whole = memoryview(received).toreadonly()
    count, at = _number(whole, 0)
    if not 1 <= count <= MOST_PARTS:
        raise Malformed
    parts = []
    for _part in range(count):
        length, at = _number(whole, at)
        if length > len(whole) - at:
            raise Malformed
        parts.append(whole[at : at + length])
        at += length
    if at != len(whole):
        raise Malformed
    return _head(bytes(parts[0][: MOST_HEAD + 1])), parts[1:]


def is_whole(received: bytes | bytearray) -> bool:
    """Whether all that a message says that it has came by now; a malformed one may never be."""
    at = _NUMBER.size
    if len(received) < at:
        return False
    (count,) = _NUMBER.unpack_from(received)
    if not 1 <= count <= MOST_PARTS:
        return False
    for _part in range(count):
        if len(received) < at + _NUMBER.size:
            return False
        at += _NUMBER.size + _NUMBER.unpack_from(received, at)[0]
    return len(received) >= at


def _number(whole: memoryview, at: int) -> tuple[int, int]:
    """Return the number that stands `at`, and where it ends."""
    if len(whole) - at < _NUMBER.size:
        raise Malformed
    (number,) = _NUMBER.unpack_from(whole, at)
    return number, at + _NUMBER.size


def _head(said: bytes) -> dict[str, Any]:
    if len(said) > MOST_HEAD:
        raise Malformed
    _refuse_deep(said)
    try:
        head = json.loads(
            said.decode(), object_pairs_hook=_once_each, parse_constant=_refuse_constant
        )
    except ValueError:  # no JSON, no UTF-8, a number of thousands of digits
        raise Malformed from None
    if not isinstance(head, dict):
        raise Malformed
    return head


def _refuse_deep(said: bytes) -> None:
    """Refuse what nests, before a parser that calls itself looks at it."""
    unquoted = b"".join(said.replace(b"\\\\", b"").replace(b'\\"', b"").split(b'"')[::2])
    depth = 0
    for bracket in unquoted.translate(None, _NO_BRACKETS):
        depth += 1 if bracket in b"[{" else -1
        if depth > DEEPEST:
            raise Malformed


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    said = dict(pairs)
    if len(said) != len(pairs):
        raise Malformed
    return said


def _refuse_constant(_constant: str) -> NoReturn:
    raise Malformed
