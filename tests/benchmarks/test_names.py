"""The name guard reads all that leaves the archive, whoever waits for it."""

import random
from typing import Any

from khronika.language.names import protected_patterns

SECONDS = 1.5
SYLLABLES = "ба ко мир са лев тан ов ра ни ю ша ел дер ван зий ад аль ед ол га пет ро".split()


def test_twelve_megabytes_against_two_thousand_names(benchmark: Any) -> None:
    """Look through a long text in which none of many names stands."""
    rng = random.Random(3)

    def word(least: int, most: int) -> str:
        return "".join(rng.choices(SYLLABLES, k=rng.randint(least, most)))

    guard = protected_patterns({f"{word(2, 4).title()} {word(3, 4).title()}" for _ in range(2000)})
    vocabulary = [f"{word(1, 3)}щ{word(0, 3)}" for _ in range(60_000)]
    vocabulary = [made for made in vocabulary if not guard.holds(made)]
    weights = [1 / (rank + 10) for rank in range(len(vocabulary))]
    text = " ".join(rng.choices(vocabulary, weights, k=600_000))
    text = (text * 2)[:6_700_000]  # 12 MB in UTF-8
    assert benchmark.pedantic(guard.find, args=(text,), rounds=3) == []
    assert benchmark.stats.stats.median <= SECONDS
