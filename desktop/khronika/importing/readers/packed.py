"""A zip that may have been made to do harm, as Word's and OpenDocument's files are zips.

Everything is judged by what the zip says of itself before anything is unpacked, and what is
unpacked never grows past what was said: `zipfile` stops there and finds the sum wrong.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from itertools import pairwise

from khronika.importing.extracted import Refused

ENTRIES = 5_000
UNPACKED = 500 << 20  # bytes of all entries together
RATIO = 200  # unpacked to packed; the dullest honest table stays under 120
_SMALL = 1 << 20  # bytes; what unpacks to less does no harm at any ratio
_BLOCK = 1 << 18

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")  # [MS-OFFCRYPTO] 2.3.4.4
_LISTED = b"PK\x01\x02"  # APPNOTE 4.3.12, one before every entry of the directory
_HEADER = struct.Struct("<4s22xHH")  # APPNOTE 4.3.7: signature … length of name, of extra
_ENCRYPTED_FLAG = 1
_METHODS = frozenset((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))  # OPC and ODF know no others
_TRICK = re.compile(r"[\\:\x00-\x1f]|^/|(?:^|/)\.{1,2}(?:/|$)")
# All that zipfile and zlib were seen to raise of bytes that were changed by chance or on purpose.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)


class Packed:
    """The entries of a zip by name, as OPC has it without regard to capitals."""

    def __init__(self, data: bytes) -> None:
        """Judge the zip in `data`. Raises Refused."""
        _refuse_other_formats(data)
        # An entry costs zipfile half a kilobyte and microseconds; so count before it does.
        if data.count(_LISTED) > ENTRIES:
            raise Refused("too-big")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN:
            raise Refused("damaged") from None
        entries = self._zip.infolist()
        for entry in entries:
            _refuse_entry(entry)
        if sum(entry.file_size for entry in entries) > UNPACKED:
            raise Refused("too-big")
        _refuse_overlaps(data, entries)
        self._entries = {entry.filename.casefold(): entry for entry in entries}
        if len(self._entries) != len(entries):  # which of two is read depends on who reads
            raise Refused("forbidden")

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._entries

    def names(self) -> Iterator[str]:
        """Yield every name, folded to small letters."""
        yield from self._entries

    def blocks(self, name: str) -> Iterator[bytes]:
        """Yield the bytes of the entry called `name`. Raises Refused when it is not there whole."""
        entry = self._entries.get(name.casefold())
        if entry is None:
            raise Refused("damaged")
        try:
            with self._zip.open(entry) as unpacked:
                while block := unpacked.read(_BLOCK):
                    yield block
        except _BROKEN:
            raise Refused("damaged") from None


def _refuse_other_formats(data: bytes) -> None:
    if data.startswith(_OLE):
        # What opens with a password is packed into the container that Word had before 2007.
        raise Refused("encrypted" if _ENCRYPTED_PACKAGE in data else "another-format")
    if not data.startswith(b"PK"):
        raise Refused("another-format" if data else "damaged")


def _refuse_entry(entry: zipfile.ZipInfo) -> None:
    if entry.flag_bits & _ENCRYPTED_FLAG:
        raise Refused("encrypted")
    if _TRICK.search(entry.orig_filename):
        raise Refused("forbidden")
    if entry.compress_type not in _METHODS:
        raise Refused("damaged")
    if entry.file_size > max(_SMALL, RATIO * entry.compress_size):
        raise Refused("too-big")


def _refuse_overlaps(data: bytes, entries: list[zipfile.ZipInfo]) -> None:
    """Refuse entries that share bytes: so a small zip unpacks to any size at a modest ratio."""
    extents = sorted(_extent(data, entry) for entry in entries)
    if any(end > next_start for (_, end), (next_start, _) in pairwise(extents)):
        raise Refused("forbidden")


def _extent(data: bytes, entry: zipfile.ZipInfo) -> tuple[int, int]:
    start = entry.header_offset
    if not 0 <= start <= len(data) - _HEADER.size:
        raise Refused("damaged")
    signature, name, extra = _HEADER.unpack_from(data, start)
    end = start + _HEADER.size + name + extra + entry.compress_size
    if signature != b"PK\x03\x04" or end > len(data):
        raise Refused("damaged")
    return start, end
