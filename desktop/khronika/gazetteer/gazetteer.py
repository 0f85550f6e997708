"""Looking places up: by name, in any of our languages and usual spellings, and by code.

The file is kept as text, once as it is and once folded, and searched as text. So loading builds
neither values nor an index, and a look-up reads only the lines it hits.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate, chain, islice

from khronika.gazetteer.files import read_lines
from khronika.gazetteer.keys import Wanted, folded, wanted
from khronika.gazetteer.places import GazetteerPlace
from khronika.gazetteer.rows import LANGUAGES, UNNAMED, kind_of, parent_of, read_place

_AT_ONCE = 500  # lines folded together: more would keep other threads waiting

# In the folded text a name stands between bars, a former one before a stroke, and a region's
# without its “oblast” between tildes.
_NAME, _FORMER, _STEM = "|{}|", "|{}/", "~{}~"


class Gazetteer:
    """The places, the most populous first. Safe across threads."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._numbers = {line[: line.index("\t")]: number for number, line in enumerate(lines)}
        searched = list(_searched(lines))
        self._text = "\n".join(searched)
        self._starts = list(accumulate((len(line) + 1 for line in searched), initial=0))

    def __len__(self) -> int:
        return len(self._lines)

    def __iter__(self) -> Iterator[GazetteerPlace]:
        return map(self._place, range(len(self._lines)))

    def names_of_all(self) -> Iterator[list[str]]:
        """Yield the names of each place, former ones among them, in the order of the places."""
        for line in self._lines:
            named = line.split("\t", UNNAMED)[UNNAMED].split("\t")
            now = chain.from_iterable(names.split("|") for names in named[: len(LANGUAGES)])
            former = chain.from_iterable(names.split("|") for names in named[len(LANGUAGES) :])
            yield [
                *dict.fromkeys(name for name in now if name not in ("", "=")),
                *(name.partition("/")[0] for name in former),
            ]

    def get(self, code: str) -> GazetteerPlace | None:
        """Return the place with this code."""
        number = self._numbers.get(code)
        return None if number is None else self._place(number)

    def line(self, code: str) -> list[GazetteerPlace]:
        """Return the place with this code and those around it, up to its country."""
        line = []
        place = self.get(code)
        while place is not None:
            line.append(place)
            place = self.get(place.parent) if place.parent else None
        return line

    def find(self, text: str, *, limit: int = 20) -> list[GazetteerPlace]:
        """Return what `text` can mean, the likeliest first.

        First places called so; then regions whose name it is without “oblast” and the like;
        then former names. Of one rank the most populous comes first. What says the kind
        (“Kyiv region”, “м. Рівне”) leaves only places of that kind, if there are any. Places
        whose name only begins so are returned when there is none of all these.
        """
        asked = wanted(text)
        found = self._called(asked) or self._beginning(asked.key)
        return [self._place(number) for number in islice(dict.fromkeys(found), limit)]

    def starting(self, text: str, limit: int = 20) -> list[GazetteerPlace]:
        """Return what someone who has typed `text` so far may mean: `find`, then longer names."""
        asked = wanted(text)
        found = chain(self._called(asked), self._beginning(asked.key))
        return [self._place(number) for number in islice(dict.fromkeys(found), limit)]

    def _called(self, asked: Wanted) -> list[int]:
        """Return the numbers of the lines where the whole name stands, in the order of `find`."""
        if not asked.key:
            return []
        found = [*self._hits(_NAME, asked.key), *self._hits(_STEM, asked.key)]
        former = list(self._hits(_FORMER, asked.key))
        if asked.kinds:
            bare = [*self._hits(_NAME, asked.stem), *self._hits(_STEM, asked.stem)]
            found += self._of_kinds(bare, asked.kinds) or bare
            former += self._of_kinds(self._hits(_FORMER, asked.stem), asked.kinds)
        return found + former

    def _of_kinds(self, numbers: Iterable[int], kinds: frozenset[str]) -> list[int]:
        return [number for number in numbers if kind_of(self._lines[number]) in kinds]

    def _beginning(self, start: str) -> Iterator[int]:
        return self._hits("|{}", start) if start else iter(())

    def _hits(self, pattern: str, words: str) -> Iterator[int]:
        """Yield the numbers of the lines that hold `words` within `pattern`."""
        sought = pattern.format(words)
        place = self._text.find(sought)
        while place >= 0:
            number = bisect_right(self._starts, place) - 1
            yield number
            place = self._text.find(sought, self._starts[number + 1] - 1)

    def _place(self, number: int) -> GazetteerPlace:
        code = self._lines[number].partition("\t")[0]
        while not code.startswith("iso."):
            code = parent_of(self._lines[self._numbers[code]])
        return read_place(self._lines[number], code[4:6])


@cache
def load() -> Gazetteer:
    """Return the gazetteer, read the first time it is asked for.

    Raises GazetteerMissing.
    """
    return Gazetteer(read_lines("places.tsv"))


def _searched(lines: Sequence[str]) -> Iterator[str]:
    """Yield what is searched of each line: its folded names."""
    for first in range(0, len(lines), _AT_ONCE):
        some = lines[first : first + _AT_ONCE]
        named = "\n".join(line.split("\t", UNNAMED)[UNNAMED] for line in some)
        for line, names in zip(some, folded(named.replace("\t", "|")).split("\n"), strict=True):
            yield f"|{names}|{_stems(line)}"


def _stems(line: str) -> str:
    """Return the names of a region without the words that only say that it is one."""
    if kind_of(line) != "region":
        return ""
    names = line.split("\t", UNNAMED)[UNNAMED].replace("\t", "|").split("|")
    stems = {asked.stem for asked in map(wanted, names) if asked.stem != asked.key}
    return "".join(_STEM.format(stem) for stem in sorted(stems))
