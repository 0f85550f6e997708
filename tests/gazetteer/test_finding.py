"""Finding, over all that ships: every name finds its place, and the likeliest stands first."""

from itertools import pairwise
from math import cos, hypot, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.gazetteer import GazetteerPlace, load
from khronika.gazetteer.files import read_lines
from khronika.gazetteer.keys import key

CODES = [line.partition("\t")[0] for line in read_lines("places.tsv")]
PLACES = [place for code in CODES if (place := load().get(code)) is not None]


@given(place=st.sampled_from(PLACES), data=st.data())
def test_every_name_finds_its_place(place: GazetteerPlace, data: st.DataObject) -> None:
    names = [*(one.text for one in place.names), *(one.text for one in place.former)]
    name = data.draw(st.sampled_from(names))
    assert place in load().find(name, limit=len(PLACES))
    assert place in load().starting(name, limit=len(PLACES))


@given(text=st.text(max_size=30))
def test_whatever_is_typed_is_answered(text: str) -> None:
    assert len(load().find(text, limit=5)) <= 5
    assert len(load().starting(text, limit=5)) <= 5


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Artemivsk", "gn.713174"),
        ("Артемовск", "gn.713174"),
        ("Dnipropetrovsk", "gn.709930"),
        ("Кіровоград", "gn.705812"),
        ("Stakhanov", "gn.692975"),
        ("Красный Луч", "gn.704202"),
        ("Ворошиловград", "gn.702658"),
        ("Ленинград", "iso.RU-SPE"),
        ("Сталинград", "gn.472757"),
        ("Свердловск", "gn.1486209"),
        ("Тифлис", "iso.GE-TB"),
    ],
)
def test_a_former_name_finds_what_it_is_now(name: str, code: str) -> None:
    (place,) = [place for place in load().find(name) if place.code == code]
    assert key(name) not in {key(one.text) for one in place.names}
    assert key(name) in {key(one.text) for one in place.former}


def test_a_name_in_use_comes_before_one_that_was() -> None:
    found = [place.code for place in load().find("Pokrovsk")]
    assert found.index("gn.704422") < found.index("gn.563464")  # Engels was Pokrovsk until 1931


def test_villages_of_one_name_come_back_together() -> None:
    found = [place for place in load().find("Kamianka") if place.country == "UA"]
    assert len({place.parent for place in found}) >= 5
    assert all(one.population >= other.population for one, other in pairwise(found))


def test_nothing_stands_twice_within_two_kilometres() -> None:
    same: dict[tuple[str | None, str], list[GazetteerPlace]] = {}
    for place in PLACES:
        if place.code.startswith("gn."):
            same.setdefault((place.parent, key(place.title("en"))), []).append(place)
    doubles = [
        (one.code, other.code)
        for places in same.values()
        for one in places
        for other in places
        if one.code < other.code and _kilometres(one, other) < 2
    ]
    assert doubles == []


def _kilometres(one: GazetteerPlace, other: GazetteerPlace) -> float:
    assert one.latitude is not None
    assert one.longitude is not None
    assert other.latitude is not None
    assert other.longitude is not None
    shrunk = cos(radians(one.latitude))
    return 111.2 * hypot(one.latitude - other.latitude, (one.longitude - other.longitude) * shrunk)


def test_oblasts_are_called_regions_in_english() -> None:
    oblasts = [place for place in PLACES if place.title("en").endswith(" Oblast")]
    assert [place.code for place in oblasts] == ["iso.RU-YEV"]  # the Jewish autonomous one


def test_russia_is_shown_in_the_middle_of_russia() -> None:
    russia = load().get("iso.RU")
    assert russia is not None
    assert russia.longitude is not None
    assert 60 < russia.longitude < 130  # though it reaches across the 180th meridian
