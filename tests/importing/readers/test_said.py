"""What files say of themselves, on one line and in letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.importing.readers.said import LONGEST, mended, said


@given(st.text())
def test_it_is_on_one_line_and_seen(words: str) -> None:
    one = said(words)
    assert one == " ".join(one.split())
    assert one.isprintable()


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (" Раз\r\n два\t", "Раз два"),
        ("а\u202eб\x00в", "абв"),
        ("и\u0306", "й"),
        ("я" * 5_000, "я" * LONGEST),
    ],
)
def test_what_is_kept(words: str, kept: str) -> None:
    assert said(words) == kept


@pytest.mark.parametrize("words", ["Отказы", "Їжакевич: перелік", "Приговор № 5 (копия)"])
def test_cyrillic_taken_for_latin_is_mended(words: str) -> None:
    assert mended(words.encode("cp1251").decode("latin-1")) == words


@pytest.mark.parametrize("words", ["Résumé", "Überprüfung", "Отказы", "A–Z", "é", ""])
def test_what_is_right_is_left(words: str) -> None:
    assert mended(words) == words
