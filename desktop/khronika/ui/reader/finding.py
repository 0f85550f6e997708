"""Finding words in one text: where they stand, and which of them comes next."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from khronika.language.folding import fold
from khronika.ui.reader.marks import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What is looked for, and how strictly."""

    words: str = ""
    exact: bool = False  # capitals, ё and apostrophes as they are typed
    whole: bool = False  # not inside longer words


@dataclass(frozen=True, slots=True)
class Hits:
    """Where it stands, in order: starts and ends in code points. `longest`: that of any."""

    starts: list[int]
    ends: list[int]
    longest: int = 0

    @classmethod
    def of(cls, spans: Sequence[tuple[int, int]]) -> "Hits":
        """Return `spans`, starts with ends, which come in order and do not overlap."""
        longest = max((end - start for start, end in spans), default=0)
        return cls([start for start, _end in spans], [end for _start, end in spans], longest)

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


NOTHING = Hits([], [])


class Finder:
    """Finds in one text; folds it once, when it is first asked."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._folded: str | None = None

    def prepare(self) -> None:
        """Fold the text, which takes a sixteenth of a second for a million characters."""
        if self._folded is None:
            self._folded = fold(self._text)

    def find(self, sought: Sought) -> Hits:
        """Return where `sought` stands. Folding never changes length, so offsets are the text's."""
        words = sought.words.strip()
        if not words:
            return NOTHING
        if not sought.exact:
            self.prepare()
            words = fold(words)
        text = self._text if sought.exact or self._folded is None else self._folded
        pattern = re.escape(words)
        if sought.whole:
            pattern = rf"(?<!\w){pattern}(?!\w)"
        return Hits.of([match.span() for match in re.finditer(pattern, text)])
