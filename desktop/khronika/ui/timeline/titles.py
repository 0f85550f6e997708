"""What incidents are called and how wide that is, fetched for what is in view and no more."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

from khronika.domain.kinds import RecordId
from khronika.ui.style.theme import interface_font

Fetch = Callable[[Sequence[RecordId]], Mapping[RecordId, str]]
_MOST = 8192  # titles kept


class Titles:
    """A cache over `fetch`, which is asked for many at once."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self.version = 0  # rises when titles may have become others
        self._titles: dict[RecordId, str] = {}
        self._widths: dict[tuple[RecordId, int], float] = {}

    def forget(self) -> None:
        """Fetch everything anew: something was written."""
        self._titles, self._widths = {}, {}
        self.version += 1

    def want(self, records: Iterable[RecordId]) -> None:
        """Fetch those of `records` that are not known yet."""
        unknown = [one for one in dict.fromkeys(records) if one not in self._titles]
        if not unknown:
            return
        if len(self._titles) + len(unknown) > _MOST:
            self.forget()
        found = self._fetch(unknown)
        self._titles |= {one: " ".join(found.get(one, "").split()) for one in unknown}

    def of(self, record: RecordId) -> str:
        """Return what one incident is called."""
        if record not in self._titles:
            self.want([record])
        return self._titles[record]

    def width(self, record: RecordId, pixels: int) -> float:
        """Return how wide its title is in letters of that size."""
        found = self._widths.get((record, pixels))
        if found is None:
            found = _metrics(pixels).horizontalAdvance(self.of(record))
            self._widths[record, pixels] = found
        return found

    def cut(self, record: RecordId, pixels: int, room: float) -> str:
        """Return the title, cut with … to `room` pixels."""
        if self.width(record, pixels) <= room:
            return self.of(record)
        elide = Qt.TextElideMode.ElideRight
        return _metrics(pixels).elidedText(self.of(record), elide, room)


def _metrics(pixels: int) -> QFontMetricsF:
    return QFontMetricsF(interface_font(pixels))
