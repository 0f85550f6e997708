import pytest

from khronika.language.descriptions import (
    PlaceWords,
    is_like_description,
    is_plainly_description,
    looked_for,
    may_be_description,
    names_in,
)


@pytest.mark.parametrize(
    "text",
    ["senior warrant officer", "Unknown commander", "Невідомий прапорщик", "сусідка з 2-го поверху",
     "a soldier of the 72nd brigade", "Российский солдат"],
)  # fmt: skip
def test_a_description_holds_no_name(text: str) -> None:
    assert names_in(text) == []
    assert is_like_description(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the mother of Orysia Vesnianka", ["Orysia Vesnianka"]),
        ("commander Vesnianka, P. and his driver", ["Vesnianka, P"]),
        ("friend of Vesnianka and brother of Rudyk", ["Vesnianka", "Rudyk"]),
        ("Kovalenko the driver", ["Kovalenko"]),
        ("Коваленка водій", ["Коваленка"]),
        ("Оксана з друкарні", ["Оксана"]),
        ("driver orysia_1990", ["orysia_1990"]),
        ("writes as @orysia", ["@orysia"]),
        ("a man called O’Hara", ["O’Hara"]),
    ],
)
def test_what_is_written_like_a_name_in_it_is_one(text: str, names: list[str]) -> None:
    assert names_in(text) == names
    assert not is_like_description(text)


def test_of_a_name_all_is_looked_for_and_of_a_description_the_names() -> None:
    assert looked_for("senior warrant officer", "legal") == ["senior warrant officer"]
    assert looked_for("senior warrant officer", "description") == []
    assert looked_for("driver of Vesnianka", "description") == ["Vesnianka"]


def test_nothing_is_no_description() -> None:
    assert not is_like_description(" — ")


PLACES = PlaceWords(["Росія", "Россия", "Полтава", "Краснодар", "Russia", "Верхня Долина"])


@pytest.mark.parametrize(
    "text",
    ["organisations of Russia", "Організації Росії", "soldiers at Russia’s border",
     "сусіди з Полтави", "лікарі під Краснодаром", "родина з Долини",
     "организации России", "между Россией и нами"],
)  # fmt: skip
def test_a_place_is_nobodys_name(text: str) -> None:
    assert names_in(text, PLACES) == []
    assert names_in(text) != [], "it is the place that lets it pass"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("дружина Полтавця", "Полтавця"),
        ("дружина Краснодарського", "Краснодарського"),
        ("friend of Russianov", "Russianov"),
    ],
)
def test_who_is_called_nearly_like_a_place_is_no_place(text: str, name: str) -> None:
    assert names_in(text, PLACES) == [name]


@pytest.mark.parametrize(
    ("text", "may_be", "plainly"),
    [
        ("refusers held in cellars", True, True),
        ("солдати з Полтави", True, True),
        ("семьи задержанных", True, True),
        ("Refusers held in cellars", True, False),  # “Tkach from the cellar” begins so too
        ("soldier", True, False),
        ("tkach", True, False),
        ("Tkach", False, False),
        ("Olha Vyhadana", False, False),
        ("vyhadana oksana", True, False),
        ("вигадана чорненко", True, False),
        ("driver of Vesnianka", True, True),  # and Vesnianka is looked for all the same
        ("", False, False),
    ],
)
def test_a_new_name_is_asked_about_and_taken_for_a_description_only_where_it_plainly_is(
    text: str, may_be: bool, plainly: bool
) -> None:
    assert may_be_description(text, PLACES) is may_be
    assert is_plainly_description(text, PLACES) is plainly


@pytest.mark.parametrize(
    ("text", "plainly"),
    [
        ("A woman from the village", True),
        ("a woman from Nemizhne", True),
        ("Жінка з Немижного", True),
        ("Мужчина лет сорока", True),
        ("Двоє солдатів", True),
        ("The driver of Oksana Chornobai", True),
        ("The Testers", False),
        ("Officer Kovalenko", False),
        ("Woman", False),
        ("Петро Вигаданий", False),
    ],
)
def test_what_begins_as_a_description_does_is_none_of_the_named(text: str, plainly: bool) -> None:
    assert is_plainly_description(text) is plainly
    assert may_be_description(text) or not plainly
