"""Learning the words of texts: which there are, how they are written, what each is found by."""

from collections.abc import Iterable, Sequence

from khronika.language.keys import Seen
from khronika.language.learning import Learned, Sighting
from khronika.language.lexicon import Lexicon
from khronika.language.sightings import sightings


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
