"""Anchors: a quotation stands where it says, and moves with an editor's edits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.domain.anchors import (
    CONTEXT,
    AnchorState,
    PassageOutsideText,
    Quote,
    holds,
    move_by_edit,
    quote_of,
)

TEXT = "The brigade was sent to an exercise. On the night of April 17–18 😀 nobody came back.\n"
_TEXTS = st.text(alphabet="ab я\n😀.", min_size=1, max_size=120)


@st.composite
def quoted(draw: st.DrawFn) -> tuple[str, Quote]:
    """A text and a passage of it."""
    text = draw(_TEXTS)
    start = draw(st.integers(0, len(text) - 1))
    return text, quote_of(text, start, draw(st.integers(start + 1, len(text))))


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, Quote, int, int, str]:
    """A text, a passage of it, and one edit: where, how much is removed, what is typed."""
    text, quote = draw(quoted())
    at = draw(st.integers(0, len(text)))
    return text, quote, at, draw(st.integers(0, len(text) - at)), draw(st.text("xyя😀", max_size=9))


def test_a_quote_has_its_words_and_what_stands_around_them() -> None:
    start = TEXT.index("night")
    quote = quote_of(TEXT, start, start + 5)

    assert quote.exact == "night"
    assert quote.prefix == TEXT[start - CONTEXT : start]
    assert quote.suffix == TEXT[start + 5 : start + 5 + CONTEXT]


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (5, 4), (0, len(TEXT) + 1)])
def test_a_passage_must_lie_in_its_text(start: int, end: int) -> None:
    with pytest.raises(PassageOutsideText):
        quote_of(TEXT, start, end)


@given(quoted())
def test_a_quote_holds_in_its_own_text(case: tuple[str, Quote]) -> None:
    text, quote = case

    assert holds(text, quote)


@given(quoted(), st.integers(0, 200))
def test_a_quote_does_not_hold_once_a_character_of_it_is_another(
    case: tuple[str, Quote], place: int
) -> None:
    text, quote = case
    at = quote.start + place % len(quote.exact)

    assert not holds(f"{text[:at]}#{text[at + 1 :]}", quote)
    assert not holds(text[: quote.end - 1], quote)


def test_a_quote_does_not_hold_between_other_words() -> None:
    quote = quote_of("one two one two", 4, 7)

    assert not holds("ten two one two", quote)
    assert not holds("one two ten two", quote)


@given(edits())
def test_after_an_edit_the_quote_holds_in_the_edited_text(
    case: tuple[str, Quote, int, int, str],
) -> None:
    text, quote, at, removed, inserted = case
    edited = text[:at] + inserted + text[at + removed :]

    moved, state = move_by_edit(quote, at, removed, inserted)

    if state is AnchorState.LOST:
        assert moved == quote
        assert at <= quote.start
        assert at + removed >= quote.end
    else:
        assert holds(edited, moved)


@given(edits())
def test_an_edit_outside_leaves_the_words_as_they_were(
    case: tuple[str, Quote, int, int, str],
) -> None:
    _, quote, at, removed, inserted = case
    if at + removed <= quote.start or at >= quote.end:
        moved, state = move_by_edit(quote, at, removed, inserted)
        assert (moved.exact, state) == (quote.exact, AnchorState.OK)


@given(
    quoted(), st.lists(st.tuples(st.integers(0, 99), st.integers(0, 4), st.text("xy", max_size=3)))
)
def test_many_edits_in_a_row(case: tuple[str, Quote], sitting: list[tuple[int, int, str]]) -> None:
    text, quote = case
    for place, most, inserted in sitting:
        at = place % (len(text) + 1)
        removed = min(most, len(text) - at)
        text = text[:at] + inserted + text[at + removed :]
        quote, state = move_by_edit(quote, at, removed, inserted)
        if state is AnchorState.LOST:
            return
        assert holds(text, quote)


@pytest.mark.parametrize(
    ("at", "removed", "inserted", "exact", "state"),
    [
        (4, 0, "x", "abcd", AnchorState.OK),  # typed at the first edge: outside
        (8, 0, "x", "abcd", AnchorState.OK),  # typed at the last edge: outside
        (6, 0, "x", "abxcd", AnchorState.OK),
        (4, 1, "X", "Xbcd", AnchorState.OK),  # its first letter put right
        (7, 1, "X", "abcX", AnchorState.OK),
        (3, 2, "x", "bcd", AnchorState.MOVED),
        (7, 2, "x", "abc", AnchorState.MOVED),
        (4, 4, "x", "abcd", AnchorState.LOST),
    ],
)
def test_edges(at: int, removed: int, inserted: str, exact: str, state: AnchorState) -> None:
    quote = quote_of("0123abcd4567", 4, 8)

    moved, is_now = move_by_edit(quote, at, removed, inserted)

    assert (moved.exact, is_now) == (exact, state)
