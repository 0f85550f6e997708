"""Names in their other spellings, of either script."""

import pytest

from khronika.language.names import protected_patterns
from khronika.language.spellings import spellings

NAMES = (
    "Albert Akhmadeyev",
    "Тарас Гребенчук",
    "Ihor Shcherbakov",
    "Zoryana Petrivets",
    "Ким Анна",
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Akhmadeev left the unit.", "Albert Akhmadeyev"),
        ("лист від Ахмадеєва", "Albert Akhmadeyev"),
        ("с Ахмадеевым", "Albert Akhmadeyev"),
        ("AHMADEEV", "Albert Akhmadeyev"),
        ("Hrebenchuk and others", "Тарас Гребенчук"),
        ("seen with Grebentchuk", "Тарас Гребенчук"),
        ("Щербакову", "Ihor Shcherbakov"),
        ("о Щербаковой", "Ihor Shcherbakov"),
        ("Петрівець", "Zoryana Petrivets"),
    ],
)
def test_a_protected_surname_is_met_in_other_spellings(text: str, name: str) -> None:
    assert [hit.name for hit in protected_patterns(NAMES).find(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Ахметов", "Гребінець", "Grebenka", "Щербина", "Петров", "Петровец", "кіно і кім", "Akhmat",
        "a variant of the office",
    ],
)  # fmt: skip
def test_others_pass(text: str) -> None:
    guard = protected_patterns([*NAMES, "senior warrant officer"])
    assert guard.find(text) == []


def test_a_hit_covers_the_word() -> None:
    text = "Тоді (Akhmadeev) пішов"
    (hit,) = protected_patterns(NAMES).find(text)
    assert text[hit.start : hit.end] == "Akhmadeev"


def test_of_nobody_and_of_nothing() -> None:
    assert list(spellings([]).of(["море"])) == []
    assert list(spellings(["гребенчук"]).of([])) == []
