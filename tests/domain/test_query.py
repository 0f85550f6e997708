"""Reading a query never fails, and understands what it can."""

from hypothesis import given
from hypothesis import strategies as st

from khronika.domain.query import Term, parse


def said(text: str) -> tuple[Term, ...]:
    return parse(text).terms


def test_words_phrases_exclusions_and_beginnings() -> None:
    assert said('arson "the railway" -drill Мелітоп*') == (
        Term(text="arson"),
        Term(text="the railway"),
        Term(text="drill", excluded=True),
        Term(text="Мелітоп", prefix=True),
    )


def test_quotation_marks_of_three_languages() -> None:
    for quoted in ('"одна річ"', "«одна річ»", "„одна річ“", "“одна річ”", '"одна річ'):
        assert said(quoted) == (Term(text="одна річ"),)


def test_or_joins_its_neighbours_and_is_a_word_nowhere() -> None:
    assert said("war OR peace") == (Term(text="war"), Term(text="peace", alternative=True))
    assert said("OR war") == (Term(text="war"),)


def test_signs_alone_are_nothing() -> None:
    assert parse('-- "" * ( ) ; : « »').is_empty
    assert parse("-only -exclusions").is_empty


@given(st.text())
def test_it_never_fails(text: str) -> None:
    for term in said(text):
        assert term.text


def test_a_list_says_more_widely_what_only_the_tree_can_say() -> None:
    assert said("a NEAR/3 b") == (Term(text="a"), Term(text="b"))
    assert said("(a b) OR c") == (Term(text="a"), Term(text="c", alternative=True))
    assert said("x -(a OR b) -(c d)") == (
        Term(text="x"),
        Term(text="a", excluded=True),
        Term(text="b", excluded=True),
    )
    assert said('person:"Ім’я Прізвище" date:2022') == (Term(text="Ім’я Прізвище"),)


def test_words_to_show_are_those_wanted() -> None:
    words = parse('a "b c" -d e NEAR f person:g').words()
    assert [word.text for word in words] == ["a", "b", "c", "e", "f"]


def test_fields_alone_are_a_query() -> None:
    assert not parse("дата:2022").is_empty
    assert parse("-дата:2022").is_empty
