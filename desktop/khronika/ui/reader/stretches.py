"""Which of many stretches of a text lie where: asked at every key, so never by walking them all."""

from bisect import bisect_left
from collections.abc import Sequence

_BLOCK = 64


class Stretches:
    """Stretches by their place in a list that is ordered by where they start.

    Blocks of them know their furthest end, so that those before the place in question are
    passed over a block at a time: a long one at the beginning costs nothing further on.
    """

    def __init__(self, starts: Sequence[int] = (), ends: Sequence[int] = ()) -> None:
        """`starts`, in their order, and `ends`: code points, the end excluded."""
        self._starts, self._ends = starts, ends
        blocks = range(0, len(ends), _BLOCK)
        self._furthest = [max(ends[first : first + _BLOCK]) for first in blocks]

    def crossing(self, start: int, end: int) -> list[int]:
        """Return which have something of `start` to `end` in them."""
        stop = bisect_left(self._starts, end)
        return [
            at
            for block, furthest in enumerate(self._furthest[: stop // _BLOCK + 1])
            if furthest > start
            for at in range(block * _BLOCK, min(stop, (block + 1) * _BLOCK))
            if self._ends[at] > start
        ]

    def touching(self, at: int) -> list[int]:
        """Return which have `at` inside them or at one of their ends."""
        return self.crossing(at - 1, at + 1)

    def first_from(self, at: int) -> int:
        """Return the first that starts at `at` or later; as many as there are, for none."""
        return bisect_left(self._starts, at)
