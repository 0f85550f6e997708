"""A reader that turned hostile: its document names what it tries, and the answer says how it went.

Each attempt answers "done: …" when it got what it wanted. What the sandbox refuses it says in the
number of the refusal; what ends the process says nothing.
"""

import ctypes
import json
import os
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path

from khronika.importing.extracted import Extracted

_LIBRARY = ctypes.CDLL(None, use_errno=True)
_PIECE = 16 << 20


def warm() -> None:
    """Load what an answer takes."""
    read(b'{"try": "nothing"}')


def read(data: bytes) -> Extracted:
    """Try what the document says."""
    order = json.loads(data)
    try:
        said = f"done: {_ATTEMPTS[order.pop('try')](**order)}"
    except OSError as error:
        said = f"refused: {error.errno}"
    return Extracted(text=said)


def _checked(value: int) -> int:
    if value < 0:
        raise OSError(ctypes.get_errno(), "refused")
    return value


def _connect(family: int, where: str) -> str:
    address: str | tuple[str, int] = where
    if family == socket.AF_INET:
        host, port = where.split(":")
        address = (host, int(port))
    with socket.socket(family, socket.SOCK_STREAM) as sock:
        sock.connect(address)
    return "connected"


def _socket_pair() -> str:
    one, other = socket.socketpair()
    one.close()
    other.close()
    return "a pair"


def _open(path: str) -> str:
    with Path(path).open("rb") as file:
        return file.read(4).decode("latin-1")


def _write(path: str) -> int:
    return Path(path).write_bytes(b"left behind")


def _list(path: str) -> int:
    return len(os.listdir(path))  # noqa: PTH208


def _unlink(path: str) -> str:
    Path(path).unlink()
    return "gone"


def _rename(path: str) -> str:
    os.rename(path, f"{path}.moved")  # noqa: PTH104
    return "moved"


def _fork() -> str:
    if (pid := os.fork()) == 0:
        os._exit(0)
    os.waitpid(pid, 0)
    return "forked"


def _exec(path: str) -> str:
    os.execv(path, [path])  # noqa: S606


def _kill(pid: int) -> str:
    os.kill(pid, 0)
    return "it heard"


def _kill_parent() -> str:
    return _kill(os.getppid())


def _trace(pid: int) -> str:
    attach, detach = 16, 17  # <sys/ptrace.h>
    _checked(_LIBRARY.ptrace(attach, pid, None, None))
    os.waitpid(pid, 0)
    _LIBRARY.ptrace(detach, pid, None, None)
    return "traced"


def _memory_of(pid: int, needle: str) -> bool:
    """Look for `needle`, which is upside down here, in the memory of a process."""
    wanted = needle[::-1].encode()
    spans = [line.split() for line in Path(f"/proc/{pid}/maps").read_text().splitlines()]
    with Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
        for place, rights, *_rest in spans:
            start, end = (int(one, 16) for one in place.split("-"))
            if not rights.startswith("rw"):
                continue
            memory.seek(start)
            try:
                if wanted in memory.read(end - start):
                    return True
            except OSError:
                continue
    return False


def _call_memory_of(pid: int) -> int:
    """Read it by process_vm_readv, which needs no file; nothing at address 0, but may one ask?"""
    got = _LIBRARY.process_vm_readv(pid, None, 0, None, 0, 0)
    return _checked(got)


def _descriptors() -> str:
    """Say which descriptors are open, without asking the kernel for more."""
    found = []
    for number in range(64):
        try:
            os.lseek(number, 0, os.SEEK_CUR)
            found.append(number)
        except OSError as error:
            if error.errno != 9:  # EBADF
                found.append(number)
    return " ".join(map(str, found))


def _shared_memory() -> str:
    private, remove = 0, 0  # <sys/ipc.h>
    place = _checked(_LIBRARY.shmget(private, ctypes.c_size_t(4096), 0o1600))
    _LIBRARY.shmctl(place, remove, None)
    return "shared"


def _take(mebibytes: int) -> int:
    held = [b"x" * (1 << 20) for _piece in range(mebibytes)]
    return len(held)


def _take_in_c(mebibytes: int) -> str:
    """Ask as a library does that ends the program when it gets none."""
    _LIBRARY.malloc.restype = ctypes.c_void_p
    for _piece in range(mebibytes):
        place = _LIBRARY.malloc(ctypes.c_size_t(1 << 20))
        if not place:
            os.abort()
        ctypes.memset(place, 1, 1 << 20)
    return "all"


def _turn_for_ever() -> str:
    while True:
        pass


def _wait(seconds: float, _holding: str = "") -> str:
    time.sleep(seconds)
    return "waited"


def _crash() -> str:
    ctypes.string_at(0)
    return "no"


def _raise() -> str:
    raise ZeroDivisionError


def _deep() -> str:
    return _deep()


def _run_memory() -> str:
    """Make memory executable, as code does that came with a document."""
    read_write_execute, private = 7, 0x22
    _LIBRARY.mmap.restype = ctypes.c_void_p
    place = _LIBRARY.mmap(
        None, ctypes.c_size_t(4096), read_write_execute, private, -1, ctypes.c_long(0)
    )
    if place in (None, ctypes.c_void_p(-1).value):
        raise OSError(ctypes.get_errno(), "refused")
    return "executable"


def _answer_descriptor() -> int:
    """Return the descriptor that leads to the program: the last that is open."""
    return int(_descriptors().split()[-1])


def _say(times: int) -> str:
    """Write past the protocol, for as long as someone reads."""
    piece = b"\xff" * _PIECE
    for _time in range(times):
        os.write(_answer_descriptor(), piece)
    os._exit(0)


def _say_exactly(bytes_: list[int]) -> str:
    os.write(_answer_descriptor(), bytes(bytes_))
    os._exit(0)


def _hush() -> str:
    """Close the way to the program, and stay."""
    os.close(_answer_descriptor())
    time.sleep(60)
    return "stayed"


def _abort() -> str:
    os.abort()


_ATTEMPTS: dict[str, Callable[..., object]] = {
    "nothing": lambda: "nothing",
    "connect": _connect,
    "socket pair": _socket_pair,
    "open": _open,
    "write": _write,
    "list": _list,
    "unlink": _unlink,
    "rename": _rename,
    "make folder": lambda path: os.mkdir(path),  # noqa: PTH102
    "change mode": lambda path: os.chmod(path, 0o777),  # noqa: PTH101, S103
    "fork": _fork,
    "exec": _exec,
    "kill": _kill,
    "kill parent": _kill_parent,
    "trace": _trace,
    "memory of": _memory_of,
    "call memory of": _call_memory_of,
    "descriptors": _descriptors,
    "shared memory": _shared_memory,
    "take": _take,
    "take in C": _take_in_c,
    "turn for ever": _turn_for_ever,
    "wait": _wait,
    "crash": _crash,
    "raise": _raise,
    "deep": _deep,
    "run memory": _run_memory,
    "say": _say,
    "say exactly": _say_exactly,
    "hush": _hush,
    "abort": _abort,
    "modules": lambda: " ".join(sorted(sys.modules)),
}
