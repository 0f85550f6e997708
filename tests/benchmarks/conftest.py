"""What benchmarks found besides times is shown too: pytest-benchmark keeps it for its files."""

from collections.abc import Iterator
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def said(request: pytest.FixtureRequest, benchmark: Any) -> Iterator[None]:
    """Write the extra figures of a benchmark on the terminal."""
    yield
    plugins = request.config.pluginmanager
    reporter: Any = plugins.get_plugin("terminalreporter")
    capture: Any = plugins.get_plugin("capturemanager")
    with capture.global_and_fixture_disabled():
        for name, figure in benchmark.extra_info.items():
            reporter.ensure_newline()
            reporter.write_line(f"{request.node.name}: {name}: {figure}")
