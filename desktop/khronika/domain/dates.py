"""When something happened, as far as anyone knows: one value for every date in the archive."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self

from khronika.domain import date_shown
from khronika.domain.errors import KnownError
from khronika.i18n import N_

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
    def sort_key(self) -> tuple[int, int]:
        """Order by the earliest possible start (else the nearest bound), the closer known first.

        Ordinals of `datetime.date`; what is undated comes last.
        """
        es, ls, ee, le = (day.toordinal() if day else None for day in self.bounds)
        first = next((day for day in (es, ls, ee, le) if day is not None), _UNDATED)
        return first, le if le is not None else _UNDATED

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
