"""What the tests of reading apart share."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from khronika.importing.worker.forked import Forked
from khronika.importing.worker.reading import Readers

REGISTRY = "tests.importing.worker.registry"
UNGUARDED = "tests.importing.worker.unguarded"
_ROOT = Path(__file__).resolve().parents[3]

Try = Callable[..., str]


@pytest.fixture(scope="package", autouse=True)
def tests_are_found() -> Iterator[None]:
    """Let the processes that are started find the readers of the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(_ROOT))
        yield


@pytest.fixture(scope="package")
def forked(tests_are_found: None) -> Iterator[Forked]:
    """The process that forks, as the program has it; one for all tests."""
    way = Forked(REGISTRY)
    yield way
    way.close()


@pytest.fixture(scope="package")
def unguarded_way(tests_are_found: None) -> Iterator[Forked]:
    """The same without any protection: what is refused to the other has to go well here."""
    way = Forked(REGISTRY, UNGUARDED)
    yield way
    way.close()


@pytest.fixture(scope="package")
def readers(forked: Forked) -> Readers:
    return Readers(REGISTRY, forked)


@pytest.fixture(scope="package")
def unguarded(unguarded_way: Forked) -> Readers:
    return Readers(REGISTRY, unguarded_way)


def tried(readers: Readers, what: str, **facts: object) -> str:
    """Return what the probe says of trying `what`."""
    return readers.read("probe", json.dumps({"try": what, **facts}).encode()).text
