"""Moving an end of a passage, by a word or by a letter. Pure: a text and code points in it."""

import re
from bisect import bisect_left, bisect_right
from enum import Enum, auto
from itertools import pairwise

from PySide6.QtCore import QTextBoundaryFinder

from khronika.ui.reader.marks import Span
from khronika.ui.reader.utf16 import Positions

# A word with what may stand inside one: an apostrophe, a hyphen, an accent put after its letter.
_WORD = re.compile(r"\w[\w\u0300-\u036f]*(?:['’ʼ-]\w[\w\u0300-\u036f]*)*")
_NEAR = 400  # code points looked at to each side: longer than any word


class Edge(Enum):
    """Which end of a passage, and which way it goes."""

    START_BACK = auto()
    START_ON = auto()
    END_BACK = auto()
    END_ON = auto()


def moved(text: str, span: Span, edge: Edge, *, by_letter: bool = False) -> Span:
    """Return `span` with one end moved; as it was, where that end cannot go further.

    A letter is what a reader takes for one: an emoji with its joiners, a letter with its accents.
    Spaces are passed over, so that a passage begins and ends with something to read.
    """
    at_start = edge in (Edge.START_BACK, Edge.START_ON)
    on = edge in (Edge.START_ON, Edge.END_ON)
    at = span.start if at_start else span.end
    near = text[max(0, at - _NEAR) : at + _NEAR]
    shift = max(0, at - _NEAR)
    stops = _letters(near, at_start) if by_letter else _words(near, at_start)
    stops = [stop + shift for stop in stops]
    place = bisect_right(stops, at) if on else bisect_left(stops, at) - 1
    if not 0 <= place < len(stops):
        return span
    new = Span(stops[place], span.end) if at_start else Span(span.start, stops[place])
    return new if new.start < new.end else span


def whole_words(text: str, span: Span) -> Span:
    """Return `span` with the rest of the words that it begins and ends in."""
    near = text[max(0, span.start - _NEAR) : span.end + _NEAR]
    shift = max(0, span.start - _NEAR)
    start, end = span.start, span.end
    for match in _WORD.finditer(near):
        first, last = match.start() + shift, match.end() + shift
        start = first if first < start < last else start
        end = last if first < end < last else end
    return Span(start, end)


def snapped(text: str, at: int) -> int:
    """Return the beginning of the letter that `at` lies in."""
    shift = max(0, at - _NEAR)
    bounds = _bounds(text[shift : at + _NEAR])
    return shift + bounds[bisect_right(bounds, at - shift) - 1]


def _words(text: str, starts: bool) -> list[int]:
    return [match.start() if starts else match.end() for match in _WORD.finditer(text)]


def _letters(text: str, starts: bool) -> list[int]:
    """Return where letters that can be read begin, or end."""
    bounds = _bounds(text)
    read = [pair for pair in pairwise(bounds) if text[slice(*pair)].strip()]
    return [begin if starts else end for begin, end in read]


def _bounds(text: str) -> list[int]:
    """Return the borders of letters (Unicode's grapheme clusters) in `text`, both ends too."""
    positions = Positions(text)
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    bounds = [0]
    while (unit := finder.toNextBoundary()) >= 0:
        bounds.append(positions.point(unit))
    return bounds
