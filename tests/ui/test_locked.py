"""What the new process says of the lock, and all that the old one told it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from pytestqt.qtbot import QtBot

from khronika.ui.door import locked
from khronika.ui.door.locked import Locked, Why
from khronika.ui.door.unlock import Unlock


@pytest.mark.parametrize("why", Why)
def test_what_is_handed_over_is_read_again_and_holds_nothing_else(why: Why) -> None:
    told = Locked.now(why, 10)
    assert Locked.read(told.word()) == told
    assert told.word() == f"{why.value},10,{told.at.isoformat()}"
    assert told.at.astimezone().strftime("%H:%M") in told.sentence()


def test_a_window_that_filled_the_screen_does_so_again() -> None:
    told = Locked.now(Why.ASKED, filled=True)
    assert told.word().endswith(",filled")
    assert Locked.read(told.word()) == told


def test_the_next_window_stands_where_this_one_stood() -> None:
    told = Locked.now(Why.ASKED, place=(-20, 40, 1000, 700))
    assert told.word().endswith(",-20,40,1000,700")
    assert Locked.read(told.word()) == told


@pytest.mark.parametrize(
    "word",
    ["", "idle", "idle,10", "idle,10,", "bored,10,2026-05-01T10:00:00+00:00", "idle,x,2026-05-01",
     "idle,10,2026-05-01T10:00:00", "idle,-1,2026-05-01T10:00:00+00:00",
     "idle,1,2026-05-01T10:00:00+00:00,wide", "idle,1,2026-05-01T10:00:00+00:00,0,0,5,0"],
)  # fmt: skip
def test_what_anybody_may_have_typed_says_nothing(word: str) -> None:
    assert Locked.read(word) is None


def test_whoever_comes_back_on_another_day_is_told_the_day(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Locked.now(Why.ASKED)
    page = Unlock(Path("case.khronika"), lambda: None, told)
    qtbot.addWidget(page)
    assert page.under.text() == f"Locked at {told.at.astimezone():%H:%M}, as you asked."

    class Tomorrow(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return datetime.now(UTC) + timedelta(days=1)

    monkeypatch.setattr(locked, "datetime", Tomorrow)
    page.changeEvent(QEvent(QEvent.Type.ActivationChange))
    assert page.under.text() == f"Locked at {told.at.astimezone():%Y-%m-%d %H:%M}, as you asked."
