"""How slow work reports itself without knowing that a screen exists."""

from typing import Protocol


class Progress(Protocol):
    """Told how far a piece of work is; asked, by the same call, whether to go on."""

    def step(self, done: int, total: int = 0) -> None:
        """Say how far the work is (total 0: not known); may raise Cancelled."""


class _Silent:
    def step(self, done: int, total: int = 0) -> None:
        pass


SILENT: Progress = _Silent()
