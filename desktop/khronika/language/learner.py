"""Learning the words of texts: which there are, how they are written, what each is found by."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from khronika.language.lexicon import Lexicon, Seen
from khronika.language.sightings import sightings

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


class Learner:
    """Learns with a `lexicon`, and remembers what it has learned: some 100 bytes a word."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._seen: dict[str, Seen] = {}

    def learn(self, texts: Iterable[str]) -> list[Learned]:
        """Return the words of `texts` that were not learned before, or written otherwise."""
        fresh: dict[str, Seen] = {}
        for text in texts:
            for word, seen in sightings(text).items():
                known = self._seen.get(word)
                if known is None or seen | known != known:
                    fresh[word] = self._seen[word] = seen if known is None else seen | known
        return [Learned(word, seen, self._lexicon.keys(word, seen)) for word, seen in fresh.items()]

    def keys(self, words: Sequence[Sighting]) -> list[frozenset[str]]:
        """Return the keys of each word; see `Lexicon.keys`."""
        return [self._lexicon.keys(word, seen) for word, seen in words]

    def sought(self, words: Sequence[Sighting], *, wait: bool = True) -> list[frozenset[str]]:
        """Return what each word someone looks for meets; see `Lexicon.sought`."""
        return self._lexicon.sought(words)

    def start(self) -> None:
        """It is loaded."""

    def forget(self) -> None:
        """Forget what was learned, so that it is told again."""
        self._seen.clear()

    def close(self) -> None:
        """Forget what was learned."""
        self.forget()
