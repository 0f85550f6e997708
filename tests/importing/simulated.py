"""Imports on a clock of their own: files of very different cost, two read at once, and written."""

import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp
from random import Random

from khronika.importing.ahead import AHEAD, AT_ONCE
from khronika.importing.estimate import Estimate, Thing
from khronika.importing.time_left import TimeLeft

BETWEEN = 0.5  # seconds between two looks, as `course` has it
HOSTILE = 20.0  # seconds: its reader is stopped then


class Hurried:
    """A clock on which each file takes just a second; two are read at once."""

    def __init__(self) -> None:
        self._looks = defaultdict[int, int](int)

    def __call__(self) -> float:
        if threading.current_thread().name.startswith("ahead"):
            self._looks[threading.get_ident()] += 1  # before a file, and after it
            return float(self._looks[threading.get_ident()])
        return sum(self._looks.copy().values()) / 2 / AT_ONCE


@dataclass(frozen=True, slots=True)
class Format:
    """What files of it cost: seconds for each and for each byte, and how much they differ."""

    each: float
    a_byte: float
    differ: float
    large: float = 40_000.0  # bytes, in the middle


FORMATS: Mapping[str, Format] = {
    "text": Format(0.0015, 2e-8, 0.3),
    "html": Format(0.02, 4e-7, 0.5),
    "pdf": Format(0.04, 2e-6, 0.9, 150_000.0),
    "docx": Format(0.03, 3e-7, 0.4),
    "picture": Format(0.02, 1e-8, 0.3, 1_000_000.0),
    "file": Format(0.001, 3e-9, 0.3, 3_000_000.0),
}


@dataclass(frozen=True, slots=True)
class File:
    """One of a simulated folder, and what reading it takes."""

    thing: Thing
    seconds: float
    number: int = 0


def folder(
    chance: Random, number: int, formats: Sequence[str] = tuple(FORMATS), hostile: float = 0.0
) -> list[File]:
    """Return `number` files of `formats`, of which a part chokes its reader.

    A format costs more in one folder than in another, and one computer is slower than another.
    """
    slow = exp(chance.gauss(0, 0.5))
    made, dear = list[File](), {kind: slow * exp(chance.gauss(0, 0.5)) for kind in FORMATS}
    for at in range(number):
        kind = chance.choice(formats)
        about = FORMATS[kind]
        size = about.large * exp(chance.gauss(0, 1.2))
        seconds = dear[kind] * (about.each + about.a_byte * size)
        seconds *= exp(chance.gauss(0, about.differ))
        if kind not in ("text", "file") and chance.random() < hostile:
            seconds = HOSTILE
        made.append(File(Thing(kind, size), seconds, at))
    return made


def by_format(file: File) -> tuple[str, float]:
    return file.thing.kind, file.number


def shuffled(file: File) -> tuple[str, float]:
    return "", file.number


def largest_last(file: File) -> tuple[str, float]:
    return "", file.thing.size


def smallest_last(file: File) -> tuple[str, float]:
    return "", -file.thing.size


ORDERS: tuple[Callable[[File], tuple[str, float]], ...] = (
    by_format, shuffled, largest_last, smallest_last,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Moment:
    """What is thought of the rest when files have ended; `said` is what a person is told."""

    now: float
    expected: float
    said: int | None


@dataclass(frozen=True, slots=True)
class Run:
    """A simulated passage through a folder."""

    moments: Sequence[Moment]
    end: float

    def at(self, part: float) -> Moment:
        """Return the last moment before that part of the time was over."""
        return [one for one in self.moments if one.now <= part * self.end][-1]


def looked_at(files: Sequence[File], chance: Random) -> list[File]:
    """Return `files` as they come in after they were looked at: it is known what each took then,
    and those that choked their reader do not come in.
    """
    return [
        replace(file, thing=Thing("", file.seconds * exp(chance.gauss(0, 0.3))))
        for file in files
        if file.seconds < HOSTILE
    ]


def run(files: Sequence[File], writing: float = 0.0) -> Run:
    """Read `files`, two at once; `writing`: seconds for each, in batches that all wait for."""
    estimate, left = Estimate([file.thing for file in files], 0.0), TimeLeft()
    moments, now = [Moment(0.0, 0.0, None)], 0.0
    for ended, now in _passed(files, writing):
        costs = 0.0
        for file in ended:
            costs += estimate.ended(file.thing, file.seconds, writing)
        estimate.clocked(costs, now)
        if now - moments[-1].now >= BETWEEN:
            expected = estimate.left()
            said = left.heard(expected, estimate.learnt, estimate.since(now))
            moments.append(Moment(now, expected.seconds, said))
    return Run(moments, now)


def _passed(files: Sequence[File], writing: float) -> Iterator[tuple[list[File], float]]:
    """Yield what has ended together and when, as `ahead` and a batch of an import would have it."""
    free = [0.0] * AT_ONCE  # when each place to read is
    taken, waiting = list[float](), list[File]()  # when each was taken; those not yet written
    now = begun = 0.0
    for at, file in enumerate(files):
        asked = taken[at - AHEAD] if at >= AHEAD else 0.0
        place = free.index(min(free))
        free[place] = max(asked, free[place]) + file.seconds
        now = max(now, free[place])
        waiting.append(file)
        if not writing or len(waiting) >= 64 or now - begun >= 0.5 or at + 1 == len(files):
            now += writing * len(waiting)
            yield waiting, now
            waiting, begun = [], now
        taken.append(now)
