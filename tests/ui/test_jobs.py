import threading
from collections.abc import Iterator
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from khronika.domain.errors import KnownError
from khronika.ui.jobs import Job, Jobs, Lane
from khronika.ui.notices import Notice, Notices, Tone


class Refused(KnownError):
    summary = "“{name}” would not."
    remedy = "Ask again."


@pytest.fixture
def jobs(notices: Notices) -> Iterator[Jobs]:
    jobs = Jobs(notices.report)
    yield jobs
    jobs.close()


def test_the_answer_comes_back_to_the_screens_thread(qtbot: QtBot, jobs: Jobs) -> None:
    landed: list[tuple[int, bool]] = []
    here = threading.current_thread()
    jobs.run(
        "Counting", lambda job: 7, lambda n: landed.append((n, threading.current_thread() is here))
    )
    qtbot.waitUntil(lambda: landed == [(7, True)])


def test_writes_keep_the_order_they_were_asked_in(qtbot: QtBot, jobs: Jobs) -> None:
    done: list[int] = []
    for n in range(50):
        jobs.run("Writing", partial(_add, done, n))
    jobs.drain()
    assert done == list(range(50))


def test_long_work_keeps_no_write_waiting(qtbot: QtBot, jobs: Jobs) -> None:
    written = threading.Event()
    jobs.run("Reading files", lambda _job: written.wait(10), lane=Lane.FILES)
    jobs.run("Writing", lambda _job: written.set())
    qtbot.waitUntil(lambda: not jobs.running)
    assert written.is_set()


def test_progress_may_exceed_two_gibibytes(qtbot: QtBot, jobs: Jobs) -> None:
    big = 2**33
    with qtbot.waitSignal(jobs.stepped) as step:
        jobs.run("Copying", lambda job: job.step(big, 2 * big))
    assert step.args is not None
    assert step.args[1:] == [big, 2 * big]


def test_stop_unwinds_the_work_and_says_so(qtbot: QtBot, jobs: Jobs, notices: Notices) -> None:
    def forever(job: Job) -> None:
        while True:
            job.step(0)

    jobs.started.connect(lambda job: job.stop.set())
    with qtbot.waitSignal(notices.shown) as shown:
        jobs.run("Importing", forever)
    assert shown.args == [Notice(text="Stopped: Importing")]


def test_a_known_error_brings_its_remedy(qtbot: QtBot, jobs: Jobs, notices: Notices) -> None:
    def refuse(_job: Job) -> None:
        raise Refused(name="case")

    with qtbot.waitSignal(notices.shown) as shown:
        jobs.run("Opening", refuse)
    assert shown.args == [Notice(text="“case” would not.", remedy="Ask again.", tone=Tone.WRONG)]


def test_anything_else_is_a_bug(qtbot: QtBot, jobs: Jobs, notices: Notices) -> None:
    with qtbot.waitSignal(notices.bug) as bug:
        jobs.run("Dividing", lambda _job: 1 // 0)
    assert bug.args is not None
    assert isinstance(bug.args[0], ZeroDivisionError)


def test_who_asks_to_hear_of_failure_hears_it_alone(
    qtbot: QtBot, jobs: Jobs, notices: Notices
) -> None:
    heard: list[str] = []
    with qtbot.assertNotEmitted(notices.bug):
        jobs.run("Dividing", lambda _job: 1 // 0, failed=lambda _e, doing: heard.append(doing))
        jobs.drain()
    assert heard == ["Dividing"]


def test_nothing_lands_after_the_end(qtbot: QtBot, notices: Notices) -> None:
    jobs, landed = Jobs(notices.report), list[int]()
    jobs.run("Counting", lambda _job: 1, landed.append)
    jobs.close()
    assert landed == []


def _add(done: list[int], n: int, _job: Job) -> None:
    done.append(n)
