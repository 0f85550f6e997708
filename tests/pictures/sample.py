"""The sample archive, lent to whoever wants to write into it."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from khronika.archive.archive import Archive
from tests.kept import SAMPLE


@contextmanager
def sample() -> Iterator[Archive]:
    """Lend a fresh sample archive in a folder that is gone afterwards; the window closes it."""
    with tempfile.TemporaryDirectory() as folder:
        yield SAMPLE.copied(Path(folder, "sample.khronika"))
