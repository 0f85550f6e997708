"""PDF: the text of all pages, and any page as a picture with the place of every letter.

Nothing of a document runs: PDFium is built without JavaScript here, and forms are only looked at.
"""

import math
import re
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
from pypdfium2 import raw

from khronika.importing.extracted import Dots, Extracted, Refused
from khronika.importing.readers import hyphens, pdf_about
from khronika.importing.readers.pdf_headings import largest
from khronika.importing.readers.pdf_letters import Letters
from khronika.importing.readers.pdf_page import boxes, laid_out, written
from khronika.importing.readers.pdf_streams import looked_through
from khronika.importing.readers.said import said
from khronika.importing.readers.xmp import read_xmp
from khronika.language.guess import UNDETERMINED, guess_language

MOST_PAGES = 10_000
MOST_TEXT = 20_000_000  # code points
MOST_DOTS = 16_000_000  # of one picture; three bytes each
WIDEST = 10_000  # dots
_BETWEEN = "\n\n"
_HEAD = 1_024  # bytes in which the mark of a PDF has to stand (ISO 32000-1, note to 7.5.2)
_WHITE = 0xFFFFFFFF
_UNKNOWN = 0.05  # of a text's letters; more, and a person should look
_TASTE = 4_000  # code points, to guess the language by
_HEADING = range(3, 251)  # code points
# The smallest that PDFium takes, which finds by itself where its parts are.
_SAMPLE = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]"
    b"/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R"
    b"/Resources<</Font<</F 5 0 R>>>>>>endobj\n4 0 obj<</Length 40>>stream\nBT /F 24 Tf 20 40 Td"
    b" (A good page) Tj ET \nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont"
    b"/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
)
_MOST_ADDED = 2_000
_NO_WORDS = (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP, raw.FPDF_ANNOT_UNKNOWN)
_LOCKED = (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)


def read(data: bytes) -> Extracted:
    """Return the text of all pages and what the document says of itself. Raises Refused."""
    xmp = read_xmp(looked_through(data))
    with _opened(data) as document:
        info = pdf_about.info(document)
        # Before pages are read: of what was filled in nothing is left to be seen then.
        properties = list(pdf_about.properties(document, info, data))
        pages = _Pages()
        for number in range(len(document)):
            pages.read(document, number)
        if pages.damaged == len(document):
            raise Refused("damaged")
        text = _BETWEEN.join(filter(None, pages.texts))
        language = _believed(pdf_about.language_of(document), text)
        return Extracted(
            text=text,
            proposals=tuple(pdf_about.proposals(info, xmp, pages.heading, language)),
            pages=tuple(pages.places()),
            properties=(*properties, *pages.properties()),
            remarks=tuple(pages.remarks()),
        )


def page(data: bytes, *, page: int, width: int) -> Dots:
    """Return page number `page`, from 0, drawn `width` dots wide, or less where that is too large.

    It is for a document that `read` took: what swells is not looked for again, which would take
    longer than the page does.

    Raises:
        Refused: As `read` does; and `damaged` where there is no such page, or it cannot be drawn.
    """
    with _opened(data) as document, _page(document, page) as drawn:
        letters = Letters(drawn)
        try:
            places = boxes(letters, written(letters, laid_out(letters)))
        finally:
            letters.close()
        across, down = _dots(drawn, width)
        return Dots(
            width=across,
            height=down,
            pixels=_drawn(drawn, across, down),
            boxes=places.tobytes(),
        )


def warm() -> None:
    """Load all that reading takes: PDFium, its fonts, and the dictionaries."""
    hyphens.dictionaries()
    read(_SAMPLE)
    page(_SAMPLE, page=0, width=100)


class _Pages:
    """What was read of the pages so far."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.heading = ""
        self.damaged = 0
        self._drawn_only = 0
        self._letters = 0
        self._unknown = 0
        self._length = 0

    def read(self, document: pypdfium2.PdfDocument, number: int) -> None:
        """Read one more page; what cannot be read has no text. Raises Refused."""
        text = ""
        try:
            with _page(document, number) as here:
                text = self._read(here, is_first=number == 0)
        except Refused:
            self.damaged += 1
        self.texts.append(text)
        self._length += len(text)
        if self._length > MOST_TEXT:
            raise Refused("too-big")

    def _read(self, here: pypdfium2.PdfPage, *, is_first: bool) -> str:
        letters = Letters(here)
        try:
            laid = laid_out(letters)
            text = written(letters, laid).text
            self._letters += len(letters.codes)
            self._unknown += letters.codes.count(0)
            if is_first:
                words = said(written(letters, largest(laid)).text)
                self.heading = words if len(words) in _HEADING else ""
        finally:
            letters.close()
        if not text and raw.FPDFPage_CountObjects(here) > 0:
            self._drawn_only += 1
        return text

    def places(self) -> Iterator[int]:
        """Yield where each page begins in the text; an empty one where the next will."""
        place, is_begun = 0, False
        for text in self.texts:
            if text and is_begun:
                place += len(_BETWEEN)
            yield place
            place += len(text)
            is_begun = is_begun or bool(text)

    def remarks(self) -> Iterator[str]:
        if self._drawn_only:
            yield "no-text"
        if self._unknown > _UNKNOWN * self._letters:
            yield "unknown-letters"
        if self.damaged:
            yield "damaged-pages"

    def properties(self) -> Iterator[tuple[str, str]]:
        for name, number in (
            ("Pages without text", self._drawn_only),
            ("Damaged pages", self.damaged),
        ):
            if number:
                yield name, str(number)


def _believed(language: str, text: str) -> str:
    """Return what a document says of its language, unless its text is plainly in another.

    Programs write there what language their own menus are in.
    """
    guessed = guess_language(text[:_TASTE])
    is_plausible = guessed in (UNDETERMINED, language[:2].lower())
    return language if is_plausible else ""


@contextmanager
def _opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Open a document for the block. Raises Refused."""
    if not re.search(rb"%PDF-\d", data[: _HEAD + 8]):
        raise Refused("another-format")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Refused("encrypted" if error.err_code in _LOCKED else "damaged") from None
    try:
        if not len(document):
            raise Refused("damaged")
        if len(document) > MOST_PAGES:
            raise Refused("too-big")
        yield document
    finally:
        document.close()


@contextmanager
def _page(document: pypdfium2.PdfDocument, number: int) -> Iterator[pypdfium2.PdfPage]:
    """Open a page for the block; what PDFium cannot do with it refuses it as damaged."""
    if not 0 <= number < len(document):
        raise Refused("damaged")
    try:
        here = document.get_page(number)
        if _is_added_to(here) and raw.FPDFPage_Flatten(here, raw.FLAT_NORMALDISPLAY):
            here.close()  # to see what became of it, it has to be opened anew
            here = document.get_page(number)
        try:
            yield here
        finally:
            here.close()
    except pypdfium2.PdfiumError:
        raise Refused("damaged") from None


def _is_added_to(here: pypdfium2.PdfPage) -> bool:
    """Whether there are fields that were filled in, or remarks on a page, besides links.

    These lie above a page and are no part of its text until they are put into it.
    """
    number = min(raw.FPDFPage_GetAnnotCount(here), _MOST_ADDED)
    return any(_kind(here, place) not in _NO_WORDS for place in range(number))


def _kind(here: pypdfium2.PdfPage, place: int) -> int:
    if not (added := raw.FPDFPage_GetAnnot(here, place)):
        return int(raw.FPDF_ANNOT_UNKNOWN)
    kind = raw.FPDFAnnot_GetSubtype(added)
    raw.FPDFPage_CloseAnnot(added)
    return int(kind)


def _dots(here: pypdfium2.PdfPage, width: int) -> tuple[int, int]:
    """Return how many dots a page is wide and high."""
    across, down = here.get_size()
    if not (0 < across < math.inf and 0 < down < math.inf):
        raise Refused("damaged")
    width = min(max(width, 1), WIDEST)
    height = width * down / across
    if width * height > MOST_DOTS or height > WIDEST:
        smaller = min((MOST_DOTS / (width * height)) ** 0.5, WIDEST / height)
        width, height = int(width * smaller), height * smaller
    return max(width, 1), max(round(height), 1)


def _drawn(here: pypdfium2.PdfPage, width: int, height: int) -> bytes:
    bitmap = pypdfium2.PdfBitmap.new_native(width, height, raw.FPDFBitmap_BGR, rev_byteorder=True)
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, _WHITE)
        flags = raw.FPDF_ANNOT | raw.FPDF_REVERSE_BYTE_ORDER
        raw.FPDF_RenderPageBitmap(bitmap, here, 0, 0, width, height, 0, flags)
        dots = bytes(bitmap.buffer)
        stride = bitmap.stride
    finally:
        bitmap.close()
    if stride == 3 * width:
        return dots
    rows = (dots[start : start + 3 * width] for start in range(0, stride * height, stride))
    return b"".join(rows)
