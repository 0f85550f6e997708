"""Whatever point the power fails at, what was called saved is on the disk."""

import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from tests.torture.cuts import KEPT, Outcome, Recording, compile_shim, cut, record
from tests.torture.power import ALL, NOTHING, SOME

SHARES = 2  # one a core
STEPS = 40
STORIES = 2


@pytest.fixture
def shim(tmp_path: Path) -> Path:
    made = compile_shim(tmp_path)
    if isinstance(made, str):
        pytest.skip(f"not run here: {made}")
    return made


def cut_all(recordings: list[Recording], images: int) -> Outcome:
    """Cut the power so many times, spread over the recordings and over two cores."""
    spawn = multiprocessing.get_context("spawn")
    shares = [one for one in recordings for _share in range(SHARES)]
    each = [images // len(shares)] * len(shares)
    outcome = Outcome()
    with ProcessPoolExecutor(SHARES, mp_context=spawn) as pool:
        for one in pool.map(cut, shares, each, range(len(shares))):
            outcome.add(one)
    return outcome


def show(outcome: Outcome, tell: Callable[[str], None]) -> None:
    tell(f"{outcome.found.total()} power cuts; of what was not synced")
    for (how, found), number in sorted(outcome.found.items()):
        tell(f"  {how:8} kept: {number:6} images {found}")


def cuts_lose_nothing(folder: Path, shim: Path, images: int, tell: Callable[[str], None]) -> None:
    recordings = [record(folder, shim, seed, STEPS) for seed in range(STORIES)]
    outcome = cut_all(recordings, images)
    show(outcome, tell)
    assert outcome.faults == []
    assert outcome.found.total() == images
    assert {how for how, _found in outcome.found} == {ALL, NOTHING, SOME}


def test_five_hundred_power_cuts_lose_nothing(
    tmp_path: Path, shim: Path, tell: Callable[[str], None]
) -> None:
    cuts_lose_nothing(tmp_path, shim, 500, tell)


def test_without_syncing_they_would(
    tmp_path: Path, shim: Path, tell: Callable[[str], None]
) -> None:
    """The control: an experiment that cannot fail proves nothing."""
    outcome = cut_all([record(tmp_path, shim, 0, STEPS, "unsynced")], 60)
    show(outcome, tell)
    survivors = sum(outcome.found[how, KEPT] for how in (NOTHING, SOME))
    at_risk = sum(number for (how, _found), number in outcome.found.items() if how != ALL)
    assert survivors < at_risk / 2


@pytest.mark.long
def test_twenty_thousand_power_cuts_lose_nothing(
    tmp_path: Path, shim: Path, tell: Callable[[str], None]
) -> None:
    cuts_lose_nothing(tmp_path, shim, 20_000, tell)
