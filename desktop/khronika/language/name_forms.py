"""In which shapes one recorded name may stand in a text: endings, order, initials."""

import re
from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import NamedTuple

from khronika.language.given_names import GIVEN_NAMES, PATRONYMICS

_CUT = frozenset("аеиіїоуыэюяєйьaeiouy")
_VOWELS = _CUT - frozenset("йь")
_KEPT = "иіїеєыiey"  # vowels before й and я that every form keeps, if in another spelling
# Surnames whose last vowel goes or changes before an ending: Кравця, Гребенка, Петрова, Орла.
_FLEETING = (
    ("ець", "ц"), ("ец", "ц"), ("ок", "к"), ("ек", "к"), ("ел", "л"), ("ель", "л"),
    ("ень", "н"), ("ів", "ов"), ("їв", "єв"),
)  # fmt: skip
# A closed syllable opens (Чорновіл, Чорновола), a last consonant softens (Сорока, Сороці).
_CLOSED = re.compile(r"і(?=[бвгґджзклмнпрстфхцчшщ]ь?\Z)")
_SOFTENED = {"к": "цч", "г": "зж", "х": "сш"}
_SHORTEST_CHANGING = 5  # letters of a name in which either is looked for
_SHORTEST_STEM = 3
_LONGEST_ENDING = 3
_FEWEST_PARTS = 2
_MOST_PARTS = 3  # given name, patronymic, surname; longer ones are kept as they are or turned


class Stem(NamedTuple):
    """The beginning of a word's forms, and how long in letters such a form may be."""

    letters: str
    longest: int


class Part(NamedTuple):
    """One word of a pattern: a token of the name, in any form or only its initial.

    An empty token is whatever stands between two others: a patronymic, a nickname.
    """

    token: str
    initial: bool = False


class Pattern(NamedTuple):
    """Words that together are the name; the scan looks for the one at `anchor` first."""

    parts: tuple[Part, ...]
    anchor: int


def is_common(token: str) -> bool:
    """Say whether the folded `token` names nobody when it stands alone."""
    return token in GIVEN_NAMES or token in PATRONYMICS


def stems(token: str) -> Iterator[Stem]:
    """Yield the stems of the folded `token`: without its last vowel, й or ь, or last two.

    Чернявский gives чернявск, which begins Чернявского; Гребенюк is its own stem. A form is at
    most three letters longer than its stem. A fourth is there only behind the vowel that was left
    out: Гордій has Гордієві, but Гордяков is someone else.
    """
    stem = token[:-1] if token[-1] in _CUT else token
    if stem != token and stem[-1:] in _VOWELS and len(stem) > _SHORTEST_STEM + 1:
        stem = stem[:-1]
        for vowel in _KEPT:
            yield Stem(stem + vowel, len(token) + 2)
    if len(stem) >= _SHORTEST_STEM:
        yield Stem(stem, len(stem) + _LONGEST_ENDING)
    for ending, kept in _FLEETING:
        if token.endswith(ending) and len(token) > len(ending) + 1:
            yield Stem(token.removesuffix(ending) + kept, len(token) + 2)
    if len(token) >= _SHORTEST_CHANGING:
        yield from _changed(token)


def _changed(token: str) -> Iterator[Stem]:
    """Yield the stems of `token` in which a letter is another; of the softened ones, one form."""
    if _CLOSED.search(token):
        for vowel in "ое":
            stem = _CLOSED.sub(vowel, token).removesuffix("ь")
            yield Stem(stem, len(stem) + _LONGEST_ENDING)
    stem = token[:-1] if token[-1] in _VOWELS else token
    for soft, ending in zip(_SOFTENED.get(stem[-1], ""), "іе", strict=False):
        yield Stem(f"{stem[:-1]}{soft}{ending}", len(stem) + 1)


def patterns(tokens: Sequence[str]) -> set[Pattern]:
    """Return the patterns of a name of two or more folded `tokens`, in whatever order given.

    All tokens as given, reversed, or turned so that the last comes first or the first last;
    of three also the outer two (a patronymic left out), and two with any word between them;
    a surname with initials either side.
    """
    orders = {tuple(tokens), tuple(reversed(tokens))}
    orders |= {(*tokens[1:], tokens[0]), (tokens[-1], *tokens[:-1])}
    if len(tokens) == _MOST_PARTS:
        orders |= set(permutations((tokens[0], tokens[-1])))
    shapes = {tuple(Part(token) for token in order) for order in orders}
    if len(tokens) == _FEWEST_PARTS:
        shapes |= {(Part(first), Part(""), Part(last)) for first, last in orders}
    if len(tokens) <= _MOST_PARTS:
        shapes |= set(_with_initials(tokens))
    return {Pattern(parts, _anchor(parts)) for parts in shapes}


def _with_initials(tokens: Sequence[str]) -> Iterator[tuple[Part, ...]]:
    everyone_common = all(is_common(token) for token in tokens)
    for surname, others in ((tokens[0], tokens[1:]), (tokens[-1], tokens[:-1])):
        if is_common(surname) and not everyone_common:
            continue  # “Ivan K.” is how a name is withheld, not how it leaks
        for count in {1, len(others)}:
            initials = tuple(Part(token, initial=True) for token in others[:count])
            yield (Part(surname), *initials)
            yield (*initials, Part(surname))


def _anchor(parts: Sequence[Part]) -> int:
    """Return the index of the word least likely to be met by chance."""

    def rarity(index: int) -> tuple[bool, bool, bool, int]:
        part = parts[index]
        return bool(part.token), not part.initial, not is_common(part.token), len(part.token)

    return max(range(len(parts)), key=rarity)
