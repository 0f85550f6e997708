"""The table of places that texts name, as the tests of this folder read it."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

LANGUAGES = ("en", "uk", "ru")


class Spelling(NamedTuple):
    """A name as texts have it, and the code of the place that it has to find."""

    text: str
    language: str
    code: str
    first: bool


def spellings() -> Iterator[Spelling]:
    """Yield the table, a spelling at a time."""
    table = Path(__file__).with_name("named.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line.startswith("#"):
            continue
        code, *columns = line.split("\t")
        for language, column in zip(LANGUAGES, columns, strict=True):
            for text in column.split("|"):
                yield Spelling(text.removeprefix("?"), language, code, not text.startswith("?"))
