"""Where a passage stands in its text, and how it is found again when the text changes.

A passage is anchored twice, as the W3C Web Annotation Data Model has it: by position
(TextPositionSelector) and by quotation (TextQuoteSelector). All offsets are code points.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import accumulate
from typing import NamedTuple

from khronika.domain.errors import KnownError
from khronika.i18n import N_

CONTEXT = 32  # code points of prefix and suffix


class PassageOutsideText(KnownError):
    summary = N_("A passage from {start} to {end} does not lie in a text of {length} characters.")
    remedy = N_("Select the passage again in the text as it is now.")


class AnchorState(StrEnum):
    """How surely a passage stands where its anchor says."""

    OK = "ok"  # the same words in the same place of the text
    MOVED = "moved"  # found, but its words changed or it stands elsewhere: worth a look
    LOST = "lost"  # not found; the quotation is kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A passage of a text: its place, its words, and what stands just before and after it.

    `prefix` and `suffix` hold up to `CONTEXT` code points, fewer at the ends of the text.
    """

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


def quote_of(text: str, start: int, end: int) -> Quote:
    """Return the anchor of `text[start:end]`.

    Raises:
        PassageOutsideText: The passage is empty or not within the text.
    """
    if not 0 <= start < end <= len(text):
        raise PassageOutsideText(start=start, end=end, length=len(text))
    return Quote(
        start=start,
        end=end,
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
    )


def holds(text: str, quote: Quote) -> bool:
    """Say whether `quote` stands in `text` where it says, between what it says."""
    return (
        quote.start + len(quote.exact) == quote.end <= len(text)
        and text.startswith(quote.exact, quote.start)
        and text.endswith(quote.prefix, 0, quote.start)
        and text.startswith(quote.suffix, quote.end)
    )


def find_again(old_text: str, new_text: str, quote: Quote) -> tuple[Quote, AnchorState]:
    """Return where `quote` of `old_text` stands in `new_text`; see `Alignment.find`."""
    return Alignment(old_text, new_text).find(quote)


def move_by_edit(
    quote: Quote, at: int, removed: int, inserted: str
) -> tuple[Quote, AnchorState]:
    """Return `quote` after an editor replaced `removed` code points at `at` by `inserted`.

    What is typed at either edge stays outside the passage. A passage whose edge was removed
    is MOVED; one that was removed whole is LOST and keeps its quotation. Its context is kept
    as far as it is known: take `quote_of` the new text when the sitting is over.
    """
    end, shift = at + removed, len(inserted) - removed
    if end <= quote.start:
        kept = quote.prefix[: max(0, len(quote.prefix) - (quote.start - at))]
        after = quote.prefix[len(quote.prefix) - (quote.start - end) :]
    ...
