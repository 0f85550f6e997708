"""Lines on a page, and the paragraphs they are of."""

from khronika.importing.readers.layout import Box, Piece, needs_blank, paragraphs, rows

_LETTER = 5.0  # points wide, of a font of 10


def piece(words: str, left: float, top: float, *, size: float = 10, hyphen: bool = False) -> Piece:
    """Return words as they would stand on a page; their length is their number of letters."""
    wide = _LETTER * size / 10
    return Piece(
        start=0,
        stop=len(words),
        box=Box(left, top, left + wide * len(words), top + size),
        base=top + size,
        size=size,
        word=wide * len(words.split()[0]),
        hyphen=len(words) if hyphen else None,
        begins=words[0],
        ends=words[-1],
        is_item=words[0] == "•",
    )


def parted(*pieces: Piece) -> list[int]:
    """Return how many rows each paragraph has."""
    return [len(paragraph) for paragraph in paragraphs(rows(pieces))]


FULL = "строка во всю ширину листа"
SHORT = "и конец."


def lines(*words: str, left: float = 50, step: float = 12, top: float = 100) -> list[Piece]:
    return [piece(each, left, top + step * number) for number, each in enumerate(words)]


def test_lines_make_a_paragraph() -> None:
    assert parted(*lines(FULL, FULL, SHORT)) == [3]


def test_a_short_line_ends_one() -> None:
    assert parted(*lines(FULL, SHORT, FULL, FULL)) == [2, 2]


def test_a_gap_ends_one() -> None:
    assert parted(*lines(FULL, FULL), *lines(FULL, FULL, top=134)) == [2, 2]


def test_an_indent_begins_one() -> None:
    indented = piece(FULL[:-4], 70, 124)
    assert parted(*lines(FULL, FULL), indented, *lines(FULL, FULL, top=136)) == [2, 3]


def test_another_size_is_another_paragraph() -> None:
    assert parted(piece("Заголовок", 50, 80, size=16), *lines(FULL, FULL)) == [1, 2]


def test_an_item_of_a_list_begins_one_and_may_hang() -> None:
    first, second = piece(f"• {FULL}", 50, 100), piece(FULL, 60, 112)
    assert parted(first, second, piece(f"• {FULL}", 50, 124)) == [2, 1]


def test_a_centred_title_is_one() -> None:
    middle = 250.0
    above = piece(FULL, middle - len(FULL) * _LETTER / 2, 100)
    below = piece(SHORT, middle - len(SHORT) * _LETTER / 2, 112)
    assert parted(above, below) == [2]


def test_a_paragraph_goes_on_in_the_next_column() -> None:
    first = lines(FULL, FULL, top=100)
    assert parted(*first, *lines(SHORT, top=40, left=300)) == [3]
    assert parted(*first, *lines("Другое.", top=40, left=300)) == [2, 1]
    assert parted(*first, piece(SHORT, 300, 40, size=14)) == [2, 1]


def test_a_parted_word_is_of_one_paragraph_whatever_its_line_lacks() -> None:
    above, below = lines(FULL, FULL), lines("я строка", top=136)
    assert parted(*above, piece("коротка", 50, 124, hyphen=True), *below) == [4]
    assert parted(*above, piece("короткая", 50, 124), *below) == [3, 1]


def test_a_raised_number_leaves_its_row_whole() -> None:
    words, number = piece("осознанно.", 50, 100), piece("1", 100, 98, size=6)
    further = piece("Командование", 106, 100)
    row, *rest = rows([words, number, further])
    assert not rest
    assert row.box == Box(50, 100, 166, 110)
    assert not needs_blank(words, number)
    assert needs_blank(number, further)


def test_cells_far_from_each_other_are_no_row() -> None:
    assert len(rows([piece("дата", 50, 100), piece("источник", 200, 100)])) == 2


def test_nothing_has_no_paragraphs() -> None:
    assert parted() == []
