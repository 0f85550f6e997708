"""Finished files as an outside reader sees them: what a program would show, piece by piece.

Knows the formats from their standards and nothing of the writers, so that a writer's mistake is
seen: RFC 4180 cells, RFC 8259 strings, what HTML says to people and in its attributes. The raw
text, and the name, of every file are looked at besides, whatever its format.
"""

import csv
import io
import json
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import PurePosixPath
from typing import Any, NamedTuple

# Elements inside a line of text: a name may begin in one and go on after it.
_INLINE = frozenset("a abbr b bdi cite code em i mark q s small span strong sub sup u".split())
WHOLE = "text"  # where the raw text of a file stands
_POINTERS = frozenset({"id", "href", "name", "for", "aria-labelledby", "aria-describedby"})


class Piece(NamedTuple):
    """What stands at one place of a file. `points` if it is an id, or points at one."""

    where: str
    text: str
    points: bool = False


def read_back(name: str, content: bytes) -> Iterator[Piece]:
    """Yield all that a reader finds in the file `name`.

    Raises:
        UnicodeDecodeError, csv.Error, json.JSONDecodeError: No reader could read it: a bug.
    """
    yield Piece("name", name)
    text = content.decode("utf-8-sig")
    yield Piece(WHOLE, text)
    yield from _READERS[PurePosixPath(name).suffix](text)


def _cells(text: str) -> Iterator[Piece]:
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    columns = next(rows, [])
    yield from (Piece(f"column {place}", column) for place, column in enumerate(columns, start=1))
    for number, row in enumerate(rows, start=2):
        for column, cell in zip(columns, row, strict=True):
            where = f"row {number}, {column}"
            if _points(column):
                yield from (Piece(where, one, points=True) for one in cell.split("; ") if one)
            elif cell:
                yield Piece(where, cell)


def _points(key: str) -> bool:
    return key == "id" or key.endswith(("_id", "_ids"))


def _values(text: str) -> Iterator[Piece]:
    yield from _inside(json.loads(text), "", points=False)


def _inside(value: Any, where: str, *, points: bool) -> Iterator[Piece]:
    if isinstance(value, dict):
        for key, one in value.items():
            yield Piece(f"{where}.{key}", key)
            yield from _inside(one, f"{where}.{key}", points=_points(key))
    elif isinstance(value, list):
        for place, one in enumerate(value):
            yield from _inside(one, f"{where}[{place}]", points=points)
    elif value is not None and (points or isinstance(value, str)):
        yield Piece(where.removeprefix("."), str(value), points)


class _Page(HTMLParser):
    """Collects what a page says, block by block, and what its attributes hold."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece] = []
        self._block: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep attributes; a new block ends the one before."""
        self._end_block(tag)
        for name, value in attrs:
            where = f"line {self.getpos()[0]}, {name}"
            text = value or ""
            if name in _POINTERS and not text.startswith(("http:", "https:")):
                self.pieces.append(Piece(where, text.removeprefix("#"), points=tag != "meta"))
            elif text:
                self.pieces.append(Piece(where, text))

    def handle_endtag(self, tag: str) -> None:
        """End a block."""
        self._end_block(tag)

    def handle_data(self, data: str) -> None:
        """Keep text."""
        self._block.append(data)

    def handle_comment(self, data: str) -> None:
        """Keep a comment: anyone can read it."""
        self.pieces.append(Piece(f"line {self.getpos()[0]}, comment", data))

    def close(self) -> None:
        """Hand over what is left."""
        super().close()
        self._end_block("")

    def _end_block(self, tag: str) -> None:
        if tag in _INLINE:
            return
        if text := "".join(self._block).strip():
            self.pieces.append(Piece(f"line {self.getpos()[0]}", text))
        self._block.clear()


def _page(text: str) -> Iterator[Piece]:
    page = _Page()
    page.feed(text)
    page.close()
    yield from page.pieces


_READERS: dict[str, Callable[[str], Iterator[Piece]]] = {
    ".csv": _cells,
    ".json": _values,
    ".html": _page,
}
