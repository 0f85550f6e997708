"""Two readings of one file, and where a passage of the first stands in the second.

Readers differ in how lines are broken more than in words: a word that a line end divides is put
together before texts are compared, and what differs in nothing else says the same.
"""

import re
from array import array
from bisect import bisect_left
from dataclasses import dataclass

from khronika.domain.anchors import AnchorState, Quote, quote_of
from khronika.domain.realigning import Alignment

_HYPHEN = r"(?<=\w)[-\u2010\u00ad]\s*\n\s*(?=\w)"  # where a line ends within a word
_BROKEN, _UNSEEN = re.compile(_HYPHEN), re.compile(rf"{_HYPHEN}|\u00ad")
_BREAK = "\0"
_TELLING = 32  # code points of words that are the same ones wherever they stand, if they do so once


@dataclass(frozen=True, slots=True)
class Followed:
    """Where a passage stands in a new text.

    `quote` is None where it was not found. `is_sure`: it says the same there, and nothing but
    the breaking of its lines is another; where it is not, somebody has to look.
    """

    quote: Quote | None
    is_sure: bool = False


class Rereading:
    """An old and a new text of one file, compared once for all the passages of the old."""

    def __init__(self, old_text: str, new_text: str) -> None:
        self._old, self._new = _Mended(old_text), _Mended(new_text)
        self._alignment = Alignment(self._old.text, self._new.text)

    def follow(self, quote: Quote) -> Followed:
        """Return where `quote` of the old text stands in the new.

        Surely: where the text around it says, in the same words; or elsewhere, in words that are
        long enough and stand but once in both texts.
        """
        sought = self._old.whole(quote)
        if sought is None:
            return Followed(None)
        place, state = self._alignment.find(sought)
        if state is AnchorState.LOST:
            return Followed(None)
        found = self._new.as_written(place)
        is_elsewhere = state is AnchorState.MOVED and place.exact == sought.exact
        if is_elsewhere and not self._stands_once(sought.exact):
            return Followed(found)
        return Followed(found, is_sure=says_the_same(quote.exact, found.exact))

    def _stands_once(self, words: str) -> bool:
        both = (self._old.text, self._new.text)
        return len(words) >= _TELLING and all(one.find(words) == one.rfind(words) for one in both)


class _Mended:
    """A text without the hyphens and line ends that divide its words."""

    def __init__(self, written: str) -> None:
        self._written = written
        self._places: array[int] | None = None  # in what is written, of each code point of `text`
        self.text = written
        parts, places, at = [], array("l"), 0
        for unseen in _UNSEEN.finditer(written):
            parts.append(written[at : unseen.start()])
            places.extend(range(at, unseen.start()))
            at = unseen.end()
        if parts:
            self.text = "".join([*parts, written[at:]])
            places.extend(range(at, len(written)))
            self._places = places

    def whole(self, quote: Quote) -> Quote | None:
        """Return where `quote` of what is written stands here; None if nothing of it does."""
        if self._places is None:
            return quote
        start, end = (bisect_left(self._places, at) for at in (quote.start, quote.end))
        return quote_of(self.text, start, end) if start < end else None

    def as_written(self, quote: Quote) -> Quote:
        """Return where `quote` of this text stands in what is written."""
        if self._places is None:
            return quote
        start, last = self._places[quote.start], self._places[quote.end - 1]
        return quote_of(self._written, start, last + 1)


def says_the_same(one: str, other: str) -> bool:
    """Say whether two texts have the same words: white space is one blank, and a hyphen at the end
    of a line may be a part of its word or not.
    """
    one, other = _said(one), _said(other)
    at = there = 0
    while at < len(one) and there < len(other):
        letter, its = one[at], other[there]
        if letter == its:
            at, there = at + 1, there + 1
        elif letter == _BREAK:
            at, there = at + 1, there + (its == "-")
        elif its == _BREAK:
            at, there = at + (letter == "-"), there + 1
        else:
            return False
    return not (one[at:] + other[there:]).strip(_BREAK)


def _said(text: str) -> str:
    broken = _BROKEN.sub(_BREAK, text.replace(_BREAK, "")).replace("\u00ad", "")
    return " ".join(broken.split())
