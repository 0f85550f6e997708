"""Dates as shown: short, in three languages, and readable back to the same bounds."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.domain.date_words import parse_when
from khronika.domain.dates import When
from khronika.domain.edtf import parse_edtf

LANGUAGES = ("en", "ru", "uk")
SHOWN = """
2022-04-17 | April 17, 2022 | 17 апреля 2022 | 17 квітня 2022
2022-04 | April 2022 | апрель 2022 | квітень 2022
2022 | 2022 | 2022 | 2022
2022-04-17/2022-04-18 | April 17–18, 2022 | 17–18 апреля 2022 | 17–18 квітня 2022
2022-04-30/2022-05-02 | April 30 – May 2, 2022 | 30 апреля – 2 мая 2022 | 30 квітня – 2 травня 2022
2022-12-28/2023-01-03 | December 28, 2022 – January 3, 2023 | 28 декабря 2022 – 3 января 2023 | 28 грудня 2022 – 3 січня 2023
2022-04/2022-06 | April – June 2022 | апрель – июнь 2022 | квітень – червень 2022
2022/2023 | 2022–2023 | 2022–2023 | 2022–2023
[..2023-08-31] | before September 2023 | до сентября 2023 | до вересня 2023
[..2022-12-31] | before 2023 | до 2023 | до 2023
[..2023-01-04] | by January 4, 2023 | не позднее 4 января 2023 | не пізніше 4 січня 2023
[..2023-01-30] | by January 30, 2023 | не позднее 30 января 2023 | не пізніше 30 січня 2023
[2023-10-01..] | after September 2023 | после сентября 2023 | після вересня 2023
2022-02-24/.. | since February 24, 2022 | с 24 февраля 2022 | з 24 лютого 2022
2022-05/.. | since May 2022 | с мая 2022 | з травня 2022
[2022-02-01..2022-02-10] | early February 2022 | начало февраля 2022 | початок лютого 2022
[2022-02-11..2022-02-20] | mid-February 2022 | середина февраля 2022 | середина лютого 2022
[2022-04-16..2022-04-30] | second half of April 2022 | вторая половина апреля 2022 | друга половина квітня 2022
2021-39 | late 2021 | конец 2021 | кінець 2021
2022-40 | first half of 2022 | первая половина 2022 | перша половина 2022
2022-33 | Q1 2022 | 1 квартал 2022 | 1 квартал 2022
2022-23 | autumn 2022 | осень 2022 | осінь 2022
2021-24 | winter 2021–2022 | зима 2021–2022 | зима 2021–2022
[2021-12..2023-02] | winter 2022 | зима 2022 | зима 2022
202X | 2020s | 2020-е | 2020-ті
2022-04~ | about April 2022 | примерно апрель 2022 | приблизно квітень 2022
2022-04-17? | April 17, 2022 (?) | 17 апреля 2022 (?) | 17 квітня 2022 (?)
2022-04-17/ | April 17, 2022 – ? | 17 апреля 2022 – ? | 17 квітня 2022 – ?
/2022-05 | until May 2022 | до мая 2022 включительно | до травня 2022 включно
[2022-04-17,2022-04-18] | April 17 or 18, 2022 | 17 или 18 апреля 2022 | 17 або 18 квітня 2022
[2022-04-17..2022-04-25] | between April 17 and 25, 2022 | между 17 и 25 апреля 2022 | між 17 і 25 квітня 2022
[2020..2022] | between 2020 and 2022 | между 2020 и 2022 | між 2020 і 2022
{2022-03-08,2022-03-13} | March 8, 2022; March 13, 2022 | 8 марта 2022; 13 марта 2022 | 8 березня 2022; 13 березня 2022
"""  # noqa: E501
NO_WAY_BACK = ("{2022-03-08,2022-03-13}",)


def _rows() -> list[list[str]]:
    return [line.split(" | ") for line in SHOWN.strip().splitlines()]


@pytest.mark.parametrize("row", _rows(), ids=lambda row: str(row[0]))
def test_a_date_is_shown_in_short_words_that_are_read_back(row: list[str]) -> None:
    edtf, *expected = row
    when = parse_edtf(edtf)

    assert [when.shown(language) for language in LANGUAGES] == expected
    if edtf not in NO_WAY_BACK:
        for words in expected:
            assert parse_when(words).bounds == when.bounds


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        ("by January 9, 2023", "en"),
        ("не позднее 9 января 2023", "ru"),
        ("не пізніше 9 січня 2023", "uk"),
        ("до 9 січня 2023 включно", "uk"),
        ("до 9 января 2023 включительно", "ru"),
    ],
)
def test_the_last_day_that_may_be_is_named_as_it_was_written(typed: str, language: str) -> None:
    """“by January 9” was shown as “before January 10”, a day of which nobody had spoken."""
    assert parse_when(typed, language).shown(language) == typed


def test_a_night_is_shown_as_one() -> None:
    when = parse_when("у ніч на 18 квітня 2022 року")

    assert when.shown("en") == "night of April 17–18, 2022"
    assert when.shown("ru") == "в ночь на 18 апреля 2022"
    assert parse_when(when.shown("uk")).bounds == when.bounds


def test_what_has_no_bounds_is_shown_in_its_own_words() -> None:
    assert parse_when("two months of the war").shown("uk") == "two months of the war"


def test_time_and_zone_stand_behind_and_an_unknown_language_is_english() -> None:
    when = parse_edtf("2022-04-17T23:20:30+03:00")

    assert when.shown("ru") == "17 апреля 2022, 23:20:30 +03:00"
    assert when.shown("xx") == "April 17, 2022, 23:20:30 +03:00"


def test_dates_without_edtf_are_shown_from_their_bounds() -> None:
    when = parse_when("from early April to late May 2022")

    assert when.shown("en") == "early April – late May 2022"
    assert parse_when(when.shown("uk")).bounds == when.bounds
    since = parse_when("с начала апреля 2022")
    assert since.shown("ru") == "с начала апреля 2022"


def test_the_ends_of_the_calendar_are_shown() -> None:
    for text in ("[..9999-12-31]", "[0001-01-01..]", "0001-01-01", "9999-12", "XXXX"):
        for language in LANGUAGES:
            assert parse_edtf(text).shown(language)


_DATES = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))


@given(_DATES, st.sampled_from(LANGUAGES))
def test_exact_days_go_out_and_come_back(day: date, language: str) -> None:
    when = parse_edtf(day.isoformat())

    assert parse_when(when.shown(language), language).bounds == when.bounds


@given(_DATES, _DATES, st.sampled_from(LANGUAGES))
def test_spans_and_choices_of_days_go_out_and_come_back(
    one: date, other: date, language: str
) -> None:
    one, other = sorted((one, other))
    for text in (f"{one}/{other}", f"[{one}..{other}]", f"{one}/..", f"{one}/", f"/{other}"):
        when = parse_edtf(text)
        assert parse_when(when.shown(language), language).bounds == when.bounds


@given(st.tuples(*[_DATES] * 4), st.sampled_from(LANGUAGES))
def test_any_bounds_can_be_shown(days: tuple[date, date, date, date], language: str) -> None:
    es, ls, ee, le = (day.toordinal() for day in sorted(days))

    for bounds in ((es, ls, ee, le), (es, ls, ee, None), (None, ls, ee, le), (es, None, ee, None)):
        assert When.from_ordinals(bounds).shown(language)
