"""Where the program's own files are. Nothing else in the program computes such a path."""

import sys
from pathlib import Path

from platformdirs import user_config_path

_PACKAGE = Path(__file__).resolve().parent


def _data(name: str) -> Path:
    """In a wheel the data travels inside the package; in a checkout it lies at the top."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parents[1] / name


def _catalogs() -> Path:
    """A wheel brings its catalogs compiled; a checkout's are in its virtual environment."""
    inside = _PACKAGE / "resources" / "locale"
    return inside if inside.is_dir() else Path(sys.prefix, "share", "locale")


RESOURCES = _data("resources")
SEEDS = _data("seeds")
LOCALE = _catalogs()
CONFIG = user_config_path("khronika", appauthor=False)
