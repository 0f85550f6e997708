"""Passages are found again in a text that was corrected, while somebody waits for it."""

import random
from typing import Any

import pytest

from khronika.domain.anchors import AnchorState, quote_of
from khronika.domain.realigning import Alignment

SECONDS = 2.0
PASSAGES = 5_000


@pytest.mark.parametrize("paragraphs", [True, False])
def test_a_million_characters(benchmark: Any, paragraphs: bool) -> None:
    """Find 5,000 passages after 20 corrections."""
    rng = random.Random(7)
    words = ["".join(rng.choices("abcdefghijklmno", k=rng.randint(2, 9))) for _ in range(20_000)]
    chosen = rng.choices(words, k=160_000)
    ends = "\n\n" if paragraphs else ". "
    text = "".join(word + (ends if rng.random() < 0.01 else " ") for word in chosen)
    changed = text
    for _ in range(20):
        at = rng.randrange(len(changed))
        changed = changed[:at] + "corrected" + changed[at + 3 :]
    places = [rng.randrange(len(text) - 100) for _ in range(PASSAGES)]
    quotes = [quote_of(text, at, at + rng.randint(1, 99)) for at in places]

    def found() -> list[AnchorState]:
        alignment = Alignment(text, changed)
        return [alignment.find(quote)[1] for quote in quotes]

    states = benchmark.pedantic(found, rounds=3)
    assert states.count(AnchorState.OK) > PASSAGES - 100
    assert states.count(AnchorState.LOST) < 5
    assert benchmark.stats.stats.median <= SECONDS
