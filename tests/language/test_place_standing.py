import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.language.place_standing import names_place


@pytest.mark.parametrize(
    ("text", "names", "named"),
    [
        ("They refused in Testove.", ["Testove", "Тестове"], True),
        ("Вони відмовилися у Тестовому.", ["Testove", "Тестове"], True),
        ("із Полтави до Нової Каховки", ["Нова Каховка"], True),
        ("до Нової Полтави", ["Нова Каховка"], False),
        ("нова каховка", ["Нова Каховка"], False),
        ("the Testovets family", ["Testove"], False),
        ("", ["Testove"], False),
        ("Testove", [""], False),
        ("A", ["A"], False),
    ],
)
def test_a_place_is_named_in_any_case(text: str, names: list[str], named: bool) -> None:
    assert names_place(text, names) is named


@given(st.text("ТестовеКNova .,", max_size=20), st.sampled_from(["Тестове", "Nova Testove"]))
def test_what_stands_as_it_is_called_is_named(text: str, name: str) -> None:
    assert names_place(f"{text} {name}, {text}", [name])
