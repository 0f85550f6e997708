"""Dates in words: how sources in three languages put them, and what is left alone."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.domain.date_words import parse_when
from khronika.domain.dates import Quality
from khronika.domain.edtf import parse_edtf

SAID = """
5 January 2023 | 2023-01-05
the 23rd of January 2021 | 2021-01-23
January 5th, 2023 | 2023-01-05
Thursday, 5 January 2023 | 2023-01-05
5 января 2023 года | 2023-01-05
в четверг, 5 января 2023 г. | 2023-01-05
1-го марта 2022 | 2022-03-01
1 сент. 2022 | 2022-09-01
25 Febr. 2022 | 2022-02-25
5 січня 2023 року | 2023-01-05
30 листопада 2022 р. | 2022-11-30
у п’ятницю, 6 січня 2023 року | 2023-01-06
05.01.2023 | 2023-01-05
5.I.2023 | 2023-01-05
13/6/2023 | 2023-06-13
6/13/2023 | 2023-06-13
5/6/2023 | [2023-05-06,2023-06-05]
April 2022 | 2022-04
в марте 2022 года | 2022-03
у березні 2022 | 2022-03
in early February 2022 | [2022-02-01..2022-02-10]
mid-February 2022 | [2022-02-11..2022-02-20]
в конце февраля 2024 | [2024-02-21..2024-02-29]
наприкінці лютого 2022 | [2022-02-21..2022-02-28]
in the first half of April 2022 | [2022-04-01..2022-04-15]
в другій половині квітня 2022 року | [2022-04-16..2022-04-30]
late 2021 | 2021-39
начало 2022 года | 2022-37
autumn 2022 | 2022-23
весной 2022 | 2022-21
навесні 2022 | 2022-21
late autumn 2022 | 2022-11
winter 2022 | [2021-12..2023-02]
winter 2021–22 | 2021-24
зима 2021/2022 | 2021-24
2022 | 2022
в 2022 году | 2022
2020s | 202X
Q1 2022 | 2022-33
II квартал 2022 | 2022-34
on the night of April 17–18, 2022 | [2022-04-17,2022-04-18]
on the night of April 17, 2022 | [2022-04-17,2022-04-18]
в ночь на 5 января 2023 года | [2023-01-04,2023-01-05]
в ночь на 1 января 2023 | [2022-12-31,2023-01-01]
в ночь с 31 декабря на 1 января 2023 года | [2022-12-31,2023-01-01]
у ніч на 5 січня 2023 року | [2023-01-04,2023-01-05]
у ніч проти 5 січня 2023 | [2023-01-04,2023-01-05]
before September 2023 | [..2023-08-31]
до сентября 2023 | [..2023-08-31]
до кінця квітня 2022 | [..2022-04-30]
after September 2023 | [2023-10-01..]
після 5 січня 2023 | [2023-01-06..]
by the 24th of February 2022 | [..2022-02-24]
не позднее 5 января 2023 | [..2023-01-05]
не раніше травня 2022 | [2022-05-01..]
since 24 February 2022 | 2022-02-24/..
с 24 февраля 2022 года | 2022-02-24/..
until May 2022 | /2022-05
до 5 января 2023 включительно | /2023-01-05
from 3 to 5 January 2023 | 2023-01-03/2023-01-05
с 3 по 5 января 2023 | 2023-01-03/2023-01-05
з 3 до 5 січня 2023 | 2023-01-03/2023-01-05
17–19 April 2022 | 2022-04-17/2022-04-19
April 17—18, 2022 | 2022-04-17/2022-04-18
April – June 2022 | 2022-04/2022-06
з квітня по червень 2022 | 2022-04/2022-06
28 December – 3 January 2023 | 2022-12-28/2023-01-03
10 квітня – 2 травня 2022 | 2022-04-10/2022-05-02
2022–2023 | 2022/2023
April 17, 2022 – ? | 2022-04-17/
between 5 and 7 January 2023 | [2023-01-05..2023-01-07]
між 30 квітня і 2 травня 2022 | [2022-04-30..2022-05-02]
17 or 18 April 2022 | [2022-04-17,2022-04-18]
8 and 13 March 2022 | {2022-03-08,2022-03-13}
8, 13 and 20 March 2022 | {2022-03-08,2022-03-13,2022-03-20}
about April 2022 | 2022-04~
примерно в апреле 2022 | 2022-04~
приблизно 5 січня 2023 | 2023-01-05~
possibly 5 January 2023 | 2023-01-05?
2022-04-17 | 2022-04-17
2021-22 | 2021-22
"""

UNREADABLE = """
two months of the war|yesterday|shortly after the start of the invasion|вчера|тиждень тому
February 30, 2022|31 апреля 2022|5|17–19|Monday|early winter 2022|1st 2nd 2022|January January 2022
05.01.23|5 May 6 May 2022|2022 2023|between April|от|—|?|,|night|ніч|from|2022-13-45|not 2022
after 31 December 9999|April 17 2022 and|after|99 May 2022|00.00.2022|99/99/2022
в ночь с 3 на 5 января 2023|²|５|١٢ May 2022||
"""


def _rows(table: str) -> list[tuple[str, str]]:
    rows = (line.partition(" | ") for line in table.strip().splitlines())
    return [(words, edtf) for words, _, edtf in rows]


@pytest.mark.parametrize(("words", "edtf"), _rows(SAID))
def test_what_sources_write_is_read(words: str, edtf: str) -> None:
    when = parse_when(words)

    assert when.edtf == edtf
    assert when.words == words
    assert when.bounds == parse_edtf(edtf).bounds


@pytest.mark.parametrize("words", [w for row in UNREADABLE.split("\n") for w in row.split("|")])
def test_what_cannot_be_read_keeps_its_words_and_has_no_bounds(words: str) -> None:
    when = parse_when(words)

    assert when.is_unknown
    assert when.words == words
    assert when.edtf is None


@pytest.mark.parametrize(
    "words", ["January 5", "Apr 7", "5 мая", "в ночь на 5 января", "early February", "17–19 April"]
)
def test_a_year_is_taken_when_given_and_never_guessed(words: str) -> None:
    assert parse_when(words).is_unknown
    assert parse_when(words, year=2022).bounds[0] is not None
    assert parse_when(f"{words} 2021", year=2022).bounds == parse_when(words, year=2021).bounds


def test_a_year_of_two_digits_needs_the_year_it_is_short_for() -> None:
    assert parse_when("05.01.23", year=2023).edtf == "2023-01-05"
    assert parse_when("05.01.23", year=2022).is_unknown


def test_the_language_says_which_number_is_the_day() -> None:
    assert parse_when("5/6/2023", "uk").edtf == "2023-06-05"
    assert parse_when("5/6/2023", "en").edtf == "[2023-05-06,2023-06-05]"


@pytest.mark.parametrize(
    ("words", "time", "zone"),
    [
        ("2024-06-18 12:00:00 +0800", "12:00:00", "+0800"),
        ("2023-01-05T03:20", "03:20", None),
        ("April 5, 2022 at 14:30 Kyiv time", "14:30", "Kyiv time"),
        ("5 мая 2022 в 14:30 МСК", "14:30", "МСК"),
        ("о 14:30 5 травня 2022 року за київським часом", "14:30", "за київським часом"),
        ("3 p.m. on 5 May 2022", "3 p.m.", None),
        ("Вечером 5 мая 2022", "Вечером", None),
        ("5 травня 2022, вранці", "вранці", None),
        ("в ночь на 5 мая 2022", "ночь", None),
    ],
)
def test_the_time_of_day_is_kept_as_stated(words: str, time: str, zone: str | None) -> None:
    when = parse_when(words)

    assert (when.time, when.zone) == (time, zone)
    assert when.latest_end in (
        date(2024, 6, 18),
        date(2023, 1, 5),
        date(2022, 4, 5),
        date(2022, 5, 5),
    )


def test_spans_that_edtf_cannot_say_have_bounds_all_the_same() -> None:
    when = parse_when("from early April to late May 2022")

    assert when.edtf is None
    assert [str(day) for day in when.bounds] == [
        "2022-04-01",
        "2022-04-10",
        "2022-05-21",
        "2022-05-31",
    ]
    assert when.quality is Quality.ESTIMATED
    assert parse_when("since early April 2022").ongoing
    assert parse_when("until early April 2022").latest_end == date(2022, 4, 10)


def test_bounds_by_convention_are_estimates_and_named_days_are_not() -> None:
    assert parse_when("early April 2022").quality is Quality.ESTIMATED
    assert parse_when("winter 2022").quality is Quality.ESTIMATED
    assert parse_when("before early April 2022").quality is Quality.ESTIMATED
    assert parse_when("17–19 April 2022").quality is Quality.STATED


@given(st.text(max_size=40))
def test_no_words_are_too_strange(words: str) -> None:
    assert parse_when(words).words == words


_PIECES = st.sampled_from(
    "5 17 2022 2023 april мая січня в на ночь night с до по between and - – , from to before after"
    " early late first half winter 05.01.2023 5/6/2023 about ? or не позднее квартал 20 99 2022-04"
    " включно q 9999 0001 декабря 31".split()
)


@given(st.lists(_PIECES, max_size=7).map(" ".join), st.none() | st.integers(1, 9999))
def test_words_in_any_order_give_ordered_bounds_that_edtf_repeats(
    words: str, year: int | None
) -> None:
    when = parse_when(words, year=year)

    if when.edtf is not None:
        assert parse_edtf(when.edtf).bounds == when.bounds
