"""Which files are read, told by their names and then by how they begin."""

from pathlib import PurePath

from khronika.i18n import N_, _
from khronika.importing.faults import FormatUnread

TEXT, MARKDOWN = "text", "markdown"
MEDIA_TYPES = {TEXT: "text/plain", MARKDOWN: "text/markdown"}  # RFC 2046 §4.1.3, RFC 7763

_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd")
ENDINGS = (".txt", ".text", *_MARKDOWN)  # of what is surely read; what has others may be text too

_PICTURE, _SOUND, _FILM = N_("pictures"), N_("sound"), N_("film")
_UNREAD = {
    "PDF": ".pdf",
    "Word": ".doc .docx .docm .dot .dotx",
    "OpenDocument": ".odt .ods .odp .fodt",
    "RTF": ".rtf",
    "EPUB": ".epub",
    "HTML": ".html .htm .xhtml .mhtml .mht",
    "XML": ".xml",
    "JSON": ".json .jsonl",
    N_("tables"): ".csv .tsv .xls .xlsx",
    N_("e-mail"): ".eml .msg .mbox",
    N_("packed files"): ".zip .gz .7z .rar .tar .xz .bz2",
    _PICTURE: ".jpg .jpeg .png .gif .webp .tif .tiff .bmp .heic .svg",
    _SOUND: ".mp3 .ogg .oga .m4a .wav .flac .opus",
    _FILM: ".mp4 .mov .avi .mkv .webm .m4v",
}
_UNREAD_BY_ENDING = {
    ending: format_ for format_, endings in _UNREAD.items() for ending in endings.split()
}
# Files are misnamed; these say what they are.
_SIGNATURES = (
    (b"%PDF-", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"PK\x03\x04", "DOCX, ODT, EPUB, ZIP"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word"),
    (b"\x89PNG\r\n\x1a\n", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"ID3", _SOUND),
    (b"OggS", _SOUND),
)


def format_of(name: str) -> str:
    """Return TEXT or MARKDOWN for a file called `name`; an ending nobody knows is tried as text.

    Raises:
        FormatUnread: The ending is that of a format without a reader.
    """
    ending = PurePath(name).suffix.lower()
    if ending in _UNREAD_BY_ENDING:
        raise FormatUnread(format=_(_UNREAD_BY_ENDING[ending]))
    return MARKDOWN if ending in _MARKDOWN else TEXT


def refuse_misnamed(data: bytes) -> None:
    """Refuse what begins as another format does, whatever it is called.

    Raises:
        FormatUnread: The format has no reader.
    """
    for signature, format_ in _SIGNATURES:
        if data.startswith(signature):
            raise FormatUnread(format=_(format_))
