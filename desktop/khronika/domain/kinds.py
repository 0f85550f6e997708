"""The kinds of record an archive holds, and the short numbers people call them by."""

import re
import secrets
import time
import uuid
from enum import StrEnum
from typing import NewType

RecordId = NewType("RecordId", int)
Uid = NewType(
    "Uid", bytes
)  # 16 bytes, RFC 9562: version 7 for what people record, 5 for what ships


class Kind(StrEnum):
    """Every row of `record` has one of these; the value is what the database stores."""

    DOCUMENT = "document"
    PASSAGE = "passage"
    INCIDENT = "incident"
    AGENT = "agent"
    SOURCE = "source"
    PLACE = "place"
    TAG = "tag"
    COLLECTION = "collection"
    NOTE = "note"
    TERM = "term"
    CLAIM = "claim"
    CITATION = "citation"
    PARTICIPATION = "participation"
    FIGURE = "figure"
    RELATION = "relation"


# Only what people speak of by number has a letter; a claim is spoken of through its incident.
LETTERS = {
    Kind.DOCUMENT: "D",
    Kind.PASSAGE: "Q",
    Kind.INCIDENT: "I",
    Kind.AGENT: "P",
    Kind.SOURCE: "S",
    Kind.PLACE: "L",
    Kind.TAG: "T",
    Kind.COLLECTION: "C",
    Kind.NOTE: "N",
}
_KINDS = {letter: kind for kind, letter in LETTERS.items()}
_REFERENCE = re.compile(r"([A-Z])-([1-9][0-9]{0,14})\Z")
_SHIPPED = uuid.UUID("6b1f9d4e-5e0c-5c07-9a53-2f6c1c8f7d10")


def new_uid() -> Uid:
    """Return a fresh UUIDv7 (RFC 9562 §5.7): 48 bits of milliseconds, then 74 random bits."""
    milliseconds = time.time_ns() // 1_000_000
    value = milliseconds << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    return Uid((value & ~(0x3 << 62) | 0x2 << 62).to_bytes(16, "big"))


def shipped_uid(code: str) -> Uid:
    """Return the UUIDv5 of a shipped thing's stable `code`, equal in every archive."""
    return Uid(uuid.uuid5(_SHIPPED, code).bytes)


def spoken(kind: Kind, ref: int | None) -> str:
    """Return the short number people say, such as "I-207"; empty for kinds without one."""
    return f"{LETTERS[kind]}-{ref}" if ref is not None and kind in LETTERS else ""


def parse_reference(text: str) -> tuple[Kind, int] | None:
    """Read "I-207" back into its kind and number; None when `text` is not such a number."""
    match = _REFERENCE.match(text.strip().upper())
    if match is None or match[1] not in _KINDS:
        return None
    return _KINDS[match[1]], int(match[2])
