"""What a way of reading one document apart has to offer, and what comes of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

from khronika.importing.worker.sandbox import Protections

Still = Callable[[], object]  # asked ten times a second; may raise Cancelled
PATIENCE = 0.1  # seconds


class Stopped(Enum):
    """Why the program itself ended a process."""

    TIME = "time"
    LENGTH = "length"


def nobody_stops() -> None:
    """Be a Still of someone who cannot press Stop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a process ended, and what it had said by then.

    `signal` is 0 where it left by itself or was left once it had answered, `code` is then what it
    left with. `peak` is the most memory it held, in KiB; 0 where that is not told, as of one that
    was not waited for.
    """

    said: bytearray = field(repr=False)
    stopped: Stopped | None = None
    signal: int = 0
    code: int = 0
    peak: int = 0


class Way(Protocol):
    """Reads each document in a process of its own; see `forked` and `spawned`."""

    def start(self) -> None:
        """Begin to get ready, without waiting."""

    def protections(self) -> Protections:
        """Return what stands around a process here. Raises ReadersUnavailable."""

    def ask(self, format_: str, request: Sequence[bytes], seconds: float, still: Still) -> Ended:
        """Give a process a request once it has said what it stands within; it ends with this call.

        Raises:
            LessProtected: Less stands than `protections` told; it was given nothing.
            ReadersUnavailable, ReadersGone: As they say.
        """

    def close(self) -> None:
        """End all processes."""
