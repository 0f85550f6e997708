"""A reader that turned hostile gets nothing; without the sandbox the same reader gets it all."""

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from khronika.domain.errors import Cancelled
from khronika.importing.worker.faults import ReadingStopped, TriedTheForbidden
from khronika.importing.worker.forked import Forked
from khronika.importing.worker.reading import Readers
from khronika.importing.worker.sandbox import Protections
from khronika.importing.worker.syscalls import MACHINES
from tests.importing.worker.conftest import REGISTRY, tried
from tests.importing.worker.test_sandbox import said
from tests.torture import memory

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="not run here: Linux's sandbox")
CANARY = "крук-над-рікою-Ї"


@pytest.fixture
def victim() -> Iterator[int]:
    """The number of a process of this person that does nothing."""
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        yield process.pid
        process.kill()


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "kept.txt"
    path.write_text("kept")
    return str(path)


@pytest.fixture
def stands(readers: Readers) -> None:
    """Skip where the kernel has no filter of calls."""
    if not readers.protections().syscalls:
        pytest.skip("not run here: this kernel filters no calls")


def both_ways(readers: Readers, unguarded: Readers, what: str, **facts: object) -> None:
    """Assert that the sandbox refuses what goes well without it."""
    with_it = tried(readers, what, **facts)
    without = tried(unguarded, what, **facts)
    if without.startswith("refused"):
        pytest.skip(f"not run here: “{what}” is refused to everybody ({without})")
    assert with_it.startswith("refused: ")
    assert without.startswith("done: ")


@pytest.mark.usefixtures("stands")
@pytest.mark.parametrize(
    "what", ["socket pair", "fork", "kill parent", "shared memory", "run memory"]
)
def test_calls_are_refused(readers: Readers, unguarded: Readers, what: str) -> None:
    both_ways(readers, unguarded, what)


@pytest.mark.usefixtures("stands")
@pytest.mark.parametrize("what", ["open", "write", "rename", "change mode", "unlink"])
def test_files_are_refused(readers: Readers, unguarded: Readers, file: str, what: str) -> None:
    with_it = tried(readers, what, path=file)
    assert with_it.startswith("refused: ")
    assert Path(file).read_text() == "kept"
    assert tried(unguarded, what, path=file).startswith("done: ")


@pytest.mark.usefixtures("stands")
@pytest.mark.parametrize("what", ["open", "list"])
def test_nothing_of_the_system_is_seen(readers: Readers, unguarded: Readers, what: str) -> None:
    both_ways(readers, unguarded, what, path="/etc/passwd" if what == "open" else str(Path.home()))


@pytest.mark.usefixtures("stands")
def test_no_folder_is_made(readers: Readers, unguarded: Readers, tmp_path: Path) -> None:
    both_ways(readers, unguarded, "make folder", path=str(tmp_path / "new"))


@pytest.mark.usefixtures("stands")
def test_nobody_is_reached(readers: Readers, unguarded: Readers, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        where = f"127.0.0.1:{server.getsockname()[1]}"
        both_ways(readers, unguarded, "connect", family=int(socket.AF_INET), where=where)
    with socket.socket(socket.AF_UNIX) as local:
        local.bind(str(tmp_path / "s"))
        local.listen()
        both_ways(
            readers, unguarded, "connect", family=int(socket.AF_UNIX), where=str(tmp_path / "s")
        )


@pytest.mark.usefixtures("stands")
def test_no_process_is_signalled(readers: Readers, unguarded: Readers, victim: int) -> None:
    both_ways(readers, unguarded, "kill", pid=victim)
    both_ways(readers, unguarded, "kill", pid=os.getpid())


@pytest.mark.usefixtures("stands")
def test_what_only_an_attack_does_ends_the_process(
    readers: Readers, unguarded: Readers, victim: int
) -> None:
    for what, facts in (("trace", {"pid": victim}), ("call memory of", {"pid": victim})):
        with pytest.raises(TriedTheForbidden) as caught:
            tried(readers, what, **facts)
        assert "Do not open it" in caught.value.advice
        without = tried(unguarded, what, **facts)
        if not without.startswith("done"):
            pytest.skip(f"not run here: “{what}” is refused to everybody ({without})")


@pytest.mark.usefixtures("stands")
def test_no_program_is_started(readers: Readers, unguarded: Readers, tmp_path: Path) -> None:
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\necho ran > {tmp_path}/ran\n")
    program.chmod(0o700)
    for its, ran in ((readers, False), (unguarded, True)):
        with pytest.raises(ReadingStopped):  # also where it ran: its reader is no more
            tried(its, "exec", path=str(program))
        assert (tmp_path / "ran").exists() is ran


def children_of(way: Forked) -> list[int]:
    listed = Path(f"/proc/{way.process}/task/{way.process}/children")
    if not listed.exists():
        pytest.skip("not run here: this kernel does not list children")
    return [int(child) for child in listed.read_text().split()]


class Held:
    """A document that stays in its process until it is let go."""

    def __init__(self, way: Forked) -> None:
        self._way = way
        self._gone = threading.Event()
        self._pool = ThreadPoolExecutor(1)

    def _still(self) -> None:
        if self._gone.is_set():
            raise Cancelled

    def __enter__(self) -> int:
        document = f'{{"try": "wait", "seconds": 60, "_holding": "{CANARY}"}}'.encode()
        reading = Readers(REGISTRY, self._way)
        self._read = self._pool.submit(reading.read, "probe", document, None, self._still)
        while not (children := children_of(self._way)) and not self._read.done():
            pass
        return children[0]

    def __exit__(self, *_what: object) -> None:
        self._gone.set()
        with pytest.raises(Cancelled):
            self._read.result(30)
        self._pool.shutdown()


@pytest.mark.usefixtures("stands")
def test_the_document_of_another_process_is_out_of_reach(
    forked: Forked, readers: Readers, unguarded_way: Forked, unguarded: Readers
) -> None:
    upside_down = CANARY[::-1]
    with Held(unguarded_way) as other:
        without = tried_until_found(unguarded, other, upside_down)
    with Held(forked) as other:
        assert tried(readers, "memory of", pid=other, needle=upside_down).startswith("refused")
        with pytest.raises(TriedTheForbidden):
            tried(readers, "call memory of", pid=other)
        for path in (f"/proc/{other}/mem", f"/proc/{other}/fd/3", "/proc/self/fd/0"):
            assert tried(readers, "open", path=path).startswith("refused")
        assert tried(readers, "kill", pid=other).startswith("refused")
    if without.startswith("refused"):
        pytest.skip(f"not run here: nobody may read another process ({without})")
    assert without == "done: True"


def tried_until_found(unguarded: Readers, other: int, needle: str) -> str:
    """Look in the other process until the document has come to it."""
    said = ""
    for _time in range(200):
        said = tried(unguarded, "memory of", pid=other, needle=needle)
        if said != "done: False":
            break
    return said


def test_only_its_own_descriptors_are_open(
    forked: Forked, readers: Readers, unguarded: Readers
) -> None:
    with Held(forked):
        mine = tried(readers, "descriptors").removeprefix("done: ").split()
    assert len(mine) == 5  # three that lead nowhere, the request and the answer
    assert len(tried(unguarded, "descriptors").split()) > 6


def test_what_forks_holds_no_document(forked: Forked, readers: Readers) -> None:
    readers.read("plain", CANARY.encode())
    pid = forked.process
    assert pid is not None
    if why := memory.forbidden(pid) or memory.forbidden(os.getpid()):
        pytest.skip(f"not run here: {why}")
    needles = memory.texts({"the document": CANARY})
    assert sum(memory.count(os.getpid(), needles).values()) > 0
    assert sum(memory.count(pid, needles).values()) == 0


def test_parsers_stay_out_of_the_program_and_the_archive_out_of_their_process(
    readers: Readers,
) -> None:
    loaded = tried(readers, "modules").split()
    assert "tests.importing.worker.probe" in loaded
    apart = (
        "PySide6",
        "khronika.archive",
        "khronika.domain",
        "sqlcipher3",
        "sqlite_utils",
        "pyrage",
    )
    assert not [name for name in loaded if name.startswith(apart)]
    assert "tests.importing.worker.probe" not in sys.modules


def test_what_the_kernel_offers_stands(readers: Readers) -> None:
    """Or the tests above, and those of each protection, would say “not run here” for ever."""
    code = """
print("Seccomp:" in open("/proc/self/status").read())
print(ctypes.CDLL(None).syscall(444, None, ctypes.c_size_t(0), 1) >= 1)
print(ctypes.CDLL(None).unshare(0x10000000 | 0x40000000 | 0x08000000) == 0)
"""
    syscalls, landlock, namespace = (line == "True" for line in said(code))
    offered = Protections(
        limits=True,
        namespace=namespace,
        landlock=landlock,
        syscalls=syscalls and os.uname().machine in MACHINES,
    )
    assert readers.protections() == offered
