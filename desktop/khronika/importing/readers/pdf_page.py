"""One page of a PDF: its paragraphs, its text, and where each code point of that stands.

`written` alone says what the text of a page is, whether it is read for the archive or drawn, so
that both agree to the letter. It looks at nothing but the page.
"""

import re
from array import array
from collections.abc import Iterator, Sequence

from khronika.importing.readers.hyphens import is_one_word
from khronika.importing.readers.layout import Box, Piece, Row, needs_blank, paragraphs, rows
from khronika.importing.readers.letters import NOWHERE, PLAIN, Writer, Written
from khronika.importing.readers.pdf_letters import Letters

_PARTED = "\x02\ufffe"  # what PDFium says, one by one and all at once, where a hyphen ends a line
_ENDS = re.compile(rf"[\r\n]+|[{_PARTED}]|\Z")
_HYPHENS = (0x2D, 0xAD, 0x2010)
_BLANKS = frozenset((0x20, 0xA0, 0x09))
_HIGHER = 1.25  # than the number of a footnote, letters are
_NUMBERED = re.compile(r"\d{1,2}(?=[A-ZА-ЯЁЄІЇҐ][a-zа-яёєіїґ])")  # at the beginning of a note
_BESIDE = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
_ITEMS = frozenset("•▪◦●○■□➢✓❖·‣⁃")


def laid_out(letters: Letters) -> list[list[Row]]:
    """Return the paragraphs of a page as they stand on it, each the rows it is broken into."""
    return paragraphs(rows(list(_pieces(letters))))


def written(letters: Letters, laid: Sequence[Sequence[Row]]) -> Written:
    """Return the text of paragraphs of a page: in one line each, parted by empty lines."""
    writer = Writer()
    for paragraph in laid:
        writer.part("\n\n")
        for number, row in enumerate(paragraph):
            if number:
                _join(writer, letters, paragraph[number - 1], row)
            _put(writer, letters, row)
        if (hyphen := paragraph[-1].pieces[-1].hyphen) is not None:
            writer.put(_HYPHENS[0], hyphen)
    return writer.written()


def boxes(letters: Letters, written_: Written) -> "array[float]":
    """Return where each code point of a page's text stands: left, top, right, bottom.

    They are fractions of the page's width and height, from its upper left corner. What nobody drew,
    such as an end of line, has no width and stands behind the letter before it.
    """
    found = array("f")
    behind = Box(0, 0, 0, 0)
    for place, share, all_ in _shares(written_.sources):
        if place == NOWHERE:
            box = behind
        else:
            whole = letters.shown(place)
            part = (whole.right - whole.left) / all_
            left = whole.left + share * part
            box = Box(left, whole.top, left + part, whole.bottom)
            behind = Box(box.right, box.top, box.right, box.bottom)
        found.extend(_fractions(box, letters))
    return found


def _pieces(letters: Letters) -> Iterator[Piece]:
    """Yield what stands between two ends of line."""
    codes = letters.codes
    start, is_spaced = 0, False
    for end in _ENDS.finditer("".join(map(chr, codes))):
        place = end.start()
        could_part = end[0] != "" and end[0] in _PARTED
        is_parted = could_part and letters.is_hyphen(place)
        if could_part and not is_parted:
            continue
        piece = _piece(letters, start, place, place if is_parted else None, is_spaced)
        if piece is not None:
            yield piece
        is_spaced = place > start and codes[place - 1] in _BLANKS
        start = end.end()


def _piece(
    letters: Letters, start: int, stop: int, hyphen: int | None, is_spaced: bool
) -> Piece | None:
    """Return a piece without the blanks around it; None if there is nothing in it."""
    codes = letters.codes
    while start < stop and not PLAIN[codes[start]].strip():
        is_spaced = is_spaced or codes[start] in _BLANKS
        start += 1
    while stop > start and not PLAIN[codes[stop - 1]].strip() and codes[stop - 1] != 0xAD:
        stop -= 1
    if hyphen is None and _ends_in_hyphen(codes[start:stop]):
        stop -= 1
        hyphen = stop
    if start == stop:
        return None
    first, last = letters.box(start), letters.box(stop - 1)
    tall = start if first.height >= last.height else stop - 1
    higher = letters.box(tall)
    left = min(first.left, last.left)
    word = next((place for place in range(start, stop) if codes[place] in _BLANKS), stop)
    begins = PLAIN[codes[start]]
    return Piece(
        start=start,
        stop=stop,
        box=Box(left, higher.top, max(first.right, last.right), higher.bottom),
        base=letters.base(tall),
        size=letters.size(tall),
        word=max(letters.box(word - 1).right - first.left, 0),
        hyphen=hyphen,
        is_spaced=is_spaced,
        begins=begins[:1],
        ends=PLAIN[codes[stop - 1]][-1:],
        is_item=begins in _ITEMS,
    )


def _ends_in_hyphen(codes: Sequence[int]) -> bool:
    return len(codes) > 1 and codes[-1] in _HYPHENS and chr(codes[-2]).isalpha()


def _put(writer: Writer, letters: Letters, row: Row) -> None:
    before: Piece | None = None
    for piece in row.pieces:
        if before is not None and needs_blank(before, piece):
            writer.part(" ")
        start = piece.start
        for stop in _notes(letters, piece):
            writer.put_all(letters.codes[start:stop], start)
            writer.part(" ")
            start = stop
        writer.put_all(letters.codes[start : piece.stop], start)
        before = piece


def _notes(letters: Letters, piece: Piece) -> Iterator[int]:
    """Yield where the number of a footnote ends or begins right beside a word."""
    words = "".join(map(chr, letters.codes[piece.start : piece.stop]))
    if (numbered := _NUMBERED.match(words)) is not None:
        yield piece.start + numbered.end()
    for beside in _BESIDE.finditer(words):
        place = piece.start + beside.start()
        low, high = sorted((letters.box(place - 1).height, letters.box(place).height))
        if high > _HIGHER * low and (numbered is None or beside.start() != numbered.end()):
            yield place


def _join(writer: Writer, letters: Letters, before: Row, after: Row) -> None:
    """Put what stands between two rows of a paragraph."""
    hyphen = before.pieces[-1].hyphen
    if hyphen is None:
        writer.part(" ")
    elif not is_one_word(writer.last_word(), _first_word(letters, after.pieces[0])):
        writer.put(_HYPHENS[0], hyphen)


def _first_word(letters: Letters, piece: Piece) -> str:
    word = ""
    for place in range(piece.start, piece.stop):
        plain = PLAIN[letters.codes[place]]
        if plain and not (plain.isalpha() or plain in "'’ʼ"):
            break
        word += plain
    return word


def _shares(sources: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Yield of each code point its letter, which part of that it is, and of how many."""
    start = 0
    while start < len(sources):
        stop = start + 1
        while stop < len(sources) and sources[stop] == sources[start] != NOWHERE:
            stop += 1
        for place in range(start, stop):
            yield sources[start], place - start, stop - start
        start = stop


def _fractions(box: Box, letters: Letters) -> Iterator[float]:
    for length, whole in zip(box, (letters.width, letters.height) * 2, strict=True):
        share = length / whole if whole > 0 else 0.0
        # Written so that what is no number, as a hostile page may have it, becomes one.
        yield 1.0 if share > 1 else share if share > 0 else 0.0
