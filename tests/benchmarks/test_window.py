"""The window on 20,000 documents and 100,000 incidents beside a tenth: what a person waits for."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.benchmarks.grown import grown
from tests.torture.kills import worker_environment

LIMITS = {
    "switching, worst": 150,
    "typing, p95": 100,
    "scrolling, p99.5": 32,
    "timeline zoom, p99.5": 32,
    "timeline drag, p99.5": 32,
    "memory, MB": 300,
}


@pytest.mark.skipif(sys.platform != "linux", reason="not run here: only Linux says what was used")
@pytest.mark.parametrize("incidents", [10_000, 100_000])
def test_a_day(incidents: int, benchmark: Any, tmp_path: Path) -> None:
    """Unlock, look at every screen, type in the filter, scroll, zoom: a process of its own."""
    archive = grown(incidents, tmp_path)

    def day() -> dict[str, Any]:
        command = [sys.executable, "-m", "tests.benchmarks.window_day"]
        done = subprocess.run(
            [*command, str(archive.path), str(archive.key.path)],
            env=worker_environment(), capture_output=True, text=True, check=True,
        )  # fmt: skip
        said: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        return said

    told = benchmark.pedantic(day, rounds=1)
    benchmark.extra_info.update(told)
    over = {name: told[name] for name, most in LIMITS.items() if told[name] > most}
    assert not over
