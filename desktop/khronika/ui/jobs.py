"""Slow work off the screen's thread: two lanes, a Stop for each job, answers back on the screen.

The *archive* lane is one thread, so that what the window writes is written in the order it was
asked for. The *files* lane has several and is for work that reads files or takes long; such work
opens its own short changes, and so never keeps a tag waiting.
"""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal

from khronika.domain.errors import Cancelled
from khronika.domain.outlook import Outlook

Report = Callable[[BaseException, str], object]
_BETWEEN_STEPS = 0.05  # seconds: the screen is told twenty times a second at most


class Lane(Enum):
    """Where a job runs."""

    ARCHIVE = auto()
    FILES = auto()


class Job:
    """One piece of slow work: its name and its Stop. Not a QObject, so it may die anywhere."""

    def __init__(
        self, doing: str, tell: Callable[["Job", int, int], object], *, is_quiet: bool = False
    ) -> None:
        self.doing, self.is_quiet = doing, is_quiet
        self.outlook: Outlook | None = None  # where the work is one of many files
        self.stop = threading.Event()
        self._tell = tell
        self._told = 0.0

    def foretell(self, outlook: Outlook) -> None:
        """Say how many files are done and when the rest will be; it is shown with a step."""
        self.outlook = outlook

    def step(self, done: int, total: int = 0) -> None:
        """Say how far the work is; raise Cancelled when Stop was pressed."""
        if self.stop.is_set():
            raise Cancelled(self.doing)
        now = time.monotonic()
        if now - self._told >= _BETWEEN_STEPS or done == total:
            self._told = now
            self._tell(self, done, total)


class Jobs(QObject):
    """Runs work; `then` and `failed` are called on the thread this was made on."""

    started = Signal(object)  # Job, before its first step
    stepped = Signal(object, object, object)  # Job, done, total: a C++ int stops at 2 GiB
    ended = Signal(object)  # Job, whatever became of it
    _landed = Signal(object, object, object, object)  # Job, Future, then, failed

    def __init__(self, report: Report) -> None:
        """`report(error, doing)` hears every failure that has no `failed` of its own."""
        super().__init__()
        self._report = report
        self._lanes = {
            Lane.ARCHIVE: ThreadPoolExecutor(1, "archive"),
            Lane.FILES: ThreadPoolExecutor(3, "files"),
        }
        self._running: dict[Job, Future[Any]] = {}
        self._landed.connect(self._settle, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> tuple[Job, ...]:
        """The jobs that have not ended and that somebody waits for."""
        return tuple(job for job in self._running if not job.is_quiet)

    def run(
        self,
        doing: str,
        work: Callable[[Job], Any],
        then: Callable[[Any], object] | None = None,
        *,
        failed: Report | None = None,
        lane: Lane = Lane.ARCHIVE,
        quiet: bool = False,
    ) -> Job:
        """Do `work` on `lane`; give its answer to `then`, or its failure to `failed`.

        `quiet` for what nobody waits for and what goes on by itself another time: it is not shown,
        and a lock does not wait for its end.
        """
        job = Job(doing, self.stepped.emit, is_quiet=quiet)
        if not quiet:
            self.started.emit(job)
        future = self._lanes[lane].submit(work, job)
        self._running[job] = future
        future.add_done_callback(lambda done: self._landed.emit(job, done, then, failed))
        return job

    def stop_all(self) -> None:
        """Press Stop for every job."""
        for job in tuple(self._running):
            job.stop.set()

    def drain(self) -> None:
        """Wait for all that runs and hear its answers now, before what depends on them goes."""
        while self._running:
            for future in list(self._running.values()):
                future.exception()
            QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)

    def _settle(
        self,
        job: Job,
        future: Future[Any],
        then: Callable[[Any], object] | None,
        failed: Report | None,
    ) -> None:
        self._running.pop(job, None)
        if not job.is_quiet:
            self.ended.emit(job)
        if (error := future.exception()) is not None:
            (failed or self._report)(error, job.doing)
        elif then is not None:
            then(future.result())

    def close(self) -> None:
        """Stop everything and end the threads; nothing lands afterwards."""
        self._landed.disconnect(self._settle)
        self.stop_all()
        for lane in self._lanes.values():
            lane.shutdown(wait=True, cancel_futures=True)
        self._running.clear()
