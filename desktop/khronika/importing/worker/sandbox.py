"""What a process gives up before the first byte of a document reaches it.

Each function says whether its protection stands, and leaves the process as it is where the system
has no such thing; nothing here needs rights that an ordinary person lacks. What is given up cannot
be had again. The order matters: what needs a descriptor or a call comes before what forbids it.
"""

import ctypes
import os
import struct
import sys
from dataclasses import astuple, dataclass

from khronika.hardening import harden
from khronika.importing.worker import windows_job
from khronika.importing.worker.syscalls import MACHINES, steps

if sys.platform != "win32":
    import resource

MEMORY_MIB = 1024
SECONDS_OF_WORK = 15  # of the processor; the program itself waits a little longer

# <linux/sched.h>, <linux/prctl.h>
_NEW_IPC, _NEW_USER, _NEW_NETWORK = 0x08000000, 0x10000000, 0x40000000
_PDEATHSIG, _SECCOMP, _NO_NEW_PRIVILEGES, _FILTER = 1, 22, 38, 2
_KILL = 9
_CAPABILITIES_VERSION = 0x20080522  # <linux/capability.h>
_CREATE_RULESET, _RESTRICT_SELF, _ASK_VERSION = 444, 446, 1  # <linux/landlock.h>


@dataclass(frozen=True, slots=True, kw_only=True)
class Protections:
    """What stands around the process that reads a document, on this computer.

    `limits`: of memory, time, files and copies of itself. `namespace`: it has a network of its own,
    with nothing in it. `landlock`: no file can be opened. `syscalls`: it can ask the kernel for
    hardly anything but memory.
    """

    limits: bool = False
    namespace: bool = False
    landlock: bool = False
    syscalls: bool = False

    def as_byte(self) -> bytes:
        """Return them as a process says them of itself, before it gets a document."""
        return bytes([sum(stands << place for place, stands in enumerate(astuple(self)))])

    @classmethod
    def of_byte(cls, said: bytes) -> "Protections":
        """Return what `as_byte` wrote."""
        limits, namespace, landlock, syscalls = (bool(said[0] >> place & 1) for place in range(4))
        return cls(limits=limits, namespace=namespace, landlock=landlock, syscalls=syscalls)

    def fall_short_of(self, promised: "Protections") -> bool:
        """Whether one that was promised does not stand."""
        both = zip(astuple(promised), astuple(self), strict=True)
        return any(was and not stands for was, stands in both)


def enter(namespace: bool, parent: int = 0) -> Protections:
    """Give up all but computing, and the descriptors that are open.

    Args:
        namespace: Whether the process already stands in one; see `leave_network`.
        parent: The process with which this one is to end (Linux); 0 for none.
    """
    harden()
    if sys.platform == "win32":
        return Protections(limits=windows_job.limit(MEMORY_MIB << 20, SECONDS_OF_WORK))
    if sys.platform != "linux":
        return Protections(limits=limit())
    end_with(parent)
    _prctl(_NO_NEW_PRIVILEGES, 1)
    landlock, limits = close_files(), limit()
    return Protections(
        limits=limits, namespace=namespace, landlock=landlock, syscalls=refuse_calls()
    )


def leave_network() -> bool:
    """Move into a network of this process's own and drop what rights it has over that.

    Only a process with one thread can; those it forks are in there with it.
    """
    if sys.platform != "linux":
        return False
    apart = _NEW_NETWORK | _NEW_IPC
    unshare = ctypes.CDLL(None).unshare
    # An administrator may do without the first, where ordinary persons may do neither.
    moved = unshare(_NEW_USER | apart) == 0 or unshare(apart) == 0
    return _drop_rights() and moved


def _drop_rights() -> bool:
    header = struct.pack("=Ii", _CAPABILITIES_VERSION, 0)
    return bool(ctypes.CDLL(None).capset(header, bytes(24)) == 0)


def end_with(parent: int) -> None:
    """Die when `parent` does; at once, if it has."""
    if parent:
        _prctl(_PDEATHSIG, _KILL)
        if os.getppid() != parent:
            os._exit(1)


def close_files() -> bool:
    """Forbid every path and every TCP port by Landlock; later kernels forbid signals too."""
    call = ctypes.CDLL(None).syscall
    version = call(_CREATE_RULESET, None, ctypes.c_size_t(0), _ASK_VERSION)
    if version < 1:
        return False
    files = (1 << {1: 13, 2: 14, 3: 15, 4: 15}.get(version, 16)) - 1
    ports = 3 if version >= 4 else 0
    others = 3 if version >= 6 else 0  # abstract sockets and signals
    known = 8 if version < 4 else 16 if version < 6 else 24  # bytes of the structure
    asked = struct.pack("=QQQ", files, ports, others)[:known]
    rules = call(_CREATE_RULESET, asked, ctypes.c_size_t(len(asked)), 0)
    if rules < 0:
        return False
    try:
        return bool(call(_RESTRICT_SELF, rules, 0) == 0)
    finally:
        os.close(rules)


def limit() -> bool:
    """Limit memory, work and files. No descriptor can be had beside those that are open."""
    if sys.platform == "win32":
        return False
    most = {
        resource.RLIMIT_AS: MEMORY_MIB << 20,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NPROC: 0,
        resource.RLIMIT_NOFILE: 0,
    }
    # Where the lower of two is passed the kernel says by a signal of its own what it was about.
    lowered = [_lowered(resource.RLIMIT_CPU, SECONDS_OF_WORK, SECONDS_OF_WORK + 1)]
    lowered += [_lowered(what, value, value) for what, value in most.items()]
    return all(lowered)


def _lowered(what: int, soft: int, hard: int) -> bool:
    if sys.platform == "win32":
        return False
    most = resource.getrlimit(what)[1]
    if most != resource.RLIM_INFINITY:
        soft, hard = min(soft, most), min(hard, most)
    try:
        resource.setrlimit(what, (soft, hard))
    except (OSError, ValueError):
        return False
    return True


def refuse_calls() -> bool:
    """Leave of the kernel's calls those that `syscalls` names."""
    machine = None if sys.platform == "win32" else MACHINES.get(os.uname().machine)
    if machine is None or sys.maxsize < 1 << 32:
        return False
    filter_ = steps(machine, os.getpid())
    laid_out = b"".join(struct.pack("<HBBI", *step) for step in filter_)
    place = ctypes.create_string_buffer(laid_out, len(laid_out))
    program = struct.pack("=H6xQ", len(filter_), ctypes.addressof(place))  # struct sock_fprog
    return _prctl(_SECCOMP, _FILTER, program)


def _prctl(what: int, value: int, other: bytes | None = None) -> bool:
    word, place = ctypes.c_ulong, ctypes.c_char_p(other)
    return bool(ctypes.CDLL(None).prctl(what, word(value), place, word(0), word(0)) == 0)
