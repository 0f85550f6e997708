"""Names as documents write them: each finds its place, in three languages and several spellings."""

import pytest
from tests.gazetteer.named import NAMED, SEVERAL

from khronika.gazetteer import load

_FIRST = 2  # of what is offered: Donetsk is also a town in Russia


@pytest.mark.parametrize(("code", "language", "name"), NAMED)
def test_a_name_finds_its_place_among_the_first(code: str, language: str, name: str) -> None:
    assert code in [place.code for place in load().find(name, limit=_FIRST)], language


@pytest.mark.parametrize("name", SEVERAL)
def test_a_name_of_several_brings_them_all(name: str) -> None:
    assert SEVERAL[name] <= {place.code for place in load().find(name)}


@pytest.mark.parametrize("code", {code: None for code, *_ in NAMED})
def test_a_place_is_called_in_three_languages(code: str) -> None:
    place = load().get(code)
    assert place is not None
    assert {"en", "uk", "ru"} == {name.language for name in place.names}
