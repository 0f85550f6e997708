"""What a passage seems to say of when, where and who: offered, and never filled in unasked.

Names are found only as they are recorded: no case endings, no other spellings. A place is offered
only where the words around speak of one: rather nothing than a wrong place.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from khronika.domain.date_finding import find_dates
from khronika.language.place_mentions import PlaceMention, PlaceReading
from khronika.ui.editors.atlas import Atlas
from khronika.ui.editors.entry import Evidence, HeldPlace, Pick
from khronika.ui.editors.meant_places import is_held_so, is_meant, was_called_so

_READ = 2000  # characters of a passage that are looked at
MOST = 9  # as many as there are digits
_LEAST = 3  # letters of a name
_TRIED = 40  # names that are looked up in the gazetteer


_NOTHING = Pick()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A value for a field ("when", "place", "person") that `evidence` would be cited for."""

    field: str
    said: str
    evidence: Evidence
    pick: Pick = _NOTHING


def dates_in(evidence: Evidence, language: str | None, year: int | None) -> Iterator[Proposal]:
    """Propose the dates of a passage, those without a year too, which the field asks for then;
    `language` and `year` are its document's.
    """
    words = evidence.words[:_READ]
    for found in find_dates(words, language, year, loosely=True):
        said = words[found.start : found.end]
        yield Proposal(field="when", said=" ".join(said.split()), evidence=evidence)


def places_in(evidence: Evidence, held: Iterable[HeldPlace]) -> Iterator[Proposal]:
    """Propose the places of the archive that the passage names, those by former names last."""
    words = evidence.words[:_READ]
    reading = PlaceReading(words)
    found, formerly = list[HeldPlace](), list[HeldPlace]()
    for place in held:
        if _names_it(reading, words, place.names, is_held_so):
            found.append(place)
        elif _names_it(reading, words, place.former, was_called_so):
            formerly.append(place)
    for place in (*found, *formerly):
        pick = Pick(text=place.label, id=place.id)
        yield Proposal(field="place", said=place.label, evidence=evidence, pick=pick)


def known_places_in(
    evidence: Evidence, atlas: Atlas, people: Iterable[str] = ()
) -> Iterator[Proposal]:
    """Propose the places of the gazetteer that the passage names as one names a place, and no
    other bears the name of, those by former names last; a part of one of `people`, the names of
    somebody as they stand in it, is no place.
    """
    words = evidence.words[:_READ]
    for name in people:
        words = words.replace(name, "•")
    found, formerly = list[Proposal](), list[Proposal]()
    for mention in islice(PlaceReading(words).mentions(), _TRIED):
        offers = atlas.known(mention.name) if len(mention.name) > _LEAST else []
        if len(offers) != 1 or not is_meant(mention, offers[0]):
            continue
        pick = offers[0].pick
        said = offers[0].said if pick.id is None else pick.text  # as `places_in` says it
        one = Proposal(field="place", said=said, evidence=evidence, pick=pick)
        (formerly if offers[0].formerly else found).append(one)
    yield from (*found, *formerly)


def _names_it(
    reading: PlaceReading,
    words: str,
    names: Iterable[str],
    is_so: Callable[[PlaceMention], bool],
) -> bool:
    return any(
        is_so(reading.mention(at, at + len(name)))
        for name in names
        for at in standing_in(name, words)
    )


def people_in(evidence: Evidence, people: Iterable[Pick]) -> Iterator[Proposal]:
    """Propose `people`, whom the passage names."""
    for pick in people:
        yield Proposal(field="person", said=pick.text, evidence=evidence, pick=pick)


def stands_in(name: str, words: str) -> bool:
    """Whether `name` stands in `words` as it is, as whole words."""
    return next(standing_in(name, words), None) is not None


def standing_in(name: str, words: str) -> Iterator[int]:
    """Yield where `name` begins that stands in `words` as it is, as whole words."""
    at = words.find(name) if len(name) >= _LEAST else -1
    while at >= 0:
        before, after = words[at - 1 : at], words[at + len(name) : at + len(name) + 1]
        if not before.isalnum() and not after.isalnum():
            yield at
        at = words.find(name, at + 1)


def chosen(proposals: Iterable[Proposal]) -> Sequence[Proposal]:
    """Return the first nine, each value once."""
    once: dict[tuple[str, str], Proposal] = {}
    for one in proposals:
        once.setdefault((one.field, one.said), one)
    return list(once.values())[:MOST]
