"""Fields put behind a query, and taken off again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.domain.query import parse
from khronika.domain.query_narrowed import narrowed, narrowings, without

CODES = ("tag", "source")


@pytest.mark.parametrize(
    ("text", "language", "query"),
    [
        ("море", "uk", "море мітка:обшук"),
        ("море ", "ru", "море метка:обшук"),
        ("a OR b", "en", "a OR b tag:обшук"),
        ("", "en", "tag:обшук"),
        ('"на мо', "en", '"на мо" tag:обшук'),
        ('person:"Ост ', "en", 'person:"Ост" tag:обшук'),
    ],
)
def test_a_field_behind_the_words(text: str, language: str, query: str) -> None:
    assert narrowed(text, "tag", "обшук", language) == query


def test_what_narrows_a_query() -> None:
    found = narrowings(parse('море tag:обшук (source:а OR b) джерело:"Вісник моря"'), CODES)
    assert [(one.code, one.value) for one in found] == [
        ("tag", "обшук"),
        ("source", "Вісник моря"),
    ], "among alternatives it narrows nothing"


@given(
    st.sampled_from(["море", "a OR b", "a -b", '"a b"', '"a b', "(a OR b) c", "tag:x"]),
    st.sampled_from(CODES),
    st.sampled_from(["обшук", "Вісник моря", "a-b", "OR", "x*"]),
)
def test_what_was_put_there_is_taken_off(text: str, code: str, value: str) -> None:
    query = narrowed(text, code, value, "uk")
    *_others, last = narrowings(parse(query), CODES)
    assert (last.code, last.value) == (code, value)
    assert without(query, last) == (f'{text}"' if text.count('"') == 1 else text)
    assert parse(without(query, last)) == parse(text)
