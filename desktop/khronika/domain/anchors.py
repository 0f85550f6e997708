"""Where a passage stands in its text, and how it moves with an editor's own edits.

A passage is anchored twice, as the W3C Web Annotation Data Model has it: by position
(TextPositionSelector) and by quotation (TextQuoteSelector). All offsets are code points.
`khronika.domain.realigning` finds a passage again in a text that changed as a whole.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

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

    # The anchor of a passage that is kept as moved or lost is in the text it was marked in: what
    # was quoted does not change until somebody has looked.


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


def move_by_edit(quote: Quote, at: int, removed: int, inserted: str) -> tuple[Quote, AnchorState]:
    """Return `quote` after an editor replaced `removed` code points at `at` by `inserted`.

    What is typed at either edge stays outside the passage. A passage that lost one edge is
    MOVED; one that was removed whole is LOST and keeps its quotation. The context is kept as
    far as it is known, so take `quote_of` the new text when the sitting is over.
    """
    stop, shift = at + removed, len(inserted) - removed
    start, end, state = quote.start, quote.end, AnchorState.OK
    if stop <= start:
        start, end = start + shift, end + shift
    elif at < end:
        if at <= start and stop >= end:
            return quote, AnchorState.LOST
        if at < start or stop > end:
            state = AnchorState.MOVED
        end = at if stop > end else end + shift
        start = at + len(inserted) if at < start else start
    # All that is known of the text, edited as the text was.
    known, base = quote.prefix + quote.exact + quote.suffix, quote.start - len(quote.prefix)
    if stop < base or at > base + len(known):
        return replace(quote, start=start, end=end), state
    known = known[: max(0, at - base)] + inserted + known[max(0, stop - base) :]
    base = min(base, at)
    inside = quote_of(known, start - base, end - base)
    return replace(inside, start=start, end=end), state
