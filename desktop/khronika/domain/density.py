"""How thickly incidents lie in time, to be asked between any two days at once.

An incident counts where it began. One whose beginning is known only between two days is spread
evenly over them: a hundred things “in 2022” are no peak on the first of January.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import sub

_MOST = 1 << 16  # bins kept: every day of 179 years, coarser beyond
_SHARP = 31  # days: a beginning known to the month or better is drawn as certain

Beginning = tuple[int, int, int, bool]  # lane, earliest day, latest day, whether it is another one


class Densities:
    """Running totals over days, by lane and for all: what lies between two days is a difference.

    Counts are kept apart by whether their beginning is known to the month or only more vaguely.
    """

    def __init__(self, lanes: int, first: int, last: int, found: Iterable[Beginning]) -> None:
        """`first`, `last`: the days between which all of `found` lie. What is in several lanes
        counts once in the whole.
        """
        self._first, self._step = first, 1
        while (last - first) // self._step + 1 > _MOST:
            self._step *= 2
        size = (last - first) // self._step + 3
        self._sharp, self._vague = _totals(lanes, size, first, self._step, found)
        self._last = size - 1
        self._at: tuple[Sequence[int], list[int]] = ((), [])

    def of_lane(self, lane: int, edges: Sequence[int]) -> tuple[list[float], list[float]]:
        """Return how many of a lane began between each two neighbours of `edges` (days, the later
        one left out): those known to the month, and those spread.
        """
        return self._steps(self._sharp[lane], edges), self._steps(self._vague[lane], edges)

    def whole(self, edges: Sequence[int]) -> list[float]:
        """Return the same of all lanes together."""
        sharp, vague = self.of_lane(-1, edges)
        return [one + other for one, other in zip(sharp, vague, strict=True)]

    def _steps(self, totals: array[float] | None, edges: Sequence[int]) -> list[float]:
        if totals is None or len(edges) < 2:
            return [0.0] * (len(edges) - 1)
        if self._step == 1:
            begun = list(map(totals.__getitem__, self._positions(edges)))
        else:
            begun = [self._between(totals, day) for day in edges]
        return list(map(sub, begun[1:], begun))

    def _positions(self, edges: Sequence[int]) -> list[int]:
        """Return where the totals of `edges` stand; a frame asks for every lane in turn."""
        if self._at[0] is not edges:
            first, last = self._first, self._last
            self._at = (edges, [min(max(day - first, 0), last) for day in edges])
        return self._at[1]

    def _between(self, totals: array[float], day: int) -> float:
        inner = min(max(day - self._first, 0), self._last * self._step)
        at, rest = divmod(inner, self._step)
        below = totals[at]
        return below + (totals[min(at + 1, self._last)] - below) * rest / self._step


Totals = list["array[float] | None"]


def _totals(
    lanes: int, size: int, first: int, step: int, found: Iterable[Beginning]
) -> tuple[Totals, Totals]:
    """Return running totals of every lane and, last, of all: sharp ones and vague ones.

    What is noted day by day is where the number that begins a day rises and falls.
    """
    rises = [([0.0] * size, [0.0] * size) for _lane in range(lanes + 1)]
    whole = rises[lanes]
    for lane, earliest, latest, anew in found:
        sharp = latest - earliest < _SHARP
        low, high = (earliest - first) // step, (latest - first) // step + 1
        each = 1 / (high - low)
        into = rises[lane][sharp]
        into[low] += each
        into[high] -= each
        if anew:
            into = whole[sharp]
            into[low] += each
            into[high] -= each
    return [_summed(one[True]) for one in rises], [_summed(one[False]) for one in rises]


def _summed(rises: list[float]) -> array[float] | None:
    if not any(rises):
        return None
    begun = accumulate(accumulate(rises))
    # Differences of sums end a hair above or below nothing; no bar may be drawn of that.
    return array("d", [0.0, *(round(total, 6) for total in begun)][: len(rises)])
