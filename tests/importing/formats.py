"""One small file of each format that comes in, invented people in all of them."""

import shutil
from collections.abc import Mapping
from pathlib import Path

_FIXTURES = Path(__file__).parent / "readers" / "fixtures"
FILM = b"\0\0\0\x18ftypmp42" + bytes(range(256)) * 8
# The name it gets: its fixture, its format, its title as proposed, and words of its text.
EVERY: Mapping[str, tuple[str, str, str, str]] = {
    "1.html": (
        "html/pages/30-government-en.html", "html",
        "Statement on the hearing of a desertion case", "desertion",
    ),
    "2.mhtml": (
        "html/pages/36-news-en.mhtml", "mhtml",
        "Garrison admits the transfer request was never filed", "transfer",
    ),
    "3.pdf": ("pdf/office_plain_uk.pdf", "pdf", "Хроніка відмов (1)", "відмов"),
    "4.docx": ("docx/uk.docx", "docx", "Відмова з переконань: справа Руденя", "Руден"),
    "5.odt": ("odt/en.odt", "odt", "Refusal on conscience: the Ruden case", "Ruden"),
    "6.jpg": ("pictures/photo.jpg", "picture", "Подвал санатория: вход со двора", ""),
    "7.mp4": ("", "file", "7", ""),
}  # fmt: skip


def put_every_format(folder: Path) -> Path:
    """Make `folder` with a file of each format in it."""
    folder.mkdir()
    for name, (fixture, *_rest) in EVERY.items():
        if fixture:
            shutil.copy(_FIXTURES / fixture, folder / name)
        else:
            (folder / name).write_bytes(FILM)
    return folder


def put_locked(folder: Path) -> None:
    """Put a file that cannot be read without its password among the others."""
    shutil.copy(_FIXTURES / "pdf/locked.pdf", folder / "0 locked.pdf")
