"""What things of a kind cost, learnt from those that ended: so much for each, and for each byte.

A page of 50 KB may cost a hundred times what a text of 50 KB does, and one that chokes its reader
twenty seconds. So each kind has its own costs. One of which nothing has ended yet is taken to stand
to the others as it usually does, and the spread says how little that is worth.
"""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, median
from typing import NamedTuple

_KEPT = 400  # of a kind: what was long before says little of what is now
_HALF = 150  # things later one weighs half
_FAR = 10  # times what is usual: an accident
_HARMLESS = 0.25  # seconds: no accident is shorter
_SMALLEST = 1e-6  # of a byte or a second: less is no size to compare with
_UNSEEN = 1.0  # how far off what is expected of a kind never seen may be, as a part of it


@dataclass(slots=True)
class Rest:
    """How many things of a kind are left, with their sizes, and the squares of those, together."""

    number: int = 0
    size: float = 0.0
    squares: float = 0.0

    def put(self, size: float) -> None:
        """One more of that size is left."""
        self.number += 1
        self.size += size
        self.squares += size**2

    def take(self, size: float) -> None:
        """One of that size has ended; where none is left, nothing is."""
        self.number -= 1
        self.size = max(0.0, self.size - size) if self.number else 0.0
        self.squares = max(0.0, self.squares - size**2) if self.number else 0.0


@dataclass(frozen=True, slots=True)
class Expected:
    """Seconds that are expected, and how far off that is likely to be (one standard deviation)."""

    seconds: float = 0.0
    spread: float = 0.0


class Usual(NamedTuple):
    """What a kind usually costs: seconds for each thing, and for each of its bytes."""

    each: float
    a_byte: float

    def of(self, number: float, size: float) -> float:
        """Return the seconds of so many, of so many bytes together."""
        return number * self.each + size * self.a_byte


class Costs:
    """Learns what each kind costs and says what others will."""

    def __init__(self, usual: Mapping[str, Usual] | None = None) -> None:
        """`usual`: how kinds stand to each other, on whatever computer."""
        self._usual = usual or {}
        self._ended: dict[str, deque[tuple[float, float]]] = {}

    def learn(self, kind: str, size: float, seconds: float) -> None:
        """One of `kind` and `size` took `seconds`."""
        size = size if size >= _SMALLEST else 0.0
        self._ended.setdefault(kind, deque(maxlen=_KEPT)).append((size, max(0.0, seconds)))

    def expect(self, rests: Mapping[str, Rest]) -> Expected:
        """Return what is to be expected of what is left of each kind."""
        seen = {kind: _Line.through(ended) for kind, ended in self._ended.items()}
        seconds = variance = unseen = 0.0
        for kind, rest in rests.items():
            if not rest.number:
                continue
            if (line := seen.get(kind)) is None:
                unseen += self._unseen(kind, rest, seen)
            else:
                expected = line.expect(rest)
                seconds += expected.seconds
                variance += expected.spread**2
        # What is wrong of one that was never seen is so of all of them.
        accidents = _of_accidents(seen, rests)
        variance += (_UNSEEN * unseen) ** 2 + accidents.spread**2
        return Expected(seconds + unseen + accidents.seconds, sqrt(variance))

    def _unseen(self, kind: str, rest: Rest, seen: Mapping[str, "_Line"]) -> float:
        """Return what `rest` costs if `kind` stands to those that were seen as it usually does, or
        costs as much as they do, each of them counting alike.
        """
        if not seen:
            return 0.0
        pace = [
            line.seconds / self._usual[each].of(1, line.size)
            for each, line in seen.items()
            if each in self._usual
        ]
        if kind in self._usual and pace:
            return median(pace) * self._usual[kind].of(rest.number, rest.size)
        half = fmean(line.seconds for line in seen.values()) / 2
        size = fmean(line.size for line in seen.values())
        return half * (rest.number + (rest.size / size if size else rest.number))


@dataclass(frozen=True, slots=True)
class _Line:
    """The seconds of a kind over the size, as a straight line that rises and begins at 0 or above.

    What costs ten times as much is off by ten times as much: so all of this is about costs as a
    part of `size + usual`, where `usual` is the size in the middle. `weight` is how many things it
    rests on, `breadth` how far apart their sizes are, `off` how far they lie from the line.
    `accidents` are the seconds that some of `ended` took beyond what is typical.
    """

    usual: float
    weight: float
    size: float
    seconds: float
    slope: float
    breadth: float
    off: float
    ended: int
    accidents: Sequence[float]

    @classmethod
    def through(cls, ended: Sequence[tuple[float, float]]) -> "_Line":
        """Return the line through things that ended, the last ones weighing most.

        One is far from anything typical whose reader choked: here it counts as `_FAR`.
        """
        sizes = [x for x, _y in ended]
        usual = max(median(sizes), _SMALLEST * fmean(sizes), _SMALLEST)
        points, accidents = _without_accidents(ended, usual)
        late = [0.5 ** (age / _HALF) for age in reversed(range(len(points)))]
        weights = [w / (x + usual) ** 2 for w, (x, _y) in zip(late, points, strict=True)]
        weight = sum(weights)
        size = sum(w * x for w, (x, _y) in zip(weights, points, strict=True)) / weight
        seconds = sum(w * y for w, (_x, y) in zip(weights, points, strict=True)) / weight
        # As if one more had ended that was twice as large and cost half as much again: until sizes
        # tell it better, half of the cost is for each thing and half for its bytes.
        one = 1 / (size + usual) ** 2
        breadth, rises = one * size**2, one * size * seconds / 2
        for w, (x, y) in zip(weights, points, strict=True):
            breadth += w * (x - size) ** 2
            rises += w * (x - size) * (y - seconds)
        slope = min(max(0.0, rises / breadth), seconds / size) if breadth else 0.0
        off = one * seconds**2  # as if one more had been off by all that it costs
        for w, (x, y) in zip(weights, points, strict=True):
            off += w * (y - seconds - slope * (x - size)) ** 2
        off /= 1 + sum(late)
        # Where it is no straight line, the whole of what ended is to come out right all the same.
        along = [seconds + slope * (x - size) for x, _y in points]
        whole = sum(w * y for w, (_x, y) in zip(late, points, strict=True))
        level = whole / (sum(w * y for w, y in zip(late, along, strict=True)) or 1.0)
        return cls(
            usual=usual,
            weight=weight,
            size=size,
            seconds=level * seconds,
            slope=level * slope,
            breadth=breadth,
            off=level**2 * off,
            ended=len(ended),
            accidents=accidents,
        )

    def expect(self, rest: Rest) -> Expected:
        """Return what is to be expected of `rest`."""
        number, beyond = rest.number, rest.size - rest.number * self.size
        seconds = number * self.seconds + self.slope * beyond
        of_line = number**2 / self.weight + (beyond**2 / self.breadth if self.breadth else 0.0)
        of_each = rest.squares + 2 * self.usual * rest.size + number * self.usual**2
        return Expected(max(0.0, seconds), sqrt(self.off * (of_line + of_each)))


def _without_accidents(
    ended: Sequence[tuple[float, float]], usual: float
) -> tuple[list[tuple[float, float]], list[float]]:
    """Return what `ended` with accidents cut down to what is far from typical, and what those that
    were cut down took beyond that.
    """
    typical = median(y / (x + usual) for x, y in ended)
    points, beyond = [], []
    for x, y in ended:
        most = max(_HARMLESS, _FAR * typical * (x + usual))
        points.append((x, min(y, most)))
        if y > most:
            beyond.append(y - most)
    return points, beyond


def _of_accidents(seen: Mapping[str, _Line], rests: Mapping[str, Rest]) -> Expected:
    """Return what accidents will add, in kinds that had some: what happened once is no rate, but a
    reason to be less sure.
    """
    prone = [kind for kind, line in seen.items() if line.accidents]
    beyond = [seconds for kind in prone for seconds in seen[kind].accidents]
    if not beyond:
        return Expected()
    times, each = len(beyond), fmean(beyond)
    left = sum(rests[kind].number for kind in prone if kind in rests)
    again = left / sum(seen[kind].ended for kind in prone)
    variance = each**2 * (again * times + again**2 * (times - 1))
    return Expected((times - 1) * again * each, sqrt(variance))
