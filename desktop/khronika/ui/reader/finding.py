"""Finding words in one text: where they stand, and which of them comes next."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from khronika.domain.ways import Mark, Way
from khronika.language.folding import fold
from khronika.ui.reader.marks import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What is looked for, and how strictly."""

    words: str = ""
    exact: bool = False  # capitals, ё and apostrophes as they are typed
    whole: bool = False  # not inside longer words
    as_written: bool = False  # in no other form, spelling or script

    @property
    def has_forms(self) -> bool:
        """Whether other forms of the words are meant too: a word of letters, however typed."""
        is_word = any(map(str.isalpha, self.words))
        return is_word and not (self.exact or self.as_written)


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
    def of(cls, spans: Sequence[tuple[int, int]]) -> "Hits":
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
        words = sought.words.strip()
        if not words:
            return NOTHING
        if not sought.exact:
            self.prepare()
            words = fold(words)
        text = self.text if sought.exact or self._folded is None else self._folded
        pattern = re.escape(words)
        if sought.whole:
            pattern = rf"(?<!\w){pattern}(?!\w)"
        return Hits.of([match.span() for match in re.finditer(pattern, text)])
