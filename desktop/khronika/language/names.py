"""The name guard: finds recorded names in a text that is about to leave the archive.

It errs on the side of silence: a word that may be a protected name is a hit. It sees through
letter case, full-width and decomposed letters, accents and stress marks, soft hyphens,
zero-width and bidi characters, underscores and hyphens, words broken at the end of a line,
letters of another alphabet that look alike, order, initials, simple endings, digits around a
name, whole names written in one word, and names written as character references, JSON escapes or
percent-encoding. A surname is also met in its other spellings, of either script, as those who look
for it would find it (`spellings`). It does not see through l e t t e r - s p a c i n g, a slip of
the pen, digits put for letters (0 for o), inflection that changes the stem by more than a fleeting,
opened or softened letter (Кравця, Чорновола, Сороці), a given name or a short one in another
script, a name amid the letters of a longer word, or markup between the letters of one.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from khronika.language.folding import APOSTROPHE, Loose, loose, readings
from khronika.language.lookalikes import alike
from khronika.language.name_forms import Part, Pattern, is_common, patterns, stems
from khronika.language.spellings import Spellings, spellings

_WORD = re.compile(r"\w+")
_APOSTROPHES = re.compile(f"['’‘`´′{APOSTROPHE}]")
_SHORTEST_ALONE = 4  # letters of a token that is looked for by itself
_SHORTEST_INFLECTED = 5  # letters of such a token that is also looked for with endings
_LONGEST_INITIAL = 2  # letters: Ю. is Yu. in Latin
_LONGEST_GAP = 8  # code points between two words of one name: ", ", "_", ".\r\n   "
_SHORTEST_JOINED = 3  # letters of each word of a name that may be written without its spaces
_DIGITS = "0123456789"
_HEAD = 3  # letters; the least that any inflected word shares with its name
_BLOCK = 1 << 20  # code points looked at together, so that memory stays flat
_OVERLAP = 400  # code points of the block before, so that no name is cut in two


class Hit(NamedTuple):
    """Where a recorded name stands in a text, in code points, and which name it is."""

    start: int
    end: int
    name: str


class _Reading(NamedTuple):
    """A name's token that a word may be; `alone` if that is a hit without its neighbours."""

    token: str
    alone: bool


class _Stem(NamedTuple):
    reading: _Reading
    longest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NameGuard:
    """Recorded names, ready to be looked for; made by `protected_patterns`.

    Tokens are kept as `alike` returns them, so that one look-up sees through every disguise.
    """

    exact: Mapping[str, _Reading]
    inflected: Mapping[str, Sequence[_Stem]]
    spelled: Spellings
    alone: Mapping[str, Sequence[str]]
    together: Mapping[str, Sequence[tuple[Pattern, str]]]
    heads: frozenset[str]

    def holds(self, text: str) -> bool:
        """Say whether any recorded name stands in `text`."""
        return any(self._in_block(block) for _, block in blocks(text))

    def may_hold(self, words: Collection[str]) -> bool:
        """Say whether any of the folded `words` may be a word of a recorded name, or an initial."""
        pieces = {one for word in words for one in _WORD.findall(loose(word).text)}
        return any(len(one) <= _LONGEST_INITIAL for one in pieces) or bool(self._readings(pieces))

    def find(self, text: str) -> list[Hit]:
        """Return where recorded names stand in `text`, in order, the longest of nested ones."""
        found = {
            Hit(offset + hit.start, offset + hit.end, hit.name)
            for offset, block in blocks(text)
            for hit in self._in_block(block)
        }
        kept: list[Hit] = []
        for hit in sorted(found, key=lambda hit: (hit.start, -hit.end, hit.name)):
            if not kept or hit.end > kept[-1].end or hit[:2] == kept[-1][:2]:
                kept.append(hit)
        return kept

    def _in_block(self, block: str) -> set[Hit]:
        return {hit for seen in readings(block) for hit in self._in_reading(seen)}

    def _in_reading(self, seen: Loose) -> set[Hit]:
        body = seen.text.replace("_", " ")
        words = _WORD.findall(body)
        possible = self._readings(set(words))
        if not possible:
            return set()
        matches = list(self._matches(words, possible))
        if not matches:
            return set()
        spans = [match.span() for match in _WORD.finditer(body)]
        return {
            Hit(*seen.original(spans[first][0], spans[last][1]), name)
            for first, last, name in matches
            if all(spans[i + 1][0] - spans[i][1] <= _LONGEST_GAP for i in range(first, last))
        }

    def _readings(self, words: set[str]) -> dict[str, list[_Reading]]:
        """Return, for those of the folded `words` that may be of a name, what they may be."""
        readings: dict[str, list[_Reading]] = {}
        together = alike("\n".join(words)).split("\n") if words else []
        for word, letters in zip(words, together, strict=True):
            possible = self._possible(letters) if letters[:_HEAD] in self.heads else []
            bare = letters.strip(_DIGITS)  # oksana1990
            if bare != letters and len(bare) >= _SHORTEST_ALONE and bare[:_HEAD] in self.heads:
                possible += [one for one in self._possible(bare) if one not in possible]
            if possible:
                readings[word] = possible
        for word, token in self.spelled.of(list(words)):
            reading, known = _Reading(alike(token), alone=True), readings.setdefault(word, [])
            if reading not in known:
                known.append(reading)
        return readings

    def _possible(self, letters: str) -> list[_Reading]:
        possible = [self.exact[letters]] if letters in self.exact else []
        for cut in range(_HEAD, len(letters) + 1):
            for stem in self.inflected.get(letters[:cut], ()):
                if len(letters) <= stem.longest and stem.reading not in possible:
                    possible.append(stem.reading)
        return possible

    def _matches(
        self, words: Sequence[str], readings: Mapping[str, Sequence[_Reading]]
    ) -> Iterator[tuple[int, int, str]]:
        """Yield first and last word (indices into `words`) and name of whatever may be one."""
        for index in [index for index, word in enumerate(words) if word in readings]:
            for reading in readings[words[index]]:
                if reading.alone:
                    for name in self.alone[reading.token]:
                        yield index, index, name
                for pattern, name in self.together.get(reading.token, ()):
                    first = index - pattern.anchor
                    last = first + len(pattern.parts) - 1
                    if first >= 0 and last < len(words):
                        around = zip(words[first : last + 1], pattern.parts, strict=True)
                        if all(_fits(word, part, readings) for word, part in around):
                            yield first, last, name


def protected_patterns(names: Iterable[str]) -> NameGuard:
    """Return a guard over `names`, each as recorded: any script, order, spelling, any case.

    A name is looked for whole (its words in any usual order, with a comma, with initials), and
    so is each of its words of four letters or more that is not a common given name, those of
    five or more in other spellings and scripts too, if written with a capital: a “warrant
    officer” is not every variant. A name
    with an apostrophe is looked for joined and split, as tokens split it. Names without a
    letter or digit are left out.
    """
    alone: defaultdict[str, list[str]] = defaultdict(list)
    together: defaultdict[str, list[tuple[Pattern, str]]] = defaultdict(list)
    tokens_of_all: set[str] = set()
    written_as_names: set[str] = set()
    for name in dict.fromkeys(names):
        for tokens in _spellings(name):
            joined = _joined(tokens)
            tokens_of_all.update(tokens, joined)
            written_as_names |= _with_capitals(name).intersection(tokens)
            telling = [token for token in tokens if len(tokens) == 1 or _stands_alone(token)]
            for token in {*telling, *joined}:
                alone[alike(token)].append(name)
            for pattern in patterns(tokens) if len(tokens) > 1 else ():
                parts = tuple(part._replace(token=alike(part.token)) for part in pattern.parts)
                together[parts[pattern.anchor].token].append((pattern._replace(parts=parts), name))
    exact = {letters: _Reading(letters, letters in alone) for letters in map(alike, tokens_of_all)}
    inflected = _inflected(tokens_of_all, frozenset(alone))
    return NameGuard(
        exact=exact,
        inflected=inflected,
        spelled=spellings(token for token in written_as_names if alike(token) in alone),
        alone=dict(alone),
        together=dict(together),
        heads=frozenset(letters[:_HEAD] for letters in (*exact, *inflected)),
    )


def _spellings(name: str) -> list[list[str]]:
    """Return the folded words of `name`: its apostrophes left out, read as spaces, and as a
    text has them, where some are letters and some are not.
    """
    folded = loose(name).text.replace("_", " ")
    found: list[list[str]] = []
    for said in (_APOSTROPHES.sub("", folded), _APOSTROPHES.sub(" ", folded), folded):
        tokens = _WORD.findall(said)
        if tokens and tokens not in found:
            found.append(tokens)
    return found


def _with_capitals(name: str) -> set[str]:
    """Return the folded words of `name` that begin with a capital."""
    capitals = (word for word in name.split() if word[:1].isupper())
    return {token for word in capitals for tokens in _spellings(word) for token in tokens}


def _joined(tokens: Sequence[str]) -> set[str]:
    """Return a name of several words as tags and addresses write it: in one, either way round."""
    if len(tokens) == 1 or min(map(len, tokens)) < _SHORTEST_JOINED:
        return set()
    outer = (tokens[0], tokens[-1])
    return {"".join(order) for whole in (tokens, outer) for order in (whole, whole[::-1])}


def _stands_alone(token: str) -> bool:
    letters = sum(character.isalpha() for character in token)
    return letters >= _SHORTEST_ALONE and not is_common(token)


def _inflected(tokens: Iterable[str], alone: frozenset[str]) -> dict[str, list[_Stem]]:
    """Return the stems of `tokens`, as `alike` letters, each with the token it leads to."""
    found: defaultdict[str, list[_Stem]] = defaultdict(list)
    for token in tokens:
        letters = alike(token)
        reading = _Reading(letters, letters in alone and len(token) >= _SHORTEST_INFLECTED)
        for stem in stems(token):
            found[alike(stem.letters)].append(_Stem(reading, stem.longest))
    return dict(found)


def _fits(word: str, part: Part, readings: Mapping[str, Sequence[_Reading]]) -> bool:
    """Say whether the folded `word` may be `part` of a name."""
    if not part.token:
        return True
    if part.initial:
        return len(word) <= _LONGEST_INITIAL and part.token.startswith(alike(word))
    return any(reading.token == part.token for reading in readings.get(word, ()))


def blocks(text: str, size: int = _BLOCK) -> Iterator[tuple[int, str]]:
    """Yield `text` in overlapping blocks with their offsets, cut between words if it can be.

    A block is at most `size` code points, which must be more than twice the overlap.
    """
    start = 0
    while len(text) - start > size:
        end = _space_before(text, start + size)
        yield start, text[start:end]
        start = _space_before(text, end - _OVERLAP)
    yield start, text[start:]


def _space_before(text: str, place: int) -> int:
    """Return where the last white space among the `_OVERLAP` before `place` is, or `place`."""
    last = max(text.rfind(space, place - _OVERLAP, place) for space in " \n\t")
    return last if last >= 0 else place
