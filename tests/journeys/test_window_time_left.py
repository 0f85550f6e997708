"""How long an import still takes stands beside its bar while it lasts, and no longer."""

import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QProgressBar, QWidget
from tests.importing.simulated import Hurried
from tests.robots.window import WindowRobot

FILES = 400
LEFT = re.compile(rf"\d+ of {FILES} files · about \d+ minutes? left")


class Clock(Hurried):
    """After some files none is read on until it is let go."""

    def __init__(self, files: int) -> None:
        super().__init__()
        self._files, self.goes_on = files, threading.Event()

    def __call__(self) -> float:
        now = super().__call__()
        if threading.current_thread().name.startswith("ahead") and now > self._files:
            assert self.goes_on.wait(20)
        return now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    clock = Clock(FILES // 2)
    monkeypatch.setattr("khronika.importing.course.monotonic", clock)
    yield clock
    clock.goes_on.set()


def seen(panel: QWidget) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def test_the_time_left_comes_and_goes_with_the_work(
    desk: Callable[..., WindowRobot], tmp_path: Path, clock: Clock
) -> None:
    robot = desk()
    folder = tmp_path / "in"
    folder.mkdir()
    for n in range(FILES):
        (folder / f"{n}.txt").write_text(f"Letter {n}\n\nThis is what was written that day.\n")
    robot.files.folder = folder
    panel = robot.shell.panel
    (bar,) = panel.findChildren(QProgressBar)
    robot.shell.actions_of["archive.folder"].trigger()
    robot.until(lambda: any(map(LEFT.fullmatch, seen(panel))))
    assert bar.accessibleDescription() in seen(panel)
    panel.fold.click()
    assert seen(panel) == []
    assert LEFT.fullmatch(bar.accessibleDescription()), "it is still told to who asks"
    panel.fold.click()
    assert bar.accessibleDescription() in seen(panel)
    clock.goes_on.set()
    robot.settle()
    assert not panel.isVisible()
    hold = robot.start_work()
    robot.until(panel.isVisible)
    assert seen(panel) == ["Working…"]
    assert bar.accessibleDescription() == ""
    hold.set()
    robot.settle()
