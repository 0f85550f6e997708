"""What is said of long work besides how far it is: how many files are done, and the time left."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from khronika.i18n import _, ngettext

MINUTES = (
    0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 90, 120, 180, 240, 300, 360, 480,
    600, 720, 900, 1200, 1440,
)  # fmt: skip
"""What may be said to be left: the first is less than a minute, the last more than a day."""
_IN_HOURS = {minutes for minutes in MINUTES if minutes % 60 == 0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """How many of how many files are done; `left` is one of `MINUTES`, None where none is known."""

    done: int
    total: int
    left: int | None = None


@runtime_checkable
class Foretold(Protocol):
    """A progress that says more than how far the work is."""

    def foretell(self, outlook: Outlook) -> None:
        """Hear how the work looks; it is shown with the next step."""


def outlook_words(outlook: Outlook, number: Callable[[int], str] = str) -> str:
    """Return `outlook` as it is read beside a bar: “312 of 2000 files · about 3 minutes left”."""
    # Translators: {done} and {n} are numbers: “312 of 2000 files” are done.
    said = ngettext("{done} of {n} file", "{done} of {n} files", outlook.total).format(
        done=number(outlook.done), n=number(outlook.total)
    )
    return said if outlook.left is None else f"{said} · {left_words(outlook.left)}"


def left_words(minutes: int) -> str:
    """Return how long work still takes, of which `minutes` (one of `MINUTES`) are left."""
    if minutes <= MINUTES[0]:
        return _("less than a minute left")
    if minutes >= MINUTES[-1]:
        return _("more than a day left")
    if minutes in _IN_HOURS:
        hours = minutes // 60
        return ngettext("about {n} hour left", "about {n} hours left", hours).format(n=hours)
    return ngettext("about {n} minute left", "about {n} minutes left", minutes).format(n=minutes)
