"""Fixtures every floor shares: an encrypted archive, made in a moment, gone after the test."""

import atexit
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from khronika.archive.archive import Archive
from khronika.gazetteer.gazetteer import load
from khronika.importing.worker.reading import Readers
from khronika.language.learner import Learner
from khronika.language.lexicon import Lexicon
from tests.kept import EMPTY
from tests.kept import SMALL_BALLAST as SMALL_BALLAST

# What takes longest begins first: begun last, one such file keeps one process at work alone while
# the others have ended. Nothing depends on it; a stopwatch tells what belongs here.
BEGUN_FIRST = (
    "tests/ui/test_fits.py",
    "tests/archive/test_finding.py",
    "tests/archive/test_plaintext.py",
    "tests/torture/test_power.py",
    "tests/torture/test_kills.py",
    "tests/cli/test_command_line_page.py",
    "tests/journeys/test_command_line.py",
    "tests/importing/test_seeds.py",
    "tests/importing/readers/test_pdf.py",
    "tests/exporting/test_protected_names.py",
    "tests/cli/test_processes.py",
    "tests/archive/test_doors.py",
    "tests/importing/test_sample.py",
    "tests/journeys/test_coming_back.py",
    "tests/archive/test_undo.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let what takes longest begin first; see `BEGUN_FIRST`."""
    places = {name: place for place, name in enumerate(BEGUN_FIRST)}
    items.sort(key=lambda item: places.get(item.nodeid.partition("::")[0], len(places)))


@cache
def shared_lexicon() -> Lexicon:
    """The lexicon with the gazetteer's names, as the program has it; one for all tests of a run."""
    return Lexicon(load().names_of_all())


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """The lexicon, loaded once: it takes a second."""
    return shared_lexicon()


@cache
def shared_readers() -> Readers:
    """The program's readers of files that need a parser; one process forks for all tests of a run.

    It is started by the first document that needs it.
    """
    readers = Readers()
    atexit.register(readers.close)
    return readers


class Learned:
    """A language in this process, loaded when it is first asked: starting one takes two seconds."""

    def __init__(self) -> None:
        self._learner: Learner | None = None

    def __getattr__(self, name: str) -> object:
        if self._learner is None:
            self._learner = Learner(shared_lexicon())
        return getattr(self._learner, name)

    def start(self) -> None:
        """It is there."""

    def forget(self) -> None:
        """Forget what was learned, so that it is told again."""
        if self._learner is not None:
            self._learner.forget()

    def close(self) -> None:
        """Forget what was learned."""
        self._learner = None


@pytest.fixture(autouse=True, scope="session")
def language_in_this_process() -> Iterator[None]:
    """Give archives a language that all tests of a run share; see `test_tongue` for the other."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("khronika.archive.archive.Tongue", Learned)
        yield


@pytest.fixture
def at_any_speed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a passphrase of one's own be taken on a busy machine too, where scrypt measures little;
    that it is refused there is for the tests of slots.
    """
    monkeypatch.setattr("khronika.archive.slots.CHEAPEST", 1)


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    """A key file: opening with it costs milliseconds, where a passphrase costs seconds."""
    return Path(shutil.copy(EMPTY.key, tmp_path / "key.txt"))


@pytest.fixture
def archive_path(tmp_path: Path) -> Path:
    return tmp_path / "case.khronika"


@pytest.fixture
def archive(archive_path: Path, key_file: Path) -> Iterator[Archive]:
    """A fresh encrypted archive, open; `key_file` opens it again."""
    archive = EMPTY.copied(archive_path)
    yield archive
    archive.close()
