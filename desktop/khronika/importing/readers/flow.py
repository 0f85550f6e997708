"""Paragraphs, tables and boxes as they come out of a document, laid out as plain text.

A block is a paragraph, or the rows of a table, one a line and their cells parted by tabs. Where
cells hold paragraphs of prose, as where a table only sets a page, each is a block of its own.
"""

from dataclasses import dataclass, field

from khronika.importing.extracted import Refused

CODE_POINTS = 20_000_000  # of one file; the longest novels have three millions
_PROSE = 300  # code points; several paragraphs of a cell with more do not go into one line
_MOST_REPEATED = 64  # a spreadsheet pasted in repeats its last, empty cell ten thousand times
_TO_SPACE = str.maketrans("\t\n", "  ")


@dataclass(slots=True)
class _Frame:
    """What has been opened and not yet closed; `take` is told what closed in it."""

    blocks: list[str] = field(default_factory=list)

    def take(self, blocks: list[str]) -> None:
        self.blocks += blocks

    def result(self) -> list[str]:
        return self.blocks


@dataclass(slots=True)
class _Holder(_Frame):
    """The whole text, a cell or a box; `carried` belongs to its next paragraph."""

    carried: list[str] = field(default_factory=list)

    def result(self) -> list[str]:
        left = _tidy("".join(self.carried))
        return [*self.blocks, left] if left else self.blocks


@dataclass(slots=True)
class _Paragraph(_Frame):
    """Its own words; `blocks` are of the boxes in it, which come after it."""

    words: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Row(_Frame):
    cells: list[list[str]] = field(default_factory=list)

    def take(self, blocks: list[str]) -> None:
        self.cells.append(blocks)

    def result(self) -> list[str]:
        filled = [cell for cell in self.cells if cell]
        long = any(len(cell) > 1 and sum(map(len, cell)) > _PROSE for cell in filled)
        if len(self.cells) < 2 or long:
            return [block for cell in filled for block in cell]
        cells = (" ".join(block.translate(_TO_SPACE) for block in cell) for cell in self.cells)
        line = "\t".join(cells).rstrip()
        return [line] if line else []


@dataclass(slots=True)
class _Table(_Frame):
    last_is_line: bool = False

    def take(self, blocks: list[str]) -> None:
        if len(blocks) == 1 and self.last_is_line:
            self.blocks.append("\n" + blocks[0])
        else:
            self.blocks += blocks
        self.last_is_line = len(blocks) == 1 or (self.last_is_line and not blocks)

    def result(self) -> list[str]:
        """Put rows that are lines together; a block that begins with LF goes on the one before."""
        joined: list[list[str]] = []
        for block in self.blocks:
            if block.startswith("\n"):
                joined[-1].append(block)
            else:
                joined.append([block])
        return ["".join(blocks) for blocks in joined]


class Flow:
    """Takes a document in as it is read. What is opened has to be closed, the last first.

    `length` is how many code points have been put into it.
    """

    def __init__(self) -> None:
        self._frames: list[_Frame] = [_Holder()]
        self.length = 0

    def put(self, words: str) -> None:
        """Add `words` to the paragraph, or as one where none is open. Raises Refused("too-big")."""
        self.length += len(words)
        if self.length > CODE_POINTS:
            raise Refused("too-big")
        inmost = self._frames[-1]
        if isinstance(inmost, _Paragraph):
            inmost.words.append(words)
        elif words := _tidy(words):
            inmost.take([words])

    @property
    def is_writing(self) -> bool:
        """Whether a paragraph is open, and nothing in it."""
        return isinstance(self._frames[-1], _Paragraph)

    def open_paragraph(self) -> None:
        """Begin a paragraph, with what was carried from the one before."""
        holder = self._frames[-1]
        paragraph = _Paragraph()
        if isinstance(holder, _Holder) and holder.carried:
            paragraph.words, holder.carried = holder.carried, []
        self._frames.append(paragraph)

    def close_paragraph(self, label: str = "", *, carried: bool = False) -> str:
        """End it, behind `label` if it has words, and return these.

        When `carried`, they are the beginning of the next paragraph instead.
        """
        paragraph = self._frames.pop()
        assert isinstance(paragraph, _Paragraph)  # noqa: S101 - elements close as they opened
        holder = self._frames[-1]
        if carried and isinstance(holder, _Holder):
            holder.carried = paragraph.words
            holder.take(paragraph.blocks)
            return ""
        words = _tidy("".join(paragraph.words))
        lines = [f"{label} {words}" if label else words] if words else []
        if lines or paragraph.blocks:
            holder.take(lines + paragraph.blocks)
        return words

    def open_table(self) -> None:
        """Begin a table."""
        self._frames.append(_Table())

    def open_row(self) -> None:
        """Begin a row of a table."""
        self._frames.append(_Row())

    def open_holder(self) -> None:
        """Begin a cell or a box, which hold paragraphs and tables of their own."""
        self._frames.append(_Holder())

    def close(self, times: int = 1) -> None:
        """End a table, a row, a cell or a box; a cell so many `times` as it is repeated."""
        blocks = self._frames.pop().result()
        for _time in range(min(times, _MOST_REPEATED)):
            self._frames[-1].take(blocks)

    def taken(self) -> list[str]:
        """End a box, and return its blocks instead of leaving them where it stood."""
        return self._frames.pop().result()

    def blocks(self) -> list[str]:
        """Return all, when everything is closed."""
        return self._frames[0].result()


class Commented:
    """Of which words a comment speaks: those between two marks that bear its name."""

    _LONGEST = 120  # code points; it is said which words, not all of them
    _AT_ONCE = 50  # comments on the same words; each costs something with every word

    def __init__(self) -> None:
        self._heard: dict[str, str] = {}
        self._about: dict[str, str] = {}

    def begin(self, name: str) -> None:
        """Here the words begin."""
        if len(self._heard) < self._AT_ONCE:
            self._heard[name] = ""

    def hear(self, words: str) -> None:
        """These are among them."""
        for name, heard in self._heard.items():
            if len(heard) < self._LONGEST:
                self._heard[name] = (heard + words)[: self._LONGEST]

    def end(self, name: str) -> None:
        """Here they end; of what never ends it is not known."""
        if (heard := self._heard.pop(name, None)) is not None:
            self._about[name] = heard

    def about(self, name: str) -> str:
        """Return them, or nothing."""
        return self._about.get(name, "")


def _tidy(words: str) -> str:
    """Return `words` without the white space that lines end with and a paragraph lies between."""
    return "\n".join(line.rstrip() for line in words.strip().split("\n"))
