"""What is written like a place, and how surely the words around speak of one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.language.place_mentions import PlaceReading, Standing


def seen(text: str) -> list[str]:
    """The mentions of `text`, each with how it stands; regions bear a tilde."""
    return [
        f"{'~' if one.is_region else ''}{one.name} {one.standing.name.lower()}"
        for one in PlaceReading(text).mentions()
    ]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("They met in Testove.", ["Testove at"]),
        ("In Testove they met.", ["Testove at"]),
        ("It was in occupied Testove", ["Testove at"]),
        ("in the village of Testove", ["Testove at"]),
        ("his home village, Testove, was shelled", ["Testove at"]),
        ("they drove from Testove", ["Testove towards"]),
        ("the streets of Testove", ["Testove of"]),
        ("Testove was shelled", ["Testove bare"]),
        ("in towns such as Alove, Belove, and Testove", ["Alove at", "Belove towards",
                                                         "Testove towards"]),
        ("у Тестовому", ["Тестовому at"]),
        ("під Тестове поїхали", ["Тестове at"]),
        ("из Тестово", ["Тестово towards"]),
        ("he wrote to “Testove”", ["Testove quoted"]),
    ],
)  # fmt: skip
def test_the_words_before_a_name_say_whether_it_is_a_place(text: str, mentions: list[str]) -> None:
    assert seen(text) == mentions


@pytest.mark.parametrize(
    "text",
    [
        "Testove cocktails were thrown",
        "in the Testove case nobody spoke",
        "the cruiser Testove sank",
        "крейсер Тестове затонув",
        "from the Testove district",
        "у Тестове районі",
        "the channel Testove wrote",
    ],
)
def test_what_is_called_after_a_place_is_not_the_place(text: str) -> None:
    assert seen(text) == []


def test_a_part_of_a_longer_name_is_no_name() -> None:
    assert seen("The Testove Times wrote of Roman Testenko") == [
        "Testove Times bare", "Roman Testenko of",
    ]  # fmt: skip
    assert seen("У Тестове Іван не поїхав") == ["Тестове Іван at", "Тестове at"]


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("They came to Alove region", ["~Alove region at"]),
        ("in Alove Oblast’ and beyond", ["~Alove region at"]),
        ("in the Alove and Belove regions", ["~Alove region at", "~Belove region at"]),
        ("in Alove, Belove, and Celove regions",
         ["~Alove region at", "~Belove region at", "~Celove region at"]),
        ("parts of Alove and Belove Oblasts", ["~Alove region at", "~Belove region at"]),
        ("in Alove Krai", ["~Alove krai at"]),
        ("в Тестовской области", ["~Тестовская область at"]),
        ("у Тестівській області", ["~Тестівська область at"]),
        ("Тестовская область", ["~Тестовская область at"]),
        ("в Тестовском крае", ["~Тестовский край at"]),
        ("в Аловской и Тестовской областях", ["~Аловская область at", "~Тестовская область at"]),
    ],
)  # fmt: skip
def test_a_region_is_named_with_its_word_and_never_without(text: str, regions: list[str]) -> None:
    assert seen(text) == regions


@given(st.text(alphabet="AbвГ ,.«»’-\n", max_size=40))
def test_mentions_stand_where_they_say(text: str) -> None:
    for one in PlaceReading(text).mentions():
        assert 0 <= one.start < one.end <= len(text)
        assert one.is_region or text[one.start : one.end] == one.name
        assert one.standing is not Standing.OTHER
