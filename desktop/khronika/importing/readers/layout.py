"""Lines as they stand on a page, put back into the paragraphs they were broken from.

Lengths are in points; `top` is above `bottom`, so the smaller of the two.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

# How much higher lines of one paragraph may be than others of it, and of how much larger a font.
_SAME_HEIGHT = 1.5
_SAME_SIZE = 1.1
_FURTHEST = 2.5  # lines of one paragraph, top to top, in heights
_GAP = 1.25  # a step that parts paragraphs, in usual steps
_GAP_IN_WORD = 1.75
_INDENT = 0.6  # in heights
_SAME_ROW = 0.4  # how much of the lower of two must be beside the other
_WIDEST_BLANK = 3.0  # between two pieces of one row, in heights
_LEAST_BLANK = 0.15
_OPEN = ".!?…:;"  # what a sentence does not go on behind


class Box(NamedTuple):
    """A rectangle on a page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        return max(self.bottom - self.top, 0.01)

    def with_(self, other: "Box") -> "Box":
        """Return the smallest that holds both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Letters `start` to `stop` of a page, in one row.

    Attributes:
        base: The line that its letters stand on, as far down as that is.
        size: Of its font, as far as the page says it.
        word: How wide its first word is.
        hyphen: The letter behind `stop` by which its last word is parted; None if it is whole.
        is_spaced: Whether a blank stood before it.
        begins, ends: Its first and its last letter.
        is_item: Whether it begins with the sign of an item of a list.
    """

    start: int
    stop: int
    box: Box
    base: float
    size: float
    word: float
    hyphen: int | None = None
    is_spaced: bool = False
    begins: str = ""
    ends: str = ""
    is_item: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Pieces beside each other, left to right."""

    pieces: tuple[Piece, ...]
    box: Box
    base: float
    size: float

    @property
    def is_broken(self) -> bool:
        return self.pieces[-1].hyphen is not None


class _Block(NamedTuple):
    """What is usual in rows below each other: their edges, and the way from top to top."""

    left: float
    right: float
    step: float


def rows(pieces: Sequence[Piece]) -> list[Row]:
    """Put together what stands in one row, in the order of reading."""
    found: list[Row] = []
    for piece in pieces:
        if found and _is_beside(found[-1], piece):
            found.append(_longer(found.pop(), piece))
        else:
            found.append(Row(pieces=(piece,), box=piece.box, base=piece.base, size=piece.size))
    return found


def needs_blank(before: Piece, after: Piece) -> bool:
    """Whether two pieces of one row are parted by a blank."""
    wide = after.box.left - before.box.right
    return after.is_spaced or wide > _LEAST_BLANK * before.box.height


def paragraphs(lines: Sequence[Row]) -> list[list[Row]]:
    """Part the rows of a page into its paragraphs."""
    found: list[list[Row]] = []
    last: _Block | None = None
    for group in _groups(lines):
        block = _usual(group)
        if last is None or not _goes_on_elsewhere(found[-1][-1], group[0], last):
            found.append([])
        found[-1].append(group[0])
        for before, after in pairwise(group):
            if _ends_between(before, after, block):
                found.append([])
            found[-1].append(after)
        last = block
    return found


def _longer(row: Row, piece: Piece) -> Row:
    """Return a row with one more piece: as high as the higher of them, and where that stands."""
    higher = row if row.box.height >= piece.box.height else piece
    left, right = min(row.box.left, piece.box.left), max(row.box.right, piece.box.right)
    return Row(
        pieces=(*row.pieces, piece),
        box=Box(left, higher.box.top, right, higher.box.bottom),
        base=higher.base,
        size=higher.size,
    )


def _is_beside(row: Row, piece: Piece) -> bool:
    """Whether a piece goes on in a row that nothing broke, as behind the number of a footnote."""
    beside, here = row.box, piece.box
    shared = min(beside.bottom, here.bottom) - max(beside.top, here.top)
    if row.is_broken or shared < _SAME_ROW * min(beside.height, here.height):
        return False
    height = max(beside.height, here.height)
    return -height / 2 <= here.left - beside.right <= _WIDEST_BLANK * height


def _groups(lines: Sequence[Row]) -> Iterator[list[Row]]:
    """Yield the rows that stand below each other and are of about one size."""
    group: list[Row] = []
    for row in lines:
        if group and not _is_below(group[-1], row):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _is_below(upper: Row, lower: Row) -> bool:
    low, high = sorted((upper.box.height, lower.box.height))
    return (
        _are_alike(upper, lower)
        and 0.3 * low < lower.base - upper.base < _FURTHEST * high
        and min(upper.box.right, lower.box.right) > max(upper.box.left, lower.box.left)
    )


def _are_alike(one: Row, other: Row) -> bool:
    """Whether two rows may be of one paragraph by the size of their letters."""
    low, high = sorted((one.box.height, other.box.height))
    smaller, larger = sorted((one.size, other.size))
    return high <= _SAME_HEIGHT * low and larger <= _SAME_SIZE * smaller


def _usual(group: Sequence[Row]) -> _Block:
    steps = sorted(after.base - before.base for before, after in pairwise(group))
    return _Block(
        min(row.box.left for row in group),
        max(row.box.right for row in group),
        steps[len(steps) // 4] if steps else 0.0,
    )


def _ends_between(before: Row, after: Row, block: _Block) -> bool:
    """Whether a paragraph ends between two rows that stand below each other."""
    step = after.base - before.base
    if before.is_broken:
        return step > _GAP_IN_WORD * block.step
    if step > _GAP * block.step or after.pieces[0].is_item:
        return True
    height = before.box.height
    if _is_centred(before.box, after.box):
        return before.box.right - before.box.left + _needed(after) < block.right - block.left
    if before.pieces[0].is_item:
        return after.box.left < before.box.left - _INDENT * height
    indent = _INDENT * height
    if after.box.left > before.box.left + indent and after.box.left > block.left + indent:
        return True
    return before.box.right + _needed(after) < block.right


def _needed(row: Row) -> float:
    """Return what room its first word would have needed in the row before."""
    return row.pieces[0].word + row.box.height / 2


def _is_centred(upper: Box, lower: Box) -> bool:
    apart = abs(upper.left + upper.right - lower.left - lower.right) / 2
    return apart < 0.2 * upper.height < abs(upper.left - lower.left)


def _goes_on_elsewhere(before: Row, after: Row, block: _Block) -> bool:
    """Whether a paragraph that fills its column goes on at the head of the next."""
    if after.base > before.base - 2 * before.box.height or not _are_alike(before, after):
        return False
    first, last = after.pieces[0], before.pieces[-1]
    if not first.begins.islower() or last.ends in _OPEN:
        return False
    return before.is_broken or before.box.right + _needed(after) >= block.right
