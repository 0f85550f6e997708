"""What the gazetteer says of a place: whom a name means, and what to record of it."""

from datetime import date

from khronika.domain.drafts import PlaceDraft
from khronika.domain.errors import KnownError
from khronika.domain.kinds import RecordId, shipped_uid
from khronika.domain.values import Name
from khronika.gazetteer import GazetteerPlace, load
from khronika.gazetteer.keys import Wanted, wanted
from khronika.i18n import N_, language

# How far a point of such a kind is to be trusted.
_PRECISION = {"country": "country", "region": "region", "district": "district",
              "settlement": "settlement", "site": "exact"}  # fmt: skip
_LISTED = 6  # places that a refusal names


class PlaceAmbiguous(KnownError):
    """Facts: text, number, which (codes, each with the place and those around it)."""

    summary = N_("The archive has no place “{text}”, and the gazetteer has {number}: {which}.")
    remedy = N_("Give the code of the one you mean, such as {code}. Nothing was written.")


def code_meant(text: str) -> str | None:
    """Return the code of the one place of the gazetteer that `text`, a code or a name, means.

    Raises:
        PlaceAmbiguous: It is the name of several.
    """
    if (place := load().get(text.strip())) is not None:
        return place.code
    found = called(text)
    if len(found) > 1:
        which = "; ".join(f"{one.code} ({spelled_out(one)})" for one in found[:_LISTED])
        if len(found) > _LISTED:
            which += "; …"
        raise PlaceAmbiguous(text=text, number=len(found), which=which, code=found[0].code)
    return found[0].code if found else None


def called(text: str) -> list[GazetteerPlace]:
    """Return the places that `text` is the whole name of, the most populous first.

    A name that places bear outright does not also mean regions called after them (“Kyiv”, the
    city, or Kyiv region), and a name in use does not mean places that bore it once.
    """
    asked, found = wanted(text), load().find(text)
    for is_it in (_is_called, _is_called_after, _was_called):
        if outright := [place for place in found if is_it(place, asked)]:
            return outright
    return []


def spelled_out(place: GazetteerPlace) -> str:
    """Return the place and those around it, in the person's language: “Tokmak, Ukraine”."""
    return ", ".join(one.title(language()) for one in load().line(place.code))


def drafted(place: GazetteerPlace, parent: RecordId | None) -> PlaceDraft:
    """Return what is recorded of `place`, whose parent is recorded as `parent`."""
    return PlaceDraft(
        names=(*_names(place), *_former(place)),
        kind=place.kind,
        parent=parent,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
        precision=_PRECISION.get(place.kind),
        uid=shipped_uid(place.code),
    )


def _is_called(place: GazetteerPlace, asked: Wanted) -> bool:
    return any(wanted(name.text).key == asked.key for name in place.names)


def _is_called_after(place: GazetteerPlace, asked: Wanted) -> bool:
    return any(wanted(name.text).stem == asked.stem for name in place.names)


def _was_called(place: GazetteerPlace, asked: Wanted) -> bool:
    return any(wanted(name.text).stem == asked.stem for name in place.former)


def _names(place: GazetteerPlace) -> list[Name]:
    """Return its names, first the one that the person reads."""
    spoken = language()
    return sorted(place.names, key=lambda name: name.language != spoken)


def _former(place: GazetteerPlace) -> list[Name]:
    return [
        Name(
            text=one.text,
            language=one.language,
            since=date(one.since, 1, 1).toordinal() if one.since else None,
            until=date(one.until, 12, 31).toordinal() if one.until else None,
        )
        for one in place.former
    ]
