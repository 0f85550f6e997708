"""Hostile and broken files are brought in through the window by the hundred, then by the thousand.

Not of `.ci/run`: half an hour. What a reader that turned hostile could do, and that it could do it
without the sandbox, is asked in `tests.importing.worker.test_hostile`.
"""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any
from zipfile import ZipFile, is_zipfile

import pytest

from khronika.archive.key_files import make_key_file
from khronika.importing.worker.reading import SECONDS
from khronika.importing.worker.sandbox import MEMORY_MIB
from tests.importing.readers.damage import damaged
from tests.torture import hostile
from tests.torture.kills import worker_environment

MUTATIONS = 5_000
_BLOCKED = 100  # milliseconds in which the window may not answer
_TO_SAY_SO = 2  # seconds from a process that was ended to the row that says so
_WAS_HERE = ("khronika-was-here", "../khronika-was-here")

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(sys.platform != "linux", reason="not run here: Linux's figures"),
]
Tell = Callable[[str], None]


def brought_in(folder: Path, home: Path) -> dict[str, Any]:
    """Bring `folder` in, in a process of its own; return what `bringer` says."""
    make_key_file(home / "key.txt")
    place = (str(home / "case.khronika"), str(home / "key.txt"), str(folder))
    said = subprocess.run(
        [sys.executable, "-m", "tests.torture.bringer", *place],
        env=worker_environment(QT_QPA_PLATFORM="offscreen"),
        stdout=subprocess.PIPE,
        check=True,
    )
    told: dict[str, Any] = json.loads(said.stdout.splitlines()[-1])
    return told


def judge(told: dict[str, Any], files: int, sound: set[str], tell: Tell) -> None:
    """Judge that each file was answered in time, that nothing stood still, and the rest came in."""
    outcomes = Counter(
        fault if status == "failed" else status for _n, status, fault in told["rows"]
    )
    gaps, each = told["gaps"], told["each"]
    tell(f"{files} files, {told['bytes'] >> 20} MiB: {dict(outcomes)}")
    tell(f"looked at in {told['looking']:.0f} s, taken in in {told['taking']:.0f} s")
    tell(f"the window's longest silences, ms: {[(round(gap), doing) for gap, doing in gaps[:5]]}")
    tell(f"answered last: {[(round(took, 1), name) for took, name in each[:5]]}")
    tell(f"most memory of a reader {told['peak']} MiB, of the window {max(told['memory'])} MiB")
    assert len(told["rows"]) == files
    assert told["documents"] == outcomes["new"]
    assert sound <= {name for name, status, _fault in told["rows"] if status == "new"}
    assert each[0][0] < SECONDS + _TO_SAY_SO
    assert told["peak"] <= MEMORY_MIB
    assert gaps[0][0] < _BLOCKED


def put_sound(folder: Path) -> set[str]:
    """Write sound files among the others, the same as none of these; return their names."""
    names = set()
    for ending, data in hostile.sound().items():
        place = folder / f"sound.{ending}"
        place.write_bytes(data)
        if is_zipfile(place):
            with ZipFile(place, "a") as package:
                package.comment = b"sound"
        else:
            place.write_bytes(data + b"\n")
        names.add(place.name)
    return names


def test_hostile_files(tmp_path: Path, tell: Tell) -> None:
    folder = tmp_path / "in"
    files = hostile.put(folder)
    sound = put_sound(folder)
    told = brought_in(folder, tmp_path)
    judge(told, len(files) + len(sound), sound, tell)
    for name in _WAS_HERE:
        assert not (folder / name).exists()
        assert not (Path("/tmp") / Path(name).name).exists()  # noqa: S108 - where a file says to


def test_mutations(tmp_path: Path, tell: Tell) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    whole, chance = hostile.sound(), Random(5000)
    for number in range(MUTATIONS):
        ending = chance.choice(list(whole))
        (folder / f"{number:04}.{ending}").write_bytes(damaged(whole[ending], chance))
    sound = put_sound(folder)
    told = brought_in(folder, tmp_path)
    judge(told, MUTATIONS + len(sound), sound, tell)
