"""Which words fit what is typed, in which order, and whether the first of them is plainly meant."""

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple

from khronika.language.folding import fold

_ALIKE = 4  # letters that two forms of a word begin with alike
_MOSTLY = 0.6  # of the shorter of them
# What may stand before the word that says it, and does not turn it round: “who refused”.
_BEFORE = r"(?:(?!(?:not?|не|ні|ни)\s)\w{1,3}\s+)*"


class _Fit(IntEnum):
    """How a word fits, the nearest first."""

    WHOLE = 0
    BEGUN = 1  # it begins so
    WITHIN = 2  # one of its words begins so
    CALLED = 3  # it is known by a name, one of whose words begins so
    INSIDE = 4
    ABOUT = 5  # only what else is known of it has that


class Fitting(NamedTuple):
    """The words that fit, the nearest first: `called` so, and what is only known `about` others.
    `equals`: how many of the first are begun by what was typed, or what they are known by is, none
    of them more plainly than another. A word further in does not count: “arrest” is not “avoided
    arrest”.
    """

    called: list[str]
    about: list[str]
    equals: int = 0

    @property
    def is_meant(self) -> bool:
        """Whether just one of them is plainly meant, which is the first then."""
        return self.equals == 1


class Offered:
    """Words to choose from, each with the names it is also known by and what it means."""

    def __init__(
        self,
        words: Sequence[str],
        names: Mapping[str, str] | None = None,
        about: Mapping[str, str] | None = None,
        depths: Mapping[str, int] | None = None,
    ) -> None:
        """`names`: of a word, one a line; `about`: what it means; `depths`: how deep it stands
        under those before it.
        """
        self.words = list(words)
        self.depths = depths or {}
        self._own = _folded(self.words)
        self._names = _folded(_each(self.words, names))
        self._about = _folded(_each(self.words, about))

    def fitting(self, typed: str) -> Fitting:
        """Return the words that fit `typed`. All fit nothing typed, and none of them is meant."""
        if not (sought := fold(typed.strip())):
            return Fitting(list(self.words), [])
        begins = re.compile(rf"(?<!\w){re.escape(sought)}")
        found = [
            (fit, at)
            for at in range(len(self.words))
            if (fit := self._fit(at, sought, begins)) is not None
        ]
        opens = re.compile(rf"^{_BEFORE}{re.escape(sought)}", re.MULTILINE)
        found.sort()
        called = [self.words[at] for fit, at in found if fit < _Fit.ABOUT]
        about = [self.words[at] for fit, at in found if fit == _Fit.ABOUT]
        return Fitting(called, about, self._equals(found, sought, opens))

    def _equals(
        self, found: Sequence[tuple[_Fit, int]], sought: str, opens: re.Pattern[str]
    ) -> int:
        """Return how many of `found`, the nearest first, are meant as plainly as the first."""
        if not found or found[0][0] > _Fit.CALLED or not self._opens(found[0][1], opens):
            return 0
        nearest, first = found[0]
        if self._own[first] == sought:
            return 1
        return sum(self._opens(at, opens) for fit, at in found if fit == nearest)

    def _opens(self, at: int, opens: re.Pattern[str]) -> bool:
        return bool(opens.search(self._own[at]) or opens.search(self._names[at]))

    def known(self, typed: str) -> str | None:
        """Return the word that `typed` is, or is another name of; None if there is none."""
        sought = fold(typed.strip())
        for told in (self._own, self._names):
            for at, said in enumerate(told):
                if sought and sought in said.split("\n"):
                    return self.words[at]
        return None

    def nearest(self, text: str) -> list[str]:
        """Return all the words, first those that have a form of a word of `text`: “would have
        refused” brings “refusal” forward. What a word means counts less than what it is called.
        """
        sought = [word for word in re.findall(r"\w+", fold(text)) if len(word) >= _ALIKE]

        def nearness(at: int) -> int:
            told = ((3, self._own[at]), (2, self._names[at]), (1, self._about[at]))
            return sum(weight for one in sought for weight, said in told if _has_form(said, one))

        order = sorted(range(len(self.words)), key=nearness, reverse=True)
        return [self.words[at] for at in order]

    def _fit(self, at: int, sought: str, begins: re.Pattern[str]) -> _Fit | None:
        own, names = self._own[at], self._names[at]
        if sought in own:
            if own == sought:
                return _Fit.WHOLE
            if own.startswith(sought):
                return _Fit.BEGUN
            if begins.search(own):
                return _Fit.WITHIN
        if sought in names:
            if sought in names.split("\n"):
                return _Fit.WHOLE
            if begins.search(names):
                return _Fit.CALLED
        if sought in own:
            return _Fit.INSIDE
        return _Fit.ABOUT if sought in names or sought in self._about[at] else None


def _each(words: Iterable[str], told: Mapping[str, str] | None) -> list[str]:
    return [told.get(word, "") if told else "" for word in words]


def _folded(texts: Sequence[str]) -> list[str]:
    """Fold `texts`; all at once is quicker than one by one."""
    return fold("\0".join(texts)).split("\0") if texts else []


def _has_form(said: str, sought: str) -> bool:
    """Whether a word of `said` and `sought` look like forms of one."""
    return any(_is_form(word, sought) for word in re.findall(r"\w+", said))


def _is_form(word: str, other: str) -> bool:
    alike = 0
    for one, two in zip(word, other, strict=False):
        if one != two:
            break
        alike += 1
    return alike >= _ALIKE and alike >= _MOSTLY * min(len(word), len(other))
