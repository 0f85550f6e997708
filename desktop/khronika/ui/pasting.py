"""What is on the clipboard as it can be brought in: files, a page, a picture or a text.

Most programs offer a thing in several formats. Of these wins

1. files, if there are any: a list of files comes with their paths as a text;
2. a page (HTML), if there are words in it: a text processor or a table offers a picture of the
   same words besides, and the plain text has lost headings, lists and links. The plain text is kept
   beside it, for who would rather have that;
3. a picture: a browser offers one with a page of nothing but its address;
4. plain text.

Pictures are taken packed, as they are offered. Only where a system hands out nothing but dots
(screenshots on Windows and macOS) these are packed here, in memory: nothing that a stranger packed
is unpacked in the program itself.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QImage

from khronika.importing.pasted import Pasted, of_text

HTML = "text/html"
# As whom a picture may be offered, and what it is; PNG first, which loses nothing.
_PNG = "image/png"
_PICTURES = {
    _PNG: _PNG,
    'application/x-qt-windows-mime;value="PNG"': _PNG,
    "image/tiff": "image/tiff",
    "image/bmp": "image/bmp",
    "image/webp": "image/webp",
    "image/jpeg": "image/jpeg",
    "image/gif": "image/gif",
}
_WINDOWS_HTML = 'application/x-qt-windows-mime;value="HTML Format"'
_SOURCE = re.compile(rb"^SourceURL:([^\r\n]{1,2000})", re.MULTILINE)
_HEAD = 2000  # bytes in which it stands
_ADDRESSES = ("chromium/x-source-url", "text/x-moz-url-priv")
_ADDRESS = re.compile(r"https?://[!-~\u00a1-\U0010ffff]{1,2000}")
_LOOKED_AT = 1 << 20  # letters in which there have to be words
_TAG = re.compile(r"<[^<>]*>|&nbsp;")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """What can be brought in; `has_address`: among the files were addresses, which are not."""

    paths: tuple[Path, ...] = ()
    pasted: tuple[Pasted, ...] = ()
    has_address: bool = False

    def __bool__(self) -> bool:
        return bool(self.paths or self.pasted)


def clip_of(data: QMimeData | None) -> Clip:
    """Return what is offered in `data`; it is nothing (false) if nothing of it can be used.

    `data` is None for a clipboard that was emptied, which the types of Qt do not say.
    """
    if data is None:
        return Clip()
    urls = data.urls()
    paths = tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())
    if paths:
        return Clip(paths=paths, has_address=len(paths) < len(urls))
    page, text = _bytes(data, HTML), data.text()
    if page and _TAG.sub("", data.html()[:_LOOKED_AT]).strip():
        address, evidence = next(_addresses(data), ("", ""))
        found = Pasted(data=page, media_type=HTML, plain=text, address=address, evidence=evidence)
        return Clip(pasted=(found,))
    if (picture := _picture(data)) is not None:
        return Clip(pasted=(picture,))
    return Clip(pasted=(of_text(text),)) if text.strip() else Clip()


def _picture(data: QMimeData) -> Pasted | None:
    address, evidence = next(_addresses(data), ("", ""))
    for format_, media_type in _PICTURES.items():
        if found := _bytes(data, format_):
            return Pasted(data=found, media_type=media_type, address=address, evidence=evidence)
    if any(format_.startswith("image/") for format_ in data.formats()):
        return None  # of a kind that nothing here reads, and that Qt would unpack to show it
    dots = data.imageData() if data.hasImage() else None
    if not isinstance(dots, QImage) or dots.isNull():
        return None
    packed = QBuffer()
    packed.open(QIODevice.OpenModeFlag.WriteOnly)
    dots.save(packed, "PNG")  # type: ignore[call-overload]
    return Pasted(data=bytes(packed.data().data()), media_type=_PNG)


def _addresses(data: QMimeData) -> Iterator[tuple[str, str]]:
    """Yield where it was copied from, as browsers say beside it, and in which format."""
    for format_ in _ADDRESSES:
        if found := _ADDRESS.match(_decoded(_bytes(data, format_))):
            yield found[0], format_
    said = _SOURCE.search(_bytes(data, _WINDOWS_HTML)[:_HEAD])
    if said and (found := _ADDRESS.match(said[1].decode("utf-8", "replace").strip())):
        yield found[0], "SourceURL"


def _decoded(said: bytes) -> str:
    """Return an address that Chromium writes in UTF-8, and Firefox in this machine's UTF-16."""
    return said.decode("utf-16-le" if b"\0" in said else "utf-8", "replace").lstrip("\ufeff")


def _bytes(data: QMimeData, format_: str) -> bytes:
    found = data.data(format_).data() if data.hasFormat(format_) else b""
    return bytes(found)
