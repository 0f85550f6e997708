"""The text of Word's markup (ECMA-376 §17): told of its elements, it lays out what is read.

Kept is what Word shows on paper with all changes accepted. Names are those of `docx.NAMESPACES`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from khronika.importing.extracted import Refused
from khronika.importing.readers import symbols
from khronika.importing.readers.fields import Fields
from khronika.importing.readers.flow import Flow
from khronika.importing.readers.found import Found, Note
from khronika.importing.readers.numbering import Numbering
from khronika.importing.readers.numerals import numeral
from khronika.importing.readers.styles import Styles, digit

_ROOTS = frozenset("w:document w:hdr w:ftr w:footnotes w:endnotes w:comments".split())
_DELETED = frozenset(("w:del", "w:moveFrom"))
# What says how things were or are to be computed, or how to pronounce them: no text of its own.
_UNREAD = frozenset(
    """
    w:instrText w:delInstrText w:fldData w:ffData w:rt w:pPrChange w:rPrChange w:sectPrChange
    w:tblPrChange w:tblPrExChange w:tblGridChange w:tcPrChange w:trPrChange w:numberingChange
    """.split()
)
_WORDS = frozenset(("w:t", "m:t"))
_PICTURES = ("pic:pic", "v:imagedata", "c:chart", "dgm:relIds")
_EMBEDDED = ("o:OLEObject", "w:altChunk")
_OFF = frozenset(("0", "false", "off"))
_MOST_TITLES = 20


@dataclass(slots=True)
class _Paragraph:
    style: str | None = None
    number: str | None = None
    level: int | None = None
    outline: int | None = None
    carried: bool = False  # its end was deleted: what follows belongs to it


@dataclass(slots=True)
class _Run:
    """Words that look alike."""

    language: str | None = None
    font: str = ""
    hidden: bool = False


class Story:
    """One part of a file: its main text, a header, all footnotes. A listener of `Markup`."""

    def __init__(self, styles: Styles, numbering: Numbering, found: Found) -> None:
        self.notes: list[Note] = []
        self._styles, self._numbering, self._found = styles, numbering, found
        self._flow = Flow()
        self._path: list[str] = []
        self._skipped = 0  # the depth of what is being left out, or 0
        self._paragraphs: list[_Paragraph] = []
        self._runs: list[_Run] = []
        self._fields = [Fields()]  # a box each
        self._alternatives: list[int] = []
        self._note: dict[str, str] = {}
        self._starts = self._what_starts()
        self._ends = self._what_ends()

    def blocks(self) -> list[str]:
        """Return the text, when all has been told."""
        return self._flow.blocks()

    def start(self, tag: str, said: dict[str, str]) -> None:
        """An element begins. Raises Refused("another-format") of a part that is none of Word's."""
        if not self._path and tag not in _ROOTS:
            raise Refused("another-format")
        self._path.append(tag)
        if self._skipped:
            return
        if tag in _UNREAD:
            self._skipped = len(self._path)
        elif (act := self._starts.get(tag)) is not None:
            act(said)

    def end(self, tag: str) -> None:
        """It ends."""
        if not self._skipped:
            if (act := self._ends.get(tag)) is not None:
                act()
        elif self._skipped == len(self._path):
            self._skipped = 0
        self._path.pop()

    def data(self, words: str) -> None:
        """Characters of the inmost element."""
        inmost = self._path[-1]
        if self._skipped:
            left_out = self._path[self._skipped - 1]
            if left_out in _DELETED and inmost in ("w:t", "w:delText") and words.strip():
                self._found.remarks.add("deletions")
        elif inmost in _WORDS:
            self._put(words.replace("\n", " "))

    def _what_starts(self) -> dict[str, Callable[[dict[str, str]], object]]:
        flow, remarks, commented = self._flow, self._found.remarks, self._found.commented
        acts: dict[str, Callable[[dict[str, str]], object]] = {
            "w:p": lambda _: self._start_paragraph(),
            "w:pStyle": lambda said: setattr(self._paragraph, "style", said.get("w:val")),
            "w:numId": lambda said: self._start_number(said),
            "w:ilvl": lambda said: setattr(self._paragraph, "level", digit(said.get("w:val"))),
            "w:outlineLvl": lambda said: setattr(
                self._paragraph, "outline", digit(said.get("w:val"))
            ),
            "w:r": lambda _: self._runs.append(_Run()),
            "w:rFonts": self._start_font,
            "w:lang": self._start_language,
            "w:vanish": self._start_hidden,
            "w:tab": lambda _: self._start_tab(),
            "w:ptab": lambda _: self._put("\t"),
            "w:br": lambda _: self._put("\n"),
            "w:cr": lambda _: self._put("\n"),
            "w:noBreakHyphen": lambda _: self._put("\N{NON-BREAKING HYPHEN}"),
            "w:sym": self._start_symbol,
            "w:fldChar": lambda said: self._fields[-1].mark(said.get("w:fldCharType")),
            "w:footnoteReference": self._start_footnote_reference,
            "w:endnoteReference": self._start_endnote_reference,
            "w:commentRangeStart": lambda said: commented.begin(said.get("w:id", "")),
            "w:commentRangeEnd": lambda said: commented.end(said.get("w:id", "")),
            "w:tbl": lambda _: flow.open_table(),
            "w:tr": lambda _: flow.open_row(),
            "w:tc": lambda _: flow.open_holder(),
            "w:txbxContent": lambda _: self._start_box(),
            "v:textpath": lambda said: self._put(said.get("string", "")),
            "mc:AlternateContent": lambda _: self._alternatives.append(flow.length),
            "mc:Choice": lambda _: self._start_alternative(),
            "mc:Fallback": lambda _: self._start_alternative(),
        }
        acts |= dict.fromkeys(_DELETED, lambda _: self._start_deleted())
        acts |= dict.fromkeys(("w:footnote", "w:endnote", "w:comment"), self._start_note)
        acts |= dict.fromkeys(_PICTURES, lambda _: remarks.add("pictures"))
        return acts | dict.fromkeys(_EMBEDDED, lambda _: remarks.add("embedded-files"))

    def _what_ends(self) -> dict[str, Callable[[], object]]:
        return {
            "w:p": self._end_paragraph,
            "w:r": lambda: self._runs.pop(),
            "w:tbl": self._flow.close,
            "w:tr": self._flow.close,
            "w:tc": self._flow.close,
            "w:txbxContent": self._end_box,
            "mc:AlternateContent": lambda: self._alternatives.pop(),
            "w:footnote": self._end_note,
            "w:endnote": self._end_note,
            "w:comment": self._end_note,
        }

    @property
    def _paragraph(self) -> _Paragraph:
        return self._paragraphs[-1] if self._paragraphs else _Paragraph()

    @property
    def _run(self) -> _Run:
        return self._runs[-1] if self._runs else _Run()

    def _put(self, words: str) -> None:
        run = self._run
        if run.hidden:
            if words.strip():
                self._found.remarks.add("hidden-text")
            return
        if not self._fields[-1].are_shown:
            return
        if symbols.is_private(words):
            words = symbols.spelled(words, run.font)
        if symbols.UNKNOWN in words:
            self._found.remarks.add("symbols")
        self._flow.put(words)
        self._found.count(run.language or self._styles.language, words)
        self._found.commented.hear(words)

    def _start_paragraph(self) -> None:
        self._paragraphs.append(_Paragraph())
        self._flow.open_paragraph()
        self._found.commented.hear(" ")

    def _end_paragraph(self) -> None:
        self._fields[-1].settle()
        one = self._paragraphs.pop()
        label = "" if one.carried else self._label(one)
        words = self._flow.close_paragraph(label, carried=one.carried)
        if not words:
            return
        outline = one.outline if one.outline is not None else self._styles.outline(one.style)
        if self._styles.is_title(one.style) and len(self._found.titles) < _MOST_TITLES:
            self._found.titles.append(words)
        elif outline is not None and outline < 9 and len(self._found.headings) < _MOST_TITLES:
            self._found.headings.append((outline, words))

    def _label(self, one: _Paragraph) -> str:
        number = one.number if one.number is not None else self._styles.number(one.style)
        if number is None:
            return ""
        level = one.level
        if level is None and one.number is None:
            level = self._styles.level(one.style)
        if level is None:
            level = self._numbering.level_of(number, one.style)
        return self._numbering.label(number, level)

    def _start_number(self, said: dict[str, str]) -> None:
        self._paragraph.number = said.get("w:val")

    def _start_font(self, said: dict[str, str]) -> None:
        self._run.font = said.get("w:ascii") or said.get("w:hAnsi") or ""

    def _start_language(self, said: dict[str, str]) -> None:
        self._run.language = said.get("w:val")

    def _start_hidden(self, said: dict[str, str]) -> None:
        if self._path[-3:-1] == ["w:r", "w:rPr"]:
            self._run.hidden = said.get("w:val") not in _OFF

    def _start_deleted(self) -> None:
        """Leave it out; where it says so of a paragraph's end, go on with the next paragraph."""
        if self._path[-3:-1] == ["w:pPr", "w:rPr"]:
            self._paragraph.carried = True
        self._skipped = len(self._path)

    def _start_tab(self) -> None:
        if self._path[-2:-1] == ["w:r"]:  # others are the stops of a ruler
            self._put("\t")

    def _start_symbol(self, said: dict[str, str]) -> None:
        try:
            code = int(said.get("w:char", ""), 16)
        except ValueError:
            return
        self._put(symbols.shown(code, said.get("w:font", "")))

    def _start_footnote_reference(self, said: dict[str, str]) -> None:
        marks = self._found.footnotes
        self._put(f"[{marks.setdefault(said.get('w:id', ''), str(len(marks) + 1))}]")

    def _start_endnote_reference(self, said: dict[str, str]) -> None:
        marks = self._found.endnotes
        self._put(f"[{marks.setdefault(said.get('w:id', ''), numeral(len(marks) + 1, 'i'))}]")

    def _start_alternative(self) -> None:
        """Of several ways to say the same, as a box for new Word and for old, read one."""
        if self._alternatives and self._flow.length > self._alternatives[-1]:
            self._skipped = len(self._path)

    def _start_box(self) -> None:
        self._fields.append(Fields())
        self._flow.open_holder()

    def _end_box(self) -> None:
        self._fields.pop()
        self._flow.close()

    def _start_note(self, said: dict[str, str]) -> None:
        self._note = said
        self._flow.open_holder()

    def _end_note(self) -> None:
        said = self._note
        self.notes.append(
            Note(
                id=said.get("w:id", ""),
                blocks=tuple(self._flow.taken()),
                kind=said.get("w:type", ""),
                author=said.get("w:author", ""),
                date=said.get("w:date", ""),
            )
        )
