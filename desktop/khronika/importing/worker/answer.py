"""How what was read of a document is sent: cut to what is believed of it, in one shape for all.

This module and those it imports are loaded where documents are read, beside the parsers.
"""

import re
import unicodedata
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from khronika.importing.extracted import Dots, Extracted

MOST_PROPOSALS = 100
MOST_PROPERTIES = 200
MOST_REMARKS = 30
MOST_PAGES = 50_000
# Code points; what is longer is cut here, and whoever sends more is not believed.
VALUE, EVIDENCE, NAME = 2_000, 200, 200
REMARK = re.compile(r"[a-z][a-z-]{0,29}")

# Those of `decoding`: tab, line feed, form feed and vertical tab do occur in texts.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
NOT_KEPT = re.compile(_CONTROLS.pattern[:-1] + "\r]")
_NO_TEXT = re.compile("[\ud800-\udfff]")


def kept(text: str) -> str:
    """Return `text` in the one form in which texts are kept.

    Control characters are left out, line ends made LF, and letters and their accents put together.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    whole = _NO_TEXT.sub("\N{REPLACEMENT CHARACTER}", _CONTROLS.sub("", lines))
    return unicodedata.normalize("NFC", whole)


def packed(found: Extracted | Dots) -> tuple[dict[str, Any], list[bytes]]:
    """Return the head and the parts in which `found` is sent; `checking` reads them."""
    if isinstance(found, Dots):
        return {"dots": [found.width, found.height]}, [found.pixels, found.boxes]
    text, pages = _with_pages(found.text, found.pages)
    said = {
        "proposals": [
            [one.field, one.value[:VALUE], one.evidence[:EVIDENCE]]
            for one in found.proposals[:MOST_PROPOSALS]
        ],
        "pages": pages,
        "properties": [
            [name[:NAME], value[:VALUE]] for name, value in found.properties[:MOST_PROPERTIES]
        ],
        "remarks": found.remarks[:MOST_REMARKS],
    }
    return {"read": said}, [text.encode("utf-8", "replace")]


def _with_pages(text: str, pages: Sequence[int]) -> tuple[str, Sequence[int]]:
    """Return `text` as it is kept, and where its pages begin in that.

    A page that begins with an accent of the letter before it begins behind that letter then.
    """
    whole = kept(text)
    if whole == text or not pages:
        return whole, pages
    ends = (*pages[1:], len(text))
    parts = [kept(text[start:end]) for start, end in zip(pages, ends, strict=True)]
    first = kept(text[: pages[0]])
    if first + "".join(parts) == whole:
        return whole, list(accumulate(map(len, parts[:-1]), initial=len(first)))
    # A page ends within a letter, which no reader does unless its page is hostile or broken.
    starts = (min(len(kept(text[:start])), len(whole)) for start in pages)
    return whole, list(accumulate(starts, max))
