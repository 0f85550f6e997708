"""When something happened, as far as anyone knows: one value for every date in the archive."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from operator import itemgetter
from typing import Self, TypeVar

from khronika.domain import date_shown
from khronika.domain.errors import KnownError
from khronika.i18n import N_

Item = TypeVar("Item")
Ordinals = tuple[int | None, int | None, int | None, int | None]

_UNDATED = date.max.toordinal() + 1  # sorts after every date


class DatesOutOfOrder(KnownError):
    summary = N_("The dates given for “{words}” contradict each other.")
    remedy = N_("Check that nothing ends before it starts, then try again.")


class Quality(StrEnum):
    """Where the bounds come from: the source's words, an estimate in them, or a conclusion."""

    STATED = "stated"
    ESTIMATED = "estimated"
    INFERRED = "inferred"


class Precision(StrEnum):
    """How closely the bounds hold the event: to a day, one calendar unit, several, or not."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    SPAN = "span"
    OPEN = "open"
    UNKNOWN = "unknown"


class Fit(StrEnum):
    """What can be said of an event and a range of days."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    UNDATED = "undated"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A date as stated, with the days between which the event must have begun and ended.

    Attributes:
        words: The date as the source words it; never changed, may be empty.
        edtf: The same in EDTF (ISO 8601-2, the Library of Congress's profile of it), or None
            if EDTF cannot say it.
        earliest_start, latest_start: The first and last day on which it may have begun.
        earliest_end, latest_end: The first and last day on which it may have ended. For
            something that happened at one point in time these equal the bounds of the start.
            None is no bound; all four None is an unknown date, which is the default.
        quality: Where the bounds come from.
        ongoing: It had not ended when this was stated.
        time, zone: Time of day and its zone, as stated; both count for showing only.

    Days are of the proleptic Gregorian calendar, years 1 to 9999, both ends included.

    Raises:
        DatesOutOfOrder: A bound lies before one that cannot come after it.
    """

    words: str = ""
    edtf: str | None = None
    earliest_start: date | None = None
    latest_start: date | None = None
    earliest_end: date | None = None
    latest_end: date | None = None
    quality: Quality = Quality.STATED
    ongoing: bool = False
    time: str | None = None
    zone: str | None = None

    def __post_init__(self) -> None:
        es, ls, ee, le = self.bounds
        for one, other in ((es, ls), (ee, le), (es, ee), (ls, le), (es, le)):
            if one and other and one > other:
                raise DatesOutOfOrder(words=self.words or self.edtf or "")

    @property
    def bounds(self) -> tuple[date | None, date | None, date | None, date | None]:
        """The earliest and latest start, then the earliest and latest end."""
        return self.earliest_start, self.latest_start, self.earliest_end, self.latest_end

    @property
    def is_unknown(self) -> bool:
        """Whether nothing bounds the event; its words may still say something."""
        return self.bounds == (None, None, None, None)

    @property
    def is_point(self) -> bool:
        """Whether the event is one point in time, however vaguely known."""
        return self.bounds[:2] == self.bounds[2:] and not self.is_unknown

    @property
    def is_approximate(self) -> bool:
        """Whether the date is qualified as approximate (EDTF's ~ and %)."""
        return bool(set(self.edtf or "") & set("~%"))

    @property
    def is_uncertain(self) -> bool:
        """Whether the source of the date doubts it (EDTF's ? and %)."""
        return bool(set(self.edtf or "") & set("?%"))

    @property
    def precision(self) -> Precision:
        """How closely the bounds hold the event."""
        es, ls, ee, le = self.bounds
        if self.is_unknown:
            return Precision.UNKNOWN
        if es is None or ls is None or ee is None or le is None:
            return Precision.OPEN
        if es == le:
            return Precision.DAY
        if self.is_point and es.year == le.year and es.day == 1 and _ends_month(le):
            if es.month == le.month:
                return Precision.MONTH
            if (es.month, le.month) == (1, 12):
                return Precision.YEAR
        return Precision.SPAN

    @property
    def sort_key(self) -> tuple[int, int]:
        """Order by the earliest possible start (else the nearest bound), the closer known first.

        Ordinals of `datetime.date`; what is undated comes last.
        """
        es, ls, ee, le = (day.toordinal() if day else None for day in self.bounds)
        first = next((day for day in (es, ls, ee, le) if day is not None), _UNDATED)
        return first, le if le is not None else _UNDATED

    def certainly_within(self, start: date | None, end: date | None) -> bool:
        """Say whether, whatever is true, some day of it falls on `start` to `end`, inclusive.

        So an arrest that lasted from May to July is certainly within June. None is no limit.
        """
        after = start is None or (self.earliest_end is not None and self.earliest_end >= start)
        before = end is None or (self.latest_start is not None and self.latest_start <= end)
        return after and before

    def possibly_within(self, start: date | None, end: date | None) -> bool:
        """Say whether some day of it may fall on `start` to `end`, inclusive; None is no limit.

        What is undated may have happened at any time; `fit` tells it apart.
        """
        not_over = start is None or self.latest_end is None or self.latest_end >= start
        begun = end is None or self.earliest_start is None or self.earliest_start <= end
        return not_over and begun

    def fit(self, start: date | None, end: date | None) -> Fit:
        """Say how this stands to the days `start` to `end`, inclusive; None is no limit."""
        if self.is_unknown:
            return Fit.UNDATED
        if self.certainly_within(start, end):
            return Fit.CERTAIN
        return Fit.POSSIBLE if self.possibly_within(start, end) else Fit.OUTSIDE

    def shown(self, language: str) -> str:
        """Return the date in short words of `language` ("en", "uk", "ru").

        What has no bounds is shown in its own words; an unknown date is empty.
        """
        return date_shown.shown(self, language)

    def ordinals(self) -> Ordinals:
        """Return the bounds as the database keeps them: days, 1 January of year 1 being 1."""
        es, ls, ee, le = (day.toordinal() if day else None for day in self.bounds)
        return es, ls, ee, le

    @classmethod
    def from_ordinals(
        cls,
        ordinals: Ordinals,
        *,
        words: str = "",
        edtf: str | None = None,
        quality: Quality = Quality.STATED,
        ongoing: bool = False,
        time: str | None = None,
        zone: str | None = None,
    ) -> Self:
        """Return the value whose `ordinals()` these are.

        Raises:
            DatesOutOfOrder: The bounds contradict each other.
        """
        es, ls, ee, le = (date.fromordinal(day) if day is not None else None for day in ordinals)
        return cls(
            words=words,
            edtf=edtf,
            earliest_start=es,
            latest_start=ls,
            earliest_end=ee,
            latest_end=le,
            quality=quality,
            ongoing=ongoing,
            time=time,
            zone=zone,
        )


UNKNOWN = When()


def in_range(
    dated: Iterable[tuple[Item, When]],
    start: date | None,
    end: date | None,
    *,
    certainly: bool = False,
) -> list[Item]:
    """Return the items that fall on `start` to `end` (inclusive; None is no limit), by date.

    Args:
        dated: Each item with its date.
        certainly: Only what is certainly in range; otherwise what possibly is. What is
            undated is in neither answer: a list shows those apart.
    """
    wanted = {Fit.CERTAIN} if certainly else {Fit.CERTAIN, Fit.POSSIBLE}
    chosen = [(when.sort_key, item) for item, when in dated if when.fit(start, end) in wanted]
    return [item for _, item in sorted(chosen, key=itemgetter(0))]


def extent(whens: Iterable[When]) -> tuple[date, date] | None:
    """Return the first and last day that bounds any of `whens`; None if nothing is bounded."""
    days = [day for when in whens for day in when.bounds if day is not None]
    return (min(days), max(days)) if days else None


def _ends_month(day: date) -> bool:
    return day.day == monthrange(day.year, day.month)[1]
