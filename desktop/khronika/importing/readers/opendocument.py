"""The text of OpenDocument's markup (ODF 1.3 part 3): told of its elements, it lays it out.

Kept is what LibreOffice shows on paper with all changes accepted.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from khronika.importing.extracted import Refused
from khronika.importing.readers.flow import Commented, Flow
from khronika.importing.readers.numerals import BULLET, BULLETS, numeral

_ROOTS = frozenset(("office:document-content", "office:document-styles"))
_CHANGES = "text:tracked-changes"
# How things are made, called or pronounced: no text of its own.
_UNREAD = frozenset(
    f"""
    {_CHANGES} office:forms office:scripts text:number text:ruby-text svg:title svg:desc
    text:table-of-content-source text:alphabetical-index-source text:bibliography-source
    text:illustration-index-source text:object-index-source text:table-index-source
    text:user-index-source
    """.split()
)
_AROUND = frozenset(
    f"style:{where}{which}" for where in ("header", "footer") for which in ("", "-left", "-first")
)
_SPACE = re.compile(r"[ \t\r\n]+")  # ODF 1.3 §6.1.2: as much as one space
_MOST_SPACES = 100
_MOST_TITLES = 20
_LONGEST_CHAIN = 20  # of styles


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A footnote or endnote under its mark, or a comment."""

    kind: str
    mark: str = ""
    blocks: tuple[str, ...] = ()
    author: str = ""
    date: str = ""


@dataclass(slots=True)
class _List:
    style: str
    count: int = 0
    label: str = ""  # of the item that has just begun, until its first paragraph has it


@dataclass(slots=True)
class _Open:
    """A note or comment that is being read."""

    name: str = ""
    kind: str = ""
    said: dict[str, str] = field(default_factory=dict)


class Story:
    """Reads `content.xml` and `styles.xml` of one file, in either order. A listener of `Markup`."""

    def __init__(self) -> None:
        self.notes: list[Note] = []
        self.around: list[list[str]] = []
        self.remarks: set[str] = set()
        self.titles: list[str] = []
        self.headings: list[tuple[int, str]] = []
        self.commented = Commented()
        self.language: str | None = None
        self.is_text = False
        self._flow = Flow()
        self._path: list[str] = []
        self._attributes: list[dict[str, str]] = []
        self._skipped = 0  # the depth of what is being left out, or 0
        self._after_space = True
        self._parents: dict[str, str] = {}
        self._levels: dict[tuple[str, int], dict[str, str]] = {}  # of lists, by style and depth
        self._style = ""
        self._lists: list[_List] = []
        self._counted: dict[tuple[str, int], int] = {}
        self._open: list[_Open] = []
        self._repeated: list[int] = []
        self._starts = self._what_starts()
        self._ends = self._what_ends()

    def blocks(self) -> list[str]:
        """Return the text, when all has been told."""
        return self._flow.blocks()

    def start(self, tag: str, said: dict[str, str]) -> None:
        """An element begins. Raises Refused("another-format") of what is no text."""
        if not self._path and tag not in _ROOTS:
            raise Refused("another-format")
        self._path.append(tag)
        self._attributes.append(said)
        if self._skipped:
            return
        if tag in _UNREAD:
            self._skipped = len(self._path)
        elif (act := self._starts.get(tag)) is not None:
            act(said)

    def end(self, tag: str) -> None:
        """It ends."""
        said = self._attributes.pop()
        if not self._skipped:
            if (act := self._ends.get(tag)) is not None:
                act(said)
        elif self._skipped == len(self._path):
            self._skipped = 0
        self._path.pop()

    def data(self, words: str) -> None:
        """Characters of the inmost element."""
        inmost = self._path[-1]
        if self._skipped:
            if "text:deletion" in self._path and inmost[:5] == "text:" and words.strip():
                self.remarks.add("deletions")
        elif self._open and inmost in ("dc:creator", "dc:date", "text:note-citation"):
            said = self._open[-1].said
            said[inmost] = said.get(inmost, "") + words
        elif self._flow.is_writing:
            collapsed = _SPACE.sub(" ", words)
            if self._after_space:
                collapsed = collapsed.removeprefix(" ")
            self._put(collapsed)
            self._after_space = words[-1:].isspace()

    def _what_starts(self) -> dict[str, Callable[[dict[str, str]], object]]:
        flow = self._flow
        acts: dict[str, Callable[[dict[str, str]], object]] = {
            "office:text": lambda _: setattr(self, "is_text", True),
            "style:default-style": self._start_style,
            "style:style": self._start_style,
            "style:text-properties": self._start_properties,
            "text:list-style": self._start_style,
            "text:list-level-style-number": self._start_level,
            "text:list-level-style-bullet": self._start_level,
            "text:p": lambda _: self._start_paragraph(),
            "text:h": lambda _: self._start_paragraph(),
            "text:s": lambda said: self._put_whole(
                " " * min(_number(said.get("text:c"), 1), _MOST_SPACES)
            ),
            "text:tab": lambda _: self._put_whole("\t"),
            "text:line-break": lambda _: self._put_whole("\n"),
            "text:list": self._start_list,
            "text:list-item": self._start_item,
            "text:note": lambda said: self._open.append(
                _Open(kind=said.get("text:note-class", "footnote"))
            ),
            "text:note-body": lambda _: flow.open_holder(),
            "office:annotation": self._start_comment,
            "office:annotation-end": lambda said: self.commented.end(said.get("office:name", "")),
            "table:table": lambda _: flow.open_table(),
            "table:table-row": lambda _: flow.open_row(),
            "draw:text-box": lambda _: flow.open_holder(),
            "draw:image": lambda _: self.remarks.add("pictures"),
            "draw:object": lambda _: self.remarks.add("embedded-files"),
            "draw:object-ole": lambda _: self.remarks.add("embedded-files"),
        }
        cells = ("table:table-cell", "table:covered-table-cell", *_AROUND)
        return acts | dict.fromkeys(cells, lambda _: flow.open_holder())

    def _what_ends(self) -> dict[str, Callable[[dict[str, str]], object]]:
        acts: dict[str, Callable[[dict[str, str]], object]] = {
            "text:p": self._end_paragraph,
            "text:h": self._end_paragraph,
            "text:list": lambda _: self._end_list(),
            "text:note-citation": lambda _: self._end_citation(),
            "text:note-body": lambda _: self._end_note(),
            "text:note": lambda _: self._open.pop(),
            "office:annotation": lambda _: self._end_comment(),
            "draw:text-box": lambda _: self._flow.close(),
            "table:table": lambda _: self._flow.close(),
            "table:table-row": lambda _: self._flow.close(),
        }
        cells = ("table:table-cell", "table:covered-table-cell")
        acts |= dict.fromkeys(cells, self._end_cell)
        return acts | dict.fromkeys(_AROUND, lambda _: self.around.append(self._flow.taken()))

    def _put(self, words: str) -> None:
        self._flow.put(words)
        self.commented.hear(words)

    def _put_whole(self, words: str) -> None:
        if self._flow.is_writing:
            self._put(words)
            self._after_space = False

    def _start_style(self, said: dict[str, str]) -> None:
        self._style = said.get("style:name", "")
        if (parent := said.get("style:parent-style-name")) is not None:
            self._parents[self._style] = parent

    def _start_properties(self, said: dict[str, str]) -> None:
        if self._path[-2:-1] == ["style:default-style"] and self.language is None:
            self.language = said.get("fo:language")

    def _start_level(self, said: dict[str, str]) -> None:
        self._levels[self._style, _number(said.get("text:level"), 1)] = said

    def _start_paragraph(self) -> None:
        self._flow.open_paragraph()
        self.commented.hear(" ")
        self._after_space = True

    def _end_paragraph(self, said: dict[str, str]) -> None:
        label = ""
        if self._lists:
            label, self._lists[-1].label = self._lists[-1].label, ""
        words = self._flow.close_paragraph(label)
        self._after_space = False
        if words and self._is_title(said) and len(self.titles) < _MOST_TITLES:
            self.titles.append(words)
        elif words and self._path[-1] == "text:h" and len(self.headings) < _MOST_TITLES:
            self.headings.append((_number(said.get("text:outline-level"), 1), words))

    def _is_title(self, said: dict[str, str]) -> bool:
        style: str | None = said.get("text:style-name")
        for _step in range(_LONGEST_CHAIN):
            if style in (None, "Title"):
                break
            style = self._parents.get(style or "")
        return style == "Title"

    def _start_list(self, said: dict[str, str]) -> None:
        style = said.get("text:style-name") or (self._lists[-1].style if self._lists else "")
        goes_on = "text:continue-list" in said or said.get("text:continue-numbering") == "true"
        depth = len(self._lists) + 1
        level = self._levels.get((style, depth), {})
        start = _number(level.get("text:start-value"), 1) - 1
        self._lists.append(
            _List(style, self._counted.get((style, depth), start) if goes_on else start)
        )

    def _end_list(self) -> None:
        depth = len(self._lists)
        ended = self._lists.pop()
        self._counted[ended.style, depth] = ended.count

    def _start_item(self, said: dict[str, str]) -> None:
        if not self._lists:
            return
        list_ = self._lists[-1]
        list_.count = _number(said.get("text:start-value"), list_.count + 1)
        level = self._levels.get((list_.style, len(self._lists)), {})
        if "text:bullet-char" in level:
            bullet = level["text:bullet-char"]
            list_.label = bullet if bullet in BULLETS else BULLET
            return
        shown = min(_number(level.get("text:display-levels"), 1), len(self._lists))
        numbers = (self._numeral(at) for at in range(len(self._lists) - shown, len(self._lists)))
        number = ".".join(filter(None, numbers))
        around = level.get("style:num-prefix", ""), level.get("style:num-suffix", "")
        list_.label = f"{around[0]}{number}{around[1]}".strip() if number else ""

    def _numeral(self, at: int) -> str:
        level = self._levels.get((self._lists[at].style, at + 1), {})
        return numeral(self._lists[at].count, level.get("style:num-format", ""))

    def _start_comment(self, said: dict[str, str]) -> None:
        name = said.get("office:name", "")
        self._open.append(_Open(name=name, kind="comment"))
        self._flow.open_holder()

    def _end_comment(self) -> None:
        one = self._open.pop()
        blocks = tuple(self._flow.taken())
        said = one.said
        self.notes.append(
            Note(
                kind=one.kind,
                mark=one.name,
                blocks=blocks,
                author=said.get("dc:creator", ""),
                date=said.get("dc:date", ""),
            )
        )
        self.commented.begin(one.name)

    def _end_citation(self) -> None:
        mark = self._open[-1].said.get("text:note-citation", "") if self._open else ""
        if mark.strip():
            self._put_whole(f"[{mark.strip()}]")

    def _end_note(self) -> None:
        blocks = tuple(self._flow.taken())
        if self._open:
            one = self._open[-1]
            mark = one.said.get("text:note-citation", "").strip()
            self.notes.append(Note(kind=one.kind, mark=mark, blocks=blocks))

    def _end_cell(self, said: dict[str, str]) -> None:
        self._flow.close(_number(said.get("table:number-columns-repeated"), 1))


def _number(said: str | None, otherwise: int) -> int:
    return int(said) if said is not None and said.isdecimal() and len(said) < 9 else otherwise
