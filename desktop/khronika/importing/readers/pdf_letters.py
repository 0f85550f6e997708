"""The letters of a page as PDFium finds them, and where each stands."""

import ctypes
import math
import sys
from collections import Counter
from itertools import pairwise

import pypdfium2
from pypdfium2 import raw

from khronika.importing.readers.layout import Box

_QUARTER = math.pi / 2
_HIGH, _LOW, _BEHIND = 0xD800, 0xDC00, 0xE000  # of surrogates
_TASTE = 20  # letters


def _codes(textpage: pypdfium2.PdfTextPage) -> list[int]:
    """Return the code points of all letters.

    They come all at once, which is fast, unless what comes so is another number of letters: PDFium
    leaves out those that it does not know, and gives others in two.
    """
    number, handle = textpage.count_chars(), textpage.raw
    halves = (ctypes.c_ushort * (2 * number + 1))()
    if raw.FPDFText_GetText(handle, 0, number, halves) == number + 1:
        codes: list[int] = list(halves[:number])
        if max(codes, default=0) < _HIGH or not any(_HIGH <= code < _BEHIND for code in codes):
            return codes
    return _joined([raw.FPDFText_GetUnicode(handle, place) for place in range(number)])


def _joined(codes: list[int]) -> list[int]:
    """Return code points, where some were given in halves, as UTF-16 does; 0 for what is none."""
    found = codes.copy()
    for place, (high, low) in enumerate(pairwise([*codes, 0])):
        if high in range(_HIGH, _LOW) and low in range(_LOW, _BEHIND):
            found[place] = 0x10000 + ((high - _HIGH) << 10) + low - _LOW
        elif high in range(_HIGH, _BEHIND) or high > sys.maxunicode:
            found[place] = 0
    return found


class Letters:
    """The letters of a page in the order of reading: code points, 0 for what has none.

    Lengths are in points. There are two ways to look at a page: as it is *shown*, which may be
    turned, and *upright*, so that most of its lines run from left to right. To be closed before
    its page.
    """

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        left, bottom, right, top = self._origin = page.get_bbox()
        self._shown = page.get_rotation() // 90
        across, down = right - left, top - bottom
        self.width, self.height = (down, across) if self._shown % 2 else (across, down)
        self._textpage = page.get_textpage()
        self._upright = self._direction()
        if self._upright != self._shown:
            # PDFium reads a page in the order in which its lines are shown, and these stand.
            self._textpage.close()
            page.set_rotation(self._upright * 90)
            self._textpage = page.get_textpage()
            page.set_rotation(self._shown * 90)
        self.codes = _codes(self._textpage)
        self._found = raw.FS_RECTF()
        self._pointer = ctypes.byref(self._found)

    def close(self) -> None:
        """Let PDFium forget them."""
        self._textpage.close()

    def shown(self, place: int) -> Box:
        """Return where a letter stands on the page as it is shown; see `box`."""
        return self._box(place, self._shown)

    def box(self, place: int) -> Box:
        """Return where a letter stands: its full width, and the height of its font."""
        return self._box(place, self._upright)

    def _box(self, place: int, turns: int) -> Box:
        found = self._found
        if not raw.FPDFText_GetLooseCharBox(self._textpage.raw, place, self._pointer):
            return Box(0, 0, 0, 0)
        left, bottom, right, top = self._origin
        # From the upper left corner of the page before it is turned.
        x, to_x = found.left - left, found.right - left
        y, to_y = top - found.top, top - found.bottom
        across, down = right - left, top - bottom
        match turns:
            case 1:
                return Box(down - to_y, x, down - y, to_x)
            case 2:
                return Box(across - to_x, down - to_y, across - x, down - y)
            case 3:
                return Box(y, across - to_x, to_y, across - x)
        return Box(x, y, to_x, to_y)

    def base(self, place: int) -> float:
        """Return how far down the line is that a letter stands on."""
        across, down = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(
            self._textpage.raw, place, ctypes.byref(across), ctypes.byref(down)
        )
        left, bottom, right, top = self._origin
        x, y = across.value, down.value
        return float((top - y, x - left, y - bottom, right - x)[self._upright])

    def _direction(self) -> int:
        """Return by how many quarters the page has to be turned for most letters to be upright."""
        textpage = self._textpage.raw
        last = self._textpage.count_chars() - 1
        if last < 0:
            return int(self._shown)
        angles = [
            raw.FPDFText_GetCharAngle(textpage, last * part // _TASTE) for part in range(_TASTE)
        ]
        quarters = Counter(round(angle / _QUARTER) for angle in angles if math.isfinite(angle))
        return -max(quarters, key=quarters.__getitem__, default=0) % 4

    def size(self, place: int) -> float:
        """Return the size of a letter's font as the page says it, which may be another's share."""
        return float(raw.FPDFText_GetFontSize(self._textpage.raw, place))

    def is_hyphen(self, place: int) -> bool:
        """Whether PDFium took a letter for the hyphen at the end of a line."""
        return bool(raw.FPDFText_IsHyphen(self._textpage.raw, place) == 1)
