"""What is asked of a language: which words texts have, and what each is found by."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from khronika.language.keys import Seen

Sighting = tuple[str, Seen]  # a folded word, and how it is written


@dataclass(frozen=True, slots=True)
class Learned:
    """A word that is new, or is written in a new way; `keys` are those for all ways in `seen`."""

    word: str
    seen: Seen
    keys: frozenset[str]


class Learning(Protocol):
    """What the archive asks of a language: in this process, or of one of its own."""

    def learn(self, texts: Iterable[str]) -> list[Learned]:
        """Return the words of `texts` that were not learned before, or written otherwise."""

    def keys(self, words: Sequence[Sighting]) -> list[frozenset[str]]:
        """Return the keys of each word; see `Lexicon.keys`."""

    def sought(self, words: Sequence[Sighting], *, wait: bool = True) -> list[frozenset[str]]:
        """Return what each word someone looks for meets; see `Lexicon.sought`.

        Where it cannot answer at once, `wait` False has it refuse.
        """

    def start(self) -> None:
        """Begin to load, without waiting."""

    def forget(self) -> None:
        """Forget what was learned, so that it is told again."""

    def close(self) -> None:
        """Answer no more."""
