"""A few words around what was found, with the places of the words sought in them."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from khronika.domain.ways import Mark
from khronika.language.lines import one_line

_BEFORE, _AFTER = 70, 140  # code points of context around the first word found
_start = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Snippet:
    """Text on one line, and where in it the words sought stand, in code points."""

    text: str
    marks: tuple[Mark, ...] = ()


def cut(text: str, found: Sequence[Mark], *, in_lines: bool) -> Snippet:
    """Cut some context around the best of `found`, at spaces, on one line.

    `in_lines` where each line is something of its own (a name, a title): they are told apart,
    each once.
    """
    start, end = _best(found)
    first, last = max(0, start - _BEFORE), min(len(text), end + _AFTER)
    if first > 0:
        first = text.find(" ", first, start) + 1 or first
    if last < len(text):
        cut_at = text.rfind(" ", end, last)
        last = cut_at if cut_at > end else last
    inside = [mark for mark in found if first <= mark.start and mark.end <= last]
    lines = text[first:last].split("\n") if in_lines else [text[first:last]]
    return _joined(lines, inside, first, before=first > 0, after=last < len(text))


def _best(found: Sequence[Mark]) -> tuple[int, int]:
    """Return the stretch to show: from the mark with the most others close behind it."""
    if not found:
        return 0, 0

    ordered = sorted(found, key=_start)

    def worth(mark: Mark) -> tuple[int, int, int]:
        first = bisect_left(ordered, mark.start, key=_start)
        close = ordered[first : bisect_left(ordered, mark.start + _AFTER, key=_start)]
        return (-len(close), min(one.way for one in close), mark.start)

    best = min(found, key=worth)
    return best.start, best.end


def _joined(
    lines: Sequence[str], found: Sequence[Mark], offset: int, *, before: bool, after: bool
) -> Snippet:
    """Put `lines`, the first of which began at `offset`, on one; marks move with their words."""
    text, moved, seen = "…" if before else "", [], set()
    for line in lines:
        said = one_line(line)
        if said and said not in seen:
            seen.add(said)
            text += " · " if len(seen) > 1 else ""
            lead = len(line) - len(line.lstrip())
            for mark in found:
                start, end = mark.start - offset, mark.end - offset
                if start >= 0 and end <= len(line):
                    # White space may be shorter on one line.
                    to = len(text) + len(one_line(line[lead:start] + "x")) - 1
                    words = one_line(line[start:end])
                    moved.append(Mark(to, to + len(words), mark.way))
            text += said
        offset += len(line) + 1
    return Snippet(text + ("…" if after else ""), tuple(moved))
