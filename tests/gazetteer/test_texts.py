"""Every place that the texts name is found, in each language and in its usual spellings."""

import pytest
from tests.gazetteer.reading import Spelling, spellings

from khronika.gazetteer import load


@pytest.mark.parametrize("spelling", spellings(), ids=lambda one: f"{one.language}-{one.text}")
def test_a_place_of_the_texts_is_found(spelling: Spelling) -> None:
    codes = [place.code for place in load().find(spelling.text)]
    assert spelling.code in codes
    assert codes[0] == spelling.code or not spelling.first


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Donetsk", ["gn.709717", "gn.565348", "iso.UA-14"]),
        ("Донецьк", ["gn.709717", "gn.565348"]),
        ("м. Донецьк", ["gn.709717", "gn.565348"]),
        ("Donetsk region", ["iso.UA-14"]),
        ("Moscow", ["iso.RU-MOW", "iso.RU-MOS"]),
        ("Luhansk", ["gn.702658", "iso.UA-09"]),
        ("Kiev", ["iso.UA-30", "iso.UA-32"]),
        ("Georgia", ["iso.GE", "iso.US-GA"]),
        ("Kirov", ["gn.548408", "gn.548410", "iso.RU-KIR"]),
        ("Pervomaisk", ["gn.697593", "gn.697592"]),
        ("Sverdlovsk", ["iso.RU-SVE", "gn.1486209", "gn.692105"]),
        ("Ордж\u043eнікідзе", ["gn.473249", "gn.698436", "gn.688148"]),
    ],
)
def test_a_name_of_several_finds_them_the_likeliest_first(text: str, codes: list[str]) -> None:
    assert [place.code for place in load().find(text)] == codes
