"""Whether words are found only as they are written: one switch, wherever it is pressed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:  # a session holds it
    from khronika.ui.session import Session

KEY = "find.as_written"  # inside the archive


class AsWritten(QObject):
    """One for the window: the search screen and the line that finds in a text share it."""

    changed = Signal(bool)

    def __init__(self, session: "Session") -> None:
        super().__init__()
        self._session = session
        self._is_on = bool(session.archive.state(KEY))

    @property
    def is_on(self) -> bool:
        """Whether no other form, spelling, script or name is looked for."""
        return self._is_on

    def put(self, on: bool) -> None:
        """Find so from now on, and after a lock."""
        if on != self._is_on:
            self._is_on = on
            self._session.keep_state(KEY, on)
            self.changed.emit(on)
