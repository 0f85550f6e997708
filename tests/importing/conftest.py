"""Folders of small texts to take in."""

from collections.abc import Callable
from pathlib import Path

import pytest

MakeFiles = Callable[[int], Path]


@pytest.fixture
def files(tmp_path: Path) -> MakeFiles:
    """Makes a folder of so many Ukrainian letters, each its own."""

    def make(number: int) -> Path:
        folder = tmp_path / "letters"
        folder.mkdir()
        for n in range(number):
            text = f"Лист {n}\n\nЦе лист про те, що було вчора, і він має номер {n}.\n"
            (folder / f"{n}.txt").write_text(text, encoding="utf-8", newline="")
        return folder

    return make
