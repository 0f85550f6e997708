"""Finds passages again in a new version of their text.

By what did not change, first of paragraphs, then of sentences and words where a paragraph
did (difflib over a million characters is hopeless, over their paragraphs a matter of
milliseconds); then by the quotation itself.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby, takewhile
from typing import NamedTuple

from khronika.domain.anchors import CONTEXT, AnchorState, Quote, quote_of

# Each covers a text without gaps. A stretch that changed is compared by the next finer one.
_PARAGRAPHS = re.compile(r"[^\n]*\n+|[^\n]+")
_SENTENCES = re.compile(r".*?[.!?…]+[\s\"”’»)]*|.+", re.DOTALL)
# White space goes with the word before it: by itself it is so frequent that difflib leaves it
# out, and finds no run of words longer than one.
_WORDS = re.compile(r"\w+\s*|[^\w\s]\s*|\s+")
_LEVELS = (_PARAGRAPHS, _SENTENCES, _WORDS)
_MOST_PAIRS = 4_000_000  # of equal pieces compared at a time; more would take seconds
_ENOUGH_KEPT = 0.5  # of the passage's characters
_ENOUGH_ALIKE = 0.6  # of a passage rewritten between words that stayed (difflib's ratio)
_TELLING = 32  # code points of a quotation that need no context to be told from another
_TELLING_CONTEXT = 8  # code points of context that a shorter one needs around it


class _Stretch(NamedTuple):
    """A part of the old text and what stands for it in the new; `same` if nothing changed."""

    old: int
    old_end: int
    new: int
    new_end: int
    same: bool


class Alignment:
    """Two versions of a text, compared once for all the passages of the first."""

    def __init__(self, old_text: str, new_text: str) -> None:
        self._old = old_text
        self._new = new_text
        whole = _Stretch(0, len(old_text), 0, len(new_text), old_text == new_text)
        self._stretches = [
            _Stretch(0, 0, 0, 0, True),  # the ends of the text stay, whatever changed
            *([whole] if whole.same else self._compared(whole, _PARAGRAPHS)),
            _Stretch(whole.old_end, whole.old_end, whole.new_end, whole.new_end, True),
        ]
        self._starts = [stretch.old for stretch in self._stretches]
        self._refined: dict[_Stretch, list[_Stretch]] = {}

    def find(self, quote: Quote) -> tuple[Quote, AnchorState]:
        """Return where `quote` of the old text stands in the new, and how surely.

        OK: the same words where the text around them says. MOVED: some of the words changed,
        or the very words stand elsewhere, once. LOST: neither; the quote comes back as it was.
        """
        kept = [stretch for stretch in self._around(quote) if stretch.same]
        if (mapped := _mapped(quote, kept)) is not None:
            now = self._new[slice(*mapped)]
            if now == quote.exact:
                return quote_of(self._new, *mapped), AnchorState.OK
            if _is_still(quote, kept, now):
                return quote_of(self._new, *mapped), AnchorState.MOVED
        place = self._only_place(quote)
        if place is None:
            return quote, AnchorState.LOST
        return quote_of(self._new, place, place + len(quote.exact)), AnchorState.MOVED

    def _around(self, quote: Quote) -> Iterator[_Stretch]:
        """Yield the stretches that `quote` touches, its neighbours too, as fine as they are."""
        index = max(0, bisect_left(self._starts, quote.start) - 1)
        for stretch in self._stretches[index:]:
            if stretch.old > quote.end:
                break
            if stretch.old_end >= quote.start:
                yield from self._finest(stretch, 1)

    def _finest(self, stretch: _Stretch, level: int) -> list[_Stretch]:
        if stretch.same:
            return [stretch]
        if level == len(_LEVELS):
            return list(self._trimmed(stretch))
        if stretch not in self._refined:
            self._refined[stretch] = [
                finest
                for finer in self._compared(stretch, _LEVELS[level])
                for finest in self._finest(finer, level + 1)
            ]
        return self._refined[stretch]

    def _compared(self, stretch: _Stretch, pieces: re.Pattern[str]) -> Iterator[_Stretch]:
        """Yield what did and did not change within `stretch`, compared piece by piece.

        White space does not count here, so that a text whose lines are broken otherwise is
        still known by its sentences; the words within tell what of it is the same.
        """
        old = pieces.findall(self._old[stretch.old : stretch.old_end])
        new = pieces.findall(self._new[stretch.new : stretch.new_end])
        at, new_at = stretch.old, stretch.new
        for old_pieces, new_pieces in _matched(old, new):
            old_part, new_part = "".join(old_pieces), "".join(new_pieces)
            ends = at + len(old_part), new_at + len(new_part)
            yield _Stretch(at, ends[0], new_at, ends[1], old_part == new_part)
            at, new_at = ends

    def _trimmed(self, stretch: _Stretch) -> Iterator[_Stretch]:
        """Yield what of a changed stretch is the same at its ends, to the letter, and the rest."""
        old = self._old[stretch.old : stretch.old_end]
        new = self._new[stretch.new : stretch.new_end]
        head, tail = _ends_alike(old, new)
        at, end, new_at, new_end, _ = stretch
        yield _Stretch(at, at + head, new_at, new_at + head, True)
        yield _Stretch(at + head, end - tail, new_at + head, new_end - tail, False)
        yield _Stretch(end - tail, end, new_end - tail, new_end, True)

    def _only_place(self, quote: Quote) -> int | None:
        """Return the one place of the very words; of several the one with the best context."""
        best, best_context, ties = None, -1, 0
        place = self._new.find(quote.exact)
        while place >= 0:
            context = _context(self._new, place, quote)
            if context > best_context:
                best, best_context, ties = place, context, 0
            elif context == best_context:
                ties += 1
            place = self._new.find(quote.exact, place + 1)
        telling = len(quote.exact) >= _TELLING or best_context >= _TELLING_CONTEXT
        return best if telling and not ties else None


def find_again(old_text: str, new_text: str, quote: Quote) -> tuple[Quote, AnchorState]:
    """Return where `quote` of `old_text` stands in `new_text`; see `Alignment.find`."""
    return Alignment(old_text, new_text).find(quote)


def _matched(
    old: Sequence[str], new: Sequence[str]
) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Yield the pieces in runs: the very same, the same but for white space, or changed."""
    at = new_at = 0
    for same, count, new_count in _changes(_bare(old), _bare(new)):
        run, new_run = old[at : at + count], new[new_at : new_at + new_count]
        at, new_at = at + count, new_at + new_count
        if not same:
            yield run, new_run
            continue
        pairs = zip(run, new_run, strict=True)
        for identical, group in groupby(pairs, lambda pair: pair[0] == pair[1]):
            olds, news = zip(*group, strict=True)
            if identical:
                yield olds, news
            else:
                yield from (((one,), (other,)) for one, other in zip(olds, news, strict=True))


def _bare(pieces: Sequence[str]) -> list[str]:
    return [" ".join(piece.split()) for piece in pieces]


def _changes(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[bool, int, int]]:
    """Yield runs of pieces: whether they are the same, how many old ones, how many new."""
    head, tail = _ends_alike(old, new)
    if head:
        yield True, head, head
    old_middle, new_middle = old[head : len(old) - tail], new[head : len(new) - tail]
    if _pairs(old_middle, new_middle) > _MOST_PAIRS:
        yield False, len(old_middle), len(new_middle)
    else:
        matcher = SequenceMatcher(None, old_middle, new_middle)
        for tag, start, end, new_start, new_end in matcher.get_opcodes():
            yield tag == "equal", end - start, new_end - new_start
    if tail:
        yield True, tail, tail


def _ends_alike(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """Return how many items, from the first and from the last on, are the same in both."""
    shorter = min(len(old), len(new))
    head = next((i for i in range(shorter) if old[i] != new[i]), shorter)
    most = shorter - head
    return head, next((i for i in range(most) if old[-1 - i] != new[-1 - i]), most)


def _pairs(old: Sequence[str], new: Sequence[str]) -> int:
    """Return how many pairs difflib would look at; it leaves out what fills over a hundredth."""
    counted = Counter(new)
    popular = len(new) // 100 + 1 if len(new) >= 200 else len(new)
    return sum(counted[piece] for piece in old if counted[piece] <= popular)


def _mapped(quote: Quote, kept: Sequence[_Stretch]) -> tuple[int, int] | None:
    """Return where the ends of `quote` went: with their own words, else by their neighbours."""
    inside = [one for one in kept if one.old < quote.end and one.old_end > quote.start]
    before = [one for one in kept if one.old_end == quote.start]
    behind = [one for one in kept if one.old == quote.end]
    if inside and inside[0].old <= quote.start:
        start = inside[0].new + quote.start - inside[0].old
    elif before or inside:
        start = before[-1].new_end if before else inside[0].new
    else:
        return None
    if inside and inside[-1].old_end >= quote.end:
        end = inside[-1].new_end - (inside[-1].old_end - quote.end)
    elif behind or inside:
        end = behind[0].new if behind else inside[-1].new_end
    else:
        return None
    return (start, end) if start < end else None


def _is_still(quote: Quote, kept: Sequence[_Stretch], now: str) -> bool:
    """Say whether `now`, where the passage was, is the passage with some words changed."""
    overlaps = (min(one.old_end, quote.end) - max(one.old, quote.start) for one in kept)
    if sum(overlap for overlap in overlaps if overlap > 0) >= _ENOUGH_KEPT * len(quote.exact):
        return True
    framed = any(one.old_end == quote.start for one in kept) and any(
        one.old == quote.end for one in kept
    )
    if not framed or len(quote.exact) > _TELLING:
        return False
    return SequenceMatcher(None, quote.exact, now).ratio() >= _ENOUGH_ALIKE


def _context(text: str, place: int, quote: Quote) -> int:
    """Return how many code points around `place` are as they were around `quote`."""
    end = place + len(quote.exact)
    nearest = text[max(0, place - CONTEXT) : place]
    before = zip(reversed(quote.prefix), reversed(nearest), strict=False)
    after = zip(quote.suffix, text[end : end + CONTEXT], strict=False)
    return sum(
        sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], side)) for side in (before, after)
    )
