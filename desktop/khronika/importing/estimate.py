"""How long things still take of which it is known how many there are: pure, told of the clock."""

from collections import deque
from collections.abc import Iterable
from statistics import median
from typing import NamedTuple

from khronika.importing.ahead import AHEAD, AT_ONCE
from khronika.importing.costs import Costs, Expected, Rest, Usual
from khronika.importing.formats import (
    DOCX,
    FILE,
    HTML,
    MARKDOWN,
    MHTML,
    ODT,
    PDF,
    PICTURE,
    TEXT,
)

_TOLD = 64  # times that things ended: how the clock went with what they cost
_USUAL = {  # on a computer of 2020
    TEXT: Usual(0.001, 3e-8),
    MARKDOWN: Usual(0.001, 3e-8),
    HTML: Usual(0.02, 2e-6),
    MHTML: Usual(0.02, 1e-6),
    PDF: Usual(0.03, 5e-7),
    DOCX: Usual(0.03, 3e-6),
    ODT: Usual(0.03, 3e-6),
    PICTURE: Usual(0.02, 2e-8),
    FILE: Usual(0.001, 3e-9),
}
_LATELY = 20  # things: how long one usually is
_SLOWEST, _QUICKEST = 3.0, 0.5  # seconds on the clock for each that things cost


class Thing(NamedTuple):
    """One of many, as far as is known before: what it is like, and how large.

    `size` is in any measure that its cost goes with, the same one for all of a kind.
    """

    kind: str
    size: float


class Estimate:
    """Learns from each thing that ends what the others will take.

    What a thing costs is how long it keeps the clock going: half of its own time where two are done
    at once, more where it is so long that the others had to wait. How much more or less that is
    on the clock, shows.
    """

    def __init__(self, things: Iterable[Thing], now: float) -> None:
        self._rests: dict[str, Rest] = {}
        for thing in things:
            self._rests.setdefault(thing.kind, Rest()).put(thing.size)
        self._costs = Costs(_USUAL)
        self._paces: deque[tuple[float, float]] = deque(maxlen=_TOLD)  # on the clock, costs
        self._lately: deque[float] = deque(maxlen=_LATELY)
        self._begun = self._last = now
        self.learnt = 0

    def ended(self, thing: Thing, seconds: float, alone: float = 0.0) -> float:
        """Take `thing` off what is left; return what it cost.

        Args:
            thing: As it was known before.
            seconds: For how long it was being done, others beside it.
            alone: For how long nothing else was done for its sake.
        """
        self.passed(thing)
        self._lately.append(seconds)
        # As long as it is not over a few more are begun, and no others.
        beside = (AHEAD - 1) * median(self._lately)
        cost = max(seconds / AT_ONCE, seconds - beside / AT_ONCE) + alone
        self._costs.learn(thing.kind, thing.size, cost)
        self.learnt += 1
        return cost

    def passed(self, thing: Thing) -> None:
        """Take `thing` off what is left; what it took says nothing of others."""
        self._rests[thing.kind].take(thing.size)

    def clocked(self, cost: float, now: float) -> None:
        """What ended since this was last said cost so much; 0: none of it says anything."""
        if cost > 0:
            self._paces.append((max(0.0, now - self._last), cost))
        self._last = now

    def left(self) -> Expected:
        """Return how long the rest will take on the clock."""
        expected, pace = self._costs.expect(self._rests), self._pace()
        return Expected(pace * expected.seconds, pace * expected.spread)

    def since(self, now: float) -> float:
        """Return for how many seconds things have been done."""
        return now - self._begun

    def _pace(self) -> float:
        """Return how many seconds on the clock go with a second of costs."""
        clock = cost = 1.0  # second: nothing is made of what is over in a wink
        for spent, costs in self._paces:
            clock += spent
            cost += costs
        return min(max(_QUICKEST, clock / cost), _SLOWEST)
