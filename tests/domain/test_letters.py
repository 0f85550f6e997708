from hypothesis import given
from hypothesis import strategies as st

from khronika.domain.letters import Texts, narrow, widen
from khronika.language.folding import fold

LETTERS = "aбвїґєʼ’łў0 "
some = st.text(LETTERS, max_size=8)


@given(st.text("azабвгґдеєжзиіїйклмнопрстуфхцчшщьюяыэъў0ʼ -", max_size=20))
def test_folded_words_come_back(text: str) -> None:
    letters = narrow(fold(text))
    assert letters is not None
    assert len(letters) == len(text)
    assert widen(letters) == fold(text)


def test_what_has_no_byte_is_none() -> None:
    assert narrow("łódź") is None


@given(st.lists(some.map(fold), max_size=9), some.map(fold), st.binary(min_size=9, max_size=9))
def test_a_mask_says_which_rows_hold_the_letters(rows: list[str], word: str, chosen: bytes) -> None:
    texts = Texts()
    texts.extend(rows)
    among = bytes(one & 1 for one in chosen[: len(rows)])
    alike = str.maketrans("ʼ", "’")  # two apostrophes that a search need not tell apart
    held = [word.translate(alike) in row.translate(alike) for row in rows]
    exact = [narrow(row) is not None and narrow(word) is not None for row in rows]
    for mask, looked in ((texts.mask(word), [True] * len(rows)), (texts.mask(word, among), among)):
        for row in range(len(rows)):
            wanted = held[row] if exact[row] else word in rows[row]
            assert bool(mask[row]) == bool(wanted and looked[row])


def test_a_row_is_written_over() -> None:
    texts = Texts()
    texts.extend(["łódź", "суми"])
    texts.put(0, "одеса")
    texts.put(1, "łomża")
    assert [texts.mask(word) for word in ("łód", "оде", "сум", "łom")] == [
        b"\0\0", b"\1\0", b"\0\0", b"\0\1",
    ]  # fmt: skip
    assert len(texts) == 2
