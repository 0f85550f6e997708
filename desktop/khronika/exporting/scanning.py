"""What the last look sees: every name, id and long number in finished files.

Runs in a process of its own (see `scan_process`), away from the archive: it knows only what it
is given.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from khronika.exporting.clearing import PIECE
from khronika.exporting.reading_back import WHOLE, Piece, read_back
from khronika.language.names import NameGuard, blocks

# A uid (128 bits) or SHA-256 (256 bits) in hexadecimal, a uid with its hyphens among them.
_HEXADECIMAL = re.compile(r"(?<![0-9A-Fa-f])(?:[0-9A-Fa-f]-?){31,}[0-9A-Fa-f](?![0-9A-Fa-f])")
_LENGTHS = (32, 64)
_DIGIT = re.compile(r"\d")


class Sighting(NamedTuple):
    """Something seen in a file: `name`, a recorded name, by which `word`; `number`, 32 or 64
    hexadecimal digits in lower case that may be the archive's; neither, a foreign id where an id
    stands.
    """

    file: str
    where: str
    name: str = ""
    number: str = ""
    word: str = ""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word in which a recorded name was seen; however it is `written`, it is the same."""

    name: str
    word: str
    written: str = field(compare=False)


def scan(
    files: Mapping[str, bytes], own: Mapping[str, bytes], guard: NameGuard, ids: Set[str]
) -> Iterator[Sighting]:
    """Yield what stands in `files` and may not leave, or must be asked about.

    Args:
        files: Finished files by name.
        own: The same files with nothing of the archive in them (see `blank`). A heading or the
            markup may hold a word that is somebody's name, too: it stands as often in here.
        guard: What the names of protected people look like.
        ids: The released ids, the only numbers that may stand where an id does: any other
            could be a row id or a short number of the archive.
    """
    for name, content in files.items():
        blank = read_back(name, own[name]) if name in own else ()
        yield from _in_file(name, read_back(name, content), blank, guard, ids)


def in_piece(file: str, piece: Piece, guard: NameGuard, ids: Set[str]) -> Iterator[Sighting]:
    """Yield what stands in one piece of a file, the program's own words among it."""
    yield from _in_file(file, [piece], (), guard, ids)


def _in_file(
    file: str, pieces: Iterable[Piece], blank: Iterable[Piece], guard: NameGuard, ids: Set[str]
) -> Iterator[Sighting]:
    known: dict[str, Counter[_Word]] = {}  # most pieces stand in the raw text, many in each row
    words_in = partial(_words_in, guard, known)
    spare = Counter[_Word]()
    for piece in blank:
        spare.update(words_in(piece.text))
    seen, said = set[tuple[str, bool]](), set(known)
    places = defaultdict[_Word, list[str]](list)
    for piece in pieces:
        for word, times in words_in(piece.text).items():
            spare[word] -= times
            if piece.text not in said:
                places[word].append(piece.where)
        if (piece.text, piece.points) not in seen:
            seen.add((piece.text, piece.points))
            yield from _numbers(file, piece, ids)
    told = [word for word, left in spare.items() if left < 0]
    named: dict[tuple[str, str], str] = {}
    for word in told:
        for where in _nearest(places[word]):
            named.setdefault((word.name, where), word.written)
    yield from (Sighting(file, at, name=name, word=word) for (name, at), word in named.items())


def _nearest(places: list[str]) -> list[str]:
    """Return where it stands, as near as can be said."""
    return [where for where in places if where != WHOLE] or [WHOLE]


def _words_in(guard: NameGuard, known: dict[str, Counter[_Word]], text: str) -> Counter[_Word]:
    """Return the words of `text` in which names are seen, each with how often; ask once a text."""
    if (found := known.get(text)) is None:
        found = known[text] = Counter(
            _Word(hit.name, (seen := part[hit.start : hit.end]).casefold(), seen)
            for _at, part in blocks(text, PIECE)
            if guard.holds(part)
            for hit in guard.find(part)
        )
    return found


def _numbers(file: str, piece: Piece, ids: Set[str]) -> Iterator[Sighting]:
    for match in _HEXADECIMAL.finditer(piece.text):
        number = match.group().replace("-", "").lower()
        if len(number) in _LENGTHS:
            yield Sighting(file, piece.where, number=number)
    if piece.points and _DIGIT.search(piece.text) and piece.text not in ids:
        yield Sighting(file, piece.where)
