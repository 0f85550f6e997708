"""What the last look sees: every name, id and long number in finished files.

Runs in a process of its own (see `scan_process`), away from the archive: it knows only what it
is given.
"""

import re
from collections.abc import Iterator, Mapping, Set
from typing import NamedTuple

from khronika.exporting.clearing import PIECE
from khronika.exporting.reading_back import Piece, read_back
from khronika.language.names import NameGuard, blocks

# A uid (128 bits) or SHA-256 (256 bits) in hexadecimal, a uid with its hyphens among them.
_HEXADECIMAL = re.compile(r"(?<![0-9A-Fa-f])(?:[0-9A-Fa-f]-?){31,}[0-9A-Fa-f](?![0-9A-Fa-f])")
_LENGTHS = (32, 64)
_DIGIT = re.compile(r"\d")


class Sighting(NamedTuple):
    """Something seen in a file: `name`, a recorded name; `number`, 32 or 64 hexadecimal digits
    in lower case that may be the archive's; neither, a foreign id where an id stands.
    """

    file: str
    where: str
    name: str = ""
    number: str = ""


def scan(files: Mapping[str, bytes], guard: NameGuard, ids: Set[str]) -> Iterator[Sighting]:
    """Yield what stands in `files` and may not leave, or must be asked about.

    Args:
        files: Finished files by name.
        guard: What the names of protected people look like.
        ids: The released ids, the only numbers that may stand where an id does: any other
            could be a row id or a short number of the archive.
    """
    for name, content in files.items():
        seen: set[tuple[str, bool]] = set()
        for piece in read_back(name, content):
            if (piece.text, piece.points) not in seen:
                seen.add((piece.text, piece.points))
                yield from in_piece(name, piece, guard, ids)


def in_piece(file: str, piece: Piece, guard: NameGuard, ids: Set[str]) -> Iterator[Sighting]:
    """Yield what stands in one piece of a file; see `scan`."""
    where = piece.where
    for _at, part in blocks(piece.text, PIECE):
        for name in sorted({hit.name for hit in guard.find(part)}) if guard.holds(part) else ():
            yield Sighting(file, where, name=name)
    for match in _HEXADECIMAL.finditer(piece.text):
        number = match.group().replace("-", "").lower()
        if len(number) in _LENGTHS:
            yield Sighting(file, where, number=number)
    if piece.points and _DIGIT.search(piece.text) and piece.text not in ids:
        yield Sighting(file, where)
