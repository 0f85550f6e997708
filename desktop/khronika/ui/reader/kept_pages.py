"""Pages that were drawn, kept in memory as long as there is room: what one turns back to is there.

They are gone with the document, and whenever names are hidden; nothing of them reaches a disk.
"""

from collections import OrderedDict
from collections.abc import Iterator

from khronika.ui.reader.printed import Printed

MOST = 64 << 20  # bytes


class KeptPages:
    """Each page in the widths it was drawn in; those not looked at for longest go first."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._kept: OrderedDict[tuple[int, int], Printed] = OrderedDict()

    @property
    def bytes(self) -> int:
        """How much memory they take."""
        return sum(one.bytes for one in self._kept.values())

    def keep(self, page: int, width: int, drawn: Printed) -> None:
        """Keep `drawn`, which was asked for `width` dots wide; others may go for it."""
        self._kept[page, width] = drawn
        self._kept.move_to_end((page, width))
        while len(self._kept) > 1 and self.bytes > self._most:
            self._kept.popitem(last=False)

    def get(self, page: int, width: int) -> Printed | None:
        """Return a page as it was asked for."""
        if (found := self._kept.get((page, width))) is not None:
            self._kept.move_to_end((page, width))
        return found

    def nearest(self, page: int, width: int) -> Printed | None:
        """Return a page in the width nearest to `width`, to be seen until it is drawn anew."""
        best = min(self._widths(page), key=lambda one: abs(one - width), default=None)
        return self.get(page, best) if best is not None else None

    def forget(self) -> None:
        """Let all of them go."""
        self._kept.clear()

    def _widths(self, page: int) -> Iterator[int]:
        return (width for one, width in self._kept if one == page)
