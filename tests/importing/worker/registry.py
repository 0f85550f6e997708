"""Readers of invented formats, for the tests of what reads real ones."""

from collections.abc import Mapping

READERS: Mapping[str, str] = {
    "probe": "tests.importing.worker.probe",
    "plain": "tests.importing.worker.plain",
}
