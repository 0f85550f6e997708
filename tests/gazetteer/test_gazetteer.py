"""Looking up: what a name finds, in which order, and how it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.gazetteer import FormerName, Gazetteer, GazetteerPlace, load

LINES = [
    "iso.UA\tcountry\t\t49\t31\t40\tUkraine\tУкраїна\tУкраина",
    "iso.UA-63\tregion\tiso.UA\t\t\t30\tZora Oblast\tЗорська область|Зорщина\tЗорская область",
    "gn.1\t\tiso.UA-63\t50\t36\t20\tZora|Zoria\tЗора\t=",
    "gn.2\t\tiso.UA-63\t\t\t10\tKamin-Zorskyi\tКам’янець-Зорський\t\tZora/en/1924/2016",
    "gn.3\t\tiso.UA-63\t\t\t9\tNova Zora\tНова Зора\t",
    "gn.4\t\tiso.UA-63\t\t\t\tZoranivka\tЗоранівка\tЗорановка",
    "kh.bridge\tsite\tgn.1\t\t\t\tRed Bridge\tЧервоний міст\tКрасный мост",
]
SMALL = Gazetteer(LINES)


def codes(places: list[GazetteerPlace]) -> list[str]:
    return [place.code for place in places]


def test_it_is_loaded_once() -> None:
    assert load() is load()


def test_names_come_before_regions_without_their_word_and_former_names_last() -> None:
    assert codes(SMALL.find("Zora")) == ["gn.1", "iso.UA-63", "gn.2"]


def test_longer_names_count_only_where_there_is_no_other() -> None:
    assert codes(SMALL.find("Zoran")) == ["gn.4"]
    assert codes(SMALL.starting("Zora")) == ["gn.1", "iso.UA-63", "gn.2", "gn.4"]
    assert codes(SMALL.starting("zo", 2)) == ["iso.UA-63", "gn.1"]


@pytest.mark.parametrize(
    "text", ["Zora oblast", "ZORA OBLAST’", "Zora region", "Зорская обл.", "Зорщина", "Зорська"]
)
def test_a_region_is_found_with_and_without_its_word(text: str) -> None:
    assert codes(SMALL.find(text)) == ["iso.UA-63"]


def test_a_word_for_the_kind_leaves_places_of_that_kind() -> None:
    assert codes(SMALL.find("city of Zora")) == ["gn.1", "gn.2"]
    assert codes(SMALL.find("м. Зора")) == ["gn.1"]
    assert codes(SMALL.find("Red Bridge region")) == ["kh.bridge"]  # there is no such region


@pytest.mark.parametrize(
    "text",
    ["Кам'янець-Зорський", "КАМʼЯНЕЦЬ ЗОРСЬКИЙ", "камянець – зорський", " Кам’янець‑Зорський\n"],
)
def test_case_hyphens_and_apostrophes_do_not_count(text: str) -> None:
    assert codes(SMALL.find(text)) == ["gn.2"]


@pytest.mark.parametrize("text", ["", " ", "-", "’", "|", "\t", "область", "nowhere"])
def test_what_names_nothing_finds_nothing(text: str) -> None:
    assert SMALL.find(text) == []


def test_the_limit_is_kept() -> None:
    assert codes(SMALL.find("Zora", limit=1)) == ["gn.1"]
    assert SMALL.find("Zora", limit=0) == []


def test_a_code_is_got_and_climbed() -> None:
    assert SMALL.get("gn.9") is None
    assert SMALL.line("gn.9") == []
    assert codes(SMALL.line("kh.bridge")) == ["kh.bridge", "gn.1", "iso.UA-63", "iso.UA"]
    assert {place.country for place in SMALL.find("Zora")} == {"UA"}


def test_coordinates_and_codes_are_not_names() -> None:
    for text in ("49", "gn.1", "region", "1924", "en", "="):
        assert SMALL.find(text) == []


def test_a_title_is_in_the_language_asked_for_or_the_nearest() -> None:
    (kamin,) = SMALL.find("Kamin-Zorskyi")
    assert [kamin.title(one) for one in ("en", "uk", "ru", "de")] == [
        "Kamin-Zorskyi",
        "Кам’янець-Зорський",
        "Кам’янець-Зорський",
        "Kamin-Zorskyi",
    ]


@given(st.text(max_size=12), st.integers(0, 5))
def test_whatever_is_typed_finds_each_place_once(text: str, limit: int) -> None:
    for found in (SMALL.find(text, limit=limit), SMALL.starting(text, limit)):
        assert len({place.code for place in found}) == len(found) <= limit


def test_former_names_keep_their_years() -> None:
    (kamin,) = [place for place in SMALL.find("Zora") if place.former]
    assert kamin.former == (FormerName(text="Zora", language="en", since=1924, until=2016),)
