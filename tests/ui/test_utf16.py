from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from khronika.ui.reader.utf16 import Positions

# What texts of the field hold: Cyrillic, combining accents, emoji with joiners, line ends; and
# the separators that a QTextDocument turns into blocks of its own.
LETTERS = st.sampled_from("aїЄ’\u0301\n \u2028\u2029\u00a0🕊️👩🏽‍⚖️🇺🇦𝕏\ufdd0\t")
TEXTS = st.text(LETTERS, max_size=40) | st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"), max_size=40
)


@given(TEXTS, st.data())
def test_there_and_back_again(text: str, data: st.DataObject) -> None:
    positions = Positions(text)
    point = data.draw(st.integers(0, len(text)))
    assert positions.units(point) == len(text[:point].encode("utf-16-le")) // 2
    assert positions.point(positions.units(point)) == point


@given(TEXTS)
def test_every_unit_belongs_to_one_letter(text: str) -> None:
    positions = Positions(text)
    expected = [
        point for point, letter in enumerate(text) for _ in range(1 + (ord(letter) > 0xFFFF))
    ]
    assert [positions.point(unit) for unit in range(len(expected))] == expected
    assert positions.point(len(expected)) == len(text)


@given(TEXTS, st.data())
def test_qt_selects_the_same_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    document, positions = QTextDocument(), Positions(text)
    document.setPlainText(text)
    cursor = QTextCursor(document)
    cursor.setPosition(positions.units(start))
    cursor.setPosition(positions.units(end), QTextCursor.MoveMode.KeepAnchor)
    assert document.characterCount() - 1 == positions.units(len(text))
    first, last = cursor.selectionStart(), cursor.selectionEnd()
    assert text[positions.point(first) : positions.point(last)] == text[start:end]
