import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.language.descriptions import PlaceWords
from khronika.language.naming import (
    is_called_like_a_person,
    may_be_called,
    named_in,
    without_possessive,
)

PLACES = PlaceWords(["Testove", "Токмак"])


@pytest.mark.parametrize(
    ("name", "is_person"),
    [
        ("Ivan Testenko", True),
        ("Тестенко Анна", True),
        ("Іван Петрович Тестенко", True),
        ("Ivan", False),
        ("Radio Vyhadka", False),
        ("Ivan Testenko Defence Fund", False),
        ("friends of Ivan", False),
        ("Сьогодні", False),
        ("", False),
    ],
)
def test_who_is_called_like_a_person(name: str, is_person: bool) -> None:
    assert is_called_like_a_person(name) is is_person


@pytest.mark.parametrize(
    ("text", "may_be"),
    [
        ("Ivan Testenko", True),
        ("Ivan T.", True),
        ("І. П. Тестенко", True),
        ("a woman from the next village", True),
        ("the 72nd brigade", True),
        ("He refused.", False),
        ("He refused. They", False),
        ("Petro Vyhadanyi was taken from Testove on the road", False),
        ("“He refused.”", False),
        ("one\nanother", False),
    ],
)
def test_a_sentence_is_nobodys_name(text: str, may_be: bool) -> None:
    assert may_be_called(text) is may_be


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "On February 25 Petro Vyhadanyi and Olha were taken from Testove by the Testers Unit.",
            ["Petro Vyhadanyi", "Olha", "Testers Unit"],
        ),
        ("Yesterday Petro Vyhadanyi refused. Others did not.", ["Petro Vyhadanyi"]),
        ("Ivan refused in Testove. Olha too.", ["Ivan", "Olha"]),
        ("25 лютого Петро Вигаданий і О. Тестенко зникли.", ["Петро Вигаданий", "О. Тестенко"]),
        ("Петро Вигаданий, Токмак.", ["Петро Вигаданий"]),
        ("They were asked to leave by Monday.", []),
        ("Olha Vyhadana, Petro Vyhadanyi.", ["Olha Vyhadana", "Petro Vyhadanyi"]),
    ],
)  # fmt: skip
def test_whom_a_sentence_names_is_found(text: str, named: list[str]) -> None:
    assert named_in(text, PLACES) == named


@given(st.text("Oлha Іvan.,-—’\n ", max_size=40))
def test_what_is_found_stands_there(text: str) -> None:
    said = " ".join(text.split())
    for name in named_in(text):
        assert name in said


@pytest.mark.parametrize(
    ("said", "tongue", "name"),
    [
        ("Ivan Testenko’s", "en", "Ivan Testenko"),
        ("Ivan Testenko's", None, "Ivan Testenko"),
        ("Ivan Testenko’s", "de", "Ivan Testenko’s"),
        ("Petros", "en", "Petros"),
        ("Company 7’s", "en", "Company 7’s"),
        ("Testenko’s brother", "en", "Testenko’s brother"),
        ("’s", "en", "’s"),
    ],
)
def test_whose_something_is_is_no_part_of_a_name(said: str, tongue: str | None, name: str) -> None:
    assert without_possessive(said, tongue) == name


def test_nobody_is_offered_as_whose_something_is() -> None:
    assert named_in("It was Ivan Testenko’s brother.") == ["Ivan Testenko"]
