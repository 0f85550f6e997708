"""The stretch of time that is in view, and how it is moved and magnified: arithmetic only."""

from dataclasses import dataclass, replace
from datetime import date

CLOSEST = 96.0  # pixels a day
_ROOM = 0.03  # of the width, left free on either side when all is shown
_LAST = date.max.toordinal()


@dataclass(frozen=True, slots=True, kw_only=True)
class Timescale:
    """Days onto pixels. A day is as wide as `per_day` pixels, and begins at `x(day)`.

    Attributes:
        start: The moment at the left edge: a day (proleptic ordinal) with its fraction.
        per_day: Pixels a day, above 0.
        width: Pixels.
    """

    start: float
    per_day: float
    width: float

    @property
    def end(self) -> float:
        """The moment at the right edge."""
        return self.start + self.width / self.per_day

    @property
    def first(self) -> int:
        """The first day of which something is in view, within the calendar."""
        return min(_LAST, max(1, int(self.start)))

    @property
    def last(self) -> int:
        """The last day of which something is in view, within the calendar."""
        end = self.end
        return min(_LAST, max(1, int(end) - (end == int(end))))

    def x(self, day: float) -> float:
        """Return where a moment lies, in pixels from the left edge."""
        return (day - self.start) * self.per_day

    def moment(self, x: float) -> float:
        """Return the moment at `x` pixels."""
        return self.start + x / self.per_day

    def day(self, x: float) -> int:
        """Return the day at `x` pixels, within the calendar."""
        return min(_LAST, max(1, int(self.moment(x) // 1)))

    def moved(self, pixels: float) -> "Timescale":
        """Return the view that lies so far to the right."""
        return replace(self, start=self.start + pixels / self.per_day)

    def zoomed(self, factor: float, about: float, farthest: float) -> "Timescale":
        """Return the view magnified by `factor`, in which what is at `about` pixels stays there.

        `farthest` is the smallest scale, in pixels a day.
        """
        per_day = min(max(CLOSEST, farthest), max(farthest, self.per_day * factor))
        return replace(self, per_day=per_day, start=self.moment(about) - about / per_day)

    def resized(self, width: float) -> "Timescale":
        """Return the view of the same time on another width."""
        if not self.width or not width:
            return replace(self, width=width)
        return replace(self, width=width, per_day=self.per_day * width / self.width)

    def kept_at(self, first: int, last: int) -> "Timescale":
        """Return the view moved no more than needed for its middle to lie in those days."""
        half = self.width / self.per_day / 2
        middle = min(last + 1.0, max(float(first), self.start + half))
        return self if middle == self.start + half else replace(self, start=middle - half)

    def showing(self, first: int, last: int, margin: float) -> "Timescale":
        """Return the view moved no more than needed to show those days, `margin` pixels from
        its edges; of what is longer than the view, the beginning.
        """
        left, right = self.x(first), self.x(last + 1)
        inner = self.width - margin
        if left >= margin and right <= inner:
            return self
        # Already nothing but this is in view: its beginning need not be.
        if left < margin and right > inner and right - left > inner - margin:
            return self
        if left < margin or right - left > inner - margin:
            return self.moved(left - margin)
        return self.moved(right - inner)


def fitting(first: int, last: int, width: float) -> Timescale:
    """Return the view that shows the days from `first` to `last` with a little room around."""
    days = last + 1 - first
    room = width * (1 - 2 * _ROOM)
    per_day = min(CLOSEST, max(room, 1.0) / days)
    middle = (first + last + 1) / 2
    return Timescale(start=middle - width / per_day / 2, per_day=per_day, width=width)
