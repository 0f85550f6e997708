"""A query written back reads as the same query."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.queries import odd_queries

from khronika.domain.query import parse, plain
from khronika.domain.query_plain import valued


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("", ""),
        ("war,  мир!", "war мир"),
        ("a (b | c)", "a b OR c"),
        ("(a b) OR c", "a AND b OR c"),
        ("a AND (b OR c)", "a b OR c"),
        ("x OR a AND (b OR c)", "x OR a AND (b OR c)"),
        ("NOT (a OR b)", "-(a OR b)"),
        ("-(a NEAR b) c", "-(a NEAR/10 b) c"),
        ("=«точно так»  відмов*", '="точно так" відмов*'),
        ('особа:"Ім’я Прізвище", x', 'person:"Ім’я Прізвище" x'),
        ("человек:a,b -person:c,d", "person:a,b -person:c,d"),
        ("дата:2022 date:2022-03-01 date:..2021", (
            "date:2022-01-01..2022-12-31 date:2022-03-01 date:..2021-12-31"
        )),
        ("оценка:спорно", "grade:disputed"),
        ("date:yesterday", '"yesterday"'),
    ],
)  # fmt: skip
def test_it_is_written_with_as_little_as_it_needs(text: str, written: str) -> None:
    assert plain(parse(text)) == written
    assert parse(written) == parse(text)


def test_the_deepest_brackets_are_no_deeper_when_written() -> None:
    for inside in ("a AND date:no,2022 OR b", "-tag:a,b c", "a NEAR b NEAR c OR d"):
        query = parse("x OR y AND (" * 25 + inside + ")" * 25)
        assert parse(plain(query)) == query


def test_a_name_may_hold_quotation_marks() -> None:
    assert valued("ТОВ «Нова “Хвиля”»") == '"ТОВ Нова Хвиля"'
    assert valued("Петро") == "Петро"


@given(st.text() | st.text(alphabet="aяІ()\"«»|-=*:,./ \0\ud800ORNEAR5") | st.integers().map(
    lambda seed: next(odd_queries(seed, 1))
))  # fmt: skip
def test_reading_what_was_written_gives_the_same(text: str) -> None:
    query = parse(text)
    assert parse(plain(query)) == query
    assert plain(parse(plain(query))) == plain(query)
