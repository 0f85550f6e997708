"""A tree of elements as plain text: a block a paragraph, an item or a row a line."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

# lxml ships no hints: an element is Any to mypy.
Element = Any

_PARAGRAPHS = frozenset(
    "p div h1 h2 h3 h4 h5 h6 head blockquote quote pre code-block ul ol dl list table section"
    " article main header footer aside nav form fieldset figure figcaption caption address details"
    " summary body center hr tbody thead tfoot menu dir".split()
)
_LINES = frozenset("li item dt dd tr row".split())
_CELLS = frozenset("td th cell".split())
_BREAKS = frozenset("br lb".split())
_KEPT = frozenset("pre".split())
_BLOCKS = _PARAGRAPHS | _LINES | _CELLS
_SPACE = re.compile(r"[ \t\n\r\f\v\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_CELL = "\0"  # between two cells until their row is whole; no page still has it
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of text.

    Attributes:
        text: Without what stands around it.
        joined: It belongs to the one above it, as an item to its list.
        block: The innermost block that it began in.
    """

    text: str
    joined: bool = False
    block: Element = None


def spaced(text: str) -> str:
    """Return `text` on one line, in NFC, without what cannot be seen."""
    return unicodedata.normalize("NFC", _SPACE.sub(" ", _INVISIBLE.sub("", text)).strip(" "))


def text_of(element: Element) -> str:
    """Return the words of an element on one line."""
    return " ".join(line.text for line in lines_of(element))


def is_block(element: Element) -> bool:
    """Whether the element stands by itself rather than within a line."""
    return isinstance(element.tag, str) and element.tag in _BLOCKS


def has_blocks(element: Element) -> bool:
    """Whether there are lines within the element that are not all one."""
    return len(element) > 0 and any(one.tag in _BLOCKS for one in element.iterdescendants())


def written(lines: list[Line]) -> str:
    """Return lines as they are kept: paragraphs parted by an empty line."""
    pieces: list[str] = []
    for line in lines:
        if pieces:
            pieces.append("\n" if line.joined else "\n\n")
        pieces.append(line.text)
    return "".join(pieces)


def lines_of(
    element: Element, is_left_out: Callable[[Element], bool] = lambda _element: False
) -> list[Line]:
    """Return the lines within `element`, but for what is left out, in the order of the page."""
    writer = _Writer()
    for step, one in _walk(element, is_left_out):
        if step == "text":
            writer.write(one)
        elif step == "open":
            writer.open(one)
        else:
            writer.close(one)
    writer.end_line()
    return writer.lines


def _walk(element: Element, is_left_out: Callable[[Element], bool]) -> Iterator[tuple[str, Any]]:
    """Yield what opens, stands and closes within `element`, itself included, without recursion."""
    stack: list[tuple[Element, bool]] = [(element, False)]
    while stack:
        one, is_done = stack.pop()
        if is_done:
            yield "close", one
        elif isinstance(one.tag, str) and not is_left_out(one):
            yield "open", one
            if one.text:
                yield "text", one.text
            stack.append((one, True))
            stack.extend((child, False) for child in reversed(one))
            continue
        if one is not element and one.tail:
            yield "text", one.tail


class _Writer:
    """Puts together lines of the pieces that stand between the beginnings and ends of blocks."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._pieces: list[str] = []
        self._joined = False  # what comes belongs to the line above
        self._begun = False  # an item or a row has begun and nothing of it stands yet
        self._breaks = 0  # since the last word
        self._kept = 0  # how many elements keep their line ends
        self._within: list[Element] = []  # the blocks that are open, and one before them

    def write(self, text: str) -> None:
        if not self._kept:
            self._pieces.append(text)
            return
        for number, line in enumerate(text.split("\n")):
            if number:
                self._break()
            self._pieces.append(line)

    def open(self, one: Element) -> None:
        if one.tag in _BREAKS:
            self._break()
        elif one.tag in _CELLS and not has_blocks(one):
            self._pieces.append(_CELL)
        elif one.tag in _LINES:
            self.end_line()
            self._joined = self._joined or one.getprevious() is not None
            self._begun = True
        elif one.tag in _BLOCKS:
            self.end_line()
            # The paragraph within an item is the item.
            self._joined = self._joined and self._begun
        if one.tag in _BLOCKS:
            self._within.append(one)
        self._kept += one.tag in _KEPT

    def close(self, one: Element) -> None:
        self._kept -= one.tag in _KEPT
        if one.tag in _BLOCKS and (one.tag not in _CELLS or has_blocks(one)):
            self.end_line()
            self._joined = self._begun = False
        if one.tag in _BLOCKS:
            self._within.pop()

    def end_line(self) -> None:
        cells = "".join(self._pieces).split(_CELL)
        self._pieces.clear()
        if text := "\t".join(filter(None, map(spaced, cells))):
            block = self._within[-1] if self._within else None
            joined = self._joined and bool(self.lines)
            self.lines.append(Line(text=text, joined=joined, block=block))
            self._joined = self._begun = False
            self._breaks = 0

    def _break(self) -> None:
        """One break ends a line, two a paragraph."""
        self.end_line()
        self._breaks += 1
        self._joined = self._breaks == 1
