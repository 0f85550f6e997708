"""Words that somebody typed and that are a hidden name: put aside until names are shown."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from khronika.ui.session import Session

FILTER = "filter"  # the key, inside the archive, of what lists were narrowed to


class Withheld:
    """What was typed into the lines of a window, and into the filter it shares.

    Whoever looks over a shoulder reads a search line as well as a list.
    """

    def __init__(self, session: Session, window: QWidget) -> None:
        """`window`: what holds the lines."""
        self._session, self._window = session, window
        self._lines: dict[QLineEdit, str] = {}
        self._words: dict[str, str] = {}  # of the filter, by the place they narrow

    def put_aside(self) -> None:
        """Empty every line that names somebody who is hidden now."""
        typed = {line: line.text() for line in self._window.findChildren(QLineEdit)}
        named = {line: said for line, said in typed.items() if self._names(said)}
        self._lines |= named
        for line in named:
            line.clear()

    def give_back(self) -> None:
        """Names are shown: lines that are still empty say again what they said."""
        shared = self._session.narrowing.filter
        for place, said in self._words.items():
            if not shared.of(place).text:
                shared.put(place, shared.of(place).saying(said))
        for line in self._window.findChildren(QLineEdit):
            if not line.text():
                line.setText(self._lines.get(line, ""))
        self._lines, self._words = {}, {}

    def keep_filter(self) -> None:
        """Keep inside the archive what lists are narrowed to."""
        now = self._session.narrowing.filter.as_json()
        said = {place: words for place, words in now["words"].items() if words}
        self._session.keep_state(FILTER, now | {"words": self._words | said})

    def recall_filter(self) -> None:
        """Narrow lists again as they were when the archive was locked."""
        kept: Mapping[str, Any] | None = self._session.archive.state(FILTER)
        if kept is None:
            return
        words: Mapping[str, str] = kept["words"]
        self._words = {place: said for place, said in words.items() if self._names(said)}
        shown = {place: said for place, said in words.items() if place not in self._words}
        self._session.narrowing.filter.restore({**kept, "words": shown})

    def _names(self, typed: str) -> bool:
        return bool(typed) and self._session.names_somebody(typed)
