"""How long taking in a case takes; the peer that people come from needs 1.13 s, unencrypted."""

import random
import time
from pathlib import Path

import pytest

from khronika.archive.archive import Archive
from khronika.importing.planning import make_plan
from khronika.importing.report import Outcome
from khronika.importing.run import run_import
from tests.conftest import shared_readers

FILES, BYTES, SECONDS = 500, 10_240, 1.13
LETTERS = "абвгдежзийклмнопрстухцчшщьюяіїє"


def _text(chance: random.Random, words: list[str]) -> str:
    text = ""
    while len(text.encode()) < BYTES:
        text += " ".join(chance.choices(words, k=60)) + ".\n\n"
    return text.encode()[:BYTES].decode("utf-8", "ignore")


@pytest.mark.long
def test_five_hundred_files_of_ten_kilobytes(archive: Archive, tmp_path: Path) -> None:
    chance = random.Random(1)
    words = ["".join(chance.choices(LETTERS, k=chance.randint(2, 10))) for _ in range(5000)]
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(FILES):
        (folder / f"{number}.txt").write_text(_text(chance, words), encoding="utf-8", newline="")
    began = time.perf_counter()
    readers = shared_readers()
    plan = make_plan([folder], archive.catalogue.documents, readers=readers)
    report = run_import(archive, plan, readers=readers)
    took = time.perf_counter() - began
    assert report.counts[Outcome.IMPORTED] == FILES
    assert took <= SECONDS, f"{took:.2f} s, {FILES * BYTES / took / 1e6:.1f} MB/s"
