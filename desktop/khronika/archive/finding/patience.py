"""How long a query may take: a page that comes late is worth less than the part that came soon."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from sqlcipher3 import dbapi2 as sqlcipher
from sqlite_utils.db import Database

_STEPS = 20_000  # of SQLite's machine between two looks at the clock: about a millisecond
_STOPPED = "interrupted"  # what SQLite calls it


class Patience:
    """Stops what reads a connection when its time is over.

    Attributes:
        is_over: Whether anything was cut short.
    """

    def __init__(self, db: Database, seconds: float | None) -> None:
        """Begin to count; `seconds` None waits for ever."""
        self._conn = db.conn
        self._until = None if seconds is None else time.monotonic() + seconds
        self.is_over = False

    def look(self) -> bool:
        """Return whether time is over, for loops that work on what was read."""
        if self._until is not None and time.monotonic() > self._until:
            self.is_over = True
        return self.is_over

    def give_up(self) -> None:
        """Let time be over now, for loops that have worked enough."""
        self.is_over, self._until = True, 0.0

    @contextmanager
    def bounded(self) -> Iterator[None]:
        """Within, SQLite gives up when time is over, and the rest of the block is left out."""
        if self._until is None:
            yield
            return
        self._conn.set_progress_handler(self.look, _STEPS)
        try:
            yield
        except sqlcipher.OperationalError as error:
            if str(error) != _STOPPED:
                raise
            self.is_over = True
        finally:
            self._conn.set_progress_handler(None, _STEPS)
