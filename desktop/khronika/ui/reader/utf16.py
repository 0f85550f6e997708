"""Positions in a text: Khronika counts code points, Qt counts UTF-16 units (an emoji is two).

Every offset that crosses from the archive to a QTextDocument, or back, goes through here.
"""

import re
from bisect import bisect_left, bisect_right

_OF_TWO = re.compile("[\U00010000-\U0010ffff]")


class Positions:
    """The two ways of counting in one text, each found from the other."""

    def __init__(self, text: str) -> None:
        """Note where `text` has characters of two units; a text without any costs nothing."""
        self._points = [match.start() for match in _OF_TWO.finditer(text)]
        self._units = [point + before for before, point in enumerate(self._points)]
        self.length = len(text)

    def units(self, point: int) -> int:
        """Return the UTF-16 offset of the code point offset `point`."""
        return point + bisect_left(self._points, point)

    def point(self, unit: int) -> int:
        """Return the code point offset of `unit`; inside a pair, that of its beginning."""
        before = bisect_right(self._units, unit)
        if before and unit == self._units[before - 1] + 1:
            return self._points[before - 1]
        return unit - bisect_left(self._units, unit)
