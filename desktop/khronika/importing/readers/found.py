"""What comes up in a Word file besides its text."""

from collections import Counter
from dataclasses import dataclass, field

from khronika.importing.readers.flow import Commented

_MOST_LANGUAGES = 100


@dataclass(slots=True, kw_only=True)
class Found:
    """What comes up while a file is read, in whichever of its parts."""

    remarks: set[str] = field(default_factory=set)
    languages: Counter[str] = field(default_factory=Counter)  # code points written in each
    titles: list[str] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    footnotes: dict[str, str] = field(default_factory=dict)  # id to the mark it has in the text
    endnotes: dict[str, str] = field(default_factory=dict)
    commented: Commented = field(default_factory=Commented)

    def count(self, language: str | None, words: str) -> None:
        """Note that `words` are said to be in `language`."""
        if language and (language in self.languages or len(self.languages) < _MOST_LANGUAGES):
            self.languages[language] += len(words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A footnote, an endnote or a comment. `kind` is Word's: none of what people wrote."""

    id: str
    blocks: tuple[str, ...]
    kind: str = ""
    author: str = ""
    date: str = ""
