"""The outline: whose land a place lies in, by the borders that the United Nations recognise."""

from itertools import pairwise

import pytest

from khronika.gazetteer import load, outline
from khronika.gazetteer.outlines import Ring

INLAND = {
    "UA": ("Simferopol", "Sevastopol", "Donetsk", "Melitopol", "Luhansk", "Kherson", "Dzhankoi"),
    "RU": ("Moscow", "Krasnodar", "Belgorod", "Abakan", "Yakutsk", "Kaliningrad"),
    "BY": ("Minsk", "Gomel"),
    "GE": ("Tbilisi", "Tskhinvali", "Gagra"),
}


def surrounds(rings: tuple[Ring, ...], east: float, north: float) -> bool:
    """Is the point inside, by the even-odd rule?"""
    crossed = 0
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise(ring):
            if (y1 > north) != (y2 > north):
                crossed += east < x1 + (north - y1) * (x2 - x1) / (y2 - y1)
    return crossed % 2 == 1


@pytest.mark.parametrize(
    ("code", "name"), [(code, name) for code, names in INLAND.items() for name in names]
)
def test_a_city_lies_in_its_country_and_in_no_other(code: str, name: str) -> None:
    city = next(place for place in load().find(name) if place.kind == "settlement")
    assert city.country == code
    assert city.longitude is not None
    assert city.latitude is not None
    countries = outline().countries
    holders = [one for one in countries if surrounds(countries[one], city.longitude, city.latitude)]
    assert holders == [code]


def test_the_far_side_of_the_180th_meridian_is_drawn() -> None:
    assert surrounds(outline().countries["RU"], -175.0, 66.7)  # Chukotka


def test_rings_are_closed_and_on_the_globe() -> None:
    for code, rings in outline().countries.items():
        for ring in rings:
            assert ring[0] == ring[-1], code
            assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in ring), code


def test_no_line_runs_around_the_world() -> None:
    for code, rings in outline().countries.items():
        for ring in rings:
            steps = pairwise(ring)
            assert code == "AQ" or all(abs(x2 - x1) < 180 for (x1, _), (x2, _) in steps), code


def test_every_country_drawn_is_a_place() -> None:
    assert all(load().get(f"iso.{code}") is not None for code in outline().countries)
