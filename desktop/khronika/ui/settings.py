"""The settings of this computer while the window runs: one value, and who hears of a change."""

import os
from collections.abc import Mapping, MutableMapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from khronika.i18n import asked_language, system_language
from khronika.settings import Preferences, read, write

SCALE = "QT_SCALE_FACTOR"  # as Qt calls it


class Settings(QObject):
    """What was chosen. Whoever can follow at once listens; the rest reads `now` when it begins."""

    changed = Signal()

    def __init__(self, file: Path | None = None) -> None:
        """`file`: where it is kept; None keeps it nowhere, for tests and for pictures."""
        super().__init__()
        self._file = file
        self.now, self.is_whole = (Preferences(), True) if file is None else read(file)
        self.at_start = self.now  # what language and size are drawn with until the next start

    def choose(self, **values: Any) -> None:
        """Take `values`, by the names of `Preferences`, tell everybody, and keep them.

        Raises:
            SettingsNotKept: They hold now, but not at the next start.
        """
        chosen = replace(self.now, **values)
        if chosen == self.now:
            return
        self.now, self.is_whole = chosen, True
        self.changed.emit()
        if self._file is not None:
            write(chosen, self._file)

    @property
    def waits_for_start(self) -> bool:
        """Whether something was chosen that shows only after a new start."""
        now, then = self.now, self.at_start
        language = now.language != then.language and asked_language() is None
        return language or now.scale != then.scale


def language_to_speak(preferences: Preferences) -> str:
    """Return the language of the window; what the environment asks for by our name wins."""
    if preferences.language == "system" or asked_language() is not None:
        return system_language()
    return preferences.language


def scale_from_outside(environment: Mapping[str, str] = os.environ) -> str:
    """Return what the environment enlarges everything by where 100 % is chosen; empty: nothing."""
    asked = environment.get(SCALE, "")
    return "" if asked in ("1", "1.0") else asked


class Scaled:
    """Says to Qt, while its application is made, how large everything is drawn.

    Qt asks the environment, once. Afterwards it is put back: what starts from here, a locked
    window above all, reads the settings for itself.
    """

    def __init__(
        self, preferences: Preferences, environment: MutableMapping[str, str] = os.environ
    ) -> None:
        self._per_cent, self._environment = preferences.scale, environment
        self._before = environment.get(SCALE)

    def __enter__(self) -> None:
        if self._per_cent != 100:
            self._environment[SCALE] = str(self._per_cent / 100)

    def __exit__(self, *_error: object) -> None:
        if self._before is None:
            self._environment.pop(SCALE, None)
        else:
            self._environment[SCALE] = self._before
