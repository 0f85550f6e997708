"""Readers of invented formats, for the tests of what reads real ones."""

from collections.abc import Mapping

READERS: Mapping[str, str] = {
    "probe": "tests.importing.worker.probe:read",
    "plain": "tests.importing.worker.plain:read",
    "plain-shown": "tests.importing.worker.plain:shown",
}
