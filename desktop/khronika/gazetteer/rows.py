"""How a place is written down: one line of seeds/places/places.tsv.

Nine columns between tabs: code, kind (none for a settlement), parent, latitude, longitude,
population, and the names in English, Ukrainian and Russian; a tenth, of former names, may follow.
Names stand between bars, the one to show first; = stands for the names of the column before. A
former name is written text/language/since/until, without a year that is not known. The lines are
in the order of `population`, the largest first.
"""

from collections.abc import Iterator

from khronika.domain.values import Name
from khronika.gazetteer.places import FormerName, GazetteerPlace

LANGUAGES = ("en", "uk", "ru")
UNNAMED = 6  # columns before the names


def kind_of(line: str) -> str:
    """Return a code of PLACE_KINDS, without reading all of the line."""
    return line.split("\t", 2)[1] or "settlement"


def parent_of(line: str) -> str:
    """Return the code of the place around it, or "" for a country."""
    return line.split("\t", 3)[2]


def read_place(line: str, country: str) -> GazetteerPlace:
    """Return the place that `line` describes, which lies in `country` (ISO 3166-1 alpha-2)."""
    code, kind, parent, latitude, longitude, population, *named = line.split("\t")
    former = named[len(LANGUAGES) :]
    return GazetteerPlace(
        code=code,
        kind=kind or "settlement",
        parent=parent or None,
        country=country,
        names=tuple(_names(named)),
        former=tuple(map(_former, former[0].split("|"))) if former else (),
        latitude=float(latitude) if latitude else None,
        longitude=float(longitude) if longitude else None,
        population=int(population or 0),
    )


def _names(named: list[str]) -> Iterator[Name]:
    names: list[str] = []
    for language, column in zip(LANGUAGES, named, strict=False):
        if column != "=":
            names = column.split("|") if column else []
        for position, text in enumerate(names):
            yield Name(text=text, language=language, kind="alias" if position else "legal")


def _former(text: str) -> FormerName:
    name, language, since, until = text.split("/")
    return FormerName(
        text=name,
        language=language,
        since=int(since) if since else None,
        until=int(until) if until else None,
    )
