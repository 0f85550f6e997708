"""Making an archive as a person gets it: with the starter vocabularies in it."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from khronika.archive.archive import Archive
from khronika.archive.doors import create_archive
from khronika.archive.openings import Opening
from khronika.domain.progress import SILENT, Progress
from khronika.importing.seeds import load_vocabularies


def make_archive(
    path: Path, openings: Sequence[Opening], progress: Progress = SILENT, **options: Any
) -> Archive:
    """Make an archive at `path` with the starter vocabularies in it, and leave it open.

    Args:
        path: Where to; nothing may be there.
        openings: What opens it; see `create_archive`, which takes `options` too.
        progress: When it raises Cancelled, nothing is left behind.

    Raises:
        As `create_archive` and `load_vocabularies`; nothing is left behind then.
    """
    archive = create_archive(path, openings, progress=progress, **options)
    try:
        load_vocabularies(archive, progress)
    except BaseException:
        archive.close()
        shutil.rmtree(path)
        raise
    return archive
