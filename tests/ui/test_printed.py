"""Where words stand on a page, compared with what PDFium itself finds there."""

import random
import re
import unicodedata
from array import array
from collections import Counter
from collections.abc import Sequence
from functools import cache

import pypdfium2
import pytest
from PySide6.QtCore import QPointF, QRectF
from tests.importing.readers.test_pdf import LAID_OUT, document, extracted

from khronika.importing.extracted import Dots
from khronika.importing.readers import pdf
from khronika.ui.reader.edges import whole_words
from khronika.ui.reader.marks import Span
from khronika.ui.reader.printed import Pages, Printed, printed

SPANS = 12
_WORD = re.compile(r"\w+")


def letters(text: str) -> Counter[str]:
    """Letters and figures without their accents, which a page may hold apart."""
    return Counter(one for one in unicodedata.normalize("NFKD", text) if one.isalnum())


@cache
def page_of(name: str, number: int) -> Printed:
    span = Pages(extracted(name).pages, extracted(name).text).span(number)
    return printed(pdf.page(document(name), page=number, width=200), span)


@cache
def found_on(name: str, number: int) -> list[tuple[str, QPointF]]:
    """What PDFium finds on a page, letter by letter, and the middle of its ink."""
    with pypdfium2.PdfDocument(document(name)) as opened:
        page = opened[number]
        wide, high = page.get_size()
        text = page.get_textpage()
        found = []
        for at in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(at)
            middle = QPointF((left + right) / 2 / wide, 1 - (bottom + top) / 2 / high)
            found.append((text.get_text_range(at, 1), middle))
        return found


def spans(name: str, number: int) -> list[Span]:
    """Some stretches of a page, from the beginning of a word to the end of one."""
    whole, text = page_of(name, number).span, extracted(name).text
    words = list(_WORD.finditer(text, whole.start, whole.end))
    chance = random.Random(f"{name} {number}")
    pairs = [sorted(chance.choices(range(len(words)), k=2)) for _each in range(SPANS)]
    pairs += [[at, at] for at in chance.choices(range(len(words)), k=SPANS)]
    return [Span(words[first].start(), words[last].end()) for first, last in pairs]


@pytest.mark.parametrize("name", LAID_OUT)
def test_boxes_cover_just_the_words_that_are_meant(name: str) -> None:
    text = extracted(name).text
    for number in range(len(extracted(name).pages)):
        page = page_of(name, number)
        for span in spans(name, number):
            lines = page.lines(span)
            inside = [
                one
                for one, at in found_on(name, number)
                if any(line.contains(at) for line in lines)
            ]
            assert letters("".join(inside)) == letters(text[span.start : span.end])


@pytest.mark.parametrize("name", LAID_OUT)
def test_a_line_is_one_box(name: str) -> None:
    """As many boxes as lines of the page that the words stand in, as far as rows are apart."""
    for number in range(len(extracted(name).pages)):
        page = page_of(name, number)
        lines = page.lines(page.span)
        rows = Counter(round(line.center().y() * 150) for line in lines)
        assert max(rows.values()) <= 4, "columns or cells of one row"
        assert all(not line.isEmpty() for line in lines)
        assert len(lines) < (page.span.end - page.span.start) / 8


@pytest.mark.parametrize("name", ["office_plain_uk", "browser_columns_ru", "office_hyphens_en"])
def test_a_press_on_a_word_is_a_press_on_that_word(name: str) -> None:
    page, text = page_of(name, 0), extracted(name).text
    for span in spans(name, 0)[SPANS:]:
        for line in page.lines(span):
            at = page.at(line.center())
            assert at is not None
            word = whole_words(text, Span(at, at + 1))
            assert word.start <= span.start < word.end or span.start <= word.start < span.end


def test_a_press_beside_all_words_is_a_press_on_none() -> None:
    page = page_of("office_plain_uk", 0)
    assert page.at(QPointF(0.01, 0.5)) is None
    assert page.at(QPointF(0.5, 0.99)) is None
    line = page.lines(Span(page.span.start, page.span.start + 5))[0]
    assert page.at(line.topLeft() - QPointF(line.height() * 0.5, 0)) == page.span.start


def made(boxes: Sequence[tuple[float, float, float, float]]) -> Printed:
    sides = array("f", [side for box in boxes for side in box])
    dots = Dots(width=100, height=100, pixels=bytes(30_000), boxes=sides.tobytes())
    return printed(dots, Span(10, 10 + len(boxes)))


def test_letters_down_a_page_are_one_line() -> None:
    page = made([(0.5, 0.1 * at, 0.52, 0.1 * at + 0.1) for at in range(4)])
    (line,) = page.lines(Span(0, 100))
    assert abs(line.height() - 0.4) < 0.001


def test_two_columns_are_two_boxes() -> None:
    page = made([(0.1, 0.1, 0.12, 0.12), (0.12, 0.1, 0.14, 0.12), (0.5, 0.1, 0.52, 0.12)])
    assert [round(line.width(), 2) for line in page.lines(page.span)] == [0.04, 0.02]
    assert page.lines(Span(0, 5)) == []


def test_what_has_no_width_is_nowhere() -> None:
    page = made([(0.1, 0.1, 0.1, 0.12), (0.1, 0.1, 0.12, 0.12)])
    assert page.at(QPointF(0.1, 0.11)) == 11
    assert len(page.lines(page.span)) == 1
    assert page.lines(Span(10, 11)) == []


def test_a_page_with_other_letters_than_the_text_has_marks_nowhere() -> None:
    dots = pdf.page(document("office_plain_uk"), page=0, width=100)
    span = page_of("office_plain_uk", 0).span
    assert printed(dots, span).lines(span)
    other = printed(dots, Span(span.start, span.end - 1))
    assert other.lines(span) == []
    assert other.at(QPointF(0.5, 0.5)) is None
    assert (other.picture.width(), other.picture.isNull()) == (100, False)


def test_a_picture_keeps_its_colours_row_by_row() -> None:
    pixels = bytes([255, 0, 0, 0, 255, 0, 0, 0, 255]) * 2
    picture = printed(Dots(width=3, height=2, pixels=pixels), Span(0, 0)).picture
    seen = [picture.pixelColor(x, y).name() for y in range(2) for x in range(3)]
    assert seen == ["#ff0000", "#00ff00", "#0000ff"] * 2


TEXT = "One.\n\nThree."


@pytest.mark.parametrize(
    ("starts", "text", "said"),
    [
        ((0, 4, 6), TEXT, ["One.", "", "Three."]),  # the second page has no text
        ((0, 0, 6), TEXT, ["", "One.", "Three."]),
        ((0, 6, 12), TEXT, ["One.", "Three.", ""]),
        ((0, 4, 4, 6, 12, 12), TEXT, ["One.", "", "", "Three.", "", ""]),
        ((0, 0), "", ["", ""]),
        ((), TEXT, []),
    ],
)
def test_each_page_has_its_part_of_the_text(
    starts: tuple[int, ...], text: str, said: list[str]
) -> None:
    pages = Pages(starts, text)
    parts = [pages.span(page) for page in range(len(pages))]
    assert [text[part.start : part.end] for part in parts] == said
    for page, part in enumerate(parts):
        assert {pages.of(at) for at in range(part.start, part.end)} <= {page}
    if text and starts:
        assert said[pages.of(len(text))] == "Three."
    assert pages.of(0) == (said.index("One.") if "One." in said else 0)


@pytest.mark.parametrize("name", LAID_OUT)
def test_pages_of_a_document_are_cut_where_its_reader_cut_them(name: str) -> None:
    read = extracted(name)
    pages = Pages(read.pages, read.text)
    for number in range(len(pages)):
        picture = pdf.page(document(name), page=number, width=50)
        span = pages.span(number)
        assert len(picture.boxes) == 16 * (span.end - span.start)
        assert QRectF(0, 0, 1, 1).contains(printed(picture, span).box(span.start))
