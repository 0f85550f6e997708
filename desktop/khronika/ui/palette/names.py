"""Names held in memory, so that what begins like a few typed letters is found between two keys.

All names of a kind stand in long folded strings, the newest first, a name a line, each word after
one space: a word that begins so is found by looking for a space and the letters. A search runs at
the speed of memory, takes a byte a letter, and keeps no objects; each string is short enough that
no other thread waits for it. Names with letters that have no byte stand in strings of UTF-8.

Measured with 320,000 names, 18 million letters: 10 ms of work for one to three letters, at most
40 for words that are rare or nowhere, 22 MB; two seconds to read them. The full-text index, of the
names alone and some texts, needs 55 ms for two letters and 110 for the beginnings of two words
(and 2 for a rare one), and finds nothing inside a word.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from time import perf_counter
from typing import NamedTuple

from khronika.domain.kinds import Kind, RecordId
from khronika.domain.letters import narrow, widen
from khronika.language.folding import fold

_LINES = 4_000  # names in one string
_ENOUGH = 200  # names of a kind among which the best are chosen
_FEW = 20  # strings that it costs little to go through once more
_PATIENCE = 0.2  # seconds, where the machine is busy; what was found until then has to do
_SAMPLE = 4  # strings by which the rarest word is guessed
_ABOUT = 12  # letters by which names differ before length counts
_WORD = re.compile(r"\w+")  # four times as quick as the words of the index, and enough for names


def words(text: str) -> list[str]:
    """Return the words of `text` as names are looked for by: folded, without what divides them."""
    return _WORD.findall(fold(text))


class Rank(NamedTuple):
    """How well a name fits; less is better. `fit`: 0 the whole name, 1 it begins so, 2 each word
    of it that was asked for begins so, 3 the letters stand inside words.
    """

    fit: int
    length: int
    age: int


@dataclass(frozen=True, slots=True)
class _Block:
    """Some names: the text, where each begins, whose it is, and when it was read."""

    text: bytes
    is_narrow: bool
    starts: "array[int]"
    records: "array[int]"
    serial: int

    def lines(self, letters: str) -> Iterator[tuple[int, str]]:
        """Yield whose names hold `letters`, and those names. A name begins after a line's end."""
        if (sought := self._bytes(letters)) is None:
            return
        inside = 1 if letters[0] == "\n" else 0
        at = self.text.find(sought)
        while at >= 0:
            line = bisect_right(self.starts, at + inside) - 1
            end = self.text.find(b"\n", at + inside)
            name = self.text[self.starts[line] : end]
            yield self.records[line], widen(name) if self.is_narrow else name.decode()
            at = self.text.find(sought, end)

    def count(self, letters: str) -> int:
        """Return how often `letters` stand in it."""
        sought = self._bytes(letters)
        return self.text.count(sought) if sought is not None else 0

    def _bytes(self, letters: str) -> bytes | None:
        return narrow(letters) if self.is_narrow else letters.encode()


class Names:
    """The names of all records by kind. Filled by one thread, then asked and changed by another."""

    def __init__(self) -> None:
        self._blocks: dict[Kind, list[_Block]] = {}
        self._since: dict[int, int] = {}  # names of a record read before this count no longer
        self._serial = 0

    def add(self, kind: Kind, named: Sequence[tuple[RecordId, str]]) -> None:
        """Take names, the newest first; those added later are older ones."""
        for first in range(0, len(named), _LINES):
            blocks = self._blocks_of(named[first : first + _LINES])
            self._blocks.setdefault(kind, []).extend(blocks)

    def replace(
        self, kind: Kind, records: Iterable[RecordId], named: Sequence[tuple[RecordId, str]]
    ) -> None:
        """Forget what `records` were called: from now on it is `named`, and nothing is newer."""
        self._serial += 1
        self._since |= dict.fromkeys(records, self._serial)
        if named:
            self._blocks.setdefault(kind, [])[:0] = self._blocks_of(named)

    def find(self, text: str, kind: Kind) -> list[tuple[Rank, RecordId]]:
        """Return the records of `kind` whose names hold every word of `text`, the best first."""
        sought, blocks = words(text), self._blocks.get(kind)
        if not sought or not blocks:
            return []
        return _Search(sought, blocks, self._since).best()

    def newest(self, kind: Kind, limit: int) -> list[RecordId]:
        """Return the records of `kind` that were named last."""
        found: dict[int, None] = {}
        for block in self._blocks.get(kind, ()):
            for record in block.records:
                if self._since.get(record, 0) <= block.serial:
                    found[record] = None
                if len(found) >= limit:
                    return [RecordId(one) for one in found]
        return [RecordId(one) for one in found]

    def _blocks_of(self, named: Sequence[tuple[RecordId, str]]) -> list[_Block]:
        """Return `named` as a block of narrow lines, then one of the others if there are any."""
        narrow_lines, wide_lines = list[tuple[RecordId, bytes]](), list[tuple[RecordId, bytes]]()
        for record, name in named:
            if said := words(name):
                line = f" {' '.join(said)}\n"
                if (letters := narrow(line)) is not None:
                    narrow_lines.append((record, letters))
                else:
                    wide_lines.append((record, line.encode()))
        both = ((narrow_lines, True), (wide_lines, False))
        return [self._block(lines, is_narrow=is_narrow) for lines, is_narrow in both if lines]

    def _block(self, lines: Sequence[tuple[RecordId, bytes]], *, is_narrow: bool) -> _Block:
        starts = array("I", accumulate((len(line) for _record, line in lines[:-1]), initial=1))
        records = array("q", [record for record, _line in lines])
        text = b"\n" + b"".join(line for _record, line in lines)
        return _Block(text, is_narrow, starts, records, self._serial)


class _Search:
    """One question to the names of one kind."""

    def __init__(self, words: list[str], blocks: list[_Block], since: dict[int, int]) -> None:
        self._words, self._blocks, self._since = words, blocks, since
        self._begin = [f" {word}" for word in words]
        self._whole = " " + " ".join(words)
        self._found: dict[int, Rank] = {}
        self._until = perf_counter() + _PATIENCE

    def best(self) -> list[tuple[Rank, RecordId]]:
        """Return what fits, the best first."""
        if not self._look(self._rarest(self._words), _ENOUGH):
            # There are more than were looked at: what fits best must not be among the others.
            whole = self._look(self._rarest(self._begin), _ENOUGH)
            if not whole and len(self._blocks) <= _FEW:
                self._look(f"\n{self._whole}\n", _ENOUGH)
                self._look(f"\n{self._whole}", _ENOUGH)
        return sorted((rank, RecordId(record)) for record, rank in self._found.items())

    def _look(self, letters: str, most: int) -> bool:
        """Gather at most so many names that hold `letters`; return whether these were all."""
        gathered = 0
        for block in self._blocks:
            if perf_counter() > self._until:
                return False
            for record, line in block.lines(letters):
                if self._since.get(record, 0) > block.serial:
                    continue
                fit = self._fit(line)
                if fit is None:
                    continue
                gathered += 1
                rank = Rank(fit, len(line) // _ABOUT, len(self._found))
                self._found[record] = min(rank, self._found.get(record, rank))
                if gathered >= most:
                    return False
        return True

    def _fit(self, line: str) -> int | None:
        if line == self._whole:
            return 0
        if line.startswith(self._whole):
            return 1
        if all(word in line for word in self._begin):
            return 2
        return 3 if all(word in line for word in self._words) else None

    def _rarest(self, letters: list[str]) -> str:
        """Return which of `letters` is likely to be met least."""
        if len(letters) == 1:
            return letters[0]
        some = self._blocks[:: max(1, len(self._blocks) // _SAMPLE)]
        return min(letters, key=lambda one: sum(block.count(one) for block in some))
