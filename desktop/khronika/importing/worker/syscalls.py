"""The few calls to the kernel that are left to a process that reads a document (seccomp).

A list of what is allowed: whatever a later kernel brings is refused unseen. A parser that asks for
what it can do without gets EPERM and goes on; what nothing but an attack asks for ends the process.
Memory can no longer be made executable: what runs was there before the document came.
"""

from typing import NamedTuple

_ALLOW, _REFUSE, _END = 0x7FFF0000, 0x00050001, 0x80000000  # EPERM is 1; <linux/seccomp.h>
_LOAD, _EQUAL, _ANY_BIT, _RETURN = 0x20, 0x15, 0x45, 0x06  # <linux/bpf_common.h>
_CALL, _ARCHITECTURE, _ARGUMENTS = 0, 4, 16  # places in struct seccomp_data; an argument takes 8
_PROT_EXEC = 4

# name: (x86_64, aarch64), from <asm/unistd_64.h> and <asm-generic/unistd.h>
ALLOWED = {
    "read": (0, 63),
    "write": (1, 64),
    "brk": (12, 214),
    "munmap": (11, 215),
    "mremap": (25, 216),
    "madvise": (28, 233),
    "futex": (202, 98),
    "close": (3, 57),
    "lseek": (8, 62),
    "fstat": (5, 80),
    "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139),
    "sigaltstack": (131, 132),
    "restart_syscall": (219, 128),
    "getpid": (39, 172),
    "gettid": (186, 178),
    "getrusage": (98, 165),
    "clock_gettime": (228, 113),
    "clock_getres": (229, 114),
    "clock_nanosleep": (230, 115),
    "gettimeofday": (96, 169),
    "getrandom": (318, 278),
    "sched_yield": (24, 124),
    "exit": (60, 93),
    "exit_group": (231, 94),
}
# Allowed as long as no memory becomes executable; the third argument says so.
NOT_EXECUTABLE = {"mmap": (9, 222), "mprotect": (10, 226)}
ITSELF = {"tgkill": (234, 131)}  # by which abort() ends a process; its first argument is whose
DEADLY = {
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "pidfd_getfd": (438, 438),
    "execve": (59, 221),
    "execveat": (322, 281),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "keyctl": (250, 219),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "open_tree": (428, 428),
    "move_mount": (429, 429),
    "fsopen": (430, 430),
    "mount_setattr": (442, 442),
    "setns": (308, 268),
    "unshare": (272, 97),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "delete_module": (176, 106),
    "kexec_load": (246, 104),
    "reboot": (169, 142),
    "swapon": (167, 224),
    "open_by_handle_at": (304, 265),
}


class Machine(NamedTuple):
    """A kind of processor: its column in the tables, and its name for the kernel."""

    column: int
    architecture: int  # <linux/audit.h>


MACHINES = {"x86_64": Machine(0, 0xC000003E), "aarch64": Machine(1, 0xC00000B7)}


class Step(NamedTuple):
    """One instruction of a filter: struct sock_filter, little end first on both machines."""

    code: int
    if_true: int
    if_false: int
    value: int


def steps(machine: Machine, pid: int) -> list[Step]:
    """Return the filter for the process `pid`."""
    column = machine.column
    filter_ = [
        Step(_LOAD, 0, 0, _ARCHITECTURE),
        Step(_EQUAL, 1, 0, machine.architecture),
        _leave(_END),  # calls of another processor have other numbers
        Step(_LOAD, 0, 0, _CALL),
    ]
    for numbers in ALLOWED.values():
        filter_ += [Step(_EQUAL, 0, 1, numbers[column]), _leave(_ALLOW)]
    for numbers in NOT_EXECUTABLE.values():
        filter_ += _if_called(numbers[column], 2, Step(_ANY_BIT, 1, 0, _PROT_EXEC))
    for numbers in ITSELF.values():
        filter_ += _if_called(numbers[column], 0, Step(_EQUAL, 0, 1, pid))
    for numbers in DEADLY.values():
        filter_ += [Step(_EQUAL, 0, 1, numbers[column]), _leave(_END)]
    return [*filter_, _leave(_REFUSE)]


def _if_called(number: int, argument: int, test: Step) -> list[Step]:
    """Allow the call `number` where `test` of its `argument` leads to the next step."""
    return [
        Step(_EQUAL, 0, 4, number),
        Step(_LOAD, 0, 0, _ARGUMENTS + 8 * argument),
        test,
        _leave(_ALLOW),
        _leave(_REFUSE),
    ]


def _leave(verdict: int) -> Step:
    return Step(_RETURN, 0, 0, verdict)
