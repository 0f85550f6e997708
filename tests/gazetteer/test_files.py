"""What ships in the gazetteer's folder: whose data it is, and how much of the world."""

from collections import Counter

import pytest

from khronika.gazetteer import GazetteerPlace, load
from khronika.gazetteer.files import FOLDER, read_lines


@pytest.fixture(scope="module")
def places() -> list[GazetteerPlace]:
    codes = [line.partition("\t")[0] for line in read_lines("places.tsv")]
    return [place for place in map(load().get, codes) if place is not None]


def test_every_source_is_credited() -> None:
    credit = (FOLDER / "CREDITS").read_text(encoding="utf-8")
    for source in ("GeoNames", "Natural Earth", "CLDR", "KATOTTG"):
        assert source in credit


def test_regions_are_those_of_iso_3166_2(places: list[GazetteerPlace]) -> None:
    codes = [place.code for place in places if place.code.startswith("iso.") and "-" in place.code]
    counts = Counter(code[4:6] for code in codes)
    assert (counts["UA"], counts["RU"], counts["BY"], counts["GE"]) == (27, 83, 7, 12)


@pytest.mark.parametrize(
    ("code", "country"),
    [
        ("iso.UA-43", "iso.UA"),
        ("iso.UA-40", "iso.UA"),
        ("kh.lnr", "iso.UA"),
        ("kh.dnr", "iso.UA"),
        ("iso.GE-AB", "iso.GE"),
        ("kh.south-ossetia", "iso.GE"),
        ("iso.MD-SN", "iso.MD"),
    ],
)
def test_what_others_hold_is_its_countrys(code: str, country: str) -> None:
    assert load().line(code)[-1].code == country


def test_settlements_are_many(places: list[GazetteerPlace]) -> None:
    counts = Counter(place.country for place in places if place.kind == "settlement")
    assert min(counts["UA"], counts["RU"]) > 5_000
    assert min(counts[code] for code in ("BY", "GE", "MD", "PL", "LV", "LT", "EE", "KZ")) > 70


def test_ukraine_is_called_by_its_own_names(places: list[GazetteerPlace]) -> None:
    ours = [place for place in places if place.country == "UA"]
    unnamed = [one for one in ours if all(name.language != "uk" for name in one.names)]
    assert len(unnamed) < len(ours) / 40
    # Where one has none, it is not a Russian name that stands in for it.
    assert not [one for one in unnamed if any(name.language == "ru" for name in one.names)]


def test_two_hundred_names_at_least_are_former(places: list[GazetteerPlace]) -> None:
    known = [place for place in places if place.former and place.country in ("UA", "RU")]
    assert len(known) >= 60
    assert sum(len(place.former) for place in known) >= 200
