"""Who wrote a text and when, as far as its first lines say so and nothing else."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.importing.first_lines import authors_in, published_in
from khronika.importing.metadata import describe

STORY = (
    "\n\nOn 3 May 2022 a letter was written, and twelve people whom nobody knew signed it there; "
    "the thirteenth read it, and said that she would not.\n"
)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("5 May 2022", date(2022, 5, 5)),
        ("May 5, 2022", date(2022, 5, 5)),
        ("Kyiv, 5 May 2022", date(2022, 5, 5)),
        ("Ivano-Frankivsk — May 5, 2022", date(2022, 5, 5)),
        ("Published on 5 May 2022", date(2022, 5, 5)),
        ("5 May 2022, Kyiv", date(2022, 5, 5)),
        ("Thursday, 5 May 2022", date(2022, 5, 5)),
        ("Київ, 5 травня 2022 року", date(2022, 5, 5)),
        ("м. Нова Каховка, 5 травня 2022 р.", date(2022, 5, 5)),
        ("Опубліковано: 05.05.2022", date(2022, 5, 5)),
        ("Москва, 5 мая 2022 г.", date(2022, 5, 5)),
        ("г. Казань, 5 мая 2022 года", date(2022, 5, 5)),
        ("Опубликовано 5 мая 2022, 14:30", date(2022, 5, 5)),
        ("**2022-05-05**", date(2022, 5, 5)),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n\nBy Ann Example\n\n"])
def test_a_date_in_a_line_of_its_own_is_that_of_the_text(line: str, day: date, gap: str) -> None:
    for title in ("A letter", "# A letter", "Лист із міста", "Письмо из города"):
        said = describe(f"{title}{gap}{line}{STORY}", "x.txt").published
        assert (said.earliest_start, said.latest_end) == (day, day), said
        assert said.words in line, "what it was read from is kept"


@pytest.mark.parametrize(
    "text",
    [
        "A letter" + STORY,
        "Bucha, March 2022" + STORY,  # a title says what a text is about
        "A letter\n\nIn Kyiv on 5 May 2022 it rained." + STORY,
        "A letter\n\nFrom 3 May 2022 to 5 May 2022" + STORY,
        "A letter\n\nKyiv, 2022" + STORY,
        "A letter\n\nabout 5 May 2022" + STORY,
        "A letter" + STORY + "\n5 May 2022\n",  # below the text itself
        "A letter\n" + "One\n" * 9 + "5 May 2022\n",
    ],
)
def test_other_dates_are_not(text: str) -> None:
    assert describe(text, "x.txt").published.is_unknown


def test_a_text_called_by_its_day_is_of_that_day() -> None:
    assert describe("5 May 2022" + STORY, "x.txt").published.earliest_start == date(2022, 5, 5)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Example", ("Ann Example",)),
        ("by Ann Example and Jan van Testen", ("Ann Example", "Jan van Testen")),
        ("By Ann Example | 5 May 2022", ("Ann Example",)),
        ("By Ann Example, 5 May 2022", ("Ann Example",)),
        ("Author: Example", ("Example",)),
        ("Автор: Іван Приклад", ("Іван Приклад",)),
        ("Автори: Ганна Приклад, Іван Приклад", ("Ганна Приклад", "Іван Приклад")),
        ("Авторка: Ганна Приклад, спеціально для «Вигадки»", ("Ганна Приклад",)),
        ("Автор: И. Примеров", ("И. Примеров",)),
        ("Текст: Анна Примерова; фото: Иван Примеров", ("Анна Примерова",)),
        ("_By Ann Example_", ("Ann Example",)),
        ("By Monday", ()),
        ("By April the war had come", ()),
        ("By 5 May 2022", ()),
        ("Standing By Ann Example", ()),
        ("Автор не вказаний", ()),
    ],
)
def test_who_wrote_it_is_read_below_the_title(line: str, names: tuple[str, ...]) -> None:
    assert describe(f"A letter\n\n{line}{STORY}", "x.txt").authors == names


def test_front_matter_goes_before_what_the_lines_say() -> None:
    text = "---\nauthor: Ann Front\ndate: 2021-01-01\n---\nA letter\nBy Ann Line\n5 May 2022\n"
    said = describe(text, "x.md")
    assert said.authors == ("Ann Front",)
    assert said.published.earliest_start == date(2021, 1, 1)


@given(st.text(st.sampled_from("By Автор:5.05.2022 May\n,—#|("), max_size=120))
def test_no_beginning_is_too_odd(text: str) -> None:
    assert all(name.strip() for name in authors_in(text))
    published_in(text, "uk")
