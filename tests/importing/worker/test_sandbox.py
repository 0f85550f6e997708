"""Each protection by itself: that it stands is not the word of another."""

import subprocess
import sys

import pytest

from khronika.importing.worker.sandbox import Protections

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="not run here: Linux's own")

BEGIN = """
import ctypes, errno, os, resource, socket, sys
from khronika.importing.worker import sandbox
def say(what):
    try:
        print("done", what())
    except OSError as error:
        print(errno.errorcode[error.errno])
"""


def said(code: str, *words: str) -> list[str]:
    """What a process of its own prints, line by line."""
    done = subprocess.run(
        [sys.executable, "-P", "-c", BEGIN + code, *words],
        capture_output=True, text=True, check=True, timeout=60,
        env={"PYTHONPATH": ":".join(sys.path)},
    )  # fmt: skip
    return done.stdout.splitlines()


def stood(lines: list[str]) -> list[str]:
    """Return the lines after the first, which says whether the protection stands."""
    if lines[0] != "True":
        pytest.skip("not run here: this system has no such protection")
    return lines[1:]


def test_landlock_opens_nothing() -> None:
    code = """
say(lambda: open("/etc/passwd") and "open")
sandbox._prctl(sandbox._NO_NEW_PRIVILEGES, 1)
print(sandbox.close_files())
say(lambda: open("/etc/passwd"))
say(lambda: open("/tmp/khronika-left-behind", "w"))
say(lambda: os.listdir("/"))
say(lambda: os.mkdir("/tmp/khronika-left-behind"))
"""
    before, *lines = said(code)
    assert before == "done open"
    assert stood(lines) == ["EACCES"] * 4


def test_another_network_has_nothing_in_it_and_no_rights_come_with_it() -> None:
    code = """
port = int(sys.argv[1])
def connect():
    socket.create_connection(("127.0.0.1", port), 5).close()
    return "connected"
def rights():
    status = open("/proc/self/status").read()
    return [line.split()[1].strip("0") for line in status.splitlines()
            if line.startswith(("CapEff", "CapPrm", "CapInh"))]
say(connect)
print(sandbox.leave_network())
say(connect)
print(rights())
say(lambda: sandbox._drop_rights())
"""
    import socket

    with socket.create_server(("127.0.0.1", 0)) as server:
        before, *lines = said(code, str(server.getsockname()[1]))
    assert before == "done connected"
    assert stood(lines) == ["ENETUNREACH", "['', '', '']", "done True"]


def test_limits_leave_a_gigabyte_and_no_more() -> None:
    code = """
def take(mebibytes):
    try:
        return len([bytes(1 << 20) for _piece in range(mebibytes)])
    except MemoryError:
        return "refused"
print(sandbox.limit())
say(lambda: take(900))
say(lambda: take(1024))
say(lambda: os.pipe())
say(lambda: os.write(os.open(os.devnull, os.O_WRONLY), b"."))
print(resource.getrlimit(resource.RLIMIT_CPU), resource.getrlimit(resource.RLIMIT_CORE))
print([resource.getrlimit(what) for what in (resource.RLIMIT_FSIZE, resource.RLIMIT_NPROC)])
"""
    assert stood(said(code)) == [
        "done 900",
        "done refused",
        "EMFILE",
        "EMFILE",
        "(15, 16) (0, 0)",
        "[(0, 0), (0, 0)]",
    ]


def test_the_filter_refuses_and_computing_goes_on() -> None:
    code = """
sandbox._prctl(sandbox._NO_NEW_PRIVILEGES, 1)
print(sandbox.refuse_calls(), flush=True)
say(lambda: open("/etc/passwd"))
say(lambda: os.fork())
say(lambda: socket.socket())
say(lambda: os.kill(os.getppid(), 0))
say(lambda: len(bytes(50 << 20)))
sys.stdout.flush()
os._exit(0)
"""
    assert stood(said(code)) == ["EPERM"] * 4 + [f"done {50 << 20}"]


def test_a_process_ends_with_its_parent() -> None:
    code = """
import time
reading, writing = os.pipe()
if (middle := os.fork()) == 0:
    if os.fork() == 0:
        sandbox.end_with(os.getppid())
        os.write(writing, b"ready")
        time.sleep(60)
        os._exit(0)
    os.read(reading, 5)
    os._exit(0)
os.waitpid(middle, 0)
os.close(writing)
print(os.read(reading, 5))  # the end, once nobody is left who could write
"""
    assert said(code) == ["b''"]


def test_protections_are_said_in_a_byte() -> None:
    for number in range(16):
        stands = Protections.of_byte(bytes([number]))
        assert stands.as_byte() == bytes([number])
    some = Protections(limits=True, landlock=True)
    assert some.fall_short_of(Protections(syscalls=True))
    assert not some.fall_short_of(Protections(limits=True))
