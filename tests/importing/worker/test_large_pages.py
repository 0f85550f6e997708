"""What a process has written lies in large pages, where the kernel knows how."""

import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

_SAYS = """
import sys
from khronika.importing.worker import large_pages
held = bytearray(b"x") * (16 << 20)
before = sum(held[::4096])
gathered = large_pages.gather()
rollup = open("/proc/self/smaps_rollup").read().split()
print(gathered, rollup[rollup.index("AnonHugePages:") + 1], before == sum(held[::4096]))
"""


def knows_how() -> bool:
    """Whether the kernel gathers pages when asked (from 6.1 on), and was built to."""
    major, minor = (int(part) for part in platform.release().split(".")[:2])
    return (major, minor) >= (6, 1) and Path("/sys/kernel/mm/transparent_hugepage").is_dir()


@pytest.mark.skipif(sys.platform != "linux", reason="not run here: Linux alone has such pages")
def test_memory_is_gathered_into_large_pages_and_holds_what_it_held() -> None:
    said = subprocess.run(
        [sys.executable, "-c", _SAYS],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    gathered, large, is_same = said.stdout.split()
    assert is_same == "True"
    if not knows_how():
        pytest.skip("not run here: the kernel is older than 6.1, or has no such pages")
    assert int(gathered) >= 6
    assert int(large) >= 6 * 2048, "of 16 MiB, wherever it begins"
