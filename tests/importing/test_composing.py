"""Long texts are put into their form block by block, as they would be whole."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.importing.composing import BLOCK, composable, in_blocks, is_composed
from khronika.importing.faults import NotText

# Letters and accents that join, jamo that make a syllable, and what joins with nothing.
_JOINING = "eиіu\u0301\u0306\u0308\u0323\u1100\u1161\u11a8\uac00한\u0915\u093c あ\n.é"
_BLOCKS = st.lists(st.text(alphabet=_JOINING, max_size=30) | st.text(max_size=5), max_size=8)


@given(_BLOCKS)
def test_the_form_of_each_piece_is_that_of_the_whole(blocks: list[str]) -> None:
    whole = "".join(blocks)
    pieces = list(composable(blocks))

    assert "".join(pieces) == whole
    made = "".join(unicodedata.normalize("NFC", piece) for piece in pieces)
    assert made == unicodedata.normalize("NFC", whole)
    assert is_composed(whole) == unicodedata.is_normalized("NFC", whole)


@pytest.mark.parametrize("letters", ["слово", "文字", "한글", "word "])
def test_a_text_without_spaces_is_cut_too(letters: str) -> None:
    text = letters * (BLOCK // 2)

    assert max(map(len, composable(in_blocks(text)))) <= BLOCK + len(letters)


def test_accents_without_an_end_are_no_text() -> None:
    with pytest.raises(NotText):
        is_composed("e" + "\u0301" * 5 * BLOCK)
