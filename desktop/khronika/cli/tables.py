"""Plain text for terminals: tables that fit, and nothing that a terminal would obey."""

import shutil
import sys
import unicodedata
from collections.abc import Iterator, Sequence

_GAP = "  "
_LEAST = 8  # columns are not made narrower than this
# A document may hold escape sequences, and characters that make a line read backwards.
_OBEYED = {
    **dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)], "\N{REPLACEMENT CHARACTER}"),
    **dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], None),
    0x09: "    ",
    0x0A: "\n",
}


def plain(text: str) -> str:
    """Return `text` without what a terminal would act on instead of showing."""
    return text.translate(_OBEYED)


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table; on a terminal its widest columns give way until it fits."""
    cells = [[" ".join(plain(cell).split()) for cell in row] for row in (heads, *rows)]
    widths = [max(map(_columns, column)) for column in zip(*cells, strict=True)]
    if sys.stdout.isatty():
        _squeeze(widths, shutil.get_terminal_size().columns)
    for row in cells:
        padded = [_padded(cell, width) for cell, width in zip(row, widths, strict=True)]
        yield _GAP.join(padded).rstrip()


def _squeeze(widths: list[int], room: int) -> None:
    while sum(widths) + len(_GAP) * (len(widths) - 1) > room and max(widths) > _LEAST:
        widths[widths.index(max(widths))] -= 1


def _columns(text: str) -> int:
    """Return how many columns of a terminal `text` takes (Unicode TR11; marks take none)."""
    return sum(map(_column, text))


def _column(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _padded(text: str, width: int) -> str:
    room = width - _columns(text)
    if room >= 0:
        return text + " " * room
    kept, used = "", 0
    for character in text:
        if used + _column(character) > width - 1:
            break
        kept, used = kept + character, used + _column(character)
    return kept + "…" + " " * (width - 1 - used)
