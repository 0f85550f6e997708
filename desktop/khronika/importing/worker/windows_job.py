"""Limits on Windows: a job that this process puts itself into and then lets go of.

Written by the documentation (JOBOBJECT_EXTENDED_LIMIT_INFORMATION, winnt.h) and not yet tried.
"""

import ctypes
from typing import Any

_EXTENDED = 9  # JobObjectExtendedLimitInformation
_PROCESS_TIME, _ACTIVE_PROCESS, _PROCESS_MEMORY, _DIE_ON_EXCEPTION = 0x2, 0x8, 0x100, 0x400
_TICKS = 10_000_000  # a second, in hundreds of nanoseconds


class _Basic(ctypes.Structure):
    _fields_ = (
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", ctypes.c_uint32),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", ctypes.c_uint32),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", ctypes.c_uint32),
        ("SchedulingClass", ctypes.c_uint32),
    )


class _Extended(ctypes.Structure):
    _fields_ = (
        ("BasicLimitInformation", _Basic),
        ("IoInfo", ctypes.c_uint64 * 6),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )


def limit(memory: int, seconds: int) -> bool:
    """Take at most `memory` bytes and `seconds` of work, and start no process; was it granted?"""
    kernel: Any = getattr(ctypes, "WinDLL")("kernel32")  # noqa: B009
    handle = ctypes.c_void_p
    kernel.CreateJobObjectW.restype = kernel.GetCurrentProcess.restype = handle
    kernel.SetInformationJobObject.argtypes = [handle, ctypes.c_int, handle, ctypes.c_uint32]
    kernel.AssignProcessToJobObject.argtypes = [handle, handle]
    kernel.CloseHandle.argtypes = [handle]
    if not (job := kernel.CreateJobObjectW(None, None)):
        return False
    wanted = _wanted(memory, seconds)
    try:
        return bool(
            kernel.SetInformationJobObject(
                job, _EXTENDED, ctypes.byref(wanted), ctypes.sizeof(wanted)
            )
            and kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())
        )
    finally:
        kernel.CloseHandle(job)  # the limits stay, and nothing is left by which to loosen them


def _wanted(memory: int, seconds: int) -> _Extended:
    wanted = _Extended()
    wanted.BasicLimitInformation.LimitFlags = (
        _PROCESS_TIME | _ACTIVE_PROCESS | _PROCESS_MEMORY | _DIE_ON_EXCEPTION
    )
    wanted.BasicLimitInformation.PerProcessUserTimeLimit = seconds * _TICKS
    wanted.BasicLimitInformation.ActiveProcessLimit = 1
    wanted.ProcessMemoryLimit = memory
    return wanted
