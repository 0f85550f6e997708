import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.domain.bare_words import bare_words, trimmed, without_blanks


@pytest.mark.parametrize(
    ("selected", "bare"),
    [
        ("2 July 2024,", "2 July 2024"),
        (" 2 July 2024 ", "2 July 2024"),
        ("(April 17–18, 2022).", "April 17–18, 2022"),
        ("«Токмак»,", "Токмак"),
        ("„Testove“", "Testove"),
        ("Ivan Testenko:", "Ivan Testenko"),
        ("Ivan T.,", "Ivan T."),
        ("7 квітня 2023 р.", "7 квітня 2023 р."),
        ("12 May.", "12 May"),
        ("Testove (Kharkiv region).", "Testove (Kharkiv region)"),
        ("the brigade “Testers”,", "the brigade “Testers”"),
        ('the brigade "Testers"', 'the brigade "Testers"'),
        ('Testers"', "Testers"),
        ("— Кам’янець-Подільський…\n", "Кам’янець-Подільський"),
        ("?!", "?!"),
        ("  ", "  "),
    ],
)
def test_words_shed_what_stands_around_them(selected: str, bare: str) -> None:
    text = f"before {selected}after"
    start, end = bare_words(text, 7, 7 + len(selected))
    assert text[start:end] == bare


@given(st.text('aя .,()«»“”"\n7-’', max_size=20), st.integers(0, 20), st.integers(0, 20))
def test_no_letter_is_shed_and_what_is_bare_stays(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    first, last = bare_words(text, start, end)
    assert start <= first <= last <= end
    letters = [sign for sign in text[start:end] if sign.isalnum()]
    assert [sign for sign in text[first:last] if sign.isalnum()] == letters
    assert bare_words(text, first, last) == (first, last)


def test_only_blanks_are_taken_from_whole_sentences() -> None:
    text = "One.  “Two?” \n"
    start, end = without_blanks(text, 4, len(text))
    assert text[start:end] == "“Two?”"


@pytest.mark.parametrize(
    ("selected", "kept"),
    [
        (", and all of them refused. ", "and all of them refused."),
        ("and all of them refused;", "and all of them refused"),
        (" — Не поїду! ", "Не поїду!"),
        ("he said: ", "he said"),
        ("“Two?” he asked,", "“Two?” he asked"),
        ("“Two? he asked", "Two? he asked"),
        ("he asked”, and went.", "he asked”, and went."),
        ("he asked”,", "he asked"),
        ("(in Testove)", "(in Testove)"),
        ("in Testove),", "in Testove"),
        ("„Testove“", "„Testove“"),
        ("«Токмак»,", "«Токмак»"),
        ("-20 °C,", "-20 °C"),
        ("(a, “b”),", "(a, “b”)"),
        ('"Testers", ', '"Testers"'),
        ("went to (", "went to"),
        (" , ", ","),
    ],
)
def test_what_is_selected_begins_and_ends_with_its_words(selected: str, kept: str) -> None:
    text = f"before {selected}after"
    start, end = trimmed(text, 7, 7 + len(selected))
    assert text[start:end] == kept


@given(
    st.text('aя1 .,;:—-()«»“”„"\n\U0001f54a\u0301', max_size=24),
    st.integers(0, 24),
    st.integers(0, 24),
)
def test_a_selection_loses_no_letter_and_is_trimmed_once(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    first, last = trimmed(text, start, end)
    assert start <= first <= last <= end
    before, within, behind = text[start:first], text[first:last], text[last:end]
    assert not any(sign.isalnum() for sign in before + behind)
    assert trimmed(text, first, last) == (first, last)
    if any(sign.isalnum() for sign in within):
        assert within[0] not in ",;:— \n)»”"
        assert within[-1] not in ",;:—- \n(«„"
        assert "." not in behind, "what ends a sentence is shed with nothing that follows it"
