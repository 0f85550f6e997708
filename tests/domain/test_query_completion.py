"""Completion: what is being typed, and what becomes of the text when an offer is taken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.queries import odd_queries

from khronika.domain.query import All, Any, Field, Node, Not, parse
from khronika.domain.query_completion import Completion, completed, completion
from khronika.domain.query_fields import FIELDS
from khronika.domain.query_letters import LETTER, spaced


def at(marked: str, language: str = "en") -> tuple[str, Completion | None]:
    """The text without its “^”, and what is typed where that stood."""
    caret = marked.index("^")
    text = marked.replace("^", "")
    return text, completion(text, caret, language)


def taken(marked: str, offer: str = "", language: str = "en") -> str:
    """The text with an offer taken, the caret marked in it."""
    text, what = at(marked, language)
    assert what is not None
    after, caret = completed(text, what, offer or what.offers[0])
    return f"{after[:caret]}^{after[caret:]}"


@pytest.mark.parametrize(
    ("marked", "language", "result"),
    [
        ("per^", "en", "person:^"),
        ("ОСО^", "uk", "особа:^"),
        ("чел^", "ru", "человек:^"),
        ("чел^", "en", "человек:^"),
        ("war -so^ x", "en", "war -source:^ x"),
        ("(war OR ta^)", "en", "(war OR tag:^)"),
        ("pe^r:Ivan", "en", "person:^Ivan"),
        ("grade:corr^", "en", '"independently corroborated"^'),
        ("оцінка:спр^", "uk", "спростовано^"),
        ("lang:x,укр^ war", "uk", "українська^ war"),
    ],
)
def test_names_of_fields_and_settled_values(marked: str, language: str, result: str) -> None:
    assert taken(marked, language=language).endswith(result)


@pytest.mark.parametrize(
    ("marked", "result"),
    [
        ("person:Iv^", "person:Петро^"),
        ("person:^", "person:Петро^"),
        ('особа:"Ів^', "особа:Петро^"),
        ('person:"I^v P" war', "person:Петро^ war"),
        ("person:a,^", "person:a,Петро^"),
        ("person:a^,b", "person:Петро^,b"),
        ("-(tag:^)", "-(tag:Петро^)"),
        ('person:"I^ war tag:x', "person:Петро^ war tag:x"),
    ],
)
def test_values_that_the_caller_looks_up(marked: str, result: str) -> None:
    assert taken(marked, "Петро") == result


def test_what_was_typed_is_told_without_its_marks() -> None:
    _text, what = at('джерело:"Нова Х^виля" a')
    assert what == Completion("source", "Нова Х", 8, 20)


@pytest.mark.parametrize(
    "marked",
    ["^", "war ^", "w^ar", '"per^', "=per^", "person:x ^", "https://^", "12^", "OR^", "a NEAR/5^"],
)
def test_where_nothing_is_to_be_completed(marked: str) -> None:
    assert at(marked)[1] is None


@given(
    st.sampled_from(("", "war ", "-", "(", "a OR ", "tag:x ")),
    st.sampled_from(("person:", "особа:", "tag:", "місце:", "title:a,")),
    st.sampled_from(("", "Iv", '"Iv P', "Ів", '"Iv"')),
    st.text(max_size=60).filter(lambda offer: LETTER.search(spaced(offer)) is not None),
)
def test_what_is_taken_is_read_back_as_it_was_offered(
    before: str, name: str, typed: str, offer: str
) -> None:
    text = before + name + typed
    what = completion(text, len(text))
    assert what is not None
    after, caret = completed(text, what, offer)
    assert caret == len(after)
    said = spaced("".join(" " if sign in '"“”„«»' else sign for sign in offer))
    assert said in [field.value for field in _fields(after)]


def _fields(text: str) -> list[Field]:
    found: list[Field] = []
    waiting: list[Node | None] = [parse(text).root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Field):
            found.append(node)
        waiting += node.nodes if isinstance(node, All | Any) else ()
        waiting += [node.node] if isinstance(node, Not) else []
    return found


@given(st.integers(), st.integers(-2, 40))
def test_no_text_and_no_caret_is_too_odd(seed: int, caret: int) -> None:
    (text,) = odd_queries(seed, 1)
    what = completion(text, caret, "uk")
    if what is not None:
        assert 0 <= what.start <= what.end <= len(text)
        assert what.field in ("", *FIELDS)
        completed(text, what, "x")
