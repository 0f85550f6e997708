"""Where a text names what may be a place, and how far the words around say that it is one.

Only spelling and the neighbouring words are looked at; whether there is such a place is for a
gazetteer to say. Names are found as they are written: of case endings only those of «область» and
«край» are undone.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from khronika.language import place_words as say
from khronika.language.folding import fold
from khronika.language.given_names import GIVEN_NAMES

_WORD = re.compile(r"[^\W_][\w’'ʼ-]*")
_OWNER = re.compile(r"[’']s\Z")
_ADJECTIVE = re.compile(r"(.+(?:ськ|цьк|зьк))(?:а|ої|ій|у|ою|ий|ого|ому|им)\Z"
                        r"|(.+(?:ск|цк))(?:ая|ой|ую|ою|ий|ого|ому|им|ом)\Z")  # fmt: skip
_QUOTES = "\"“”„«»‘’‚'"
_CHAIN = 8  # names of a list that are gone back through
_FAR = 4  # words between a name and what says where
_LONGEST = 6  # words of one name


class Standing(IntEnum):
    """How far the words around a name say that it is a place, the surest last."""

    OTHER = 0  # part of another name, or something called after the place
    QUOTED = 1  # between quotation marks: what a unit or a newspaper calls itself
    BARE = 2  # they say nothing of it
    OF = 3  # “of”, “by”, as before anything
    TOWARDS = 4  # “from”, “to”, or in a list of places
    AT = 5  # “in”, “near”, “the village of”


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """What may be a place: the name to look up, and where it stands, in code points.

    `is_region`: the text says “region” or the like, and the name has it too (“Belgorod region”
    for the “Belgorod” of “the Belgorod and Kursk regions”). `ends_there`: no word follows that
    could make one thing of both.
    """

    name: str
    start: int
    end: int
    standing: Standing
    is_region: bool = False
    ends_there: bool = True

    @property
    def is_given_name(self) -> bool:
        """Whether people are called so, too."""
        return fold(self.name) in GIVEN_NAMES

    @property
    def is_word_too(self) -> bool:
        """Whether it is a word, or a well-known surname, as well."""
        return self.name.casefold() in say.WORDS_TOO


class PlaceReading:
    """A text, and what may be a place in it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._spans = [match.span() for match in _WORD.finditer(text)]
        self._first = {start: at for at, (start, _end) in enumerate(self._spans)}

    def mentions(self) -> Iterator[PlaceMention]:
        """Yield what may be a place, in order; what is plainly another thing is left out."""
        at = 0
        while at < len(self._spans):
            stop = self._name_from(at)
            if stop == at:
                at += 1
                continue
            yield from self._of_name(at, stop)
            at = stop

    def mention(self, start: int, end: int) -> PlaceMention:
        """Return how the name from `start` to `end` stands, whatever it is."""
        after = self._after(end)
        return PlaceMention(
            name=self._text[start:end],
            start=start,
            end=end,
            standing=self._standing(start, end),
            ends_there=after == "" or after.isdigit() or after in say.FOLLOWING,
        )

    # -- names ----------------------------------------------------------------------------

    def _of_name(self, at: int, stop: int) -> Iterator[PlaceMention]:
        """Yield what the words from `at` to `stop`, written like one name, may name."""
        region = next((n for n in range(at + 1, stop) if self._is_region_word(n)), None)
        if region is None and self._touch(stop - 1) and self._is_region_word(stop):
            region = stop
        if region is not None:
            if name := self._region(at, region):
                start, end = self._spans[at][0], self._spans[region - 1][1]
                yield PlaceMention(
                    name=name, start=start, end=end, standing=Standing.AT, is_region=True
                )
            if region + 1 < stop:
                yield from self._of_name(region + 1, stop)
            return
        if (plural := self._plural_after(stop)) is not None:
            if name := self._region(at, stop, plural):
                start, end = self._spans[at][0], self._spans[stop - 1][1]
                yield PlaceMention(
                    name=name, start=start, end=end, standing=Standing.AT, is_region=True
                )
            return
        found = self.mention(self._spans[at][0], self._spans[stop - 1][1])
        if found.standing is not Standing.OTHER:
            yield found
        # “in Tokmak Ivan said”: the preposition is of the first word, the name begins after it.
        person = next((n for n in range(at + 1, stop) if self._is_given(n)), None)
        if person is not None and not self._is_given(at):
            early = self.mention(self._spans[at][0], self._spans[person - 1][1])
            if early.standing >= Standing.TOWARDS:
                yield early

    def _name_from(self, at: int) -> int:
        """Return where the name ends that begins with the word `at`; `at` itself for none."""
        if not self._is_capital(at) or self._said(at) in say.SMALL:
            return at
        stop = at + 1
        while (
            stop < len(self._spans)
            and stop - at < _LONGEST
            and self._touch(stop - 1)
            and self._is_capital(stop)
            and self._said(stop) not in say.SMALL
        ):
            stop += 1
        return stop

    def _region(self, at: int, stop: int, word: str = "") -> str:
        """Return what the region is called whose name stands from `at` to `stop`, before `word`
        (else the word that follows), as a gazetteer has it; empty for no region.
        """
        word = word or self._said(stop)
        name = self._text[self._spans[at][0] : self._spans[stop - 1][1]]
        if word in say.REGION_ONE or word in say.REGION_MANY:
            return f"{name} {'krai' if word.startswith('kra') else 'region'}"
        adjective = _ADJECTIVE.match(name) if stop == at + 1 else None
        if adjective is None:
            return ""
        if word.startswith("кра"):
            return f"{adjective[1] or adjective[2]}ий край"
        return f"{adjective[1]}а область" if adjective[1] else f"{adjective[2]}ая область"

    def _plural_after(self, at: int) -> str | None:
        """Return the “regions” of a list of names, another of which comes at the word `at`."""
        for _item in range(_CHAIN):
            if at >= len(self._spans) or not self._is_list_gap(at):
                return None
            at += self._said(at) in say.AND
            stop = self._name_from(at) if at < len(self._spans) else at
            if stop == at:
                return None
            if stop < len(self._spans) and self._touch(stop - 1):
                word = self._said(stop)
                if word in say.REGION_MANY or word in say.REGION_SLAVIC_MANY:
                    return word
            if self._said(stop - 1) in say.REGION_MANY and stop - at > 1:
                return self._said(stop - 1)  # “Donetsk and Luhansk Oblasts”
            at = stop
        return None

    def _is_list_gap(self, at: int) -> bool:
        """Whether a list may go on with the word `at`: a comma stands before it, or it is “and”."""
        gap = self._gap(at)
        return gap == "," or (gap == "" and self._said(at) in say.AND)

    # -- how a name stands ----------------------------------------------------------------

    def _standing(self, start: int, end: int) -> Standing:
        first, after = self._first.get(start), self._after(end)
        other = after in say.ABOUT or after in say.THING_AFTER or after in say.REGION_WORDS
        if other or self._is_part_of_more(end):
            return Standing.OTHER
        before, behind = self._text[start - 1 : start], self._text[end : end + 1]
        if before and behind and before in _QUOTES and behind in _QUOTES:
            return Standing.QUOTED
        return Standing.BARE if first is None else self._led_to(first)

    def _led_to(self, first: int, chain: int = _CHAIN) -> Standing:
        """Return what the words before the word `first` say of it."""
        if first == 0:
            return Standing.BARE
        if self._said(first - 1) in say.KIND and self._gap(first) in ("", ","):
            return Standing.AT  # “his home village, Testove”
        if chain and (item := self._item_before(first)) is not None:
            return min(Standing.TOWARDS, self._led_to(item, chain - 1))
        for at in range(first - 1, max(-1, first - 1 - _FAR), -1):
            if not self._touch(at):
                break
            if (verdict := self._verdict(at, next_to=at == first - 1)) is not None:
                return verdict
        return Standing.BARE

    def _verdict(self, at: int, *, next_to: bool) -> Standing | None:
        """Return what the word `at` says of a name behind it; None: the word before says it."""
        said, before = self._said(at), self._said(at - 1) if at else ""
        if said in say.THING_BEFORE:
            return Standing.OTHER
        is_kind = said in say.KIND or (said == "of" and before in say.KIND)
        if is_kind or said in say.AT or (said == "as" and before == "such"):
            return Standing.AT
        if said in say.TOWARDS:
            return Standing.TOWARDS
        if said in say.OF:
            return Standing.OF
        if said in say.BETWEEN:
            return None
        is_name = self._is_capital(at) and said not in say.SMALL
        return Standing.OTHER if is_name and next_to else Standing.BARE

    def _item_before(self, first: int) -> int | None:
        """Return where the item of a list begins that stands before the one at `first`."""
        at = first
        if self._said(at - 1) in say.AND and self._touch(at - 1):
            at -= 1
            if at == 0:
                return None
        gap = self._gap(at)
        if gap != "," and (gap or at == first):
            return None
        start = at
        while start and self._is_capital(start - 1) and self._said(start - 1) not in say.SMALL:
            start -= 1
            if not start or not self._touch(start - 1):
                break
        return start if start < at else None

    def _is_part_of_more(self, end: int) -> bool:
        """Whether a name goes on after `end`; who is called by a given name is somebody else."""
        at = bisect_left(self._spans, (end, end))
        if at in (0, len(self._spans)) or not self._touch(at - 1) or not self._is_capital(at):
            return False
        return self._said(at) not in say.SMALL and not self._is_given(at)

    def _after(self, end: int) -> str:
        """Return the word after `end`, in small letters; empty when a sign stands between."""
        match = _WORD.match(self._text, end + 1) if self._text[end : end + 1].isspace() else None
        return match[0].casefold() if match else ""

    # -- words ----------------------------------------------------------------------------

    def _said(self, at: int) -> str:
        if at >= len(self._spans):
            return ""
        start, end = self._spans[at]
        return self._text[start:end].casefold()

    def _is_capital(self, at: int) -> bool:
        return self._text[self._spans[at][0]].isupper()

    def _is_given(self, at: int) -> bool:
        return fold(_OWNER.sub("", self._said(at))) in GIVEN_NAMES

    def _is_region_word(self, at: int) -> bool:
        return self._said(at) in say.REGION_WORDS

    def _gap(self, at: int) -> str:
        """Return the signs between the word `at` and the one before."""
        return self._text[self._spans[at - 1][1] : self._spans[at][0]].strip()

    def _touch(self, at: int) -> bool:
        """Whether nothing but a blank stands between the word `at` and the next."""
        if at + 1 >= len(self._spans):
            return False
        gap = self._text[self._spans[at][1] : self._spans[at + 1][0]]
        return gap.isspace() and "\n\n" not in gap
