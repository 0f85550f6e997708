"""Archives that take seconds to fill: made once a process, and copied for every test."""

import atexit
import shutil
import tempfile
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from khronika.archive.archive import Archive
from khronika.archive.doors import create_archive, open_archive
from khronika.archive.key_files import make_key_file
from khronika.archive.openings import KeyFile
from khronika.importing.seeds import load_seeds, load_vocabularies

SMALL_BALLAST = 1 << 16
_TEMPORARY = tempfile.gettempdir()  # some tests have another: what is kept outlives them


class Kept:
    """An archive with something in it, closed until a copy of it is wanted."""

    def __init__(self, *fillings: Callable[[Archive], object]) -> None:
        self._fillings = fillings

    @property
    def key(self) -> Path:
        """The key file that opens every copy."""
        return self._folder / "key.txt"

    def copied(self, path: Path) -> Archive:
        """Return a fresh copy at `path`, open."""
        shutil.copytree(self._folder / "kept.khronika", path)
        return open_archive(path, KeyFile(self.key))

    @cached_property
    def _folder(self) -> Path:
        folder = Path(tempfile.mkdtemp(prefix="khronika-kept-", dir=_TEMPORARY))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        key = KeyFile(folder / "key.txt")
        make_key_file(key.path)
        archive = create_archive(folder / "kept.khronika", [key], ballast_bytes=SMALL_BALLAST)
        for fill in self._fillings:
            fill(archive)
        archive.close()
        return folder


EMPTY = Kept()
VOCABULARIES = Kept(load_vocabularies)
SAMPLE = Kept(load_vocabularies, load_seeds)
