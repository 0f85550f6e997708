"""What a reader makes of a file: its text, and what the file says of itself, each with where.

Plain values, so that they can cross from the worker to the window's process as JSON.
"""

from dataclasses import dataclass, field
from typing import Literal, get_args

Field = Literal["title", "authors", "published", "publisher", "language", "url"]
FIELDS: tuple[Field, ...] = get_args(Field)


class Refused(Exception):
    """A file that a reader does not take; `code` is one of `REFUSALS`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


# Why a reader takes no more of a file; the parent's side says each in words.
REFUSALS = (
    "encrypted",  # opens with a password only
    "damaged",  # cannot be made out
    "too-big",  # holds more than a reader takes: bytes, parts, pixels or pages
    "too-deep",  # nested deeper than any honest file
    "another-format",  # is not what its name and beginning say
    "forbidden",  # asks for what no honest file needs, such as a document type of its own
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One thing that a file says of itself, to be looked at by a person.

    `value` is on one line; several authors are several proposals. `evidence` is where it stood,
    as the format calls it: `json-ld datePublished`, `meta og:title`, `docProps creator`.
    """

    field: Field
    value: str
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """All that was read of one file.

    Attributes:
        text: NFC, lines end with LF, paragraphs are parted by an empty line.
        proposals: Of each field the surest first.
        pages: Where in `text` each page begins, in code points; empty where there are none.
        properties: What else the file holds of itself, as (its name there, value), such as the
            program that made it; for a person to look at.
        remarks: Codes of what was left out or may be wrong, such as `no-text`.
    """

    text: str = field(repr=False)
    proposals: tuple[Proposal, ...] = ()
    pages: tuple[int, ...] = ()
    properties: tuple[tuple[str, str], ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dots:
    """A picture, or a page as it is drawn, with nothing left to decode.

    Attributes:
        width, height: In dots.
        pixels: Rows from the top, three bytes a dot: red, green, blue.
        boxes: Of a page, where each code point of its text stands: four 32-bit floats, in this
            machine's order of bytes: left, top, right and bottom as fractions of the page. They
            are of the text from where `Extracted.pages` says the page begins, up to the empty line
            that parts it from the next.
    """

    width: int
    height: int
    pixels: bytes = field(repr=False)
    boxes: bytes = field(default=b"", repr=False)
