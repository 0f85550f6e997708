"""The filter, run as the kernel runs it, for each machine; and the numbers, by its own headers."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from khronika.importing.worker import syscalls
from khronika.importing.worker.syscalls import MACHINES, Machine

ALLOWED, REFUSED, ENDED = 0x7FFF0000, 0x00050001, 0x80000000
PID = 4711
X86, ARM = MACHINES["x86_64"], MACHINES["aarch64"]
both = pytest.mark.parametrize("machine", MACHINES.values(), ids=str)


def verdict(machine: Machine, number: int, *arguments: int, architecture: int = 0) -> int:
    """Return what the filter says of a call."""
    seen = {0: number, 4: architecture or machine.architecture}
    for place, argument in enumerate(arguments):
        seen[16 + 8 * place] = argument & 0xFFFFFFFF
    held, at, filter_ = 0, 0, syscalls.steps(machine, PID)
    while True:
        step = filter_[at]
        at += 1
        match step.code:
            case 0x20:
                held = seen.get(step.value, 0)
            case 0x15:
                at += step.if_true if held == step.value else step.if_false
            case 0x45:
                at += step.if_true if held & step.value else step.if_false
            case 0x06:
                return step.value
            case _:
                pytest.fail("no such instruction")


@both
def test_each_call_has_its_verdict(machine: Machine) -> None:
    for numbers in syscalls.ALLOWED.values():
        assert verdict(machine, numbers[machine.column]) == ALLOWED
    for numbers in syscalls.DEADLY.values():
        assert verdict(machine, numbers[machine.column]) == ENDED
    named = {
        numbers[machine.column]
        for table in (
            syscalls.ALLOWED, syscalls.DEADLY, syscalls.NOT_EXECUTABLE, syscalls.ITSELF
        )
        for numbers in table.values()
    }  # fmt: skip
    others = set(range(600)) - named
    assert {verdict(machine, number) for number in others} == {REFUSED}


@both
def test_memory_does_not_become_executable(machine: Machine) -> None:
    for numbers in syscalls.NOT_EXECUTABLE.values():
        number = numbers[machine.column]
        assert verdict(machine, number, 0, 4096, 3) == ALLOWED
        assert verdict(machine, number, 0, 4096, 7) == REFUSED
        assert verdict(machine, number, 4, 4, 4) == REFUSED


@both
def test_a_signal_goes_to_itself_only(machine: Machine) -> None:
    (number,) = (numbers[machine.column] for numbers in syscalls.ITSELF.values())
    assert verdict(machine, number, PID, PID, 6) == ALLOWED
    assert verdict(machine, number, PID + 1, PID, 6) == REFUSED
    assert verdict(machine, number, 0, PID, 6) == REFUSED


def test_calls_in_another_tongue_end_the_process() -> None:
    i386 = 0x40000003
    assert verdict(X86, 0, architecture=i386) == ENDED
    assert verdict(ARM, 63, architecture=X86.architecture) == ENDED
    x32 = 0x40000000
    assert verdict(X86, x32 | 1) == REFUSED


def _numbers_of(lines: str) -> dict[str, int]:
    said = dict(re.findall(r"^#define (__NR\w+) (\w+)$", lines, re.MULTILINE))
    found = {}
    for name, value in said.items():
        number = str(said.get(value, value))  # some are defined by another
        if number.isdigit():
            found[name.removeprefix("__NR_")] = int(number)
    return found


@pytest.mark.parametrize(
    ("machine", "header"),
    [(X86, "x86_64-linux-gnu/asm/unistd_64.h"), (ARM, "asm-generic/unistd.h")],
)
def test_the_numbers_are_those_of_the_kernel(machine: Machine, header: str) -> None:
    path = Path("/usr/include") / header
    compiler = shutil.which("cc")
    if not path.exists() or compiler is None:
        pytest.skip("not run here: no C compiler, or no headers of the kernel")
    settings = ["-D__BITS_PER_LONG=64", "-D__ARCH_WANT_NEW_STAT"]
    lines = subprocess.run(
        [compiler, "-E", "-dM", *settings, "-x", "c", str(path)],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    known = _numbers_of(lines)
    assert len(known) > 250
    for table in (syscalls.ALLOWED, syscalls.NOT_EXECUTABLE, syscalls.ITSELF, syscalls.DEADLY):
        for name, numbers in table.items():
            assert known[name] == numbers[machine.column], name
