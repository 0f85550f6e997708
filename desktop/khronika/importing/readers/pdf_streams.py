"""What can be seen of a PDF without opening it: streams that swell, and its XMP.

A reader of PDFs unpacks a stream whole before it looks at it, so a small file can ask for all the
memory there is. Here they are unpacked piece by piece, and no further than they may go. Whoever
hides a stream from this (in an unusual filter, or as a picture) meets the limits of the process.
"""

import re
import zlib
from collections.abc import Iterator

from khronika.importing.extracted import Refused

_LARGEST = 96 << 20  # bytes of one stream that is no picture
_ALL = 512 << 20  # bytes of all that were unpacked
_PIECE = 1 << 20
_DICTIONARY = 2_048  # bytes before a stream in which its dictionary is sought
_STREAM = re.compile(rb">>\s{0,8}stream\r?\n")
_OBJECT = re.compile(rb"\bobj\b")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_XML = re.compile(rb"/Subtype\s*/XML\b")
_DEFLATED = re.compile(rb"/FlateDecode\b|/Fl\b")
_XMP_LARGEST = 1 << 20
_OF_DOCUMENT = b"http://ns.adobe.com/pdf/1.3/"  # pictures within have XMP too, without this


def looked_through(data: bytes) -> bytes:
    """Return the XMP of the document, or nothing.

    Raises:
        Refused: `too-big`, where a stream unpacks to more than honest ones do.
    """
    found: list[bytes] = []
    left = _ALL
    for dictionary, start in _streams(data):
        is_xml = _XML.search(dictionary) is not None
        times = len(_DEFLATED.findall(dictionary))
        if is_xml and not times:
            end = data.find(b"endstream", start, start + _XMP_LARGEST)
            found.append(data[start : max(end, start)])
        elif times and not _PICTURE.search(dictionary):
            kept, length = _unpacked(data, start, times, _XMP_LARGEST if is_xml else 0)
            left -= length
            if is_xml:
                found.append(kept)
            if left < 0:
                raise Refused("too-big")
    of_document = [xmp for xmp in found if _OF_DOCUMENT in xmp]
    return (of_document or found or [b""])[-1]


def _streams(data: bytes) -> Iterator[tuple[bytes, int]]:
    """Yield of each stream its dictionary and where it starts."""
    for beginning in _STREAM.finditer(data):
        before = data[max(beginning.start() - _DICTIONARY, 0) : beginning.start()]
        objects = list(_OBJECT.finditer(before))
        yield before[objects[-1].end() :] if objects else before, beginning.end()


def _unpacked(data: bytes, start: int, times: int, kept: int) -> tuple[bytes, int]:
    """Return the first `kept` bytes of a stream, and how many it unpacks to.

    `times` is how often it was packed, one over another: what comes of the first unpacking is
    packed once more. A damaged stream ends where it is damaged.
    """
    pieces: Iterator[bytes] = _from(data, start)
    for _ in range(min(times, 4)):
        pieces = _inflated(pieces)
    beginning, length = b"", 0
    for piece in pieces:
        length += len(piece)
        beginning += piece[: max(kept - len(beginning), 0)]
        if length > _LARGEST:
            raise Refused("too-big")
    return beginning, length


def _from(data: bytes, start: int) -> Iterator[bytes]:
    for place in range(start, len(data), _PIECE):
        yield data[place : place + _PIECE]


def _inflated(packed: Iterator[bytes]) -> Iterator[bytes]:
    unpacking = zlib.decompressobj()
    for piece in packed:
        rest = piece
        while rest and not unpacking.eof:
            try:
                yield unpacking.decompress(rest, _PIECE)
            except zlib.error:
                return
            rest = unpacking.unconsumed_tail
        if unpacking.eof:
            return
