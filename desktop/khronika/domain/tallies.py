"""Totals and what stands beside them: what the archive holds, and how a total breaks down."""

from dataclasses import dataclass

from khronika.domain.kinds import RecordId
from khronika.domain.values import Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What the archive itself holds of the kind a figure counts.

    of: the term that is counted, with all below it; a category counts incidents, a role or an
        outcome counts people and groups. among: the category within which.
    recorded: how many there are. dated: how many of them lie in the figure's own time for
        certain; None where that is not asked.
    """

    of: Term
    recorded: int
    among: Term | None = None
    dated: int | None = None

    @property
    def counts_people(self) -> bool:
        """Whether people are counted, not incidents."""
        return self.of.vocabulary != "category"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """An incident whose one figure is a part of a larger total."""

    incident: RecordId
    title: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Breakdown:
    """A total with its parts; None is an open bound."""

    low: int | None
    high: int | None
    parts: tuple[Part, ...]

    @property
    def sum_low(self) -> int | None:
        """At least so many are in the parts; None when no part has a lower bound."""
        known = [part.low for part in self.parts if part.low is not None]
        return sum(known) if known else None

    @property
    def sum_high(self) -> int | None:
        """At most so many are in the parts; None when one of them is open."""
        known = [part.high for part in self.parts if part.high is not None]
        return sum(known) if len(known) == len(self.parts) else None

    @property
    def rest_low(self) -> int:
        """So many of the total, at the least, are in none of the parts."""
        if self.low is None or self.sum_high is None:
            return 0
        return max(0, self.low - self.sum_high)

    @property
    def rest_high(self) -> int | None:
        """So many of the total, at the most, are in none of the parts; None when it is open."""
        if self.high is None:
            return None
        return self.high - (self.sum_low or 0)

    @property
    def exceeds(self) -> bool:
        """Whether the parts are certainly more than the whole: they overlap, or one is wrong."""
        return self.rest_high is not None and self.rest_high < 0
