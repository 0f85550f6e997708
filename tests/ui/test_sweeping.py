import gc
import threading
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from khronika.ui.sweeping import Sweeper, sweep_here


class Knot(QObject):
    """Garbage that only a sweep finds: it holds itself."""

    def __init__(self, swept: list[threading.Thread]) -> None:
        super().__init__()
        self.itself, self._swept = self, swept

    def __del__(self) -> None:
        self._swept.append(threading.current_thread())


def _busy() -> None:
    kept: list[Any] = [[] for _one in range(200_000)]
    kept.clear()


def test_widgets_are_taken_apart_by_the_thread_of_the_window(
    qtbot: QtBot, qapp: QApplication
) -> None:
    sweep_here(qapp)
    swept: list[threading.Thread] = []
    for _one in range(1000):
        Knot(swept)
    reader = threading.Thread(target=_busy)
    reader.start()
    reader.join()
    assert swept == [], "a thread that allocates much does not sweep"
    sweeper = qapp.findChild(Sweeper)
    assert sweeper is not None

    def all_swept() -> bool:
        sweeper.sweep()
        _more: list[Any] = [[] for _one in range(2000)]  # something to be due
        return len(swept) == 1000

    qtbot.waitUntil(all_swept, timeout=20_000)
    assert set(swept) == {threading.main_thread()}


def test_there_is_one_of_it(qapp: QApplication) -> None:
    sweep_here(qapp)
    sweep_here(qapp)
    assert len(qapp.findChildren(Sweeper)) == 1
    assert not gc.isenabled()
