"""Looks for words where they must not be: in files, and in files that a process holds open."""

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

from khronika.language.folding import fold


class Find(NamedTuple):
    """A phrase that was found: which, in which form, and where."""

    phrase: str
    form: str
    where: str


def forms(phrase: str) -> dict[str, bytes]:
    """Return what a disk might hold of `phrase`: as it is, folded as in the index, escaped as in
    JSON, as Qt keeps it; and its longest word by itself, which is what an index would hold.
    """
    word = max(phrase.split(), key=len)
    said = {"phrase": phrase, "word": word, "folded": fold(phrase), "folded word": fold(word)}
    found = {}
    for name, text in said.items():
        found[name] = text.encode()
        found[f"{name}, UTF-16"] = text.encode("utf-16-le")
        found[f"{name}, escaped"] = text.encode("ascii", "backslashreplace")
    return found


def search(data: bytes, phrases: Iterable[str], where: str) -> list[Find]:
    """Return all that `data` holds of `phrases`, in any form."""
    return [
        Find(phrase, form, where)
        for phrase in phrases
        if any(needle in data for needle in _telling(phrase))
        for form, needle in forms(phrase).items()
        if needle in data
    ]


@cache
def _telling(phrase: str) -> frozenset[bytes]:
    """Return the forms of `phrase` that hold no other: where none of them is, none at all is."""
    every = set(forms(phrase).values())
    return frozenset(one for one in every if not any(other in one for other in every - {one}))


def search_files(folder: Path, phrases: Sequence[str], leave_out: Sequence[Path]) -> list[Find]:
    """Search the contents and the names of all files under `folder`."""
    found = []
    for path in files_under(folder, leave_out):
        where = str(path.relative_to(folder))
        found += search(where.encode(), phrases, f"the name {where}")
        found += search(path.read_bytes(), phrases, where)
    return found


def files_under(folder: Path, leave_out: Sequence[Path]) -> Iterator[Path]:
    """Yield the files under `folder`, but for those in the folders `leave_out`."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not any(path.is_relative_to(one) for one in leave_out):
            yield path


class Held(NamedTuple):
    """A file that a process holds open, deleted or not. `writes`: it may write to it.

    `file` is the same for the same file, however often it was opened.
    """

    name: str
    file: tuple[int, int]
    data: bytes
    writes: bool


def family(process: int) -> list[int]:
    """Return `process` and all that it started, and what these started; Linux only."""
    parents = {}
    for status in Path("/proc").glob("[0-9]*/status"):
        with suppress(FileNotFoundError, ProcessLookupError):  # it has ended meanwhile
            said = status.read_text(encoding="utf-8", errors="replace")
            parents[int(status.parent.name)] = int(said.partition("PPid:")[2].split()[0])
    found = [process]
    for one in found:  # grows as it is gone through
        found += [child for child, parent in parents.items() if parent == one]
    return found


def held_open(process: int) -> list[Held]:
    """Return the ordinary files that `process` (its pid) holds open; Linux only."""
    found = []
    for link in Path(f"/proc/{process}/fd").iterdir():
        if link.exists() and stat.S_ISREG((of := link.stat()).st_mode):  # listing has its own
            said = Path(f"/proc/{process}/fdinfo/{link.name}").read_text(encoding="ascii")
            flags = int(said.partition("flags:")[2].split()[0], 8)
            writes = flags & os.O_ACCMODE != os.O_RDONLY
            file = of.st_dev, of.st_ino
            found.append(Held(str(link.readlink()), file, link.read_bytes(), writes))
    return found
