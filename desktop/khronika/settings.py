"""What a person has chosen for this computer: how the window looks and when it locks.

Kept outside every archive, because it holds before one is open; so nothing of an archive may ever
come in here, no name, no place, no time of use. One small JSON file that only its owner may read.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from khronika.domain.errors import KnownError
from khronika.i18n import N_
from khronika.paths import CONFIG

FILE = CONFIG / "settings.json"
# What each setting may be. There is no “never” among the minutes: an archive that stays open all
# night is open to whoever comes in.
ALLOWED: Mapping[str, tuple[object, ...]] = {
    "language": ("system", "en", "uk", "ru"),
    "theme": ("system", "light", "dark", "contrast"),
    "scale": (100, 125, 150, 175, 200),
    "reading_font": ("serif", "sans"),
    "reading_size": (15, 16, 17, 19),
    "rows": ("comfortable", "compact"),
    "lock_after": (1, 2, 5, 10, 15, 30),
    "lock_with_screen": (True, False),
    "lock_with_sleep": (True, False),
    "clipboard": (10, 30, 60),
    "reduce_motion": (False, True),
}
_OWN = os.O_WRONLY | os.O_CREAT | os.O_TRUNC


class SettingsNotKept(KnownError):
    """The file could not be written; what was chosen holds until the window is closed."""

    summary = N_("The settings could not be written to the disk.")
    remedy = N_("They hold until Khronika is closed. Is the disk full, or your folder read-only?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """The settings of this computer. Each value is one of `ALLOWED`.

    Units: `scale` per cent, `reading_size` pixels, `lock_after` minutes, `clipboard` seconds.
    """

    language: str = "system"
    theme: str = "system"
    scale: int = 100
    reading_font: str = "serif"
    reading_size: int = 16
    rows: str = "comfortable"
    lock_after: int = 5
    lock_with_screen: bool = True
    lock_with_sleep: bool = True
    clipboard: int = 30
    reduce_motion: bool = False


def read(file: Path = FILE) -> tuple[Preferences, bool]:
    """Return what `file` says, and whether all of it could be understood.

    What is missing, unknown or not allowed is as if it had never been chosen; a file that is not
    there is understood. Nothing raises: a window that does not open because of its settings could
    not be used to mend them.
    """
    try:
        told = json.loads(file.read_bytes())
    except FileNotFoundError:
        return Preferences(), True
    except (OSError, ValueError, RecursionError):
        return Preferences(), False
    if not isinstance(told, dict):
        return Preferences(), False
    known = {one.name for one in fields(Preferences)}
    good: dict[str, Any] = {
        name: value for name, value in told.items() if name in known and _is_allowed(name, value)
    }
    return Preferences(**good), len(good) == len(told)


def write(preferences: Preferences, file: Path = FILE) -> None:
    """Keep `preferences` in `file`: whole or not at all, and for its owner only.

    Raises:
        SettingsNotKept: The disk is full, or the folder may not be written.
    """
    part = file.with_suffix(".part")
    text = json.dumps(asdict(preferences), indent=1)
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(part, _OWN, 0o600), "w", encoding="ascii") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        part.chmod(0o600)  # it may have been there before, open to others
        part.replace(file)
    except OSError as fault:
        raise SettingsNotKept from fault


def _is_allowed(name: str, value: object) -> bool:
    """Whether `value` is one of those allowed; 1 is not True, as JSON tells them apart."""
    return any(type(value) is type(one) and value == one for one in ALLOWED[name])
