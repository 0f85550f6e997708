"""Records a worker's writing, cuts the power at random points of it, and opens what is left."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from khronika.archive.doors import open_archive
from khronika.archive.openings import KeyFile
from khronika.domain.errors import KnownError
from tests.torture.kills import fresh_archive, worker_command, worker_environment
from tests.torture.power import ALL, NOTHING, SOME, Act, Disk, read_record
from tests.torture.story import BEGINNING, Moment, foretell, found_in

KEPT, LOST, BROKEN = "kept", "lost", "broken"
_SHIM = Path(__file__).with_name("shim.c")
_MARKS = "marks"
_MEMORY_DISK = Path("/dev/shm")  # noqa: S108 - quicker, and there is nothing to keep


@dataclass(frozen=True, slots=True)
class Recording:
    """What one worker wrote: the files it began with, each act, and what it stood for.

    `moments[n]` is what was true after n acknowledged steps.
    """

    home: str
    files: dict[str, bytes]
    acts: list[Act]
    moments: list[Moment]


@dataclass(slots=True)
class Outcome:
    """How the images of many power cuts were found, by how much of the unsynced was kept."""

    found: Counter[tuple[str, str]] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def add(self, other: "Outcome") -> None:
        """Count another share in."""
        self.found += other.found
        self.faults += other.faults


def compile_shim(folder: Path) -> Path | str:
    """Return the compiled recorder, or why there is none."""
    if sys.platform != "linux":
        return "the recorder is preloaded as Linux does it"
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None:
        return "there is no C compiler"
    shim = folder / "shim.so"
    command = [compiler, "-shared", "-fPIC", "-O1", "-o", str(shim), str(_SHIM), "-ldl"]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    return shim if made.returncode == 0 else f"the C compiler refused: {made.stderr[:200]}"


def record(folder: Path, shim: Path, seed: int, steps: int, *settings: str) -> Recording:
    """Let a worker act a story of so many steps out, and return the record of what it wrote."""
    path, key_file = fresh_archive(folder / f"{seed}{'-'.join(settings)}")
    home, log = path.parent, folder / f"{seed}{'-'.join(settings)}.log"
    files = _files_in(home)
    story, moments = foretell(BEGINNING, steps, Random(seed))
    subprocess.run(
        worker_command(str(path), str(key_file), str(home / _MARKS), *settings),
        input=json.dumps(story).encode(),
        env=worker_environment(LD_PRELOAD=str(shim), POWER_FOLDER=str(home), POWER_LOG=str(log)),
        check=True,
    )
    acts = read_record(log)
    log.unlink()
    _recorded_whole(files, acts, home)
    return Recording(str(home), files, acts, moments)


def cut(recording: Recording, images: int, seed: int) -> Outcome:
    """Cut the power `images` times, each time at a random point of the recording."""
    dice = Random(seed)
    points = sorted(dice.randint(1, len(recording.acts)) for _image in range(images))
    disk, acknowledged, done = Disk(recording.files), 0, 0
    outcome = Outcome()
    for point in points:
        for act in recording.acts[done:point]:
            disk.do(act)
            acknowledged = _acknowledged(act, acknowledged)
        done = point
        how = dice.choice((ALL, NOTHING, SOME, SOME))
        allowed = recording.moments[acknowledged : acknowledged + 2]
        found, why = _opened(disk.image(how, dice), recording.home, allowed)
        outcome.found[how, found] += 1
        if found != KEPT:
            outcome.faults.append(f"act {point}, {how} kept, after step {acknowledged}: {why}")
    return outcome


def _acknowledged(act: Act, before: int) -> int:
    if act.what != "W" or Path(act.path).name != _MARKS:
        return before
    words = act.data.decode().split()
    return int(words[words.index("ack") + 1]) if "ack" in words else before


def _opened(image: dict[str, bytes], home: str, allowed: list[Moment]) -> tuple[str, str]:
    """Open an image and say whether it is whole and holds what was acknowledged, and why not."""
    disk = _MEMORY_DISK if _MEMORY_DISK.is_dir() else None
    with tempfile.TemporaryDirectory(dir=disk) as place:
        for name, data in image.items():
            path = Path(place, os.path.relpath(name, home))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        try:
            archive = open_archive(Path(place, "case.khronika"), KeyFile(Path(place, "key.txt")))
        except KnownError as error:
            return BROKEN, str(error)
        try:
            if faults := archive.verify():
                return BROKEN, faults[0].what
            shown = found_in(archive)
            whole = any(moment.shown == shown for moment in allowed)
            return (KEPT, "") if whole else (LOST, "an acknowledged change is missing")
        except KnownError as error:
            return BROKEN, str(error)
        finally:
            archive.close()


def _files_in(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _recorded_whole(files: dict[str, bytes], acts: list[Act], home: Path) -> None:
    """Refuse a record that, played to its end, does not give what really lies on the disk."""
    disk = Disk(files)
    for act in acts:
        disk.do(act)
    assert disk.image(ALL, Random(0)) == _files_in(home)
