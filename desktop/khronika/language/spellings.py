"""Names in their other spellings, of either script: which words of a text may be one of them.

Those who look for a name find it so (`skeleton`); whoever withholds it has to see as much.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from khronika.language.name_forms import stems
from khronika.language.skeleton import skeletons

_SHORTEST = 5  # letters, and sounds of a stem: what is shorter meets by chance
_MOST_MORE = 3  # sounds of an ending
_REMEMBERED = 50_000  # words
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_DOUBLED = re.compile(r"([bdlmnr])\1+")


class _Frame(dict[int, int | None]):
    """Keeps of a word the consonants that no spelling changes."""

    def __missing__(self, _letter: int) -> None:
        return None


_FRAME = _Frame(str.maketrans("bdlmnrбдлмнр\n", "bdlmnrbdlmnr\n"))


class _Stem(NamedTuple):
    """What a name's forms begin with: whose it is, and how long in letters they may be in its own
    script.
    """

    token: str
    longest: int
    is_cyrillic: bool


@dataclass(frozen=True, slots=True)
class Spellings:
    """Names as folded tokens, by the skeletons of their stems; made by `spellings`."""

    stems: Mapping[str, Iterable[_Stem]]
    frames: frozenset[str]
    _known: dict[str, frozenset[str]] = field(default_factory=dict, compare=False)

    def of(self, words: list[str]) -> Iterator[tuple[str, str]]:
        """Yield each of the folded `words` that may be another spelling of a name, with the name.

        Most words are not looked at: what remains of them when only the letters are left that no
        spelling changes is nothing that remains of a name.
        """
        if not self.stems or not words:
            return
        frames = _DOUBLED.sub(r"\1", "\n".join(words).translate(_FRAME)).split("\n")
        for word, frame in zip(words, frames, strict=True):
            # An ending has two of these letters at most: -ом, -ами, -ным.
            fits = frame in self.frames or frame[:-1] in self.frames or frame[:-2] in self.frames
            if len(word) >= _SHORTEST and fits:
                for token in self._names(word):
                    yield word, token

    def _names(self, word: str) -> frozenset[str]:
        """Return the names that `word` may be; the words of a text come again and again."""
        names = self._known.get(word)
        if names is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            names = self._known[word] = self._looked_up(word)
        return names

    def _looked_up(self, word: str) -> frozenset[str]:
        is_cyrillic = bool(_CYRILLIC.search(word))
        return frozenset(
            stem.token
            for sounds in skeletons(word)
            for cut in range(max(_SHORTEST, len(sounds) - _MOST_MORE), len(sounds) + 1)
            for stem in self.stems.get(sounds[:cut], ())
            if stem.is_cyrillic != is_cyrillic or len(word) <= stem.longest
        )


def spellings(tokens: Iterable[str]) -> Spellings:
    """Return the spellings of those folded `tokens` that have letters enough."""
    found: defaultdict[str, list[_Stem]] = defaultdict(list)
    frames: set[str] = set()
    for token in tokens:
        if len(token) < _SHORTEST:
            continue
        is_cyrillic = bool(_CYRILLIC.search(token))
        for stem in stems(token):
            known = [one for one in skeletons(stem.letters) if len(one) >= _SHORTEST]
            for sounds in known:
                found[sounds].append(_Stem(token, stem.longest, is_cyrillic))
            if known:
                frames.add(_DOUBLED.sub(r"\1", stem.letters.translate(_FRAME)))
    return Spellings(dict(found), frozenset(frames))
