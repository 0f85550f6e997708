"""EXIF of a picture: what the camera, or a program after it, wrote into it."""

import io
import logging
import re
from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

import exifread
from exifread.core.exceptions import ExifError

from khronika.importing.extracted import Field, Proposal
from khronika.importing.readers.said import mended, said

# It says what it meets in a file, and nobody wants the words of a file in a log.
logging.getLogger("exifread").disabled = True

_MOST = 200  # properties
_LONGEST = 4_096  # values of one tag
# Where other things stand in the file, and what no person reads.
_SILENT = frozenset(
    "ApplicationNotes ExifOffset GPSInfo InteroperabilityOffset JPEGInterchangeFormat"
    " JPEGInterchangeFormatLength JPEGThumbnail JPEGTables MakerNote PrintIM StripByteCounts"
    " StripOffsets SubIFDs TIFFThumbnail TileByteCounts TileOffsets TransferFunction".split()
)
_WIDE = ("XPTitle", "XPComment", "XPAuthor", "XPKeywords", "XPSubject")  # UTF-16, by Windows
_DAY = re.compile(r"(\d{4}):(\d\d):(\d\d)\b")
# What cameras put where a description belongs.
_NO_TITLE = re.compile(
    r".*digital camera.*|samsung|sony dsc|dcim.*|img[_-]?\d+|untitled|\W*", re.IGNORECASE
)
_OFFERED: tuple[tuple[Field, tuple[str, ...], re.Pattern[str]], ...] = (
    ("title", ("Image XPTitle", "Image ImageDescription"), _NO_TITLE),
    ("authors", ("Image Artist", "Image XPAuthor", "EXIF CameraOwnerName"), re.compile(r"\W*")),
)
_CHARSETS = {b"ASCII\0\0\0": "ascii", b"UNICODE\0": "utf-16", b"JIS\0\0\0\0\0": "iso2022_jp"}

FAULTS = (ExifError,)

Tags = Mapping[str, str]


def tags(data: bytes) -> dict[str, str]:
    """Return all tags that tell a person something, by name, as `exifread` calls them.

    `data` is a whole TIFF, or what another format keeps of one. What `exifread` raises if that is
    damaged is for the caller to catch.
    """
    found = exifread.process_file(io.BytesIO(data), details=False, extract_thumbnail=False)
    kept: dict[str, str] = {}
    for name, tag in found.items():
        if len(kept) >= _MOST or name.split()[-1] in _SILENT or " Tag 0x" in name:
            continue
        if value := said(_value(name, tag)):
            kept[said(name)] = value
    if (place := _place(found)) is not None:
        kept["GPS decimal degrees"] = place
    return kept


def proposals(tags_: Tags) -> Iterator[Proposal]:
    """Yield what the tags say of the picture."""
    for field, names, refused in _OFFERED:
        seen: set[str] = set()
        for name in names:
            value = tags_.get(name, "")
            if value and value not in seen and not refused.fullmatch(value):
                seen.add(value)
                evidence = f"EXIF {name.split()[-1]}"
                yield Proposal(field=field, value=value, evidence=evidence)
    if (taken := _day(tags_.get("EXIF DateTimeOriginal", ""))) is not None:
        yield Proposal(field="published", value=taken, evidence="EXIF DateTimeOriginal")


def _value(name: str, tag: Any) -> str:
    values = tag.values
    if isinstance(values, list):
        values = values[:_LONGEST]
    if name.endswith(_WIDE):
        return bytes(values).decode("utf-16-le", "replace").rstrip("\0")
    if isinstance(values, bytes):  # words that are no UTF-8
        values = values.decode("latin-1")
    return mended(values) if isinstance(values, str) else str(tag.printable)


def comment(raw: bytes) -> str:
    """Return a UserComment: its first eight bytes say its encoding (Exif 3.0, 4.6.6.5)."""
    words = raw[8:].rstrip(b"\0 ")
    encoding = _CHARSETS.get(raw[:8], "utf-8")
    if encoding == "utf-16" and not words.startswith((b"\xff\xfe", b"\xfe\xff")):
        # The order of bytes is that of the file, or not: the alphabet tells.
        encoding = "utf-16-le" if _is_high_last(raw[8:]) else "utf-16-be"
        words = raw[8:]
    return words.decode(encoding, "replace").rstrip("\0")


def _is_high_last(words: bytes) -> bool:
    """Whether the second byte of each pair is the same more often than the first is."""
    first, second = words[::2], words[1::2]
    return len(set(second)) <= len(set(first))


def _place(found: Mapping[str, Any]) -> str | None:
    latitude, longitude = _degrees(found, "Latitude", "S"), _degrees(found, "Longitude", "W")
    if latitude is None or longitude is None or abs(latitude) > 90 or abs(longitude) > 180:
        return None
    return f"{latitude:.6f}, {longitude:.6f}"


def _degrees(found: Mapping[str, Any], name: str, negative: str) -> float | None:
    """Return degrees of degrees, minutes and seconds; None if they are not there or make none."""
    if (tag := found.get(f"GPS GPS{name}")) is None or len(tag.values) != 3:
        return None
    parts = [Fraction(each.num, each.den) for each in tag.values if each.den]
    if len(parts) != 3:
        return None
    whole = float(parts[0] + parts[1] / 60 + parts[2] / 3600)
    side = str(found.get(f"GPS GPS{name}Ref", ""))
    return -whole if side.upper().startswith(negative) else whole


def _day(words: str) -> str | None:
    if (found := _DAY.match(words)) is None:
        return None
    try:
        return date(*map(int, found.groups())).isoformat()
    except ValueError:
        return None
