"""Believing nothing: what a process that had a document in it may say, and nothing else.

Every function here raises Malformed, and nothing else, of what is not as it should be.
"""

import re
from itertools import pairwise
from typing import Any

from khronika.importing.decoding import decode
from khronika.importing.faults import FileEmpty, FileFault
from khronika.importing.metadata import shown_name
from khronika.importing.worker.answer import (
    AUTHOR,
    LENGTHS,
    MOST_AUTHORS,
    MOST_NOTES,
    MOST_PAGES,
    NOTE,
    Answer,
    Picture,
)
from khronika.importing.worker.faults import REASONS, RefusedByReader, TookTooMuchMemory
from khronika.importing.worker.protocol import Malformed, parts_of

_WEB = re.compile(r"https?://[!-~\u00a1-\U0010ffff]+", re.IGNORECASE)
_MOST_DOTS = 100_000  # a side of a picture
_MOST_FACTS = 5


def understood(received: bytes | bytearray, memory: int) -> Answer:
    """Return what a process answered. `memory` is how many MiB it had.

    Raises:
        Malformed: It is no answer.
        RefusedByReader: The reader says why it will not.
        TookTooMuchMemory: It says so itself.
    """
    head, parts = parts_of(received)
    match head:
        case {"answer": dict(said)} if len(head) == 1 and parts:
            return _answer(said, parts)
        case {"refused": str(reason), "facts": dict(facts)} if len(head) == 2 and not parts:
            raise _refusal(reason, facts)
        case {"failed": "memory"} if len(head) == 1 and not parts:
            raise TookTooMuchMemory(memory=memory)
    raise Malformed


def _answer(said: dict[str, Any], parts: list[memoryview]) -> Answer:
    if said.keys() != {*LENGTHS, "authors", "pages", "notes", "pictures"}:
        raise Malformed
    text = _text(parts[0])
    lines = {name: _line(said[name], longest) for name, longest in LENGTHS.items()}
    if not _WEB.fullmatch(lines["url"]):
        lines["url"] = ""
    authors = (_line(author, AUTHOR) for author in _list(said["authors"], MOST_AUTHORS))
    return Answer(
        text=text,
        pages=_pages(said["pages"], len(text)),
        authors=tuple(author for author in authors if author),
        notes=tuple(_note(note) for note in _list(said["notes"], MOST_NOTES)),
        pictures=_pictures(said["pictures"], parts[1:]),
        **lines,
    )


def _text(part: memoryview) -> str:
    """Return the text, which has to be in the form in which texts are kept already."""
    data = bytes(part)
    try:
        decoded = decode(data, "utf-8")
    except FileEmpty:  # as of pages that are pictures: what stands between them is kept
        blank = data.decode()
        if blank.strip() or "\r" in blank:
            raise Malformed from None
        return blank
    except FileFault:
        raise Malformed from None
    if decoded.notes:
        raise Malformed
    return decoded.text


def _line(said: object, longest: int) -> str:
    """Return what can be shown on one line: no control characters, nothing that turns it round."""
    if not isinstance(said, str) or len(said) > longest:
        raise Malformed
    return shown_name(said)


def _list(said: object, most: int) -> list[Any]:
    if not isinstance(said, list) or len(said) > most:
        raise Malformed
    return said


def _number(said: object, least: int, most: int) -> int:
    if type(said) is not int or not least <= said <= most:
        raise Malformed
    return said


def _note(said: object) -> str:
    if not isinstance(said, str) or not NOTE.fullmatch(said):
        raise Malformed
    return said


def _pages(said: object, length: int) -> tuple[int, ...]:
    starts = tuple(_number(start, 0, length) for start in _list(said, MOST_PAGES))
    if starts[:1] not in ((), (0,)) or any(one > next_ for one, next_ in pairwise(starts)):
        raise Malformed
    return starts


def _pictures(said: object, parts: list[memoryview]) -> tuple[Picture, ...]:
    described = _list(said, len(parts))
    if len(described) != len(parts):
        raise Malformed
    return tuple(_picture(one, dots) for one, dots in zip(described, parts, strict=True))


def _picture(said: object, dots: memoryview) -> Picture:
    fields = _list(said, 4)
    if len(fields) != 4:
        raise Malformed
    width, height = _number(fields[0], 1, _MOST_DOTS), _number(fields[1], 1, _MOST_DOTS)
    channels, page = _number(fields[2], 1, 3), _number(fields[3], 0, MOST_PAGES)
    if channels == 2 or len(dots) != width * height * channels:
        raise Malformed
    return Picture(width=width, height=height, channels=channels, dots=bytes(dots), page=page)


def _refusal(reason: str, facts: dict[str, Any]) -> RefusedByReader:
    if reason not in REASONS or len(facts) > _MOST_FACTS:
        raise Malformed
    numbers = {name: _number(fact, 0, 1 << 40) for name, fact in facts.items()}
    refusal = RefusedByReader(reason, **numbers)
    try:
        str(refusal), refusal.advice
    except (KeyError, IndexError):  # the sentence names a fact that was not sent
        raise Malformed from None
    return refusal
