"""Finding words in one text: where they stand, and which of them comes next."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from khronika.domain.query_in_text import InText, Piece, in_text
from khronika.domain.ways import Mark, Way
from khronika.language.folding import fold
from khronika.ui.reader.marks import Span

Stretch = tuple[int, int]  # start and end, in code points


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What is looked for, and how strictly."""

    words: str = ""
    exact: bool = False  # capitals, ё and apostrophes as they are typed
    whole: bool = False  # not inside longer words
    as_written: bool = False  # in no other form, spelling or script

    @property
    def meant(self) -> InText:
        """What the words mean: phrases in quotation marks and what is left out are told apart."""
        return in_text(self.words)

    @property
    def in_forms(self) -> InText:
        """What is meant in other forms too: words of letters that stand in no quotation marks."""
        if self.exact or self.as_written:
            return InText()
        meant = self.meant
        return InText(_with_forms(meant.wanted), _with_forms(meant.left_out))

    @property
    def has_forms(self) -> bool:
        """Whether other forms of the words are meant too."""
        return self.in_forms != InText()


def _with_forms(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    return tuple(one for one in pieces if not one.exact and any(map(str.isalpha, one.text)))


@dataclass(frozen=True, slots=True)
class Hits:
    """Where it stands, in order: starts and ends in code points. `longest`: that of any.

    `others`: the starts of those that stand there in another form.
    """

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    longest: int = 0
    others: frozenset[int] = frozenset()

    @classmethod
    def of(cls, spans: Sequence[Stretch]) -> "Hits":
        """Return `spans`, starts with ends, which come in order and do not overlap."""
        longest = max((end - start for start, end in spans), default=0)
        return cls([start for start, _end in spans], [end for _start, end in spans], longest)

    @classmethod
    def of_marks(cls, marks: Iterable[Mark]) -> "Hits":
        """Return `marks`, which come in order and do not overlap, with how they were found."""
        return cls().with_others(marks)

    def with_others(self, marks: Iterable[Mark]) -> "Hits":
        """Return these and `marks`, where they do not overlap: what stands here comes first."""
        spans = dict(zip(self.starts, self.ends, strict=True))
        free = [mark for mark in marks if not self._overlaps(mark)]
        spans |= {mark.start: mark.end for mark in free}
        others = {mark.start for mark in free if mark.way is not Way.EXACT}
        hits = Hits.of(sorted(spans.items()))
        return replace(hits, others=self.others | others)

    def outside(self, stretches: Sequence[Stretch]) -> "Hits":
        """Return those that begin in none of `stretches`, which come in order."""
        starts = [start for start, _end in stretches]

        def is_outside(start: int) -> bool:
            at = bisect_right(starts, start) - 1
            return at < 0 or stretches[at][1] <= start

        left = [one for one in zip(self.starts, self.ends, strict=True) if is_outside(one[0])]
        return replace(Hits.of(left), others=self.others)

    def holds(self, span: Span) -> bool:
        """Whether `span` is one of them."""
        at = bisect_left(self.starts, span.start)
        return at < len(self) and self.span(at) == span

    def _overlaps(self, mark: Mark) -> bool:
        before = bisect_left(self.starts, mark.end) - 1
        return before >= 0 and self.ends[before] > mark.start

    def __len__(self) -> int:
        return len(self.starts)

    def span(self, number: int) -> Span:
        """Return the hit `number`, counted from 0."""
        return Span(self.starts[number], self.ends[number])

    def at_or_after(self, at: int) -> int:
        """Return the number of the first hit from `at` on, the first of all when none is left."""
        return bisect_left(self.starts, at) % len(self.starts)

    def before(self, at: int) -> int:
        """Return the number of the last hit before `at`, the last of all when none is."""
        return (bisect_left(self.starts, at) - 1) % len(self.starts)

    def has_more(self, at: int, by: int) -> bool:
        """Whether one stands from `at` on (1), or before it (-1)."""
        return len(self) > 0 and (self.starts[-1] >= at if by > 0 else self.starts[0] < at)

    def within(self, span: Span) -> list[Span]:
        """Return those that begin in `span`, or just before it."""
        first = bisect_left(self.starts, span.start - self.longest)
        stop = bisect_left(self.starts, span.end)
        return [self.span(number) for number in range(first, stop)]


NOTHING = Hits()


class Finder:
    """Finds in one text; folds it once, when it is first asked."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._folded: str | None = None

    def prepare(self) -> None:
        """Fold the text, which takes a sixteenth of a second for a million characters."""
        if self._folded is None:
            self._folded = fold(self.text)

    def find(self, sought: Sought) -> Hits:
        """Return where `sought` stands. Folding never changes length, so offsets are the text's."""
        found = list[Stretch]()
        for piece in sought.meant.wanted:
            found += self._where(piece, exact=sought.exact, whole=sought.whole)
        spans = list[Stretch]()
        for one in sorted(found):
            if not spans or one[0] >= spans[-1][1]:
                spans.append(one)
        return self.without(Hits.of(spans), sought)

    def without(self, hits: Hits, sought: Sought, marks: Iterable[Mark] = ()) -> Hits:
        """Return `hits` less those in a paragraph with what `sought` leaves out, which stands at
        `marks` too, in other forms.
        """
        refused = [(mark.start, mark.end) for mark in marks]
        for piece in sought.meant.left_out:
            refused += self._where(piece, exact=sought.exact, whole=True)
        return hits.outside(self._paragraphs(refused)) if refused else hits

    def _where(self, piece: Piece, *, exact: bool, whole: bool) -> Iterator[Stretch]:
        if not exact:
            self.prepare()
        text = self.text if exact or self._folded is None else self._folded
        words = piece.text if exact else fold(piece.text)
        # A phrase goes on from line to line; anything else is found letter for letter.
        pattern = r"\s+".join(map(re.escape, words.split())) if piece.exact else re.escape(words)
        if whole or piece.exact:
            pattern = rf"(?<!\w){pattern}" + ("" if piece.begun else r"(?!\w)")
        return (match.span() for match in re.finditer(pattern, text))

    def _paragraphs(self, spans: Iterable[Stretch]) -> list[Stretch]:
        """Return the paragraphs in which `spans` begin."""
        found = list[Stretch]()
        for begin, _end in sorted(spans):
            if found and begin < found[-1][1]:
                continue
            end = self.text.find("\n", begin)
            start = self.text.rfind("\n", 0, begin) + 1
            found.append((start, end if end >= 0 else len(self.text)))
        return found
