"""Fixtures every floor shares: an encrypted archive, made in a moment, gone after the test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from khronika.archive.archive import Archive
from khronika.archive.doors import create_archive
from khronika.archive.key_files import make_key_file
from khronika.archive.openings import KeyFile

SMALL_BALLAST = 1 << 16


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
