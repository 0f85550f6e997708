"""An archive of 20,000 documents beside one of 2,000: what grows with it, and what must not."""

import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.benchmarks.texts import text
from tests.torture.kills import worker_environment

from khronika.archive import recording
from khronika.archive.archive import Archive
from khronika.archive.doors import create_archive, open_archive
from khronika.archive.key_files import make_key_file
from khronika.archive.openings import KeyFile
from khronika.domain.drafts import DocumentDraft

BATCH = 64
EACH = 5_000  # bytes of UTF-8
SHOWN = 50  # rows on a screen
MILLION = 1e6


@dataclass(frozen=True, slots=True)
class Built:
    """A closed archive and how long its import took. bytes: of all texts together."""

    path: Path
    key: KeyFile
    documents: int
    bytes: int
    seconds: float

    def open(self) -> Archive:
        """Open it."""
        return open_archive(self.path, self.key)


@pytest.fixture(scope="module", params=[2_000, 20_000])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Import so many documents, as one operation of changes of 64."""
    folder = tmp_path_factory.mktemp("size")
    make_key_file(folder / "key.txt")
    key, path = KeyFile(folder / "key.txt"), folder / "case.khronika"
    archive = create_archive(path, [key], ballast_bytes=1 << 16)
    operation = archive.begin_operation("import", request.param, None)
    size, seconds = 0, 0.0
    for first in range(0, request.param, BATCH):
        numbers = range(first, min(first + BATCH, request.param))
        drafts = [DocumentDraft(title=f"Аркуш {n}", body=text(n, EACH)) for n in numbers]
        size += sum(len(draft.body.encode()) for draft in drafts)
        began = time.perf_counter()
        with archive.change("import", operation=operation) as change:
            recording.add_documents(change, drafts)
        seconds += time.perf_counter() - began
    archive.end_operation(operation)
    archive.close()
    return Built(path, key, request.param, size, seconds)


@pytest.fixture
def archive(built: Built) -> Iterator[Archive]:
    archive = built.open()
    yield archive
    archive.close()


def test_sizes(built: Built, benchmark: Any, archive: Archive) -> None:
    """Bytes a record of journal, and in all; dbstat is not compiled in, so lengths are summed."""
    columns = {
        "change": "uid at verb args salt seal prev hash",
        "change_row": "tbl op before salt seal",
    }
    db = archive.catalogue.db.conn

    def journal() -> float:
        total = 0
        for table, names in columns.items():
            lengths = " + ".join(f"coalesce(length({name}), 0)" for name in names.split())
            # Three numbers a row, of which SQLite keeps none in more than 4 bytes here.
            total += db.execute(f"SELECT sum({lengths} + 12) FROM {table}").fetchone()[0]
        return float(total)

    size = (built.path / "archive.db").stat().st_size
    told = benchmark.extra_info
    told["import MB/s"] = round(built.bytes / MILLION / built.seconds, 2)
    told["journal bytes a document"] = round(benchmark(journal) / built.documents)
    told["archive.db MB"] = round(size / MILLION, 1)
    told["archive.db by texts"] = round(size / built.bytes, 2)
    assert told["import MB/s"] > 2
    assert told["journal bytes a document"] < 500


@pytest.mark.skipif(sys.platform != "linux", reason="not run here: only Linux says what was used")
def test_memory(built: Built, benchmark: Any) -> None:
    """A fresh process: before opening, with a screen of rows, and with every row at once."""

    def fresh() -> list[int]:
        command = [sys.executable, "-c", _FRESH, str(built.path), str(built.key.path)]
        done = subprocess.run(
            command, env=worker_environment(), capture_output=True, text=True, check=True
        )
        return [int(number) // 1024 for number in done.stdout.split()]

    before, shown, everything = benchmark.pedantic(fresh, rounds=1)
    benchmark.extra_info["MiB before, shown, all rows"] = f"{before}, {shown}, {everything}"
    assert shown - before < 64


def test_first_rows(built: Built, benchmark: Any) -> None:
    """From the key file to the first screen of rows: under a second."""
    opened: list[Archive] = []

    def show() -> None:
        archive = built.open()
        documents = archive.catalogue.documents
        assert len(documents.many(documents.ids()[:SHOWN])) == SHOWN
        opened.append(archive)

    benchmark.pedantic(show, teardown=lambda: opened.pop().close(), rounds=10)
    assert benchmark.stats.stats.max < 1


def test_search(benchmark: Any, archive: Archive) -> None:
    """The word that most texts say, with its snippets."""
    word = max(text(1, EACH).lower().split(), key=text(2, EACH).lower().split().count)
    found = benchmark(archive.catalogue.search.find, word)
    assert found.hits


def test_verify(benchmark: Any, archive: Archive) -> None:
    assert benchmark.pedantic(archive.verify, rounds=1) == []


def test_undo_of_the_import(built: Built, benchmark: Any, archive: Archive) -> None:
    """One step takes all documents back, and redo brings them again."""
    benchmark.pedantic(archive.undo, rounds=1)
    assert len(archive.catalogue.documents.ids()) == 0
    began = time.perf_counter()
    archive.redo()
    benchmark.extra_info["redo, s"] = round(time.perf_counter() - began, 2)
    assert len(archive.catalogue.documents.ids()) == built.documents


def test_one_more_batch(built: Built, benchmark: Any, archive: Archive) -> None:
    """64 documents come into a full archive about as quickly as into an empty one."""
    numbers = iter(range(built.documents, built.documents + 20 * BATCH))

    def drafts() -> tuple[tuple[list[DocumentDraft]], dict[str, object]]:
        batch = [next(numbers) for _number in range(BATCH)]
        return ([DocumentDraft(title=f"Аркуш {n}", body=text(n, EACH)) for n in batch],), {}

    def take_in(batch: list[DocumentDraft]) -> None:
        with archive.change("import") as change:
            recording.add_documents(change, batch)

    benchmark.pedantic(take_in, setup=drafts, rounds=20)


_FRESH = """
import sys
from pathlib import Path
from khronika.archive.doors import open_archive
from khronika.archive.openings import KeyFile

def peak():  # KiB; getrusage would count the parent's, from before exec
    said = Path("/proc/self/status").read_text()
    return said.partition("VmHWM:")[2].split()[0]

before = peak()
archive = open_archive(Path(sys.argv[1]), KeyFile(Path(sys.argv[2])))
documents = archive.catalogue.documents
ids = documents.ids()
documents.many(ids[:50])
shown = peak()
rows = documents.many(ids)
print(before, shown, peak())
archive.close()
"""
