"""What is read of a document, in one shape for all formats, and how it is sent.

This module and those it imports are loaded where documents are read, beside the parsers.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any

MOST_AUTHORS = 100
MOST_NOTES = 20
MOST_PAGES = 50_000
# Code points of each line; a reader cuts, and whoever sends more is not believed.
LENGTHS = {"title": 1000, "publisher": 300, "url": 2000, "published": 100, "language": 35}
AUTHOR = 300
NOTE = re.compile(r"[a-z][a-z-]{0,29}")

# Those of `decoding`: tab, line feed, form feed and vertical tab do occur in texts.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_NO_TEXT = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Dots and nothing to decode: rows from the top, `channels` bytes a dot, 1 (grey) or 3 (RGB).

    `page` is counted from 0.
    """

    width: int
    height: int
    channels: int
    dots: bytes = field(repr=False)
    page: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A document's text as it is kept (NFC, LF), and what the document says of itself.

    `pages` are the places, in code points of `text`, at which pages begin; none where the format
    has none. `published` is in the document's own words. `notes` are codes of what was done or
    left out on the way.
    """

    text: str = field(repr=False)
    pages: tuple[int, ...] = ()
    title: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    url: str = ""
    published: str = ""
    language: str = ""
    notes: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()


class Refused(Exception):
    """A reader will not read a document: a code of `faults.REASONS`, and its sentence's numbers."""

    def __init__(self, reason: str, **facts: int) -> None:
        super().__init__(reason)
        self.reason, self.facts = reason, facts


def kept(text: str) -> str:
    """Return `text` in the one form in which texts are kept, for readers to call page by page.

    Control characters are left out, line ends made LF, and letters and their accents put together.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    whole = _NO_TEXT.sub("\N{REPLACEMENT CHARACTER}", _CONTROLS.sub("", lines))
    return unicodedata.normalize("NFC", whole)


def packed(answer: Answer) -> tuple[dict[str, Any], list[bytes]]:
    """Return the head and the parts in which `answer` is sent; `checking` reads them."""
    said: dict[str, Any] = {
        name: getattr(answer, name)[:longest] for name, longest in LENGTHS.items()
    }
    said["authors"] = [author[:AUTHOR] for author in answer.authors[:MOST_AUTHORS]]
    said["pages"] = answer.pages
    said["notes"] = answer.notes
    said["pictures"] = [[one.width, one.height, one.channels, one.page] for one in answer.pictures]
    return {"answer": said}, [answer.text.encode(), *(one.dots for one in answer.pictures)]
