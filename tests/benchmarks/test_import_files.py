"""Taking in a case of ordinary size, from the folder to the index."""

import shutil
from pathlib import Path
from typing import Any

from tests.benchmarks import mixed
from tests.benchmarks.texts import text
from tests.conftest import shared_readers
from tests.torture.test_bringing_in import brought_in

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


def test_two_thousand_mixed_files(benchmark: Any, tmp_path: Path) -> None:
    """Look at 200 MB of all formats in the window, and take them in."""
    size = mixed.put(tmp_path / "in")
    told = benchmark.pedantic(brought_in, args=(tmp_path / "in", tmp_path), rounds=1)
    assert told["documents"] == mixed.FILES
    whole, memory = told["looking"] + told["taking"], told["memory"]
    benchmark.extra_info["MB"] = round(size / 1e6)
    benchmark.extra_info["files a second, looking"] = round(mixed.FILES / told["looking"], 1)
    benchmark.extra_info["files a second, all"] = round(mixed.FILES / whole, 1)
    benchmark.extra_info["MB a second, all"] = round(size / 1e6 / whole, 1)
    tenth = max(1, len(memory) // 10)
    for name, part in (("begin", memory[:tenth]), ("end", memory[-tenth:]), ("most", memory)):
        benchmark.extra_info[f"window's memory, {name}, MiB"] = max(part)
    benchmark.extra_info["longest silence, ms"] = round(told["gaps"][0][0])
