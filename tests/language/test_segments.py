"""Segments cover a text, do not overlap, and are about a paragraph each."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.language import segments as cut
from khronika.language.segments import JOINED, LONGEST, segments

_PIECES = st.sampled_from(
    [
        "word ",
        "слово. ",
        "\n",
        "\n\n",
        " ",
        "\t",
        "long" * 200,
        "Sentence. " * 90,
        "а" * 2500,
        "😀",
        ".",
    ]
)
_TEXTS = st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=25).map("".join))


@given(_TEXTS)
def test_segments_cover_the_text_and_only_white_space_lies_between(text: str) -> None:
    end = 0
    for start, stop in segments(text):
        assert end <= start < stop
        assert not text[end:start].strip()
        assert text[start:stop] == text[start:stop].strip()
        end = stop
    assert not text[end:].strip()


@given(_TEXTS)
def test_no_segment_is_huge_and_neighbours_are_not_both_tiny(text: str) -> None:
    found = segments(text)

    assert all(end - start <= LONGEST for start, end in found)
    for (start, _), (_, end) in pairwise(found):
        assert end - start > JOINED


def test_paragraphs_stay_apart_and_short_lines_go_together() -> None:
    long = "A paragraph of some length, about as long as they are. " * 9
    text = f"Menu\nHome\nAbout\n\n{long}\n\n{long}\n"

    assert [text[start:end] for start, end in segments(text)] == [
        f"Menu\nHome\nAbout\n\n{long.strip()}",
        long.strip(),
    ]


def test_a_huge_paragraph_is_cut_at_the_end_of_a_sentence_or_between_words() -> None:
    sentences = "Це речення. " * 400
    bare = "слово " * 800

    assert all(sentences[end - 1] == "." for _, end in segments(sentences))
    assert all(bare[start:end].endswith("слово") for start, end in segments(bare))
    assert segments("я" * 5000) == [(0, 2000), (2000, 4000), (4000, 5000)]


def test_nothing_has_no_segments() -> None:
    assert segments("") == segments(" \n\t\n") == []


_WHOLE_LINE = re.compile(r"\S(?:[^\n]*\S)?")


@given(_TEXTS, st.integers(1, 9))
def test_lines_are_found_as_a_pattern_for_whole_lines_finds_them(text: str, tail: int) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(cut, "_TAIL", tail)
        found = list(cut._lines(text))

    assert found == [match.span() for match in _WHOLE_LINE.finditer(text)]
