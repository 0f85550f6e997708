"""Whether a name in a text means the place that is called so: rather nothing than a wrong place."""

from khronika.gazetteer import GazetteerPlace
from khronika.gazetteer.keys import key
from khronika.language.place_mentions import PlaceMention, Standing
from khronika.ui.editors.atlas import PlaceOffer

_LARGE = 50_000  # inhabitants of a town whose name alone makes one think of it


def is_meant(mention: PlaceMention, offer: PlaceOffer) -> bool:
    """Whether `mention` speaks of the place in `offer`, the only one of that name."""
    if mention.is_region:
        return offer.place is None or offer.place.kind == "region"
    if offer.formerly:
        return was_called_so(mention)
    if offer.place is None:
        return is_held_so(mention)
    return _bears(offer.place, mention.name) and mention.standing >= _needed(mention, offer.place)


def is_held_so(mention: PlaceMention) -> bool:
    """Whether `mention` may be a place of the archive, whose names are less often chance."""
    needed = Standing.AT if mention.is_given_name else Standing.QUOTED
    return mention.standing >= needed


def was_called_so(mention: PlaceMention) -> bool:
    """Whether `mention` may be a place by a name it had once: said as one says a place, and not
    before a word that it could make another thing with.
    """
    return mention.standing >= Standing.TOWARDS and mention.ends_there


def _needed(mention: PlaceMention, place: GazetteerPlace) -> Standing:
    """Return how surely the words around must speak of a place."""
    if place.kind == "other":
        return Standing.QUOTED  # what calls itself a republic often stands between quotation marks
    if mention.is_given_name or (place.kind == "site" and " " not in mention.name):
        return Standing.AT
    if mention.is_word_too:
        return Standing.TOWARDS
    if place.kind == "settlement" and place.population < _LARGE:
        return Standing.OF
    return Standing.BARE


def _bears(place: GazetteerPlace, name: str) -> bool:
    """Whether it is called so outright, not only a region after which it is called."""
    sought = key(name)
    return any(key(one.text) == sought for one in place.names)
