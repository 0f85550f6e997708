"""Changes of the keys cut short: by the power between any two steps, by kill -9 at any time."""

import os
import random
import secrets
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import khronika
from khronika.archive.key_changes import (
    add_slot,
    create_keys,
    remove_slot,
    replace_slot,
)
from khronika.archive.key_files import make_key_file
from khronika.archive.keyring import OpenKeys, damaged, unlock
from khronika.archive.openings import KeyFile
from khronika.archive.revocation import revoke
from khronika.domain.errors import KnownError


class PowerCut(BaseException):
    """The computer stops here."""


class Disk:
    """Counts the steps that change what a folder holds, and stops before one of them."""

    def __init__(self, patched: pytest.MonkeyPatch, cut_at: int) -> None:
        self._left = cut_at
        for name in ("replace", "unlink"):
            patched.setattr(Path, name, self._counted(getattr(Path, name)))

    def _counted(self, real: Callable[..., object]) -> Callable[..., object]:
        def step(*arguments: object, **named: object) -> object:
            if self._left == 0:
                raise PowerCut
            self._left -= 1
            return real(*arguments, **named)

        return step


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in "abc":
        make_key_file(tmp_path / name)
    folder = tmp_path / "archive"
    folder.mkdir()
    return folder


@pytest.fixture
def keys(folder: Path) -> OpenKeys:
    return create_keys(folder, secrets.token_bytes(16), [key(folder, "a"), key(folder, "b")])


def key(folder: Path, name: str) -> KeyFile:
    return KeyFile(folder.parent / name)


def who_opens(folder: Path) -> set[str]:
    """The names of the key files that open the archive."""
    opened = set()
    for name in "abc":
        try:
            unlock(folder, key(folder, name))
        except KnownError:
            continue
        opened.add(name)
    return opened


CHANGES: dict[str, Callable[[Path, OpenKeys], object]] = {
    "add": lambda folder, keys: add_slot(folder, keys, key(folder, "c")),
    "remove": lambda folder, keys: remove_slot(folder, keys, 2),
    "replace": lambda folder, keys: replace_slot(folder, keys, 2, key(folder, "c")),
    "revoke": lambda folder, keys: revoke(
        folder, keys, kept={1: key(folder, "a")}, added=[key(folder, "c")]
    ),
}
# Who opens the archive afterwards; before, a and b do.
AFTER = {"add": "abc", "remove": "a", "replace": "ac", "revoke": "ac"}


@pytest.mark.parametrize("change", CHANGES)
def test_a_power_cut_before_any_step_shuts_nobody_out(
    change: str, folder: Path, keys: OpenKeys
) -> None:
    """Stop before the first renaming or deleting, the second, … until the change is through."""
    before, after = set("ab"), set(AFTER[change])
    home = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    for cut_at in range(30):
        for path in [path for path in folder.rglob("*") if path.is_file()]:
            path.unlink()
        for path, data in home.items():
            path.write_bytes(data)
        through = cut_short(CHANGES[change], folder, keys, cut_at)
        opened = who_opens(folder)
        assert before & after <= opened <= before | after, cut_at
        mended = unlock(folder, key(folder, "a"))
        assert set(damaged(folder, mended)) <= {"keys/02.age"}  # removed, and not yet unlisted
        if through:
            assert (opened, cut_at > 1) == (after, True)
            return
    pytest.fail("the change never came to its end")


def cut_short(
    change: Callable[[Path, OpenKeys], object], folder: Path, keys: OpenKeys, cut_at: int
) -> bool:
    """Begin `change`; say whether it came to its end."""
    with pytest.MonkeyPatch.context() as patched:
        Disk(patched, cut_at)
        try:
            change(folder, keys)
        except PowerCut:
            return False
    return True


LOOP = """
import sys
from pathlib import Path
from khronika.archive.key_changes import replace_slot
from khronika.archive.keyring import unlock
from khronika.archive.openings import KeyFile
from khronika.archive.revocation import revoke

folder = Path(sys.argv[1])
a, b = KeyFile(folder.parent / "a"), KeyFile(folder.parent / "b")
while True:
    keys = unlock(folder, a)
    replace_slot(folder, keys, unlock(folder, b).slot, b)
    revoke(folder, keys, kept={keys.slot: a}, added=[b])
    print(flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="not run here: no SIGKILL")
def test_killed_while_changing_keys(folder: Path, keys: OpenKeys) -> None:
    chance = random.Random(7)
    environment = os.environ | {"PYTHONPATH": str(Path(khronika.__file__).parents[1])}
    for _n in range(15):
        process = subprocess.Popen(
            [sys.executable, "-c", LOOP, str(folder)], stdout=subprocess.PIPE, env=environment
        )
        with process:
            assert process.stdout is not None
            for _round in range(chance.randrange(1, 6)):
                assert process.stdout.readline(), "it stopped by itself"
            process.send_signal(signal.SIGKILL)
        opened = unlock(folder, key(folder, "a"))
        assert (opened.key.key, opened.key.salt) == (keys.key.key, keys.key.salt)
