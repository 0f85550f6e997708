"""What is said of an estimate, so that a person believes it: in steps, steadily, or not at all."""

from bisect import bisect_right
from itertools import pairwise

from khronika.domain.outlook import MINUTES
from khronika.importing.costs import Expected

_AFTER = 3.0  # seconds of work before anything is said
_OF = 5  # things that ended by then
_SURE, _UNSURE = 0.35, 0.6  # of the estimate: how far off it may be to be said, and to stay said
_MINUTE = 50.0  # seconds: what is sure to be less than a minute
_WRONG = 1.25  # times more than what is said allows: it is said to be more at once
_CALM = 5.0  # seconds between two steps down, whatever the estimate does

_BETWEEN = (_MINUTE, *((a + b) * 30.0 for a, b in pairwise(MINUTES[1:-1])), MINUTES[-1] * 60.0)
"""Seconds from which on the next step of `MINUTES` is said."""


class TimeLeft:
    """Follows an estimate down a ladder: one step at a time, and up only when it was wrong."""

    def __init__(self) -> None:
        self._step: int | None = None
        self._since = 0.0

    def heard(self, left: Expected, learnt: int, since: float) -> int | None:
        """Return which of `MINUTES` is said to be left; None: nothing is.

        Args:
            left: The estimate of now.
            learnt: How many things it rests on.
            since: Seconds of work until now.
        """
        if not self._is_worth_saying(left, learnt, since):
            self._step = None
            return None
        said, step = self._step, bisect_right(_BETWEEN, left.seconds)
        if said is not None:
            if step > said and left.seconds <= _WRONG * _BETWEEN[said]:
                step = said
            elif step < said:
                step = said - 1 if since - self._since >= _CALM else said
        if step != said:
            self._step, self._since = step, since
        return MINUTES[step]

    def _is_worth_saying(self, left: Expected, learnt: int, since: float) -> bool:
        if learnt < _OF or since < _AFTER:
            return False
        if left.seconds + 2 * left.spread < _MINUTE:
            return True  # whatever it is exactly
        return left.spread <= (_SURE if self._step is None else _UNSURE) * left.seconds
