"""Believing nothing: what a process that had a document in it may say, and nothing else.

Every function here raises Malformed, and nothing else, of what is not as it should be.
"""

import re
from array import array
from itertools import pairwise
from typing import Any

from khronika.importing.composing import in_blocks, is_composed
from khronika.importing.extracted import FIELDS, Dots, Extracted, Proposal
from khronika.importing.faults import LARGEST, NotText
from khronika.importing.metadata import shown_name
from khronika.importing.worker.answer import (
    EVIDENCE,
    MOST_PAGES,
    MOST_PROPERTIES,
    MOST_PROPOSALS,
    MOST_REMARKS,
    NAME,
    NOT_KEPT,
    REMARK,
    VALUE,
)
from khronika.importing.worker.faults import REASONS, RefusedByReader, TookTooMuchMemory
from khronika.importing.worker.protocol import Malformed, parts_of

_WEB = re.compile(r"https?://[!-~\u00a1-\U0010ffff]+", re.IGNORECASE)
_MOST_DOTS = 100_000  # a side of a picture
_CHANNELS = 3
_BOX = 16  # bytes of four floats
_BESIDE = 1_000.0  # times its size, what stands beside a page may be away from it


def understood(received: bytes | bytearray, memory: int) -> Extracted | Dots:
    """Return what a process answered. `memory` is how many MiB it had.

    Raises:
        Malformed: It is no answer.
        RefusedByReader: The reader says why it will not.
        TookTooMuchMemory: It says so itself.
    """
    head, parts = parts_of(received)
    match head:
        case {"read": dict(said)} if len(head) == 1 and len(parts) == 1:
            return _extracted(said, parts[0])
        case {"dots": said} if len(head) == 1 and len(parts) == 2:
            return _dots(said, *parts)
        case {"refused": str(reason)} if len(head) == 1 and not parts and reason in REASONS:
            raise RefusedByReader(reason)
        case {"failed": "memory"} if len(head) == 1 and not parts:
            raise TookTooMuchMemory(memory=memory)
    raise Malformed


def _extracted(said: dict[str, Any], part: memoryview) -> Extracted:
    if said.keys() != {"proposals", "pages", "properties", "remarks"}:
        raise Malformed
    if len(part) > LARGEST:
        raise RefusedByReader("too-big")
    text = _text(part)
    proposals = [_proposal(one) for one in _list(said["proposals"], MOST_PROPOSALS)]
    properties = [_property(one) for one in _list(said["properties"], MOST_PROPERTIES)]
    return Extracted(
        text=text,
        proposals=tuple(one for one in proposals if one is not None),
        pages=_pages(said["pages"], len(text)),
        properties=tuple((name, value) for name, value in properties if name and value),
        remarks=tuple(_remark(one) for one in _list(said["remarks"], MOST_REMARKS)),
    )


def _text(part: memoryview) -> str:
    """Return the text, which has to be in the form in which texts are kept already."""
    try:
        text = bytes(part).decode()
    except UnicodeDecodeError:
        raise Malformed from None
    if not _is_kept(text):
        raise Malformed
    return text


def _is_kept(text: str) -> bool:
    """Whether `text`, which is UTF-8, is as `answer.kept` leaves it."""
    if any(NOT_KEPT.search(block) for block in in_blocks(text)):
        return False
    try:
        return is_composed(text)
    except NotText:
        return False


def _proposal(said: object) -> Proposal | None:
    """Return a proposal; None of one of which nothing can be shown, or that leads elsewhere."""
    field, value, evidence = _several(said, 3)
    if field not in FIELDS:
        raise Malformed
    shown = _line(value, VALUE)
    if not shown or (field == "url" and not _WEB.fullmatch(shown)):
        return None
    return Proposal(field=field, value=shown, evidence=_line(evidence, EVIDENCE))


def _property(said: object) -> tuple[str, str]:
    name, value = _several(said, 2)
    return _line(name, NAME), _line(value, VALUE)


def _line(said: object, longest: int) -> str:
    """Return what can be shown on one line: no control characters, nothing that turns it round."""
    if not isinstance(said, str) or len(said) > longest:
        raise Malformed
    return shown_name(said)


def _list(said: object, most: int) -> list[Any]:
    if not isinstance(said, list) or len(said) > most:
        raise Malformed
    return said


def _several(said: object, number: int) -> list[Any]:
    if len(several := _list(said, number)) != number:
        raise Malformed
    return several


def _number(said: object, least: int, most: int) -> int:
    if type(said) is not int or not least <= said <= most:
        raise Malformed
    return said


def _remark(said: object) -> str:
    if not isinstance(said, str) or not REMARK.fullmatch(said):
        raise Malformed
    return said


def _pages(said: object, length: int) -> tuple[int, ...]:
    starts = tuple(_number(start, 0, length) for start in _list(said, MOST_PAGES))
    if starts[:1] not in ((), (0,)) or any(one > next_ for one, next_ in pairwise(starts)):
        raise Malformed
    return starts


def _dots(said: object, pixels: memoryview, boxes: memoryview) -> Dots:
    width, height = (_number(side, 1, _MOST_DOTS) for side in _several(said, 2))
    if len(pixels) != width * height * _CHANNELS or len(boxes) % _BOX:
        raise Malformed
    # What is no number is neither more nor less than anything.
    if not all(-_BESIDE <= side <= _BESIDE for side in array("f", bytes(boxes))):
        raise Malformed
    return Dots(width=width, height=height, pixels=bytes(pixels), boxes=bytes(boxes))
