"""The sample archive, made once a process and copied for whoever wants to write into it."""

import atexit
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from khronika.archive.archive import Archive
from khronika.archive.doors import create_archive, open_archive
from khronika.archive.key_files import make_key_file
from khronika.archive.openings import KeyFile
from khronika.importing.seeds import load_seeds, load_vocabularies

_BALLAST = 1 << 16
_KEY, _ARCHIVE = "key.txt", "sample.khronika"


@contextmanager
def sample() -> Iterator[Archive]:
    """Lend a fresh sample archive in a folder that is gone afterwards; the window closes it."""
    with tempfile.TemporaryDirectory() as folder:
        yield copied(Path(folder, _ARCHIVE))


def copied(path: Path) -> Archive:
    """Return a fresh sample archive at `path`, open."""
    shutil.copytree(_made() / _ARCHIVE, path)
    return open_archive(path, KeyFile(key()))


def key() -> Path:
    """Return the key file that opens every copy."""
    return _made() / _KEY


@cache
def _made() -> Path:
    """Return a folder with a sample archive, closed, and the key file that opens it."""
    folder = Path(tempfile.mkdtemp(prefix="khronika-pictures-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    key = KeyFile(folder / _KEY)
    make_key_file(key.path)
    archive = create_archive(folder / _ARCHIVE, [key], ballast_bytes=_BALLAST)
    load_vocabularies(archive)
    load_seeds(archive)
    archive.close()
    return folder
