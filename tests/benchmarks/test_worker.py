"""What reading a document apart costs over reading it here, by its size.

At most 10 ms are wanted over the parser's own time. It is told, not asserted: a
long text is sent there and back, and that is a matter of the machine's memory.
"""

import gc
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.benchmarks import mixed
from tests.importing.worker import plain
from tests.torture import hostile

from khronika.importing.worker.answer import packed
from khronika.importing.worker.asking import Way
from khronika.importing.worker.checking import understood
from khronika.importing.worker.document import load
from khronika.importing.worker.forked import Forked
from khronika.importing.worker.protocol import message
from khronika.importing.worker.reading import Readers
from khronika.importing.worker.spawned import Spawned

REGISTRY = "tests.importing.worker.registry"
TIMES = 50


@pytest.fixture
def readers(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Readers]:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).resolve().parents[2]))
    way: Callable[[str], Way] = request.param
    if way is Forked and sys.platform != "linux":
        pytest.skip("not run here: Linux forks")
    with Readers(REGISTRY, way(REGISTRY)) as readers:
        readers.protections()
        yield readers


@pytest.fixture
def unburdened() -> Iterator[None]:
    """Let what the tests hold weigh on nothing: reading here would be slower for the sweeps of it,
    and reading apart look cheaper than it is.
    """
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


def _median(read: Callable[[], object]) -> float:
    spent = []
    for _time in range(TIMES):
        began = time.perf_counter()
        read()
        spent.append(time.perf_counter() - began)
    return statistics.median(spent)


@pytest.mark.parametrize("readers", [Forked, Spawned], indirect=True)
@pytest.mark.parametrize("size", [1 << 10, 100 << 10, 1 << 20, 10 << 20])
def test_the_price_of_reading_apart(benchmark: Any, readers: Readers, size: int) -> None:
    """Read a text of `size` bytes there and here; here its answer is checked too."""
    text = ("Рядок тексту про те, що було.\n" * (size // 50))[: size // 2].encode()

    def here() -> object:
        return understood(b"".join(message(*packed(plain.read(text)))), 1)

    direct = _median(here)
    benchmark.pedantic(readers.read, args=("plain", text), rounds=TIMES)
    apart = benchmark.stats.stats.median
    benchmark.extra_info["bytes"] = len(text)
    benchmark.extra_info["here, in ms"] = round(direct * 1000, 1)
    benchmark.extra_info["price, in ms"] = round((apart - direct) * 1000, 1)


@pytest.mark.usefixtures("unburdened")
@pytest.mark.skipif(sys.platform != "linux", reason="not run here: Linux forks")
@pytest.mark.parametrize("ending", sorted(hostile.SOUND))
def test_the_price_of_each_format(benchmark: Any, ending: str) -> None:
    """Read a small file of another program's making there and here, with all that is read in it."""
    data, name = hostile.sound()[ending], {"jpg": "picture"}.get(ending, ending)
    parser = load("khronika.importing.worker.registry", [name])[name]

    def here() -> object:
        return understood(b"".join(message(*packed(parser(data, {})))), 1)

    with Readers() as readers:
        readers.read(name, data)
        direct = _median(here)
        benchmark.pedantic(readers.read, args=(name, data), rounds=TIMES)
    apart = benchmark.stats.stats.median
    benchmark.extra_info["bytes"] = len(data)
    benchmark.extra_info["here, in ms"] = round(direct * 1000, 1)
    benchmark.extra_info["price, in ms"] = round((apart - direct) * 1000, 1)


@pytest.mark.usefixtures("unburdened")
@pytest.mark.skipif(sys.platform != "linux", reason="not run here: Linux forks")
def test_the_price_over_two_thousand_mixed_files(benchmark: Any, tmp_path: Path) -> None:
    """Read a ninth of the mixed files there and here, in turns: what each cost more, on average.

    A text file is read in the program, so that it costs nothing here; it is left out.
    """
    mixed.put(tmp_path / "in")
    asked = (one for one in (tmp_path / "in").iterdir() if one.suffix != ".txt")
    files = sorted(asked)[::9]  # nine and the four formats have no divisor in common: of each
    names = {".jpg": "picture"}
    parsers = load("khronika.importing.worker.registry")
    over: dict[str, list[float]] = {}

    def here(name: str, data: bytes) -> object:
        return understood(b"".join(message(*packed(parsers[name](data, {})))), 1)

    def both(there: Readers) -> None:
        for file in files:
            name, data = names.get(file.suffix, file.suffix[1:]), file.read_bytes()
            began = time.perf_counter()
            there.read(name, data)
            between = time.perf_counter()
            here(name, data)
            apart = between - began
            over.setdefault(name, []).append(apart - (time.perf_counter() - between))

    with Readers() as there:
        there.protections()
        benchmark.pedantic(both, args=(there,), rounds=1)
    for name, each in over.items():
        benchmark.extra_info[f"price, {name}, in ms"] = round(statistics.mean(each) * 1000, 1)
    all_of_them = [one for each in over.values() for one in each]
    benchmark.extra_info["price of a file, in ms"] = round(statistics.mean(all_of_them) * 1000, 1)
