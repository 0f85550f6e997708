"""What a passage seems to say of when, where and who: offered, and never filled in unasked.

Names are found only as they are recorded: no case endings, no other spellings.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from khronika.domain.date_finding import find_dates
from khronika.ui.editors.atlas import Atlas
from khronika.ui.editors.entry import Evidence, HeldPlace, Pick

_READ = 2000  # characters of a passage that are looked at
MOST = 9  # as many as there are digits
_LEAST = 3  # letters of a name
_TRIED = 40  # names that are looked up in the gazetteer
_CAPITALISED = re.compile(r"[^\W\d_a-zа-яґєіїў][\w’'ʼ-]+(?: [^\W\d_a-zа-яґєіїў][\w’'ʼ-]+){0,2}")


_NOTHING = Pick()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A value for a field ("when", "place", "person") that `evidence` would be cited for."""

    field: str
    said: str
    evidence: Evidence
    pick: Pick = _NOTHING


def dates_in(evidence: Evidence, language: str | None, year: int | None) -> Iterator[Proposal]:
    """Propose the dates of a passage; `language` and `year` are its document's."""
    words = evidence.words[:_READ]
    for found in find_dates(words, language, year):
        said = words[found.start : found.end]
        yield Proposal(field="when", said=" ".join(said.split()), evidence=evidence)


def places_in(evidence: Evidence, held: Iterable[HeldPlace]) -> Iterator[Proposal]:
    """Propose the places of the archive that the passage names."""
    words = evidence.words[:_READ]
    for place in held:
        if any(stands_in(name, words) for name in (*place.names, *place.former)):
            pick = Pick(text=place.label, id=place.id)
            yield Proposal(field="place", said=place.label, evidence=evidence, pick=pick)


def known_places_in(
    evidence: Evidence, atlas: Atlas, people: Iterable[str] = ()
) -> Iterator[Proposal]:
    """Propose the places of the gazetteer that the passage names and no other bears the name of;
    a part of one of `people`, the names of somebody as they stand in it, is no place.
    """
    words = evidence.words[:_READ]
    for name in people:
        words = words.replace(name, "")
    for name in list(dict.fromkeys(_names(words)))[:_TRIED]:
        offers = atlas.known(name)
        if len(offers) == 1 and offers[0].pick.code is not None:
            pick = offers[0].pick
            yield Proposal(field="place", said=offers[0].said, evidence=evidence, pick=pick)


def people_in(evidence: Evidence, people: Iterable[Pick]) -> Iterator[Proposal]:
    """Propose `people`, whom the passage names."""
    for pick in people:
        yield Proposal(field="person", said=pick.text, evidence=evidence, pick=pick)


def stands_in(name: str, words: str) -> bool:
    """Whether `name` stands in `words` as it is, as whole words."""
    if len(name) < _LEAST:
        return False
    at = words.find(name)
    while at >= 0:
        before, after = words[at - 1 : at], words[at + len(name) : at + len(name) + 1]
        if not before.isalnum() and not after.isalnum():
            return True
        at = words.find(name, at + 1)
    return False


def chosen(proposals: Iterable[Proposal]) -> Sequence[Proposal]:
    """Return the first nine, each value once."""
    once: dict[tuple[str, str], Proposal] = {}
    for one in proposals:
        once.setdefault((one.field, one.said), one)
    return list(once.values())[:MOST]


def _names(words: str) -> Iterator[str]:
    """Yield what is written like a name, the longest first: “Nova Kakhovka”, then “Nova”."""
    for match in _CAPITALISED.finditer(words):
        parts = match[0].split(" ")
        for size in range(len(parts), 0, -1):
            for at in range(len(parts) - size + 1):
                name = " ".join(parts[at : at + size])
                if len(name) > _LEAST:
                    yield name
