"""A process that brings a folder in through the window, and measures what a person waits for.

    python -m tests.torture.bringer ARCHIVE KEY_FILE FOLDER

Prints one JSON object when the window has closed. `gaps`: milliseconds between two answers of the
window, the longest ones; `rows`: what became of each file; `each`: seconds until a file was
answered, the longest; `peak`: the most memory a process that read a file held, MiB; `memory`: the
window's own, MiB, read every half second; `looking` and `taking`: seconds of the two halves.
"""

import heapq
import json
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from khronika.archive.doors import create_archive
from khronika.archive.openings import KeyFile
from khronika.i18n import speak
from khronika.importing import looking
from khronika.importing.worker import conversing
from khronika.importing.worker.asking import Ended
from khronika.importing.worker.reading import Readers
from khronika.ui.app import build
from khronika.ui.quiet import Quiet
from khronika.ui.window_places import BOTTOM, TOP
from tests.robots.window import FileChooser, WindowRobot
from tests.torture.window_scene import Patience

_A_BEAT = 1  # milliseconds
_TOLD = 20  # of the longest of each
_LONGEST = 3 * 60 * 60.0  # seconds

Timed = Callable[..., Any]


class Watch:
    """Notes how the window and the processes that read fare."""

    def __init__(self) -> None:
        self.gaps, self.each = list[tuple[float, str]](), list[tuple[float, str]]()
        self.peak, self.memory, self.doing = 0, list[int](), "begins"
        self._last = time.perf_counter()
        self._beat = QTimer(interval=_A_BEAT)
        self._beat.timeout.connect(self._hear)
        self._beat.start()
        self._over = threading.Event()
        threading.Thread(target=self._weigh, daemon=True).start()
        self._listen()

    def ends(self) -> None:
        """Stop."""
        self._beat.stop()
        self._over.set()

    def _hear(self) -> None:
        now = time.perf_counter()
        # Only the longest: to sort them now and then would be the longest silence of all.
        put = heapq.heappush if len(self.gaps) < _TOLD else heapq.heappushpop
        put(self.gaps, (1000 * (now - self._last), self.doing))
        self._last = now

    def _weigh(self) -> None:
        while not self._over.wait(0.5):
            said = Path("/proc/self/status").read_text(encoding="ascii")
            self.memory.append(int(said.partition("VmRSS:")[2].split()[0]) >> 10)

    def _listen(self) -> None:
        """Time each file as the plan looks at it, and hear of each process how much it held."""
        look: Timed = vars(looking)["_file_row"]
        judge: Timed = vars(Readers)["_judged"]

        def looked(found: Any, *words: Any, **named: Any) -> Any:
            began = time.perf_counter()
            try:
                return look(found, *words, **named)
            finally:
                self.each.append((time.perf_counter() - began, found.path.name))

        def judged(readers: Readers, ended: Ended) -> Any:
            self.peak = max(self.peak, ended.peak >> 10)
            return judge(readers, ended)

        setattr(looking, "_file_row", looked)  # noqa: B010
        # How much a process held is only known of one that was waited for until it had gone.
        setattr(conversing, "is_whole", lambda _said: False)  # noqa: B010
        setattr(Readers, "_judged", judged)  # noqa: B010


@contextmanager
def _timed(told: dict[str, Any], watch: Watch, name: str) -> Iterator[None]:
    began, watch.doing = time.perf_counter(), name
    yield
    told[name] = time.perf_counter() - began


class _LongPatience(Patience):
    """Waits until it is done: hundreds of files that each take their twenty seconds."""

    def waitUntil(self, come_true: Callable[[], bool], *, timeout: int) -> None:
        end = time.monotonic() + _LONGEST
        while not come_true():
            assert time.monotonic() < end
            QApplication.processEvents()
            time.sleep(0.0005)


def main(path: str, key_file: str, folder: str) -> None:
    opening = KeyFile(Path(key_file))
    create_archive(Path(path), [opening], ballast_bytes=1 << 16).close()
    speak("en")
    app = QApplication([])
    files = FileChooser()
    shell = build(app, files)
    robot = WindowRobot(cast(QtBot, _LongPatience()), shell, files)
    shell.start([path])
    shell.resize(1280, 800)
    robot.settle()
    robot.unlock_with_key(Path(key_file))
    robot.settle()
    # A person looks for some seconds at what came first; meanwhile the other places are made.
    quiet = robot.desk.findChild(Quiet)
    assert isinstance(quiet, Quiet)
    robot.until(lambda: {*TOP, *BOTTOM} <= robot.desk.screens.standing().keys() and quiet.is_done)
    files.folder = Path(folder)
    told: dict[str, Any] = {}
    watch = Watch()
    with _timed(told, watch, "looking"):
        robot.do("archive.folder")
        robot.settle()
    rows = robot.desk.bring_in.rows.plan.rows
    told["rows"] = [(row.name, row.status.value, type(row.fault).__name__) for row in rows]
    told["bytes"] = sum(row.bytes for row in rows)
    with _timed(told, watch, "taking"):
        robot.desk.bring_in.take.click()
        robot.settle()
    watch.ends()
    told["documents"] = len(robot.desk.session.catalogue.documents.ids())
    told["gaps"] = sorted(watch.gaps, reverse=True)[:_TOLD]
    told["each"] = sorted(watch.each, reverse=True)[:_TOLD]
    told |= {"peak": watch.peak, "memory": watch.memory}
    shell.close()
    shell.tools.jobs.close()
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:4])
