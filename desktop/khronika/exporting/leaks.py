"""The last look before anything is written: finished bytes, read as a stranger would read them.

The released view should hold no protected name. This page does not believe it: a writer, a
template or a translation may bring one in, or bring an id that says more than it should.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping, Set
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path

from khronika.domain.errors import KnownError
from khronika.domain.kinds import Uid
from khronika.domain.progress import SILENT, Progress
from khronika.exporting.people import Protected
from khronika.exporting.reading_back import Piece
from khronika.exporting.scan_process import OUT_OF_MEMORY
from khronika.exporting.scanning import Sighting, in_piece
from khronika.exporting.told_in import ToldIn
from khronika.i18n import N_

_PATIENCE = 0.1  # seconds between two questions whether to go on
_OUT_OF_MEMORY = frozenset({-9, OUT_OF_MEMORY})  # the kernel kills, or Python gives up
_ROOT = Path(__file__).resolve().parents[2]
# -P: a folder of documents may hold a json.py, and must not become part of the program.
_PROGRAM = (
    "import sys; sys.path.insert(0, sys.argv[1]);"
    " from khronika.exporting.scan_process import main; main()"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leak:
    """What must not leave and was found: in which file, at which place of it.

    `person` is whose name it is, for the person at the desk; None for an id of the archive. `word`:
    by which it was found, as it stands there; `told_in`: where in the archive that stands.
    """

    file: str
    where: str
    person: Uid | None = None
    word: str = ""
    told_in: tuple[ToldIn, ...] = ()


class LeakFound(KnownError):
    summary = N_("Nothing was written: “{file}” would have told what must not leave ({where}).")
    remedy = N_(
        "If a protected person is recorded under a common word, give them a fuller name, or say"
        " that it is a description; if the file is to be named after someone, choose another name."
    )

    def __init__(self, leaks: tuple[Leak, ...]) -> None:
        super().__init__(file=leaks[0].file, where=leaks[0].where)
        self.leaks = leaks


class TooLittleMemoryToScan(KnownError):
    summary = N_("Nothing was written: the memory did not suffice to look through the files.")
    remedy = N_("Close other programs, or export fewer records at a time.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """What finished files are searched for.

    Attributes:
        protected: Whose names.
        ids: The released ids that may stand where an id stands.
        is_archives: Says whether a number in hexadecimal, 32 or 64 digits in lower case, is a
            uid of a record or the SHA-256 of an original.
    """

    protected: Protected
    ids: Set[str]
    is_archives: Callable[[str], bool]

    def search(
        self,
        files: Mapping[str, bytes],
        own: Mapping[str, bytes],
        progress: Progress = SILENT,
    ) -> tuple[Leak, ...]:
        """Return what was found in `files`; empty if they may be written.

        `own` are the same files with the program's own words alone (see `blank`). `progress` is
        asked ten times a second whether to go on, and may raise Cancelled.

        Raises:
            TooLittleMemoryToScan: Nothing is known of the files, so they may not be written.
        """
        request = {
            "names": list(self.protected.owners),
            "ids": sorted(self.ids),
            "files": [(name, len(content)) for name, content in files.items()],
            "own": [(name, len(content)) for name, content in own.items()],
        }
        contents = [*files.values(), *own.values()]
        question = b"".join([json.dumps(request).encode(), b"\n", *contents])
        return self._leaks([Sighting(*one) for one in json.loads(_ask(question, progress))])

    def search_name(self, name: str) -> tuple[Leak, ...]:
        """Return what is found in a file name alone."""
        piece = Piece("name", name)
        return self._leaks(list(in_piece(name, piece, self.protected.guard, self.ids)))

    def _leaks(self, sightings: list[Sighting]) -> tuple[Leak, ...]:
        return tuple(
            Leak(
                file=one.file,
                where=one.where,
                person=self.protected.owners.get(one.name),
                word=one.word,
            )
            for one in sightings
            if not one.number or self.is_archives(one.number)
        )


def _ask(question: bytes, progress: Progress) -> bytes:
    """Put `question` to a process of its own, which never outlives this call."""
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NO_WINDOW
    process = subprocess.Popen(
        [sys.executable, "-P", "-c", _PROGRAM, str(_ROOT)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # a traceback may quote what it failed on
        creationflags=flags,
    )
    # A thread talks to it: communicate with a timeout, called again, sends no more of a question
    # that did not fit into the pipe at once, and both sides wait for ever.
    with process, ThreadPoolExecutor(1) as talk:
        answer = talk.submit(process.communicate, question)
        try:
            progress.step(0)
            while not wait([answer], _PATIENCE).done:
                progress.step(0)
        finally:
            process.kill()  # does nothing to one that has ended
        said, _nothing = answer.result()
    if process.returncode in _OUT_OF_MEMORY:
        raise TooLittleMemoryToScan
    if process.returncode:
        raise RuntimeError(f"the scan process ended with {process.returncode}")
    return said
