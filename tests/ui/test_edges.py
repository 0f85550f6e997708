import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.ui.reader.edges import Edge, moved, snapped, whole_words
from khronika.ui.reader.marks import Span

TEXT = "Сказано: 👩🏽‍⚖️ wrote Кам’янець-Подільський,\n\nthen е́ left."
LETTERS = st.sampled_from("aїЄ’\u0301 \n.-🕊️👩🏽‍⚖️🇺🇦𝕏\t")
TEXTS = st.text(LETTERS, min_size=1, max_size=40)
BACK = {
    Edge.START_BACK: Edge.START_ON,
    Edge.START_ON: Edge.START_BACK,
    Edge.END_BACK: Edge.END_ON,
    Edge.END_ON: Edge.END_BACK,
}


def words(text: str, span: Span) -> str:
    return text[span.start : span.end]


@pytest.mark.parametrize(
    ("edge", "by_letter", "now"),
    [
        (Edge.START_BACK, False, "Сказано: 👩🏽‍⚖️ wrote"),
        (Edge.END_ON, False, "wrote Кам’янець-Подільський"),
        (Edge.START_BACK, True, "👩🏽‍⚖️ wrote"),
        (Edge.START_ON, True, "rote"),
        (Edge.END_BACK, True, "wrot"),
        (Edge.END_ON, True, "wrote К"),
        (Edge.END_BACK, False, "wrote"),
        (Edge.START_ON, False, "wrote"),
    ],
)
def test_an_end_moves(edge: Edge, by_letter: bool, now: str) -> None:
    start = TEXT.index("wrote")
    span = moved(TEXT, Span(start, start + 5), edge, by_letter=by_letter)
    assert words(TEXT, span) == now


def test_paragraphs_and_accents_are_passed_over() -> None:
    start = TEXT.index("then")
    before = moved(TEXT, Span(start, start + 4), Edge.START_BACK, by_letter=True)
    assert words(TEXT, before) == ",\n\nthen"
    after = moved(TEXT, Span(start, start + 4), Edge.END_ON, by_letter=True)
    assert words(TEXT, after) == "then е́"


@given(TEXTS, st.data(), st.sampled_from(list(Edge)), st.booleans())
def test_a_passage_stays_one_and_moves_its_own_way(
    text: str, data: st.DataObject, edge: Edge, by_letter: bool
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    now = moved(text, Span(start, end), edge, by_letter=by_letter)
    assert 0 <= now.start < now.end <= len(text)
    if edge in (Edge.START_BACK, Edge.START_ON):
        assert now.end == end
        assert now.start <= start if edge is Edge.START_BACK else now.start >= start
    else:
        assert now.start == start
        assert now.end <= end if edge is Edge.END_BACK else now.end >= end


@given(TEXTS, st.data(), st.sampled_from(list(Edge)), st.booleans())
def test_there_and_back_again(text: str, data: st.DataObject, edge: Edge, by_letter: bool) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    first = moved(text, Span(start, end), edge, by_letter=by_letter)
    second = moved(text, first, edge, by_letter=by_letter)
    if second != first:
        assert moved(text, second, BACK[edge], by_letter=by_letter) == first


@given(TEXTS, st.data())
def test_letters_are_never_cut(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    snap = snapped(text, at)
    assert snap <= at
    if 0 < snap < len(text):
        begins = unicodedata.category(text[snap - 1]) == "Cc"  # nothing joins a line's end
        assert begins or not unicodedata.combining(text[snap])
        assert begins or text[snap] not in "\u200d\ufe0f🏽"


@pytest.mark.parametrize(
    ("picked", "whole"),
    [
        ("ote Кам", "wrote Кам’янець-Подільський"),
        ("рот", "рот"),
        (" wrote ", " wrote "),
        ("ян", "Кам’янець-Подільський"),
        (": 👩🏽‍⚖️ w", ": 👩🏽‍⚖️ wrote"),
    ],
)
def test_what_is_dragged_over_takes_whole_words(picked: str, whole: str) -> None:
    text = TEXT if picked in TEXT else f"{TEXT} рот"
    start = text.index(picked)
    assert words(text, whole_words(text, Span(start, start + len(picked)))) == whole


@given(TEXTS, st.data())
def test_whole_words_hold_what_was_picked_and_stay(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    whole = whole_words(text, Span(start, end))
    assert whole.start <= start < end <= whole.end
    assert whole_words(text, whole) == whole
