"""Segments: the stretches of a text, about a paragraph each, that the index is made of."""

import re
from collections.abc import Iterator

# Lines are joined up to the first length and cut above the second, in code points. A shorter
# segment finds more exactly where a word stands; every segment costs a row of the index.
JOINED = 600
LONGEST = 2_000

_SENTENCE_END = re.compile(r"[.!?…]['\"”’»)\]]*(?=\s)")
_SPACE = re.compile(r"\s")
_SIGN = re.compile(r"\S")
_TAIL = 4_096  # code points from the end of a line that are looked at, at once


def segments(text: str) -> list[tuple[int, int]]:
    """Return the start and end of each segment of `text`, in code points and in order.

    A segment is a paragraph, several small ones together (up to `JOINED`), or part of one
    longer than `LONGEST`, cut at the end of a sentence, else between words, else where it
    must be. Segments begin and end with a letter or sign; only white space lies between them.
    """
    found: list[tuple[int, int]] = []
    for line in _lines(text):
        for start, end in _cut(text, *line):
            if found and end - found[-1][0] <= JOINED:
                found[-1] = (found[-1][0], end)
            else:
                found.append((start, end))
    return found


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each line of `text` begins and ends, without the white space around it.

    A pattern for whole lines would look at a long one in one call, and then back over it.
    """
    at = 0
    while (sign := _SIGN.search(text, at)) is not None:
        newline = text.find("\n", sign.start())
        at = newline if newline >= 0 else len(text)
        yield sign.start(), _without_space(text, sign.end(), at)


def _without_space(text: str, start: int, end: int) -> int:
    """Return where `text[start:end]` ends without the white space behind it."""
    while end > start:
        tail = text[max(start, end - _TAIL) : end]
        bare = len(tail.rstrip())
        if bare:
            return end - len(tail) + bare
        end -= len(tail)
    return start


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the line `text[start:end]` in pieces of at most `LONGEST`."""
    while end - start > LONGEST:
        cut = _last_end(_SENTENCE_END, text, start) or _last_end(_SPACE, text, start)
        piece = text[start : cut or start + LONGEST]
        yield start, start + len(piece.rstrip())
        following = _SIGN.search(text, start + len(piece), end)
        if following is None:
            return
        start = following.start()
    yield start, end


def _last_end(mark: re.Pattern[str], text: str, start: int) -> int:
    """Return where the last `mark` ends in the second half of what a piece may hold, else 0."""
    ends = [match.end() for match in mark.finditer(text, start + LONGEST // 2, start + LONGEST)]
    return ends[-1] if ends else 0
