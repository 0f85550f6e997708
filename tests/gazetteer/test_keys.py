"""Keys: what counts in a name of a place, and what is asked for with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.gazetteer.keys import folded, key, wanted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Кам'янець-Подільський", "камянець подільський"),
        ("Кам’янець – Подільський", "камянець подільський"),
        ("Щёлково", "щелково"),
        ("Ryazan’", "ryazan"),
        ("St. Petersburg", "st petersburg"),
        ("Šiauliai", "siauliai"),
        ("Łódź", "lodz"),
        ("Київ", "київ"),
        ("Ki\u0438\u0306", "kiй"),
        ("“People’s Republic” (self-proclaimed)", "peoples republic self proclaimed"),
        ("’", ""),
    ],
)
def test_what_does_not_count_is_gone(text: str, expected: str) -> None:
    assert key(text) == expected


@given(st.text())
def test_a_key_is_its_own_key(text: str) -> None:
    assert key(key(text)) == key(text)


@given(st.lists(st.text(st.characters(exclude_characters="\n")), max_size=3))
def test_lines_stay_lines(lines: list[str]) -> None:
    assert folded("\n".join(lines)).split("\n") == list(map(folded, lines)) or not lines


@pytest.mark.parametrize(
    ("text", "stem", "kinds"),
    [
        ("Ryazan Oblast’", "ryazan", {"region"}),
        ("Рязанская обл.", "рязанская", {"region"}),
        ("Краснодарский край", "краснодарский", {"region"}),
        ("Republic of Khakassia", "khakassia", {"region", "country"}),
        ("Республіка Молдова", "молдова", {"region", "country"}),
        ("г. Донецк", "донецк", {"settlement"}),
        ("смт Якимівка", "якимівка", {"settlement"}),
        ("посёлок городского типа Зорино", "зорино", {"settlement"}),
        ("Kyiv", "kyiv", set()),
        ("село", "село", {"settlement"}),
    ],
)
def test_words_for_kinds_ask_for_them(text: str, stem: str, kinds: set[str]) -> None:
    asked = wanted(text)
    assert (asked.stem, set(asked.kinds)) == (stem, kinds)
    assert asked.key == key(text)
