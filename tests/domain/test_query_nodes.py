"""What a query is made of: flat, and known by what it asks and not by where it stands."""

import pytest

from khronika.domain.query_nodes import (
    All,
    Any,
    Field,
    Node,
    Not,
    Word,
    all_of,
    any_of,
    names_something,
    negated,
    sought,
)

A, B, C = (Word(letter, 0, 1) for letter in "abc")


def test_the_place_of_a_word_is_no_part_of_it() -> None:
    assert Word("a", 0, 1) == Word("a", 7, 8)
    assert Word("a", 0, 1) != Word("a", 0, 1, exact=True)
    assert Field("tag", "x", 0, 5) == Field("tag", "x", 3, 8)


def test_groups_of_one_and_of_none_are_no_groups() -> None:
    assert all_of([]) is None
    assert any_of([A]) is A
    assert all_of([A, All((B, C))]) == All((A, B, C))
    assert any_of([Any((A, B)), All((B, C))]) == Any((A, B, All((B, C))))


def test_a_negation_takes_back_another() -> None:
    assert negated(negated(A)) is A


@pytest.mark.parametrize(
    ("node", "names"),
    [
        (A, True),
        (Not(A), False),
        (All((A, Not(B))), True),
        (All((Not(A), Not(B))), False),
        (Any((A, Not(B))), False),
        (Not(Any((A, Not(B)))), True),  # b and not a
        (Not(All((Not(A), Not(B)))), True),  # a or b
        (Not(All((Not(A), B))), False),  # a or not b
    ],
)
def test_whether_what_is_found_bears_something_named(node: Node, *, names: bool) -> None:
    assert names_something(node) is names


def test_words_left_out_are_not_sought_and_what_is_left_out_of_them_is() -> None:
    assert list(sought(All((A, Not(Any((B, Not(C)))))))) == [A, C]
