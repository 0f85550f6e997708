"""What a text keeps of its file, code point for code point, and which files are no text."""

import codecs
import random
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from khronika.importing.decoding import ENCODINGS, decode
from khronika.importing.faults import (
    ControlCharacter,
    DamagedUtf8,
    EncodingUnclear,
    EncodingUnknown,
    EncodingWrong,
    FileEmpty,
    FileFault,
    NotText,
)

# Every character a text may hold; runs long enough to cross the blocks are made of few of them.
CHARACTERS = st.characters(codec="utf-8", exclude_characters=list(map(chr, range(32))))
TEXTS = st.text(st.one_of(CHARACTERS, st.sampled_from("\n\t\f e\u0301и\u0306🙂"))).filter(
    lambda text: not text.isspace() and "\x7f" not in text and bool(text)
)


def _kept(text: str) -> str:
    return unicodedata.normalize("NFC", text)


@given(TEXTS)
@example("слово  \n\n")
@example("\u2028\u0085x")
def test_utf8_in_nfc_keeps_every_code_point(text: str) -> None:
    kept = _kept(text)
    if kept.startswith("\ufeff"):
        return
    decoded = decode(kept.encode())
    assert (decoded.text, decoded.encoding, decoded.notes) == (kept, "utf-8", ())


@given(TEXTS, st.sampled_from(ENCODINGS))
def test_what_an_encoding_holds_comes_back_when_it_is_told(text: str, encoding: str) -> None:
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:
        return
    if text.startswith("\ufeff"):
        return
    assert decode(data, encoding).text == _kept(data.decode(encoding))


@given(TEXTS, st.sampled_from(["\r\n", "\r"]))
def test_line_ends_and_accents_take_one_form(text: str, end: str) -> None:
    decoded = decode(("x" + text + "\nx").replace("\n", end).encode())
    assert decoded.text == _kept("x" + text + "\nx")
    assert "line-ends" in decoded.notes


@given(TEXTS)
def test_reading_what_was_read_changes_nothing(text: str) -> None:
    once = decode(("x" + text).encode()).text
    again = decode(once.encode())
    assert (again.text, again.notes) == (once, ())


@given(st.integers(0, 300_000), st.sampled_from(["e\u0301", "\r\n", "ї", "🙂", "и\u0306\u0306"]))
def test_the_cuts_between_blocks_leave_no_mark(before: int, there: str) -> None:
    text = "я" * before + there * 3 + "а \n" + "б" * 270_000
    expected = _kept(text.replace("\r\n", "\n"))
    assert decode(text.encode()).text == expected


@given(st.binary(max_size=400))
def test_any_bytes_are_a_text_or_a_sentence(data: bytes) -> None:
    try:
        decoded = decode(data)
    except FileFault as fault:
        assert "{" not in f"{fault} {fault.advice}"
    else:
        assert unicodedata.is_normalized("NFC", decoded.text)
        assert "\r" not in decoded.text
        assert "\0" not in decoded.text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_is_believed_and_left_out(mark: bytes, encoding: str) -> None:
    text = "Без 🙂 сумніву\n"
    for told in (None, encoding):
        decoded = decode(mark + text.encode(encoding), told)
        assert (decoded.text, decoded.encoding) == (text, encoding)
        assert decoded.notes == ("mark",)


def test_only_the_first_mark_is_one() -> None:
    assert decode("\ufeff\ufeffa".encode()).text == "\ufeffa"


def test_emoji_with_crlf_and_a_mark() -> None:
    decoded = decode("\ufeffПротест 🕊️\r\n👩‍👩‍👧 и всё\r\n".encode())
    assert decoded.text == "Протест 🕊️\n👩‍👩‍👧 и всё\n"
    assert decoded.notes == ("mark", "line-ends")


def test_ukrainian_apostrophes_stay_as_they_were_typed() -> None:
    text = "Кам'янець, Кам’янець, Камʼянець\n"
    assert decode(text.encode()).text == text


def test_russian_in_cp1251_is_seen() -> None:
    decoded = decode("Суд отказал.\r\nОн обжалует.".encode("cp1251"))
    assert (decoded.text, decoded.encoding) == ("Суд отказал.\nОн обжалует.", "cp1251")


def test_a_person_may_say_otherwise() -> None:
    data = "Суд отказал.".encode("cp1251")
    assert decode(data, "KOI8-R").text == data.decode("koi8-r")


def test_cyrillic_in_utf16_is_seen_without_a_mark() -> None:
    assert decode("Привіт".encode("utf-16-le")).text == "Привіт"
    assert decode("Опір, день перший".encode("utf-16-be")).encoding == "utf-16-be"


def test_the_end_of_file_sign_of_dos_is_left_out() -> None:
    decoded = decode("Да.\r\n".encode("cp866") + b"\x1a", "cp866")
    assert (decoded.text, decoded.notes) == ("Да.\n", ("line-ends", "end-of-file"))


@pytest.mark.parametrize("data", [b"", b" \r\n\t", codecs.BOM_UTF8, codecs.BOM_UTF16_LE + b"\n\0"])
def test_what_holds_nothing_is_refused(data: bytes) -> None:
    with pytest.raises(FileEmpty):
        decode(data)


@pytest.mark.parametrize(
    "data",
    [
        b"\x7fELF\x02\x01\x01\0" + bytes(60),
        b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01" + bytes(range(256)),
        b"SQLite format 3\0" + bytes(range(256)) * 4,
    ],
)
def test_programs_and_pictures_are_refused(data: bytes) -> None:
    with pytest.raises(NotText):
        decode(data)


def test_a_control_character_is_named_with_its_line() -> None:
    with pytest.raises(ControlCharacter) as caught:
        decode("один\r\nдва \x03\r\n".encode())
    assert caught.value.facts == {"character": "U+0003", "line": 2}


def test_damaged_utf8_is_said_to_be_that_and_not_guessed_at() -> None:
    data = "Перший рядок тексту.\n".encode() + "Другий".encode()[:-1] + b"\nend\n"
    with pytest.raises(DamagedUtf8) as caught:
        decode(data)
    assert caught.value.facts == {"line": 2}


def test_a_wrong_choice_names_the_line() -> None:
    with pytest.raises(EncodingWrong) as caught:
        decode("first\nвторая".encode("cp1251"), "utf-8")
    assert caught.value.facts == {"encoding": "utf-8", "line": 2}


@pytest.mark.parametrize("encoding", ["klingon", "hex", "unicode_escape", ""])
def test_only_encodings_of_texts_can_be_chosen(encoding: str) -> None:
    with pytest.raises(EncodingUnknown):
        decode(b"x", encoding)


def test_what_makes_sense_nowhere_is_not_guessed_at() -> None:
    with pytest.raises(EncodingUnclear):
        decode(random.Random(3).randbytes(4000).translate(None, bytes(range(32))))
