"""Kills workers at random instants and looks at what they left."""

import json
import os
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from khronika.archive.doors import create_archive, open_archive
from khronika.archive.key_files import make_key_file
from khronika.archive.openings import KeyFile
from tests.torture.story import BEGINNING, Moment, Step, foretell, found_in, take_back

ROOT = Path(__file__).parents[2]
KILLS_AN_ARCHIVE = 5  # then a fresh one, or reading it back would take the most of the time
_LONGEST_LIFE = 0.45  # seconds of work before a kill, at most
_LENGTH = 2_000  # steps: more than a worker lives to take
_BALLAST = 1 << 16


@dataclass(slots=True)
class Toll:
    """What came of a row of kills. `faults` says what was wrong, one sentence each."""

    phases: Counter[str] = field(default_factory=Counter)
    acknowledged: int = 0
    gone_on: int = 0
    taken_back: int = 0
    faults: list[str] = field(default_factory=list)

    def add(self, other: "Toll") -> None:
        """Count another row in."""
        self.phases += other.phases
        self.acknowledged += other.acknowledged
        self.gone_on += other.gone_on
        self.taken_back += other.taken_back
        self.faults += other.faults


def kill_in_a_row(folder: Path, kills: int, seed: int) -> Toll:
    """Kill `kills` workers one after another, each going on where the last one was stopped."""
    dice = Random(seed)
    toll = Toll()
    for number in range(kills):
        if number % KILLS_AN_ARCHIVE == 0:
            home = folder / f"{seed}-{number}"
            path, key_file = fresh_archive(home)
            moment = BEGINNING
        steps, moments = _what_next(moment, dice, toll)
        said = _killed(path, key_file, steps, dice.uniform(0, _LONGEST_LIFE))
        toll.phases[said.phase] += 1
        toll.acknowledged += said.acknowledged
        found = _stands(path, key_file, moments[said.acknowledged : said.acknowledged + 2])
        if isinstance(found, str):
            toll.faults.append(f"kill {number} of row {seed}, {said.phase}: {found}")
            return toll
        moment = found
    return toll


@dataclass(frozen=True, slots=True)
class _Said:
    """The last words of a worker."""

    phase: str
    acknowledged: int


def fresh_archive(home: Path) -> tuple[Path, Path]:
    """Return a new archive in the new folder `home`, and the key file that opens it."""
    home.mkdir()
    path, key_file = home / "case.khronika", home / "key.txt"
    make_key_file(key_file)
    create_archive(path, [KeyFile(key_file)], ballast_bytes=_BALLAST).close()
    return path, key_file


def _what_next(moment: Moment, dice: Random, toll: Toll) -> tuple[list[Step], list[Moment]]:
    """Go on with an import that was cut off, or take it back first, as the person may choose."""
    if moment.importing is None:
        return foretell(moment, _LENGTH, dice)
    if dice.random() < 0.5:
        toll.gone_on += 1
        return foretell(moment, _LENGTH, dice)
    toll.taken_back += 1
    steps, moments = take_back(moment)
    more_steps, more_moments = foretell(moments[-1], _LENGTH, dice)
    return steps + more_steps, moments[:-1] + more_moments


def worker_command(*words: str) -> list[str]:
    """Return what starts a worker with these arguments."""
    return [sys.executable, "-m", "tests.torture.worker", *words]


def worker_environment(**more: str) -> dict[str, str]:
    """Return an environment in which a worker finds the program and the tests."""
    return os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT / "desktop"), str(ROOT)])} | more


def _killed(path: Path, key_file: Path, steps: list[Step], life: float) -> _Said:
    command = worker_command(str(path), str(key_file), "-")
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, stdin=pipe, stdout=pipe, bufsize=0, env=worker_environment()
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps(steps).encode())
        process.stdin.close()
        process.stdin = None
        process.stdout.readline()  # ready: from here on, any instant will do
        try:
            process.communicate(timeout=life)
        except subprocess.TimeoutExpired:
            process.kill()  # SIGKILL
            said, _nothing = process.communicate()
            return _last_words(said.decode())
        raise RuntimeError(f"the worker ended by itself with {process.returncode}")


def _last_words(said: str) -> _Said:
    lines = [line.split(" ", 1) for line in said.splitlines()]
    phases = [word for kind, word in lines if kind == "phase"]
    acknowledged = [int(word) for kind, word in lines if kind == "ack"]
    return _Said(phases[-1] if phases else "opening", acknowledged[-1] if acknowledged else 0)


def _stands(path: Path, key_file: Path, allowed: list[Moment]) -> Moment | str:
    """Return which of the `allowed` moments the archive stands at, or what is wrong with it.

    The first is the last one acknowledged. The commit of the other may have been done, and the
    process killed before it could say so.
    """
    archive = open_archive(path, KeyFile(key_file))
    try:
        if faults := archive.verify():
            return "; ".join(f"{fault.what} ({fault.where})" for fault in faults)
        shown = found_in(archive)
        for moment in allowed:
            if moment.shown == shown:
                return moment
        return "an acknowledged change is missing, or half of one is there"
    finally:
        archive.close()
