"""The process that looks through finished files, so that the window never waits for it.

Looking through ten megabytes takes seconds, and collecting what that leaves behind holds the
interpreter lock for tenths of them (FOUNDATIONS 22). Reads from standard input one line of JSON,

    {"names": […], "ids": […], "files": [[name, bytes], …], "own": [[name, bytes], …]}

and then the files, one after the other, and those with the program's own words alone; answers
with one JSON list of sightings. Nothing secret is in its arguments or environment, it writes no
file, and it leaves no core dump.
"""

import json
import sys
from typing import BinaryIO

from khronika.exporting.scanning import Sighting, scan
from khronika.language.names import protected_patterns

OUT_OF_MEMORY = 12  # the exit code that says so: errno's ENOMEM
ENOUGH = 20  # names and foreign ids told of; one is enough to refuse an export


def answer(said: BinaryIO) -> list[Sighting]:
    """Read one request and return what was seen: every number once, and enough of the rest."""
    request = json.loads(said.readline())
    files, own = (
        {name: said.read(size) for name, size in request[part]} for part in ("files", "own")
    )
    guard = protected_patterns(request["names"])
    numbers: dict[str, Sighting] = {}
    others: list[Sighting] = []
    for sighting in scan(files, own, guard, frozenset(request["ids"])):
        if sighting.number:
            numbers.setdefault(sighting.number, sighting)
        else:
            others.append(sighting)
        if len(others) == ENOUGH:
            break
    return [*others, *numbers.values()]


def main() -> None:
    """Answer the one request."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        seen = answer(sys.stdin.buffer)
    except MemoryError:
        sys.exit(OUT_OF_MEMORY)
    json.dump(seen, sys.stdout)
