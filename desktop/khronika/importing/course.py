"""How far many files are, told to a progress: bytes for its bar, and what is left for its words."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import TypeVar

from khronika.domain.outlook import Foretold, Outlook
from khronika.domain.progress import Progress
from khronika.importing.ahead import AT_ONCE, Still
from khronika.importing.estimate import Estimate, Thing
from khronika.importing.formats import PARSED
from khronika.importing.time_left import TimeLeft

_BETWEEN = 0.5  # seconds between two outlooks: who reads them is not hurried

T = TypeVar("T")
U = TypeVar("U")


def timed(do: Callable[[T, Still], U]) -> Callable[[T, Still], tuple[U, float]]:
    """Return what does the same, and says how many seconds it took."""

    def done(thing: T, still: Still) -> tuple[U, float]:
        began = monotonic()
        made = do(thing, still)
        return made, monotonic() - began

    return done


class Course:
    """Where one is among things that are done in order, some at once, by `ahead`."""

    def __init__(self, progress: Progress, things: Sequence[Thing], sizes: Sequence[int]) -> None:
        """`sizes`: the bytes of each of the `things`, for the bar."""
        self._progress = progress
        self._foretold = progress if isinstance(progress, Foretold) else None
        self._things, self._sizes = things, sizes
        self._done, self._total = 0, sum(sizes)  # bytes
        self._cold = AT_ONCE  # of those that need a parser: they wait until all are loaded
        self._over, self._spent = 0, list[float | None]()  # things, and of those that came then
        self._estimate, self._left = Estimate(things, monotonic()), TimeLeft()
        self._told = -_BETWEEN
        self._foretell(monotonic())

    def still(self) -> None:
        """Say how far it is; may raise Cancelled."""
        self._progress.step(self._done, self._total)

    def came(self, seconds: float | None) -> float:
        """The next one is read, which took so long; None: there was nothing to do.

        Return the seconds, or 0 where they say nothing of what it takes.
        """
        at = self._over + len(self._spent)
        self._done += self._sizes[at]
        if seconds is not None and self._cold and self._things[at].kind in PARSED:
            self._cold -= 1
            seconds = None
        self._spent.append(seconds)
        return seconds or 0.0

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Do what ends those that came, and nothing beside it."""
        began = monotonic()
        yield
        self.over(monotonic() - began)

    def over(self, alone: float = 0.0) -> None:
        """Those that came have ended, after `alone` seconds in which nothing else was done."""
        spent, self._spent = self._spent, []
        costs = 0.0
        for seconds in spent:
            thing = self._things[self._over]
            self._over += 1
            if seconds is None:
                self._estimate.passed(thing)
            else:
                costs += self._estimate.ended(thing, seconds, alone / len(spent))
        if spent:
            now = monotonic()
            self._estimate.clocked(costs, now)
            self._foretell(now)

    def _foretell(self, now: float) -> None:
        is_last = self._over == len(self._things)
        if self._foretold is None or (now - self._told < _BETWEEN and not is_last):
            return
        self._told = now
        estimate = self._estimate
        left = self._left.heard(estimate.left(), estimate.learnt, estimate.since(now))
        self._foretold.foretell(
            Outlook(done=self._over, total=len(self._things), left=None if is_last else left)
        )
