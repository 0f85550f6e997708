"""What is printed largest on a page, which on the first page is likely to be a title."""

from collections import Counter
from collections.abc import Sequence

from khronika.importing.readers.layout import Row

_LARGER = 1.15  # than most of the page


def largest(laid: Sequence[Sequence[Row]]) -> Sequence[Sequence[Row]]:
    """Return the paragraph of the largest letters, alone; nothing if none stands out."""
    found: Sequence[Sequence[Row]] = ()
    above = _LARGER * _usual(laid)
    for paragraph in laid:
        if (height := max(row.box.height for row in paragraph)) > above:
            found, above = (paragraph,), height
    return found


def _usual(found: Sequence[Sequence[Row]]) -> float:
    """Return how high most letters of a page are, in points."""
    heights: Counter[float] = Counter()
    for paragraph in found:
        for row in paragraph:
            heights[round(row.box.height, 1)] += sum(each.stop - each.start for each in row.pieces)
    return max(heights, key=heights.__getitem__) if heights else 0.0
