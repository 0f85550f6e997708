"""Things that take up room on a line, put on as few lines as they need, and lanes given height."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import sqrt

Extent = tuple[int, float, float]  # what it is, where it begins and ends, in pixels


def pack(
    extents: Sequence[Extent], lines: int, kept: Mapping[int, int] | None = None
) -> dict[int, int] | None:
    """Give each of `extents` a line on which it overlaps nothing; None if `lines` are too few.

    Args:
        extents: Ordered by where they begin; those that only touch do not overlap.
        lines: How many lines there are.
        kept: On which line something was before. It stays there if it can, so that what one looks
            at does not jump about while the view is moved.
    """
    if kept:
        found = _stay(extents, lines, kept)
        if found is not None:
            return found
    return _fill(extents, lines)


def _fill(extents: Sequence[Extent], lines: int) -> dict[int, int] | None:
    """Fill from the left: what finds no free line overlaps `lines` others at one point."""
    ends = [float("-inf")] * lines
    found: dict[int, int] = {}
    for key, left, right in extents:
        line = next((n for n, end in enumerate(ends) if end <= left), None)
        if line is None:
            return None
        ends[line] = right
        found[key] = line
    return found


def _stay(extents: Sequence[Extent], lines: int, kept: Mapping[int, int]) -> dict[int, int] | None:
    taken: list[list[tuple[float, float]]] = [[] for _line in range(lines)]
    found: dict[int, int] = {}
    others = []
    for key, left, right in extents:
        line = kept.get(key, lines)
        if line < lines and _take(taken[line], left, right):
            found[key] = line
        else:
            others.append((key, left, right))
    for key, left, right in others:
        line = next((n for n in range(lines) if _take(taken[n], left, right)), lines)
        if line == lines:
            return None
        found[key] = line
    return found


def _take(taken: list[tuple[float, float]], left: float, right: float) -> bool:
    at = bisect_right(taken, (left, right))
    before_free = at == 0 or taken[at - 1][1] <= left
    if not before_free or (at < len(taken) and taken[at][0] < right):
        return False
    taken.insert(at, (left, right))
    return True


def heights(counts: Sequence[int], room: float, least: float) -> list[float]:
    """Share out `room` pixels to lanes that hold so many things, none below `least`.

    What is above that grows with the square root of the count. Only the counts decide, so lanes
    keep their height while the view is moved or magnified.
    """
    if not counts:
        return []
    weights = [1 + sqrt(count) for count in counts]
    share = max(0.0, room - least * len(counts)) / sum(weights)
    edges = [0.0]
    for weight in weights:
        edges.append(edges[-1] + least + share * weight)
    whole = [round(edge) for edge in edges]  # on whole pixels, so that lines are sharp
    return [float(after - before) for before, after in pairwise(whole)]
