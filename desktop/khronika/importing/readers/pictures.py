"""Pictures: what is written in them, and how they look, as dots with nothing left to decode."""

import io
import re
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import (
    BmpImagePlugin,
    ExifTags,
    GifImagePlugin,
    Image,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

from khronika.importing.extracted import Dots, Extracted, Refused
from khronika.importing.readers import exif
from khronika.importing.readers.said import said

MOST_DOTS = 120_000_000  # of a JPEG, which is unpacked at an eighth to a half of its size
MOST_DOTS_WHOLE = 50_000_000  # of what has to be unpacked whole
MOST_SHOWN = 16_000_000  # of the answer; three bytes each
FORMATS = tuple(
    plugin.format
    for plugin in (
        JpegImagePlugin.JpegImageFile,
        PngImagePlugin.PngImageFile,
        GifImagePlugin.GifImageFile,
        WebPImagePlugin.WebPImageFile,
        TiffImagePlugin.TiffImageFile,
        BmpImagePlugin.BmpImageFile,
    )
)
# A JPEG of several pictures turns into the second of these by itself.
_SHRINKING = (JpegImagePlugin.JpegImageFile, MpoImagePlugin.MpoImageFile)
_BEGINNINGS = re.compile(
    rb"\xff\xd8\xff|\x89PNG\r\n\x1a\n|GIF8[79]a|RIFF....WEBP|II[*+]\0|MM\0[*+]|BM", re.DOTALL
)
_TURNED = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_ON_ITS_SIDE = (5, 6, 7, 8)
_WHITE = (255, 255, 255, 255)
_MOST_SAID = 50  # texts within a PNG
# What the libraries raise of a damaged picture; the list is theirs, as tests with such found it.
_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)


def read(data: bytes) -> Extracted:
    """Return what is written in a picture; it has no text. Raises Refused."""
    with _opened(data) as image:
        kind = [("Format", str(image.format)), ("Size", f"{image.width} × {image.height}")]
        kind += _texts(image)
        tags = _tags(image, data)
    return Extracted(
        text="",
        proposals=tuple(exif.proposals(tags)),
        properties=(*kind, *tags.items()),
        remarks=("picture",),
    )


def picture(data: bytes, *, width: int, height: int) -> Dots:
    """Return a picture the right way up, no larger than it is and than `width` by `height` dots.

    Of several frames it is the first. What is transparent is white.

    Raises:
        Refused: It is no picture of FORMATS, damaged, or too big.
    """
    with _opened(data) as image:
        turn = image.getexif().get(ExifTags.Base.Orientation)
        if turn in _ON_ITS_SIDE:
            width, height = height, width
        shown = _scaled(image, max(width, 1), max(height, 1))
        if turn in _TURNED:
            shown = shown.transpose(_TURNED[turn])
        return Dots(width=shown.width, height=shown.height, pixels=shown.tobytes())


def warm() -> None:
    """Load every codec, by a picture of each format that is made and read in memory."""
    for sample in _samples():
        read(sample)
        picture(sample, width=2, height=2)


@contextmanager
def _opened(data: bytes) -> Iterator[Image.Image]:
    """Open a picture for the block, in which whatever the libraries raise refuses it."""
    if not _BEGINNINGS.match(data):
        raise Refused("another-format")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=FORMATS) as image:
                most = MOST_DOTS if isinstance(image, _SHRINKING) else MOST_DOTS_WHOLE
                if image.width * image.height > most:
                    raise Refused("too-big")
                yield image
    except (Image.DecompressionBombError, MemoryError):
        raise Refused("too-big") from None
    except _FAULTS:
        raise Refused("damaged") from None


def _scaled(image: Image.Image, width: int, height: int) -> Image.Image:
    """Return the first frame, RGB, at most so large, and not yet turned."""
    smaller = min(1, width / image.width, height / image.height)
    smaller = min(smaller, (MOST_SHOWN / (image.width * image.height)) ** 0.5)
    size = (max(int(image.width * smaller), 1), max(int(image.height * smaller), 1))
    image.draft("RGB", size)
    image.load()
    seen = _seen(image)
    return seen if seen.size == size else seen.resize(size, Image.Resampling.BOX)


def _seen(image: Image.Image) -> Image.Image:
    """Return a picture in RGB, on white."""
    if image.mode.startswith("I;16"):
        # 16 bits of grey would be cut to 8, not brought down to them.
        image = image.convert("I")
    if image.mode == "I":
        return image.point(lambda grey: grey * (1 / 256)).convert("L").convert("RGB")
    if not image.has_transparency_data:
        return image.convert("RGB")
    clear = image.convert("RGBA")
    white = Image.new("RGBA", clear.size, _WHITE)
    white.alpha_composite(clear)
    return white.convert("RGB")


def _tags(image: Image.Image, data: bytes) -> dict[str, str]:
    """Return EXIF, or none where it is too damaged to be read: the picture may be whole."""
    kept = data if image.format == "TIFF" else image.info.get("exif", b"")
    try:
        tags = exif.tags(kept.removeprefix(b"Exif\0\0"))
        said_ = image.getexif().get_ifd(ExifTags.IFD.Exif).get(ExifTags.Base.UserComment, b"")
        if words := said(exif.comment(said_) if isinstance(said_, bytes) else str(said_)):
            tags["EXIF UserComment"] = words
    except (*_FAULTS, *exif.FAULTS):
        return {}
    return tags


def _texts(image: Image.Image) -> list[tuple[str, str]]:
    """Return what is written in a PNG or in the comment of a JPEG or GIF."""
    found: list[tuple[str, str]] = []
    for name, value in list(image.info.items())[:_MOST_SAID]:
        if not isinstance(name, str):
            continue
        if isinstance(value, bytes) and name == "comment":
            words = said(value.decode("utf-8", "replace"))
        elif isinstance(value, str) and isinstance(image, PngImagePlugin.PngImageFile):
            words = said(value)
        else:
            continue
        if words and "xmp" not in name.lower():
            found.append((said(name), words))
    return found


def _samples() -> Iterator[bytes]:
    dots = Image.linear_gradient("L").resize((8, 8))
    for mode, format_, how in (
        ("RGB", "JPEG", {"exif": _tagged(b"UNICODE\0a\0"), "progressive": True}),
        ("CMYK", "JPEG", {"exif": _tagged(b"UNICODE\0\0a"), "comment": "a"}),
        ("RGBA", "PNG", {"exif": _tagged(b"JIS\0\0\0\0\0\x1b$B$3\x1b(B")}),
        ("P", "PNG", {"transparency": 0}),
        ("LA", "PNG", {"exif": _tagged(b"ASCII\0\0\0a")}),
        ("I;16", "PNG", {}),
        ("P", "GIF", {"transparency": 0}),
        ("RGBA", "WEBP", {"exif": _tagged(b"UNICODE\0\xff\xfea\0")}),
        ("RGB", "WEBP", {"lossless": True}),
        ("RGB", "BMP", {}),
        ("RGB", "TIFF", {"exif": _tagged(bytes(8))}),
        ("RGB", "TIFF", {"compression": "jpeg"}),
        ("RGB", "TIFF", {"compression": "tiff_lzw"}),
        ("RGB", "TIFF", {"compression": "tiff_adobe_deflate"}),
        ("1", "TIFF", {"compression": "group4"}),
    ):
        made = io.BytesIO()
        dots.convert(mode).save(made, format_, **how)
        yield made.getvalue()
    dots.save(made := io.BytesIO(), "MPO", save_all=True, append_images=[dots])
    yield made.getvalue()


def _tagged(comment: bytes) -> Image.Exif:
    tags = Image.Exif()
    tags[ExifTags.Base.Orientation] = 6
    tags[ExifTags.Base.XPTitle] = "a".encode("utf-16-le")
    within = tags.get_ifd(ExifTags.IFD.Exif)
    within[ExifTags.Base.DateTimeOriginal] = "2023:04:12 10:00:00"
    within[ExifTags.Base.UserComment] = comment
    tags.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (1.0, 2.0, 3.0)
    return tags
