"""What a progress hears of many files besides bytes: how many are done, and the time left."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from khronika.archive.archive import Archive
from khronika.domain.outlook import Outlook
from khronika.importing.anew import read_anew
from khronika.importing.course import Course, timed
from khronika.importing.estimate import Thing
from khronika.importing.formats import PARSED
from khronika.importing.planning import make_plan
from khronika.importing.run import run_import, things_of
from tests.conftest import shared_readers
from tests.importing.conftest import MakeFiles
from tests.importing.formats import put_every_format
from tests.importing.simulated import Hurried

WHERE = "khronika.importing.course.monotonic"


class Hearing:
    """A progress that shows the time left, too."""

    def __init__(self) -> None:
        self.steps, self.heard = list[tuple[int, int]](), list[Outlook]()

    def step(self, done: int, total: int = 0) -> None:
        self.steps.append((done, total))

    def foretell(self, outlook: Outlook) -> None:
        self.heard.append(outlook)


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(WHERE, clock)
    return clock


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(WHERE, Hurried())


def _whole(heard: list[Outlook], number: int) -> Iterator[int | None]:
    """Judge that all of so many files were told from the first to the last; yield what was left."""
    assert heard[0] == Outlook(done=0, total=number)
    assert heard[-1] == Outlook(done=number, total=number)
    done = [one.done for one in heard]
    assert done == sorted(done)
    assert {one.total for one in heard} == {number}
    return (one.left for one in heard)


def test_each_of_the_three_tells_it(archive: Archive, files: MakeFiles, hurried: None) -> None:
    documents, readers = archive.catalogue.documents, shared_readers()
    looking, taking, anew = Hearing(), Hearing(), Hearing()
    plan = make_plan([files(150)], documents, looking, readers=readers)
    run_import(archive, plan, taking, readers=readers)
    read_anew(archive, documents.ids(), anew, readers=readers)
    for progress in (looking, taking, anew):
        assert set(_whole(progress.heard, 150)) > {None}, "something is said"
        assert progress.steps[-1][0] == progress.steps[-1][1] > 0


def test_no_file_is_counted_before_it_is_in(archive: Archive, files: MakeFiles) -> None:
    class Comparing(Hearing):
        def foretell(self, outlook: Outlook) -> None:
            assert len(archive.catalogue.documents.ids()) == outlook.done
            super().foretell(outlook)

    readers, progress = shared_readers(), Comparing()
    plan = make_plan([files(150)], archive.catalogue.documents, readers=readers)
    run_import(archive, plan, progress, readers=readers)
    assert progress.heard[-1].done == 150


def test_what_was_looked_at_just_now_is_known_by_the_time_it_took(
    archive: Archive, tmp_path: Path
) -> None:
    known, readers = archive.catalogue.documents, shared_readers()
    plan = make_plan([put_every_format(tmp_path / "in")], known, readers=readers)
    unknown = [row.format for row in plan.rows if not row.seconds]
    assert len(unknown) == 2, "those that waited for the parsers to be loaded"
    assert PARSED.issuperset(unknown)
    assert things_of(plan.new) == [Thing("", row.seconds) for row in plan.new]


def test_what_is_read_runs_two_at_once_and_what_is_written_alone(clock: Clock) -> None:
    """Of a hundred that take 4 seconds each and 1 to be written, ten are in after 30 seconds."""
    progress = Hearing()
    course = Course(progress, [Thing("file", 1.0)] * 100, [1] * 100)
    for _pair in range(5):
        clock.now += 4
        for _one in range(2):
            course.came(4.0)
            with course.alone():
                clock.now += 1
    assert progress.heard[-1] == Outlook(done=10, total=100, left=4)  # 270 seconds


def test_what_is_in_already_says_nothing_of_the_rest(clock: Clock) -> None:
    progress = Hearing()
    course = Course(progress, [Thing("file", 1.0)] * 200, [1] * 200)
    for _one in range(100):
        clock.now += 0.1
        course.came(None)
        course.over()
    assert progress.heard[-1].left is None
    for _one in range(20):
        clock.now += 6
        course.came(6.0)
        course.over()
    assert progress.heard[-1] == Outlook(done=120, total=200, left=8)  # 80 of 6 seconds


def test_what_is_timed_is_what_is_done(clock: Clock) -> None:
    def look(thing: str, _still: object) -> str:
        clock.now += 3
        return thing.upper()

    assert timed(look)("a", lambda: None) == ("A", 3.0)
