"""What a line for places offers: the places of the archive, and those of the gazetteer."""

from collections import Counter
from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from khronika.archive.recording.gazetteer import called, spelled_out
from khronika.domain.kinds import shipped_uid
from khronika.gazetteer import Gazetteer, GazetteerPlace
from khronika.gazetteer.keys import folded, key
from khronika.i18n import _, language
from khronika.ui.editors.entry import HeldPlace, Pick

LEAST = 2  # letters before anything is offered
_OFFERED = 8  # of the archive, and of the gazetteer
_TRIED = 40  # of the gazetteer, from which those near the archive's places are taken first


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceOffer:
    """A place to choose, and how it is shown: “Bakhmut (formerly Artemivsk) · Ukraine”.

    `place`: what the gazetteer says of it, where it comes from there; `formerly`: the former name
    that it was found by.
    """

    pick: Pick
    said: str
    place: GazetteerPlace | None = None
    formerly: str = ""


class PlacesFitting(NamedTuple):
    """What fits what was typed, the likeliest first. `equals`: how many of the first are meant
    alike, none of them more plainly than another.
    """

    offers: list[PlaceOffer]
    equals: int


class Atlas:
    """Finds places by what a person types, in any language and spelling, by former names too."""

    def __init__(self, held: Iterable[HeldPlace] = ()) -> None:
        self._held = tuple(held)
        self._by_uid = {place.uid: place for place in self._held}
        self._countries = {place.country for place in self._held}
        # Of each held place its folded names between bars: those in use, and former ones.
        self._names: Sequence[str] = ()
        self._former: Sequence[str] = ()
        self._gazetteer: Gazetteer | None = None

    @property
    def places(self) -> Sequence[HeldPlace]:
        """The places of the archive."""
        return self._held

    def know(self, gazetteer: Gazetteer) -> None:
        """Offer the places of `gazetteer` as well from now on."""
        self._gazetteer = gazetteer

    def starting(self, text: str, named: Iterable[Pick] = ()) -> list[PlaceOffer]:
        """Return what someone who has typed `text` may mean, the archive's places first. Of the
        gazetteer's those that `named` holds are not left out before others.
        """
        sought = key(text)
        if len(sought) < LEAST:
            return []
        held = list(dict.fromkeys(self._holding(f"|{sought}", f" {sought}")))
        return self._offers(held, self._starting(text, {pick.code for pick in named}), sought)

    def fitting(self, text: str, named: Collection[Pick] = ()) -> PlacesFitting:
        """Return what someone who has typed `text` may mean, and whether that is plain.

        A whole name is meant before what only begins so, as `held` and `known` understand it; of
        what is meant alike, one of `named`, which a passage names, before the others. That a place
        lies near others of the archive brings it forward, and says nothing.
        """
        offers = self.starting(text, named)
        held = self.held(text)
        whole = [one for one in held if not one.formerly] or held or self.known(text)
        alike = _among(offers, [one.pick for one in whole]) or offers
        meant = _among(alike, named) or alike
        order = [*meant, *alike, *offers]
        return PlacesFitting(list({_which(one.pick): one for one in order}.values()), len(meant))

    def _starting(self, text: str, named: Container[str | None]) -> list[GazetteerPlace]:
        """Return the places of the gazetteer: those called so, then those whose codes `named`
        holds, then those in the countries of the archive's places.
        """
        if self._gazetteer is None:
            return []
        outright = {place.code for place in called(text)}
        return sorted(
            self._gazetteer.starting(text, _TRIED),
            key=lambda place: (
                place.code not in outright,
                place.code not in named,
                place.country not in self._countries,
            ),
        )

    def held(self, text: str) -> list[PlaceOffer]:
        """Return the archive's places that `text` is a whole name of."""
        sought = key(text)
        found = self._holding(f"|{sought}|") if sought else ()
        return self._offers(list(dict.fromkeys(found)), [], sought)

    def names_of(self, pick: Pick) -> list[str]:
        """Return what the place that is picked is called, and was; one to be made as it is."""
        if pick.code is not None:
            place = self._gazetteer.get(pick.code) if self._gazetteer else None
            if place is None:
                return []
            return [one.text for one in place.names] + [one.text for one in place.former]
        held = next((one for one in self._held if one.id == pick.id), None)
        return [*held.names, *held.former] if held is not None else [pick.text]

    def known(self, text: str) -> list[PlaceOffer]:
        """Return the places that `text` is a whole name of in the gazetteer."""
        return self._offers([], called(text) if self._gazetteer else [], key(text))

    def _offers(
        self, held: list[HeldPlace], known: Iterable[GazetteerPlace], sought: str
    ) -> list[PlaceOffer]:
        """Offer places; one of the gazetteer that the archive holds is the archive's."""
        new = []
        for place in known:
            entered = self._by_uid.get(shipped_uid(place.code))
            if entered is None:
                new.append(place)
            elif entered not in held:
                held.append(entered)
        offers = [_held_offer(place, sought) for place in held[:_OFFERED]]
        spelled = [spelled_out(place) for place in new[:_OFFERED]]
        alike = Counter([*spelled, *(offer.pick.text for offer in offers)])
        for place, label in zip(new, spelled, strict=False):
            offers.append(_new_offer(place, label, sought, alone=alike[label] == 1))
        return offers

    def _holding(self, *parts: str) -> Iterator[HeldPlace]:
        """Yield the archive's places of whose names one holds a part: names in use first, and
        of these the first part first. A place can come more than once.
        """
        if self._held and not self._names:
            self._names = _folded_lines(place.names for place in self._held)
            self._former = _folded_lines(place.former for place in self._held)
        for lines in (self._names, self._former):
            for part in parts:
                for place, line in zip(self._held, lines, strict=True):
                    if part in line:
                        yield place


def _which(pick: Pick) -> tuple[int | None, str | None]:
    """Return what makes two the same place, whatever each is called."""
    return pick.id, pick.code


def _among(offers: Iterable[PlaceOffer], picks: Iterable[Pick]) -> list[PlaceOffer]:
    wanted = {_which(pick) for pick in picks}
    return [one for one in offers if _which(one.pick) in wanted]


def _folded_lines(named: Iterable[Sequence[str]]) -> list[str]:
    """Return a line for each of `named`; folding all at once is quicker than one by one."""
    lines = ("|".join(" ".join(name.split()) for name in names) for names in named)
    return folded("\n".join(f"|{line}|" for line in lines)).split("\n")


def _held_offer(place: HeldPlace, sought: str) -> PlaceOffer:
    formerly = _former(place.names, place.former, sought)
    said = _shown(place.label, place.around, formerly)
    return PlaceOffer(pick=Pick(text=place.label, id=place.id), said=said, formerly=formerly)


def _new_offer(place: GazetteerPlace, label: str, sought: str, *, alone: bool) -> PlaceOffer:
    title = place.title(language())
    around = label.removeprefix(title).removeprefix(", ")
    former = [one.text for one in place.former]
    formerly = _former([name.text for name in place.names], former, sought)
    said = _shown(title, around, formerly)
    if not alone and place.latitude is not None and place.longitude is not None:
        at = f" ({place.latitude:.2f}, {place.longitude:.2f})"
        label, said = label + at, said + at
    pick = Pick(text=label, code=place.code)
    return PlaceOffer(pick=pick, said=said, place=place, formerly=formerly)


def _shown(title: str, around: str, former: str) -> str:
    if former:
        title = _("{name} (formerly {former})").format(name=title, former=former)
    return f"{title} · {around}" if around else title


def _former(names: Iterable[str], former: Iterable[str], sought: str) -> str:
    """Return the former name that was typed, if what was typed is not a name in use."""
    if any(word.startswith(sought) for name in names for word in _heads(name)):
        return ""
    return next((name for name in former if key(name).startswith(sought)), "")


def _heads(name: str) -> Iterator[str]:
    """Yield what of `name` may be typed: all of it, and all from its second word on."""
    words = key(name).split()
    return (" ".join(words[at:]) for at in range(len(words)))
