"""What a file is: told by how it begins where that is plain, else by its name."""

import mimetypes
from pathlib import PurePath

from khronika.i18n import N_

TEXT, MARKDOWN = "text", "markdown"
HTML, MHTML, PDF, DOCX, ODT, PICTURE = "html", "mhtml", "pdf", "docx", "odt", "picture"
FILE = "file"  # what has no reader: it is kept as it came

PARSED = frozenset({HTML, MHTML, PDF, DOCX, ODT, PICTURE})  # by the worker, not in this process
WRITTEN = frozenset({TEXT, MARKDOWN, HTML, MHTML})  # in an encoding, which may be guessed wrong
CALLED = {
    TEXT: N_("text"),
    MARKDOWN: "Markdown",
    HTML: "HTML",
    MHTML: "MHTML",
    PDF: "PDF",
    DOCX: "Word",
    ODT: "OpenDocument",
    PICTURE: N_("picture"),
    FILE: N_("file"),
}
_MEDIA_TYPES = {
    TEXT: "text/plain",  # RFC 2046 §4.1.3
    MARKDOWN: "text/markdown",  # RFC 7763
    HTML: "text/html",
    MHTML: "multipart/related",  # RFC 2557
    PDF: "application/pdf",
    DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ODT: "application/vnd.oasis.opendocument.text",
}
_ANY = "application/octet-stream"
_BY_TYPE = {type_: code for code, type_ in _MEDIA_TYPES.items()}
_TYPES = mimetypes.MimeTypes()  # the list that comes with Python, the same on every computer

_TEXTS = ".txt .text"
_MARKDOWN = ".md .markdown .mdown .mkd"
_ENDINGS = {
    TEXT: _TEXTS,
    MARKDOWN: _MARKDOWN,
    HTML: ".html .htm .xhtml",
    MHTML: ".mhtml .mht",
    PDF: ".pdf",
    DOCX: ".docx .docm .dotx .dotm",
    ODT: ".odt .ott",
    PICTURE: ".jpg .jpeg .png .gif .webp .tif .tiff .bmp",
    FILE: ".doc .dot .ods .odp .fodt .rtf .epub .xml .json .jsonl .csv .tsv .xls .xlsx .eml .msg"
    " .mbox .zip .gz .7z .rar .tar .xz .bz2 .heic .svg .mp3 .ogg .oga .m4a .wav .flac .opus .mp4"
    " .mov .avi .mkv .webm .m4v .exe .db .sqlite",
}
_BY_ENDING = {ending: code for code, endings in _ENDINGS.items() for ending in endings.split()}
ENDINGS = tuple(ending for ending, code in _BY_ENDING.items() if code != FILE)

# Files are misnamed; these say what they are.
_SIGNATURES = (
    (b"%PDF-", PDF),
    (b"\x89PNG\r\n\x1a\n", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF8", PICTURE),
    (b"II*\x00", PICTURE),
    (b"MM\x00*", PICTURE),
    (b"{\\rtf", FILE),
    (b"ID3", FILE),
    (b"OggS", FILE),
)
_PACKED = b"PK\x03\x04"
# Word seals a file with a password into this, which .doc and .xls are made of too.
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD_PART, _ODT_TYPE = b"word/document.xml", b"mimetypeapplication/vnd.oasis.opendocument.text"
_PAGES = (b"<!doctype html", b"<html")


def format_of(name: str, data: bytes = b"") -> str:
    """Return the format of a file called `name` that holds, or begins with, `data`.

    An ending nobody knows is taken for text; whether it is one shows when it is decoded.
    """
    named = _BY_ENDING.get(PurePath(name).suffix.lower(), TEXT)
    for signature, code in _SIGNATURES:
        if data.startswith(signature):
            return code
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return PICTURE
    if data.startswith(_PACKED):
        return _packed(named, data)
    if data.startswith(_COMPOUND):
        return DOCX if named == DOCX else FILE
    if named in {TEXT, FILE} and not is_surely_text(name):
        return (
            HTML if data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_PAGES) else named
        )
    return named


def is_surely_text(name: str) -> bool:
    """Say whether a file called `name` is text, so that one that cannot be read as such is
    worth a word, and not only kept.
    """
    return PurePath(name).suffix.lower() in f"{_TEXTS} {_MARKDOWN}".split()


def media_type(code: str, name: str) -> str:
    """Return the media type of a file of the format `code` that is called `name` (RFC 6838)."""
    guessed, packed = _TYPES.guess_type(name)
    return _MEDIA_TYPES.get(code) or (guessed if guessed and not packed else None) or _ANY


def format_of_type(media_type: str) -> str:
    """Return the format of what has no name and of which no more is known than its media type.

    What nobody said more of is a text: it was pasted.
    """
    if media_type.startswith("image/"):
        return PICTURE
    return _BY_TYPE.get(media_type, TEXT)


def _packed(named: str, data: bytes) -> str:
    """Tell apart what is a zip inside; no more is looked at here than which names occur."""
    if _ODT_TYPE in data[:128]:
        return ODT
    return DOCX if named == DOCX or _WORD_PART in data else FILE
