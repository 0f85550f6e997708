"""Places: read when first asked for, then looked up at every key that is pressed."""

from typing import Any

from khronika.gazetteer import Gazetteer
from khronika.gazetteer.files import read_lines

LOADING, LOOKING = 0.1, 0.016  # seconds: not noticed; a frame on a screen
ASKED = ("Tokmak", "Київ", "Ryazan Oblast’", "Артёмовск", "nowhere at all")
TYPED = ("т", "то", "ток", "Z", "Za")


def test_load(benchmark: Any) -> None:
    """Read and fold the whole list."""
    gazetteer = benchmark(lambda: Gazetteer(read_lines("places.tsv")))
    benchmark.extra_info["places"] = len(gazetteer)
    assert benchmark.stats.stats.median <= LOADING


def test_find(benchmark: Any) -> None:
    """Look five names up."""
    gazetteer = Gazetteer(read_lines("places.tsv"))
    benchmark(lambda: [gazetteer.find(name) for name in ASKED])
    assert benchmark.stats.stats.median / len(ASKED) <= LOOKING


def test_starting(benchmark: Any) -> None:
    """Offer what five beginnings may mean."""
    gazetteer = Gazetteer(read_lines("places.tsv"))
    benchmark(lambda: [gazetteer.starting(text) for text in TYPED])
    assert benchmark.stats.stats.median / len(TYPED) <= LOOKING
