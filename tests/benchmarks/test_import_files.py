"""Taking in a case of ordinary size, from the folder to the index."""

import shutil
from pathlib import Path
from typing import Any

from tests.benchmarks.texts import text
from tests.conftest import shared_readers

from khronika.archive.archive import Archive
from khronika.archive.doors import create_archive
from khronika.archive.openings import KeyFile
from khronika.importing.planning import make_plan
from khronika.importing.report import Outcome
from khronika.importing.run import run_import

FILES, EACH = 500, 10_000
PEER = 1.13  # seconds in QualCoder on the same machine, without encryption


def test_five_hundred_files(benchmark: Any, tmp_path: Path, key_file: Path) -> None:
    """Look at 500 files of 10 kB, take them in, each time into a fresh archive."""
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(FILES):
        (folder / f"{number}.txt").write_text(text(number, EACH), encoding="utf-8", newline="")

    def fresh() -> tuple[tuple[Archive], dict[str, object]]:
        shutil.rmtree(tmp_path / "case.khronika", ignore_errors=True)
        path = tmp_path / "case.khronika"
        return (create_archive(path, [KeyFile(key_file)], ballast_bytes=1 << 16),), {}

    def take_in(archive: Archive) -> None:
        readers = shared_readers()
        plan = make_plan([folder], archive.catalogue.documents, readers=readers)
        report = run_import(archive, plan, readers=readers)
        assert report.counts[Outcome.IMPORTED] == FILES
        archive.close()

    benchmark.pedantic(take_in, setup=fresh, rounds=5)
    assert benchmark.stats.stats.median <= PEER
