"""What is kept of the letters of a page, and that each knows where it came from."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from khronika.importing.readers.letters import NOWHERE, Writer, Written

CODES = st.lists(
    st.one_of(
        st.integers(0, 0x110010),
        st.sampled_from([*map(ord, "аи їй \u0306\u0308\u0301ﬁ\u1100\u1161\u11a8\u2126")]),
    ),
    max_size=60,
)


def write(codes: list[int]) -> Written:
    writer = Writer()
    for place, code in enumerate(codes):
        writer.put(code, place)
    return writer.written()


@given(CODES)
@example([0x1100, 0x1161, 0x11A8])
@example([0x0438, 0x0306] * 3)
@example([0x61, 0x2126, 0x0301, 0x2126])
def test_any_letters_make_a_text_that_knows_its_sources(codes: list[int]) -> None:
    written = write(codes)
    text = written.text
    assert unicodedata.normalize("NFC", text) == text
    assert len(written.sources) == len(text)
    assert list(written.sources) == sorted(written.sources)
    assert text == " ".join(text.split())
    assert not any(unicodedata.category(one) in ("Cc", "Cs", "Cn") for one in text)


@pytest.mark.parametrize(
    ("drawn", "text", "sources"),
    [
        ("oﬃce", "office", [0, 1, 1, 1, 2, 3]),
        ("ма\u0438\u0306 ї", "май ї", [0, 1, 2, 4, 5]),
        ("а\u00adб\u200bв\ufeff", "абв", [0, 2, 4]),
        ("по\u2010моему", "по-моему", [0, 1, 2, 3, 4, 5, 6, 7]),
        ("\uf0b7 раз", "• раз", [0, 1, 2, 3, 4]),
        ("\uf731\uf739\uf761", "19A", [0, 1, 2]),
        ("  а\t\u00a0б ", "а б", [2, 3, 5]),
        ("а\u202eб\u2066", "аб", [0, 2]),
        ("\x00а\x07", "а", [1]),
    ],
)
def test_what_is_kept(drawn: str, text: str, sources: list[int]) -> None:
    written = write([*map(ord, drawn)])
    assert written.text == text
    assert list(written.sources) == sources


def test_accents_are_not_piled_up() -> None:
    assert len(write([0x61] + [0x0323] * 100_000).text) < 40


def test_an_empty_line_takes_the_place_of_blanks() -> None:
    writer = Writer()
    writer.part("\n\n")
    for place, code in enumerate(map(ord, "раз ")):
        writer.put(code, place)
    writer.part("\n\n")
    writer.put(ord("д"), 9)
    assert writer.written() == Written(text="раз\n\nд", sources=writer.written().sources)
    assert list(writer.written().sources) == [0, 1, 2, NOWHERE, NOWHERE, 9]


def test_the_last_word() -> None:
    writer = Writer()
    for code in map(ord, "за п’ят"):
        writer.put(code, 0)
    assert writer.last_word() == "п’ят"
