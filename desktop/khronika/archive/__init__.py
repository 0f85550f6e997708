"""Storage. The driver is imported before all else here: it must come before sqlite_utils."""

from khronika.archive import driver as _driver  # noqa: F401
