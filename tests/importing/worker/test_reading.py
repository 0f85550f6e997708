"""What becomes of a document, whichever way it is read: an answer or a sentence, and soon."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khronika.domain.errors import Cancelled
from khronika.importing.extracted import Extracted, Proposal
from khronika.importing.faults import FileTooBig
from khronika.importing.worker import conversing, registry
from khronika.importing.worker.asking import Still, Way
from khronika.importing.worker.faults import (
    AnswerSenseless,
    LessProtected,
    ReaderCrashed,
    ReadersGone,
    ReadersUnavailable,
    ReadingStopped,
    RefusedByReader,
    TookTooLong,
    TookTooMuchMemory,
)
from khronika.importing.worker.forked import Forked
from khronika.importing.worker.protocol import message
from khronika.importing.worker.reading import Readers
from khronika.importing.worker.sandbox import Protections
from khronika.importing.worker.spawned import Spawned
from tests.importing.worker.conftest import REGISTRY, tried

linux = pytest.mark.skipif(sys.platform != "linux", reason="not run here: Linux forks")
LETTER = "Лист\n".encode()


@pytest.fixture(params=["forked", "spawned"])
def way(request: pytest.FixtureRequest) -> Way:
    """Either way: what is said of a document does not depend on it."""
    if request.param == "spawned":
        return Spawned(REGISTRY)
    if sys.platform != "linux":
        pytest.skip("not run here: Linux forks")
    forked: Forked = request.getfixturevalue("forked")
    return forked


@pytest.fixture
def either(way: Way) -> Readers:
    return Readers(REGISTRY, way)


def test_a_document_is_read(either: Readers) -> None:
    found = either.read("plain", "Лист\r\nдодому и\u0306".encode())
    assert found.text == "Лист\nдодому й"
    assert found.pages == (0, 13)
    assert found.proposals == (
        Proposal(field="title", value="Лист додому", evidence="line 1"),
        Proposal(field="authors", value="О. Вигадана", evidence="line 2"),
        Proposal(field="url", value="https://example.org/лист", evidence="line 4"),
    )
    assert found.properties == (("Producer", "Хтось"), ("Warmed", "1"))
    assert found.remarks == ("composed",)


def test_dots_arrive(either: Readers) -> None:
    dots = either.shown("plain-shown", b"ab", {"width": 2, "is_grey": True})
    assert (dots.width, dots.height, dots.pixels) == (2, 1, b"\1\1\2\1\1\2")
    assert len(dots.boxes) == 32


def test_dots_are_no_text_and_text_no_dots(either: Readers) -> None:
    with pytest.raises(AnswerSenseless):
        either.read("plain-shown", b"", {"width": 1})
    with pytest.raises(AnswerSenseless):
        either.shown("plain", LETTER, {})


@pytest.mark.parametrize(
    "options",
    [{"width": 1, "depth": 1}, {"width": "1"}, {"width": True}, {"width": 1, "is_grey": 1},
     {"width": 1, "data": 1}],
)  # fmt: skip
def test_what_a_reader_does_not_take_is_refused(
    readers: Readers, options: dict[str, str | int | bool]
) -> None:
    with pytest.raises(RefusedByReader) as caught:
        readers.shown("plain-shown", b"", options)
    assert caught.value.reason == "misasked"


def test_a_long_document_goes_there_and_back(either: Readers) -> None:
    text = "Рядок тексту.\n" * 800_000  # 20 MB
    assert either.read("plain", text.encode()).text == text


def test_a_reader_says_why_it_refuses(either: Readers) -> None:
    with pytest.raises(RefusedByReader) as caught:
        either.read("plain", LETTER, {"refuse": "encrypted"})
    assert str(caught.value) == "It is locked with a password."
    with pytest.raises(AnswerSenseless):
        either.read("plain", LETTER, {"refuse": "what it likes"})


def test_more_than_may_be_is_given_to_nobody(either: Readers) -> None:
    with pytest.raises(FileTooBig):
        either.read("plain", bytes((256 << 20) + 1))


def test_a_reader_that_breaks_down_is_a_sentence(either: Readers) -> None:
    for what in ("crash", "raise", "abort"):
        with pytest.raises(ReaderCrashed):
            tried(either, what)
    assert either.read("plain", LETTER).text == "Лист\n"


def test_a_reader_that_goes_round_in_circles_is_stopped(either: Readers) -> None:
    with pytest.raises(RefusedByReader) as caught:
        tried(either, "deep")
    assert caught.value.reason == "too-deep"


@pytest.mark.parametrize("what", ["turn for ever", "hush"])
def test_what_takes_too_long_is_stopped(way: Way, what: str) -> None:
    hurried = Readers(REGISTRY, way, seconds=0.5)
    began = time.monotonic()
    with pytest.raises(TookTooLong):
        tried(hurried, what)
    assert time.monotonic() - began < 20


def test_an_answer_without_end_is_cut_off(either: Readers) -> None:
    with pytest.raises(AnswerSenseless):
        tried(either, "say", times=10_000)


@pytest.mark.skipif(sys.platform != "linux", reason="not run here: no limit of address space")
def test_a_gigabyte_is_the_most(either: Readers) -> None:
    assert tried(either, "take", mebibytes=900) == "done: 900"
    with pytest.raises(TookTooMuchMemory) as caught:
        tried(either, "take", mebibytes=1024)
    assert "1024 MiB" in str(caught.value)


@linux
def test_nothing_but_the_limit_keeps_it_from_more(
    forked: Forked, unguarded: Readers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conversing, "is_whole", lambda _said: False)  # wait until it has gone
    assert tried(unguarded, "take", mebibytes=1024) == "done: 1024"
    for mebibytes in (900, 1024):
        order = f'{{"try": "take in C", "mebibytes": {mebibytes}}}'.encode()
        request = message({"format": "probe", "options": {}}, [order])
        ended = forked.ask("probe", request, 20, lambda: None)
        assert (ended.signal == signal.SIGABRT) is (mebibytes == 1024)
        assert 850 << 10 < ended.peak <= 1 << 20  # KiB


@linux
def test_a_parser_that_breaks_down_for_want_of_memory_is_said_to(readers: Readers) -> None:
    with pytest.raises(TookTooMuchMemory):
        tried(readers, "take in C", mebibytes=1024)


@linux
def test_work_without_end_is_stopped_by_the_kernel() -> None:
    way = Forked(REGISTRY, "tests.importing.worker.hurried")
    with Readers(REGISTRY, way) as readers, pytest.raises(TookTooLong):
        tried(readers, "turn for ever")


def test_stop_is_heard_and_nothing_goes_on(either: Readers) -> None:
    def stop() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        tried_with(either, stop)
    assert either.read("plain", LETTER).text == "Лист\n"


def tried_with(readers: Readers, still: Still) -> Extracted:
    return readers.read("probe", b'{"try": "wait", "seconds": 60}', None, still)


@linux
@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.binary(max_size=200))
def test_whatever_a_process_says_is_an_answer_or_a_sentence(readers: Readers, said: bytes) -> None:
    with pytest.raises(AnswerSenseless):
        tried(readers, "say exactly", bytes_=list(said))


def test_several_read_at_once(either: Readers) -> None:
    texts = [f"Лист {number}\n" for number in range(8)]
    with ThreadPoolExecutor(4) as pool:
        read = pool.map(lambda text: either.read("plain", text.encode()).text, texts)
        assert list(read) == texts


@linux
def test_no_more_than_two_read_at_once(forked: Forked) -> None:
    readers = Readers(REGISTRY, forked, seconds=2)
    began = time.monotonic()
    with ThreadPoolExecutor(4) as pool:
        waits = [pool.submit(tried, readers, "wait", seconds=0.5) for _each in range(4)]
        assert {wait.result() for wait in waits} == {"done: waited"}
    assert time.monotonic() - began >= 1


def test_what_stands_here_is_said(either: Readers) -> None:
    stands = either.protections()
    if sys.platform == "linux":
        assert stands.limits
    assert either.protections() == stands


class Shaken(Forked):
    """Was told of more protection than there is."""

    def protections(self) -> Protections:
        return Protections(limits=True)


@linux
def test_with_less_protection_than_was_said_nothing_is_read() -> None:
    way = Shaken(REGISTRY, "tests.importing.worker.unguarded")
    with Readers(REGISTRY, way) as readers, pytest.raises(LessProtected):
        readers.read("plain", LETTER)


class Announced(Forked):
    """Says when a process has said what it stands within, and is about to get its document."""

    def __init__(self) -> None:
        super().__init__(REGISTRY)
        self.begun = threading.Event()

    def _begun(self, still: Still) -> Any:
        document = super()._begun(still)
        self.begun.set()
        return document


@pytest.fixture
def own() -> Iterator[tuple[Readers, Announced]]:
    """Readers that a test may do harm to."""
    way = Announced()
    with Readers(REGISTRY, way) as readers:
        yield readers, way


def is_there(pid: int) -> bool:
    """Whether a process does anything yet; what it left for its parent to hear is no more it."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


def wait_until_gone(pid: int) -> None:
    deadline = time.monotonic() + 10
    while is_there(pid):
        assert time.monotonic() < deadline


def only_child(pid: int) -> int:
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    if not listed.exists():
        pytest.skip("not run here: this kernel does not list children")
    deadline = time.monotonic() + 10
    while not (children := listed.read_text().split()):
        assert time.monotonic() < deadline
    return int(children[0])


@linux
def test_a_death_amid_a_document_is_said_and_the_next_is_read(
    own: tuple[Readers, Announced],
) -> None:
    readers, way = own
    readers.protections()
    died = way.process
    assert died is not None
    way.begun.clear()
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(tried, readers, "wait", seconds=60)
        assert way.begun.wait(60)
        child = only_child(died)
        os.kill(died, signal.SIGKILL)
        with pytest.raises(ReadersGone):
            waiting.result(20)
    wait_until_gone(child)
    assert readers.read("plain", LETTER).text == "Лист\n"
    assert way.process != died


@linux
def test_a_death_between_documents_is_not_noticed(own: tuple[Readers, Announced]) -> None:
    readers, way = own
    for _time in range(2):
        readers.read("plain", LETTER)
        assert way.process is not None
        os.kill(way.process, signal.SIGKILL)
        wait_until_gone(way.process)
    assert readers.read("plain", LETTER).text == "Лист\n"


@linux
def test_closing_ends_every_process_amid_a_document_too(own: tuple[Readers, Announced]) -> None:
    readers, way = own
    readers.protections()
    pid = way.process
    assert pid is not None
    way.begun.clear()
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(tried, readers, "wait", seconds=60)
        assert way.begun.wait(60)
        child = only_child(pid)
        readers.close()
        with pytest.raises(ReadingStopped):
            waiting.result(20)
    wait_until_gone(pid)
    wait_until_gone(child)
    with pytest.raises(ReadersUnavailable):
        readers.read("plain", LETTER)


@linux
def test_what_the_program_lets_go_of_is_killed(own: tuple[Readers, Announced]) -> None:
    readers, way = own
    seen: list[int] = []

    def stop() -> None:
        assert way.process is not None
        seen.append(only_child(way.process))
        raise Cancelled

    with pytest.raises(Cancelled):
        tried_with(readers, stop)
    wait_until_gone(seen[0])
    assert way.process is not None
    assert is_there(way.process)


@linux
def test_all_ends_with_the_program() -> None:
    code = """
import json, os, sys, threading
from pathlib import Path
from typing import Any
from khronika.importing.worker.forked import Forked
from khronika.importing.worker.reading import Readers
way = Forked("tests.importing.worker.registry")
readers = Readers("tests.importing.worker.registry", way)
readers.protections()
document = json.dumps({"try": "wait", "seconds": 60}).encode()
threading.Thread(target=readers.read, args=("probe", document), daemon=True).start()
listed = Path(f"/proc/{way.process}/task/{way.process}/children")
while not listed.exists() or not listed.read_text():
    pass
print(way.process, listed.read_text(), flush=True)
os.kill(os.getpid(), 9)
"""
    done = subprocess.run(
        [sys.executable, "-P", "-c", code], capture_output=True, text=True, check=False,
        env={"PYTHONPATH": ":".join(sys.path)},
    )  # fmt: skip
    pids = [int(pid) for pid in done.stdout.split()]
    assert len(pids) >= 2
    for pid in pids:
        wait_until_gone(pid)


def test_what_cannot_be_started_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    for way in (Forked(REGISTRY, "no.such.module"), Spawned(REGISTRY, "no.such.module")):
        with Readers(REGISTRY, way) as readers, pytest.raises(ReadingStopped):
            readers.read("plain", LETTER)
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    for way in (Forked(REGISTRY), Spawned(REGISTRY)):
        with Readers(REGISTRY, way) as readers, pytest.raises(ReadersUnavailable):
            readers.read("plain", LETTER)


def test_a_folder_of_documents_is_no_part_of_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("json.py", "struct.py", "khronika.py"):
        (tmp_path / name).write_text("raise SystemExit('a document was run')")
    monkeypatch.chdir(tmp_path)
    for way in (Forked(REGISTRY), Spawned(REGISTRY)):
        with Readers(REGISTRY, way) as readers:
            assert readers.read("plain", LETTER).text == "Лист\n"


@linux
def test_no_descriptor_is_left(readers: Readers) -> None:
    def opened() -> int:
        return len(os.listdir("/proc/self/fd"))  # noqa: PTH208

    readers.read("plain", LETTER)
    before = opened()
    for what in ("nothing", "crash", "say exactly"):
        with suppress(ReadingStopped):
            tried(readers, what, **({"bytes_": [1]} if what == "say exactly" else {}))
    assert opened() == before


def test_the_program_begins_with_the_names_of_its_registry() -> None:
    with Readers() as readers:
        assert readers.names == frozenset(registry.READERS)
        with pytest.raises(KeyError):
            readers.read("probe", b"")
