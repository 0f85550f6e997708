"""From the files and folders a person points at to the files in them, in a steady order."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from khronika.archive.archive import SUFFIX
from khronika.archive.folder import DATABASE
from khronika.domain.progress import SILENT, Progress
from khronika.importing.faults import ArchiveInside, FileFault, LinkToFolder, by_itself
from khronika.importing.metadata import shown_name
from khronika.importing.reading import disk_told
from khronika.language.sorting import sort_key

_SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class Found:
    """A file, or something in whose stead a sentence stands. `bytes` is its size, if known, and
    `changed` when it was changed last, in nanoseconds.
    """

    path: Path
    bytes: int = 0
    changed: int = 0
    fault: FileFault | None = None


def find_files(paths: Iterable[Path], progress: Progress = SILENT) -> list[Found]:
    """Return the files that `paths` name or hold, folders searched to the bottom.

    The order is that of `paths`, within a folder that of names; none comes twice. Hidden files
    are passed over unless named themselves. Links to folders are not followed, so there is no
    loop, and archives are not looked into; each of these is returned with its sentence.

    Raises:
        Cancelled: Stop was pressed.
    """
    seen: set[str] = set()
    found = []
    for path in paths:
        for one in _under(path, progress):
            name = os.path.abspath(one.path)  # noqa: PTH100 - links are not followed
            if name not in seen:
                seen.add(name)
                found.append(one)
    return found


def _under(path: Path, progress: Progress) -> Iterator[Found]:
    waiting = [path]
    while waiting:
        progress.step(0)
        here = waiting.pop()
        try:
            with disk_told():
                info = here.stat()
                inside = _inside(here) if stat.S_ISDIR(info.st_mode) else None
        except FileFault as fault:
            yield Found(here, fault=by_itself(fault))
            continue
        if inside is None:
            yield Found(here, info.st_size, info.st_mtime_ns)
        elif here.suffix == SUFFIX or DATABASE in inside:
            yield Found(here, fault=ArchiveInside())
        elif here is not path and here.is_symlink():
            yield Found(here, fault=LinkToFolder())
        else:
            waiting += [here / name for name in reversed(inside)]


def _inside(folder: Path) -> list[str]:
    """Return the names in `folder`, hidden ones left out, in the order of people."""
    with os.scandir(folder) as entries:
        names = [entry.name for entry in entries if not _is_hidden(entry)]
    return sorted(names, key=lambda name: (sort_key(shown_name(name)), name))


def _is_hidden(entry: os.DirEntry[str]) -> bool:
    if entry.name.startswith(".") or entry.name.lower() in _SYSTEM_FILES:
        return True
    attributes = getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0)
    return bool(attributes & stat.FILE_ATTRIBUTE_HIDDEN)
