"""Where the words of a query stand in a text, in whatever form, and how each was found."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from khronika.domain.ways import Mark, Way
from khronika.language.folding import Word, fold, words
from khronika.language.unicode61 import SEPARATORS, charset

_SEPARATOR = charset(SEPARATORS)  # what stands between words
_END = re.compile(f"[{_SEPARATOR}]")
_BETWEEN = re.compile(f"[{_SEPARATOR}]*")
_REST = re.compile(f"[^{_SEPARATOR}]*")


@dataclass(frozen=True, slots=True)
class Forms:
    """What may stand for one word: folded words that occur, each with its way; beginnings.

    `is_costly` where so many words begin so that to gather their places takes long. `is_doubtful`
    where some of its places may not be seen, and each is to be looked at.
    """

    words: Mapping[str, Way]
    beginning: str = ""
    is_costly: bool = False
    is_doubtful: bool = False

    def way(self, word: str) -> Way | None:
        """Return how the folded `word` is met; None if it is another."""
        found = self.words.get(word)
        if found is None and self.beginning and word.startswith(self.beginning):
            return Way.EXACT
        return found


@dataclass(frozen=True, slots=True)
class Run:
    """Words side by side, in order: a word alone, a phrase, the pieces of a word with a hyphen."""

    forms: tuple[Forms, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two runs in either order with at most `distance` words between them."""

    left: Run
    right: Run
    distance: int


class Marker:
    """Finds where any of `sought` stands, in one text after another; a megabyte takes 0.05 s."""

    def __init__(self, sought: Sequence[Run | Pair]) -> None:
        self._runs = [_Sought(one) for one in sought if isinstance(one, Run) and one.forms]
        self._pairs = [one for one in sought if isinstance(one, Pair)]

    def marks(self, text: str) -> list[Mark]:
        """Return where in `text` they stand, in order; of two that overlap the first."""
        folded = fold(text)
        hits = [hit for run in self._runs for hit in run.hits(folded)]
        if self._pairs:
            found = list(words(text))
            hits += [hit for pair in self._pairs for both in _near(found, pair) for hit in both]
        hits.sort()
        kept: list[Mark] = []
        for hit in hits:
            if not kept or hit.start >= kept[-1].end:
                kept.append(hit)
        return kept

    def way(self, text: str) -> Way | None:
        """Return the nearest way in which any of them stands in `text`; None if none does."""
        folded = fold(text)
        ways = [hit.way for run in self._runs for hit in run.hits(folded)]
        if self._pairs:
            found = list(words(text))
            near = (both for pair in self._pairs for both in _near(found, pair))
            ways += [max(left.way, right.way) for left, right in near]
        return min(ways, default=None)


class _Sought:
    """A run as regular expressions of its words alone.

    Where a word ends is looked up beside them: with the class of all that may stand between words
    in it, an expression takes ten milliseconds to be compiled. No word has such a sign in it, and
    the longer forms come first, so no place is missed by that.
    """

    def __init__(self, run: Run) -> None:
        self._words = [(forms, _either(forms)) for forms in run.forms]

    def hits(self, folded: str) -> Iterator[Mark]:
        """Yield where it stands in a folded text."""
        (head, pattern), *others = self._words
        for match in pattern.finditer(folded):
            start = match.start()
            # Behind the match and not before it: a pattern that begins with letters is quick.
            if start and not _END.match(folded, start - 1):
                continue
            found = _whole(head, folded, match)
            for forms, other in others:
                if found is None:
                    break
                next_one = other.match(folded, _past(_BETWEEN, folded, found[0]))
                following = _whole(forms, folded, next_one)
                found = following and (following[0], max(found[1], following[1]))
            if found is not None:
                yield Mark(start, *found)


def _past(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at


def _either(forms: Forms) -> re.Pattern[str]:
    said = sorted(map(re.escape, forms.words), key=len, reverse=True)
    if forms.beginning:
        said.append(re.escape(forms.beginning))
    return re.compile("|".join(said) or "(?!)")


def _whole(forms: Forms, folded: str, match: re.Match[str] | None) -> tuple[int, Way] | None:
    """Return where the word ends that `match` begins, and its way; None if it is another."""
    if match is None:
        return None
    end = match.end()
    if end < len(folded) and not _END.match(folded, end):
        end = _past(_REST, folded, end)
    way = forms.way(folded[match.start() : end])
    return None if way is None else (end, way)


def _near(found: Sequence[Word], sought: Pair) -> Iterator[tuple[Mark, Mark]]:
    """Yield the two sides of each place where the pair stands."""
    left, right = list(_spans(found, sought.left)), list(_spans(found, sought.right))
    starts = [first for first, _, _ in right]
    longest = len(sought.right.forms)
    for first, last, way in left:
        begin = bisect_left(starts, first - sought.distance - longest)
        for other_first, other_last, other_way in right[begin:]:
            if other_first > last + sought.distance + 1:
                break
            gap = max(other_first - last, first - other_last) - 1
            if 0 <= gap <= sought.distance:
                yield (
                    Mark(found[first].start, found[last].end, way),
                    Mark(found[other_first].start, found[other_last].end, other_way),
                )


def _spans(found: Sequence[Word], run: Run) -> Iterator[tuple[int, int, Way]]:
    """Yield the first and last word of each place where `run` stands, and its farthest way."""
    head, *rest = run.forms
    for first, word in enumerate(found[: len(found) - len(rest)]):
        way = head.way(word.folded)
        if way is None:
            continue
        for forms, other in zip(rest, found[first + 1 :], strict=False):
            next_way = forms.way(other.folded)
            if next_way is None:
                break
            way = max(way, next_way)
        else:
            yield first, first + len(rest), way
