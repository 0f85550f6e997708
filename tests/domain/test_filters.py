"""A filter is a value: narrowing makes another, and it survives being written down."""

import json

from hypothesis import given
from hypothesis import strategies as st

from khronika.domain.filters import RECORD_FACETS, Facet, Filter, Value, from_json
from khronika.domain.kinds import RecordId

_DAYS = st.none() | st.integers(1, 3_652_059)


@st.composite
def filters(draw: st.DrawFn) -> Filter:
    chosen: dict[Facet, frozenset[Value]] = {}
    for facet in draw(st.sets(st.sampled_from(list(Facet)))):
        records: st.SearchStrategy[Value] = st.integers(1, 99).map(RecordId)
        codes: st.SearchStrategy[Value] = st.text("abc", min_size=1, max_size=3)
        values = records if facet in RECORD_FACETS else codes
        chosen[facet] = frozenset(draw(st.sets(values, min_size=1, max_size=4)))
    return Filter(
        text=draw(st.text(max_size=8)),
        since=draw(_DAYS),
        until=draw(_DAYS),
        surely=draw(st.booleans()),
        waiting=draw(st.sampled_from(["", "undated"])),
        chosen=chosen,
    )


@given(filters())
def test_a_filter_is_read_back_as_it_was(one: Filter) -> None:
    assert from_json(json.loads(json.dumps(one.as_json()))) == one


@given(filters(), st.sampled_from(list(Facet)))
def test_a_value_that_comes_and_goes_leaves_nothing(one: Filter, facet: Facet) -> None:
    value: Value = RecordId(1000) if facet in RECORD_FACETS else "zzzz"
    there = one.with_value(facet, value)
    assert value in there.chosen[facet]
    assert there.without(facet, value) == one
    assert all(there.without(facet, value).chosen.values()), "an empty facet is no facet"


def test_only_words_that_say_something_narrow() -> None:
    assert Filter().is_empty
    assert Filter(text="  ").is_empty
    assert not Filter(text="a").is_empty
    assert not Filter(since=1).is_empty
    assert not Filter(waiting="undated").is_empty
    assert Filter(text="a").saying("").is_empty
    assert not Filter().with_value(Facet.GRADE, "single").is_empty


def test_a_facet_of_a_later_version_is_passed_over() -> None:
    kept = Filter().as_json() | {"chosen": {"moon": [1], "grade": ["single"]}}
    assert from_json(kept).chosen == {Facet.GRADE: frozenset({"single"})}
