"""Whatever instant the process is killed at, what it had called saved is there."""

import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from tests.torture.kills import Toll, kill_in_a_row

IN_TRANSACTION = ("open transaction", "derive", "journal", "commit")


def kill(folder: Path, kills: int, rows: int) -> Toll:
    """Kill so many workers, in rows side by side on two cores."""
    spawn = multiprocessing.get_context("spawn")
    toll = Toll()
    with ProcessPoolExecutor(2, mp_context=spawn) as pool:
        for one in pool.map(partial(kill_in_a_row, folder, kills // rows), range(rows)):
            toll.add(one)
    return toll


def judge(toll: Toll, kills: int, tell: Callable[[str], None]) -> None:
    """Show the histogram of phases and hold the toll to what is promised."""
    imports = f"imports gone on with {toll.gone_on}, taken back {toll.taken_back}"
    tell(f"{kills} kills, {toll.acknowledged} changes acknowledged before them; {imports}")
    for phase, number in toll.phases.most_common():
        tell(f"  {phase:16} {number:5} {'#' * (60 * number // kills)}")
    assert toll.faults == []
    assert toll.phases.total() == kills
    assert sum(toll.phases[phase] for phase in IN_TRANSACTION) >= 0.6 * kills
    assert toll.gone_on
    assert toll.taken_back


def test_fifty_kills_lose_nothing(tmp_path: Path, tell: Callable[[str], None]) -> None:
    judge(kill(tmp_path, 50, rows=2), 50, tell)


@pytest.mark.long
def test_a_thousand_kills_lose_nothing(tmp_path: Path, tell: Callable[[str], None]) -> None:
    judge(kill(tmp_path, 1_000, rows=20), 1_000, tell)
