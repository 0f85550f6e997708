"""One day, month, season or year as stated in words, complete or not."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from khronika.domain.date_tokens import Token
from khronika.domain.dates import Quality, When
from khronika.domain.edtf import parse_edtf

_WINTER = 24
_YEAR_PARTS, _YEAR_HALVES, _QUARTERS = 36, 39, 32  # EDTF's groupings begin one above these
_MONTH_PARTS = {1: ("01", "10"), 2: ("11", "20"), 3: ("21", None)}
_MONTH_HALVES = {1: ("01", "15"), 2: ("16", None)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A date that words name completely; `when.edtf` says it, in brackets if need be."""

    when: When
    first: date
    last: date

    @property
    def is_simple(self) -> bool:
        """Whether its EDTF may stand in an interval or a set."""
        return not (self.when.edtf or "[").startswith("[")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What words say of one date; what they leave out is None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None
    part: int | None = None
    half: int | None = None
    quarter: int | None = None
    decade: int | None = None

    @property
    def is_winter(self) -> bool:
        """Whether it is a whole winter, which lies in two years."""
        return self.season == _WINTER and self.part is None

    def dated(self, year: int | None) -> Period | None:
        """Return the period, in `year` if none is stated; None if it makes no date.

        Raises:
            MalformedDate: There is no such day.
        """
        complete = self if self.year or self.decade else replace(self, year=year)
        edtf = complete._edtf()
        if edtf is None:
            return None
        when = parse_edtf(edtf)
        first, last = when.earliest_start, when.latest_end
        if first is None or last is None:
            return None
        if self.part or self.half or self.is_winter:
            when = replace(when, quality=Quality.ESTIMATED)
        return Period(when=when, first=first, last=last)

    def _edtf(self) -> str | None:
        vague = [self.part, self.half, self.quarter]
        if sum(value is not None for value in vague) > 1 or (self.day and any(vague)):
            return None
        if self.decade is not None:
            alone = self == Stated(decade=self.decade)
            return f"{self.decade // 10:03d}X" if alone else None
        if self.year is None or (self.day and not self.month):
            return None
        if self.season:
            return self._season_edtf(self.year) if not (self.month or self.half) else None
        return self._month_edtf(self.year) if self.month else self._year_edtf(self.year)

    def _month_edtf(self, year: int) -> str | None:
        month = f"{year:04d}-{self.month:02d}"
        if self.quarter:
            return None
        if self.day:
            return f"{month}-{self.day:02d}"
        days = _MONTH_PARTS.get(self.part or 0) or _MONTH_HALVES.get(self.half or 0)
        if days is None:
            return month
        last = days[1] or parse_edtf(month).latest_end
        return f"[{month}-{days[0]}..{f'{month}-{last}' if days[1] else last}]"

    def _year_edtf(self, year: int) -> str:
        for value, group in (
            (self.part, _YEAR_PARTS), (self.half, _YEAR_HALVES), (self.quarter, _QUARTERS),
        ):  # fmt: skip
            if value:
                return f"{year:04d}-{group + value}"
        return f"{year:04d}"

    def _season_edtf(self, year: int) -> str | None:
        if self.quarter:
            return None
        if self.season == _WINTER:
            return f"[{year - 1:04d}-12..{year + 1:04d}-02]" if self.part is None else None
        if self.part and self.season:
            return f"{year:04d}-{3 * (self.season - 20) + self.part - 1:02d}"
        return f"{year:04d}-{self.season}"


def read_period(tokens: Sequence[Token]) -> Stated | None:
    """Return what `tokens` say of one date; None if there is another word or one twice."""
    said: dict[str, int] = {}
    for token in tokens:
        if token.kind == "date":
            day = date.fromordinal(token.value)
            pieces = {"year": day.year, "month": day.month, "day": day.day}
        elif token.kind in Stated.__dataclass_fields__:
            pieces = {token.kind: token.value}
        else:
            return None
        if said.keys() & pieces.keys():
            return None
        said |= pieces
    return Stated(**said) if said else None


def completed(one: Stated, other: Stated, year: int | None) -> tuple[Stated, Stated]:
    """Return two dates with what only one of them says: “17–19 April”, “May – July 2022”.

    The first takes the year before when its month is the later one (“28 December – 3 January
    2023”); `year` is the second's if neither says one.
    """
    if one.day and not one.month and not one.season:
        one = replace(one, month=other.month)
    if other.day and not other.month and not other.season:
        other = replace(other, month=one.month)
    over_new_year = bool(one.month and other.month and one.month > other.month)
    if one.year is None and other.year is None and not (one.decade or other.decade):
        other = replace(other, year=year)
    if one.year is None and other.year is not None:
        one = replace(one, year=other.year - over_new_year)
    elif other.year is None and one.year is not None:
        other = replace(other, year=one.year + over_new_year)
    return one, other
