"""A search as one query: reading it again asks for the same, more strictly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.domain.kinds import Kind
from khronika.domain.query import parse
from khronika.domain.query_kept import kept
from khronika.domain.query_nodes import Field

TYPED = st.lists(
    st.sampled_from(
        ["fire", "blast*", '"on the square"', "-school", "OR", "(", ")", "NEAR/3", "person:Anna"]
    ),
    max_size=8,
).map(" ".join)


@pytest.mark.parametrize(
    ("typed", "kind", "exact", "query"),
    [
        ("  Refusers and kin ", None, False, "Refusers and kin"),
        ("fire", Kind.INCIDENT, False, "fire kind:incident"),
        ("fire OR blast", Kind.DOCUMENT, False, "fire OR blast kind:document"),
        ('fire "the square" -school', None, True, '=fire ="the square" -=school'),
        ("fire NEAR/3 depot", None, True, "=fire NEAR/3 =depot"),
        ("", Kind.DOCUMENT, True, ""),
    ],
)
def test_what_was_chosen_is_said(typed: str, kind: Kind | None, exact: bool, query: str) -> None:
    assert kept(typed, kind, exact=exact) == query


@given(TYPED)
def test_only_as_written_holds_for_every_word(typed: str) -> None:
    query = parse(kept(typed, exact=True))
    assert [word.text for word in query.words()] == [word.text for word in parse(typed).words()]
    assert all(word.exact for word in query.words())


@given(TYPED)
def test_a_kind_is_one_more_condition(typed: str) -> None:
    before, after = parse(typed).root, parse(kept(typed, Kind.PLACE)).root
    if before is not None:
        assert after is not None
        assert after != before
        assert Field("kind", "place", 0, 0) in getattr(after, "nodes", ())
