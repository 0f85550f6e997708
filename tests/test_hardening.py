"""The process keeps its memory to itself."""

import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "desktop"
ASK = """
import resource
from khronika.hardening import harden
harden()
print(resource.getrlimit(resource.RLIMIT_CORE))
import ctypes
print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="not run here: Linux's prctl")
def test_there_is_no_core_and_nobody_may_look() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASK], capture_output=True, text=True, check=True,
        env={"PYTHONPATH": str(PACKAGE)},
    )  # fmt: skip
    limit, dumpable = done.stdout.splitlines()
    assert limit == "(0, 0)"
    assert dumpable == "0"
