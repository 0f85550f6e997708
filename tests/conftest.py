"""Fixtures every floor shares: an encrypted archive, made in a moment, gone after the test."""

import atexit
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from khronika.archive.archive import Archive
from khronika.archive.doors import create_archive
from khronika.archive.key_files import make_key_file
from khronika.archive.openings import KeyFile
from khronika.gazetteer.gazetteer import load
from khronika.importing.worker.reading import Readers
from khronika.language.learner import Learner
from khronika.language.lexicon import Lexicon

SMALL_BALLAST = 1 << 16


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
    path = tmp_path / "key.txt"
    make_key_file(path)
    return path


@pytest.fixture
def archive_path(tmp_path: Path) -> Path:
    return tmp_path / "case.khronika"


@pytest.fixture
def archive(archive_path: Path, key_file: Path) -> Iterator[Archive]:
    """A fresh encrypted archive, open."""
    archive = create_archive(archive_path, [KeyFile(key_file)], ballast_bytes=SMALL_BALLAST)
    yield archive
    archive.close()
