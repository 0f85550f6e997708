"""Pictures: sizes that lie, bombs, EXIF in circles, frames without end."""

import struct
import zlib
from collections.abc import Iterator, Mapping

_SIZES = ((60_000, 60_000), (1, 2_000_000_000), (0, 0), (2_147_483_647, 2_147_483_647))


def files(sound: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield them, as name and bytes."""
    whole = sound["jpg"]
    for width, height in _SIZES:
        yield "size.png", png(width, height, zlib.compress(bytes(1 << 20)))
        yield (
            "size.gif",
            b"GIF89a" + struct.pack("<HH", width & 65535, height & 65535) + b"\xf0\0\0",
        )
        yield "size.bmp", _bmp(width, height)
        yield "size.jpg", _resized(whole, width & 65535, height & 65535)
    yield "swells.png", png(16_000, 16_000, zlib.compress(bytes(16_000 * 48_000 + 16_000), 9))
    words = zlib.compress(b"x" * (1 << 28), 9)
    yield "words.png", png(1, 1, zlib.compress(bytes(4)), zTXt=b"a\0\0" + words)
    many = b"".join(_chunk(b"tEXt", b"a\0b") for _time in range(200_000))
    yield "many words.png", png(1, 1, zlib.compress(bytes(4)), extra=many)
    frames = b"\x2c\0\0\0\0\1\0\1\0\0\2\2\x4c\1\0" * 200_000
    yield "frames.gif", b"GIF89a\1\0\1\0\x80\0\0\0\0\0\xff\xff\xff" + frames + b";"
    for share in (0.001, 0.05, 0.5, 0.97):
        yield "cut.jpg", whole[: int(len(whole) * share)]
    for made in (_circle(), _far(), _counts(), _deep()):
        yield "exif.jpg", _with_exif(made)
    for made in (_circle(), _far(), _counts()):
        yield "directory.tif", made
    yield "scans.jpg", whole.replace(b"\xff\xda", b"\xff\xda" * 200, 1)
    yield "zeros.jpg", b"\xff\xd8\xff\xe0" + bytes(3_000_000)
    yield "webp.webp", b"RIFF\xff\xff\xff\x7fWEBPVP8L" + bytes(40)
    yield "heic.heic", b"\0\0\0\x18ftypheic" + bytes(4_000)
    yield "script.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>x</script></svg>"


def _chunk(kind: bytes, inside: bytes) -> bytes:
    return struct.pack(">I", len(inside)) + kind + inside + struct.pack(
        ">I", zlib.crc32(kind + inside)
    )  # fmt: skip


def png(width: int, height: int, data: bytes, extra: bytes = b"", **others: bytes) -> bytes:
    """Return a PNG that says it is so large."""
    head = struct.pack(">IIBBBBB", width & 0xFFFFFFFF, height & 0xFFFFFFFF, 8, 2, 0, 0, 0)
    said = b"".join(_chunk(kind.encode(), inside) for kind, inside in others.items())
    return (
        b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + said + extra + _chunk(b"IDAT", data)
        + _chunk(b"IEND", b"")
    )  # fmt: skip


def _bmp(width: int, height: int) -> bytes:
    head = struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, 0, 0, 0, 0, 0, 0)
    return b"BM" + struct.pack("<IHHI", 54, 0, 0, 54) + head + bytes(100)


def _resized(whole: bytes, width: int, height: int) -> bytes:
    changed, at = bytearray(whole), whole.find(b"\xff\xc0")
    changed[at + 5 : at + 9] = struct.pack(">HH", height, width)
    return bytes(changed)


def _entry(tag: int, kind: int, count: int, value: int) -> bytes:
    return struct.pack("<HHII", tag, kind, count & 0xFFFFFFFF, value & 0xFFFFFFFF)


def _directory(*entries: bytes, then: int = 0) -> bytes:
    return struct.pack("<H", len(entries)) + b"".join(entries) + struct.pack("<I", then)


def _circle() -> bytes:
    """Return a directory that comes after itself, and holds itself as those it leads to."""
    inside = [_entry(tag, 4, 1, 8) for tag in (0x8769, 0x8825, 0xA005, 0x014A)]
    return b"II*\0" + struct.pack("<I", 8) + _directory(*inside, then=8)


def _far() -> bytes:
    entries = [_entry(0x010E, 2, 0x7FFFFFFF, 0x7FFFFFF0), _entry(0x0132, 2, 20, 0xFFFFFFFF)]
    return b"II*\0" + struct.pack("<I", 8) + _directory(*entries)


def _counts() -> bytes:
    entries = [_entry(n, 5, 0x3FFFFFFF, 8) for n in range(60_000)]
    return b"II*\0" + struct.pack("<I", 8) + _directory(*entries[:60_000])


def _deep() -> bytes:
    made, size = bytearray(b"II*\0" + struct.pack("<I", 8)), len(_directory(_entry(0, 4, 1, 0)))
    for number in range(3_000):
        after = 8 + (number + 1) * size
        made += _directory(_entry(0x8769, 4, 1, after), then=after)
    return bytes(made)


def _with_exif(directory: bytes) -> bytes:
    inside = b"Exif\0\0" + directory[:65_000]
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(inside) + 2) + inside + b"\xff\xd9"
