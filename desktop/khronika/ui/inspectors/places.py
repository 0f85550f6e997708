"""A place: its names of today and before, where it lies, and what happened there."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from khronika.domain import vocabulary
from khronika.domain.values import Incident, Name, Named, Note, Place, Spot
from khronika.domain.vocabulary import word
from khronika.gazetteer import country_title
from khronika.i18n import _, language, ngettext
from khronika.ui.inspectors.more import SHOWN, Long, list_first
from khronika.ui.inspectors.parts import Go, annotate, list_incidents, list_named, tell_names
from khronika.ui.style import tokens
from khronika.ui.widgets.map_dot import Dot
from khronika.ui.widgets.outline_map import OutlineMap
from khronika.ui.widgets.outlines import box_of
from khronika.ui.widgets.sheet import Sheet
from khronika.ui.words import tongue

_PLACES = 12
_COARSE = ("district", "region", "country")
_DECIMALS = {"settlement": 2, "district": 1, "region": 1, "country": 1}  # more would be a claim


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceAround:
    """What happened in a place and in what lies in it: the first of each, and how many in all."""

    incidents: Sequence[Incident] = ()
    count: int = 0
    inside: Sequence[Incident] = ()
    count_inside: int = 0
    within: Sequence[Named] = ()
    holds: Sequence[Named] = ()
    notes: Sequence[Note] = ()


def fill_place(
    sheet: Sheet, place: Place, around: PlaceAround, go: Go, long: Callable[[str, int], Long]
) -> None:
    """Show a place and what happened there."""
    sheet.heading(place.title, place.number)
    sheet.fact(_("Kind"), word(vocabulary.PLACE_KINDS, place.place_kind))
    today = [name for name in place.names if name.until is None]
    if len(today) > 1:
        tell_names(sheet, today, sorted_out=False)
    sheet.fact(_("Formerly"), _former_names(place.names))
    if place.country and place.place_kind != "country":
        sheet.fact(_("Country"), country_title(place.country, language()))
    if place.latitude is not None and place.longitude is not None:
        exact = _DECIMALS.get(place.precision or "", 4)
        sheet.fact(_("Coordinates"), f"{place.latitude:.{exact}f}, {place.longitude:.{exact}f}")
    sheet.fact(_("Precision"), word(vocabulary.PRECISIONS, place.precision))
    _map(sheet, place, around)
    if around.within:
        sheet.section(_("Lies in"))
        list_named(sheet, around.within, go)
    if around.holds:
        sheet.section(_("Places inside"), len(around.holds))
        list_first(sheet, around.holds, partial(_named, sheet, go), long("holds", _PLACES))
    sheet.section(_("Incidents here"), around.count)
    if not around.count:
        sheet.words(_("No incident is placed here yet."), "quiet")
    show = partial(_incident, sheet, go)
    list_first(sheet, around.incidents, show, long("incidents", SHOWN), around.count)
    if around.count_inside:
        sheet.section(_("Incidents in places inside"), around.count_inside)
        shown = long("inside", SHOWN)
        list_first(sheet, around.inside, show, shown, around.count_inside)
    annotate(sheet, around.notes)
    sheet.finish()


def _named(sheet: Sheet, go: Go, one: Named) -> None:
    list_named(sheet, [one], go)


def _incident(sheet: Sheet, go: Go, incident: Incident) -> None:
    list_incidents(sheet, [incident], go)


def dot_of(spot: Spot, incidents: int) -> Dot:
    """Return `spot` as it stands on a map, with how many incidents happened there."""
    count = ngettext("{n} incident", "{n} incidents", incidents).format(n=incidents)
    return Dot(
        key=spot.id,
        longitude=spot.longitude,
        latitude=spot.latitude,
        title=spot.title,
        said=f"{spot.title} · {count}",
        weight=incidents,
        coarse=spot.precision in _COARSE or spot.place_kind in _COARSE,
    )


def _map(sheet: Sheet, place: Place, around: PlaceAround) -> None:
    if (spot := place.spot) is None:
        return
    dot = dot_of(spot, place.incidents)
    line = ", ".join([place.title, *(one.title for one in around.within)])
    said = _("Map: {place}; latitude {latitude}, longitude {longitude}").format(
        place=line, latitude=f"{dot.latitude:.2f}", longitude=f"{dot.longitude:.2f}"
    )
    drawn = OutlineMap(sheet.theme, said, tokens.MAP)
    whole = place.place_kind == "country"
    drawn.show_dots([dot], box_of(place.country, dot.longitude, dot.latitude, whole=whole))
    drawn.mark(dot.key)
    sheet.picture(drawn, in_line=True)


def _former_names(names: Iterable[Name]) -> str:
    """Return the names that are in use no longer, each with its years, one a line."""
    return "\n".join(_with_years(name) for name in names if name.until is not None)


def _with_years(name: Name) -> str:
    since, until = _year(name.since), _year(name.until)
    if since and until:
        years = _("{since}–{until}").format(since=since, until=until)
    else:
        years = _("until {year}").format(year=until)
    return f"{name.text} ({', '.join(part for part in (tongue(name.language), years) if part)})"


def _year(ordinal: int | None) -> str:
    return str(date.fromordinal(ordinal).year) if ordinal else ""
