"""The filter that lists and timeline share: its chips are everyone's, its words a list's own."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from khronika.domain.filters import Filter, from_json


class SharedFilter(QObject):
    """What is narrowed now. Places of the window that show the same records share their words."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._chips = Filter()
        self._words: dict[str, str] = {}

    @property
    def chips(self) -> Filter:
        """The filter without anybody's words."""
        return self._chips

    def of(self, place: str) -> Filter:
        """Return the filter of `place`, with its words."""
        return self._chips.saying(self._words.get(place, ""))

    def put(self, place: str, wanted: Filter) -> None:
        """Narrow to `wanted`; its words count for `place` only."""
        if wanted == self.of(place):
            return
        self._words[place] = wanted.text
        self._chips = wanted.saying("")
        self.changed.emit()

    def as_json(self) -> dict[str, Any]:
        """Return it for `restore`."""
        return {"chips": self._chips.as_json(), "words": dict(self._words)}

    def restore(self, kept: Mapping[str, Any]) -> None:
        """Narrow as `as_json` said."""
        self._chips, self._words = from_json(kept["chips"]), dict(kept["words"])
        self.changed.emit()
